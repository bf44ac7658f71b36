//! Gives a post up before anything of it left; or takes it back to a draft.

use crate::{Editorial, EditorialError, Stage, approve_post::step};
use parvis_identity::SignedIn;
use parvis_kernel::PostId;

/// Takes the publications back and returns the post to its draft; a post that was not scheduled is given up.
///
/// # Errors
/// [`EditorialError::AlreadyLeaving`], [`EditorialError::WrongStage`].
pub async fn cancel_post(editorial: &Editorial, by: &SignedIn, id: PostId) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    let to = match content.post.stage {
        Stage::Scheduled => {
            let withdrawn = editorial.publications.withdraw(&mut tx, by.scope(), id).await?;
            withdrawn.map_err(|_| EditorialError::AlreadyLeaving)?;
            Stage::Draft
        }
        Stage::Cancelled => return Err(EditorialError::WrongStage),
        _ => Stage::Cancelled,
    };
    let payload = serde_json::json!({ "from": content.post.stage.code(), "to": to.code() });
    step(&mut tx, by, &content, to, "post.cancelled", "PostCancelled", payload).await?;
    tx.commit().await?;
    Ok(())
}
