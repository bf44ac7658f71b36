//! Live events: what was committed is told to the screens of the same institution.

use crate::program::Program;
use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, StreamExt};
use parvis_identity::Can;
use parvis_kernel::permissions;
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio_stream::wrappers::{BroadcastStream, errors::BroadcastStreamRecvError};

/// Tells the screen name of a domain's event; `None` when no screen shows it.
fn screen_name(name: &str) -> Option<&'static str> {
    let kinds = [
        ("Publication", "publication.changed"),
        ("Pause", "pause.changed"),
        ("Post", "post.changed"),
        ("Channel", "channel.changed"),
        ("Asset", "asset.changed"),
        ("Slot", "slot.changed"),
        ("Series", "series.changed"),
        ("Presence", "presence.changed"),
        ("Member", "member.changed"),
        ("Notification", "notification.changed"),
    ];
    kinds.into_iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, screen)| screen)
}

/// Streams the events of the reader's institution.
pub(crate) async fn events(
    State(program): State<Arc<Program>>,
    by: Can<permissions::Read>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let organisation = by.scope().organisation;
    let mut stopping = program.stopping.subscribe();
    let events = BroadcastStream::new(program.db.follow()).filter_map(move |received| async move {
        match received {
            Ok(event) if event.organisation == organisation => {
                let name = screen_name(event.name)?;
                let data = serde_json::json!({ "id": event.subject, "post": event.related });
                Some(Ok(Event::default().event(name).id(event.id.to_string()).data(data.to_string())))
            }
            Ok(_) => None,
            // The screen was too slow: it reads everything again.
            Err(BroadcastStreamRecvError::Lagged(_)) => Some(Ok(Event::default().event("resync").data("{}"))),
        }
    });
    let stop = async move {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let hello = futures_util::stream::once(async { Ok(Event::default().event("hello").data("{}")) });
    Sse::new(hello.chain(events).take_until(Box::pin(stop)))
        .keep_alive(KeepAlive::new().interval(Duration::from_secs(20)))
}
