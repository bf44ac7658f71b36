//! Schedules a post: its state, its journal line, its event and its publications in one transaction.

use crate::{
    Editorial, EditorialError, PlannedPublication, Stage,
    approve_post::{approve_in, refuse_blocked, step},
    content::variant_hash,
    hand::Hand,
    model::PostContent,
    store,
};
use parvis_channels::{ChannelState, find_channels};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{Ambiguity, PostId, Scope, Timestamp, WallTime, permissions};
use std::time::Duration;

/// When a post leaves.
#[derive(Clone, Debug)]
pub enum Schedule {
    /// As soon as possible.
    Now,
    /// At an hour on the wall.
    At {
        /// The hour.
        wall: WallTime,
        /// Which one, when the hour exists twice.
        choice: Option<Ambiguity>,
    },
}

/// An hour that is past by less than this still counts as now: the minute one was typing in.
pub(crate) const GRACE: Duration = Duration::from_secs(120);

/// Schedules a post. A member who may approve and schedules an unapproved post approves it by the same act.
///
/// # Errors
/// [`EditorialError::NotApproved`], [`EditorialError::Blocked`], [`EditorialError::NoChannel`],
/// [`EditorialError::PastHour`], [`EditorialError::Hour`] for an hour that does not exist or exists twice.
pub async fn schedule_post(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    schedule: Schedule,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    let (due, due_at) = when(&tx, by, &schedule)?;
    schedule_in(editorial, &mut tx, by, content, due, due_at).await?;
    tx.commit().await?;
    Ok(())
}

/// Schedules a post inside an open transaction.
pub(crate) async fn schedule_in(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    content: PostContent,
    due: WallTime,
    due_at: Timestamp,
) -> Result<(), EditorialError> {
    if matches!(content.post.stage, Stage::Scheduled | Stage::Cancelled) {
        return Err(EditorialError::WrongStage);
    }
    refuse_blocked(editorial, tx, by, &content).await?;
    schedule_checked(editorial, tx, by, content, due, due_at).await
}

/// Schedules a post that was found to fit its channels.
pub(crate) async fn schedule_checked(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    mut content: PostContent,
    due: WallTime,
    due_at: Timestamp,
) -> Result<(), EditorialError> {
    if content.post.stage != Stage::Approved {
        if !by.may::<permissions::ApprovePosts>() {
            return Err(EditorialError::NotApproved);
        }
        approve_in(tx, by, &content).await?;
        content.post.stage = Stage::Approved;
    }
    leave(editorial, tx, by.into(), &content, due, due_at).await
}

/// Plans what leaves of an approved post, with its state, its journal line and its event.
pub(crate) async fn leave(
    editorial: &Editorial,
    tx: &mut Tx,
    hand: Hand,
    content: &PostContent,
    due: WallTime,
    due_at: Timestamp,
) -> Result<(), EditorialError> {
    let planned = plan(tx, hand.scope, content, &due, due_at).await?;
    let payload = serde_json::json!({ "due": due, "due_at": due_at, "publications": planned.len() });
    store::set_wish(tx, hand.scope, content.post.id, &due).await?;
    step(tx, hand, content, Stage::Scheduled, "post.scheduled", "PostScheduled", payload).await?;
    editorial.publications.plan(tx, hand.scope, planned).await?;
    Ok(())
}

/// Turns a wish into an instant.
pub(crate) fn when(
    tx: &Tx,
    by: &SignedIn,
    schedule: &Schedule,
) -> Result<(WallTime, Timestamp), EditorialError> {
    let now = tx.now();
    match schedule {
        Schedule::Now => {
            let zone = by.organisation.zone.clone();
            let local = now.in_zone(&zone);
            let minute = local.with().second(0).subsec_nanosecond(0).build().unwrap_or(local);
            Ok((WallTime { local: minute, zone }, now))
        }
        Schedule::At { wall, choice } => {
            let instant = wall.instant(*choice)?;
            if instant < now.before(GRACE) {
                return Err(EditorialError::PastHour);
            }
            Ok((wall.clone(), instant.max(now)))
        }
    }
}

async fn plan(
    tx: &Tx,
    scope: Scope,
    content: &PostContent,
    due: &WallTime,
    due_at: Timestamp,
) -> Result<Vec<PlannedPublication>, EditorialError> {
    let mut planned = Vec::with_capacity(content.variants.len());
    let chosen: Vec<_> = content.variants.iter().map(|variant| variant.channel).collect();
    let mut channels = find_channels(tx, scope, &chosen).await?;
    for variant in &content.variants {
        let channel = channels.remove(&variant.channel).ok_or(parvis_channels::ChannelsError::NotFound)?;
        if channel.state == ChannelState::Disconnected {
            return Err(parvis_channels::ChannelsError::Disconnected.into());
        }
        planned.push(PlannedPublication {
            post: content.post.id,
            variant: variant.id,
            channel: channel.id,
            network: channel.network,
            segments: u32::try_from(content.effective(variant).len()).unwrap_or(u32::MAX),
            first_comment: variant.first_comment.is_some(),
            content_hash: variant_hash(content, variant),
            due_at,
            due: due.clone(),
            is_crisis: content.post.priority == crate::Priority::Crisis,
        });
    }
    Ok(planned)
}
