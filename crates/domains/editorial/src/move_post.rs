//! Moves a post in the calendar: its wish, or its publications when it is scheduled.

use crate::{Editorial, EditorialError, Schedule, Stage, model::PostContent, schedule_post::when, store};
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{Ambiguity, PostId, WallTime, permissions};

/// Moves a post. The approval still holds: it binds to the content, not to the hour.
///
/// # Errors
/// [`EditorialError::AlreadyLeaving`], [`EditorialError::PastHour`], [`EditorialError::Hour`],
/// [`EditorialError::NotApproved`] when the post is scheduled and the member may not schedule.
pub async fn move_post(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    wall: WallTime,
    choice: Option<Ambiguity>,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    move_in(editorial, &mut tx, by, &content, wall, choice).await?;
    tx.commit().await?;
    Ok(())
}

/// Moves a post inside an open transaction.
pub(crate) async fn move_in(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    content: &PostContent,
    wall: WallTime,
    choice: Option<Ambiguity>,
) -> Result<(), EditorialError> {
    let id = content.post.id;
    if content.post.stage == Stage::Cancelled {
        return Err(EditorialError::WrongStage);
    }
    if content.post.stage == Stage::Scheduled {
        if !by.may::<permissions::SchedulePosts>() {
            return Err(EditorialError::NotApproved);
        }
        let (due, due_at) = when(tx, by, &Schedule::At { wall: wall.clone(), choice })?;
        let moved = editorial.publications.reschedule(tx, by.scope(), id, &due, due_at).await?;
        moved.map_err(|_| EditorialError::AlreadyLeaving)?;
    }
    store::set_wish(tx, by.scope(), id, &wall).await?;
    let line = Line {
        actor: by.actor(),
        act: "post.moved",
        object: id.to_string(),
        payload: serde_json::json!({ "from": content.post.wish, "to": wall }),
    };
    tx.journal(by.scope(), line).await?;
    tx.emit(by.scope(), "PostMoved", id, None).await?;
    Ok(())
}
