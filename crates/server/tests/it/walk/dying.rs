//! A future that is dropped in the middle of its work, as everything is when a process dies.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

/// Runs `work` for at most `steps` steps: each wait for the database or for a network ends one.
/// `None` when it died before its end.
pub(crate) async fn dying<F: Future>(work: F, steps: u32) -> Option<F::Output> {
    Dying { work: Box::pin(work), left: steps }.await
}

struct Dying<F> {
    work: Pin<Box<F>>,
    left: u32,
}

impl<F: Future> Future for Dying<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let polled = self.work.as_mut().poll(context);
        self.left = self.left.saturating_sub(1);
        match polled {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if self.left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    }
}

/// Lets work go on to its next wait, and returns once what it waits for has come.
pub(crate) async fn go_on<F: Future>(mut work: Pin<&mut F>) -> Option<F::Output> {
    let polled = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await;
    if let Poll::Ready(output) = polled {
        return Some(output);
    }
    let mut is_woken = false;
    poll_fn(|_| if std::mem::replace(&mut is_woken, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    None
}
