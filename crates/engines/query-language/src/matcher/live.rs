//! A matcher that several threads read while queries come and go.

use super::{Handle, Matcher};
use crate::syntax::Node;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard};

/// One matcher for several threads.
///
/// Readers take it for a batch of posts; an addition or a removal waits for the batches at
/// hand and lasts microseconds, so that matching never pauses noticeably. A batch begun after a
/// change was asked waits for that change: readers who come back at once cannot starve it.
pub struct LiveMatcher {
    matcher: RwLock<Matcher>,
    /// Held by a change from the moment it is asked. `RwLock` alone is not fair: a reader that
    /// takes it again within microseconds is back before the system has woken who waits.
    door: Mutex<()>,
}

impl LiveMatcher {
    /// Shares a matcher.
    pub fn new(matcher: Matcher) -> Self {
        Self { matcher: RwLock::new(matcher), door: Mutex::new(()) }
    }

    /// The matcher as it stands, for one batch of posts; keep it briefly, and never take it twice
    /// in one thread.
    pub fn read(&self) -> RwLockReadGuard<'_, Matcher> {
        drop(self.door.lock().unwrap_or_else(PoisonError::into_inner));
        self.matcher.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a query; batches begun after this see it.
    pub fn add(&self, query: &Node) -> Handle {
        self.alter(|matcher| matcher.add(query))
    }

    /// Removes a query; batches begun after this do not see it.
    pub fn remove(&self, handle: Handle) -> bool {
        self.alter(|matcher| matcher.remove(handle))
    }

    /// Puts a query in the place of another, at once for every reader.
    pub fn change(&self, handle: Handle, query: &Node) -> Handle {
        self.alter(|matcher| {
            matcher.remove(handle);
            matcher.add(query)
        })
    }

    fn alter<Answer>(&self, change: impl FnOnce(&mut Matcher) -> Answer) -> Answer {
        let _door = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut self.matcher.write().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Post, Scratch, parse};
    use std::thread;

    #[test]
    fn a_batch_begun_after_a_change_was_asked_sees_it() {
        let live = LiveMatcher::new(Matcher::default());
        let query = parse("mairie").expect("a query").root;
        let batch = live.read();
        thread::scope(|threads| {
            let asked = threads.spawn(|| live.add(&query));
            while live.door.try_lock().is_ok() {
                thread::yield_now();
            }
            let late = threads.spawn(|| {
                let mut found = Vec::new();
                live.read().matches(&mut Scratch::new(), &Post::of_text("La mairie ouvre"), &mut found);
                found
            });
            drop(batch);
            let handle = asked.join().expect("added");
            assert_eq!(late.join().expect("matched"), [handle]);
        });
    }
}
