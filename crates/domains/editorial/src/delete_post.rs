//! Deletes a post of which nothing was ever planned.

use crate::{Editorial, EditorialError, Stage, store};
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::PostId;

/// Deletes an idea, a draft, or a post that was given up.
///
/// # Errors
/// [`EditorialError::WrongStage`] for a post that waits for approval, is approved or scheduled;
/// [`EditorialError::AlreadyLeaving`] when publications of it are kept.
pub async fn delete_post(editorial: &Editorial, by: &SignedIn, id: PostId) -> Result<(), EditorialError> {
    let kept = editorial.publications.leaving(by.scope(), &[id]).await?;
    if kept.get(&id).is_some_and(|leaving| leaving.state != crate::Outcome::Cancelled) {
        return Err(EditorialError::AlreadyLeaving);
    }
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    if !content.post.stage.is_open() && content.post.stage != Stage::Cancelled {
        return Err(EditorialError::WrongStage);
    }
    store::delete_post(&tx, by.scope(), id).await?;
    let line = Line {
        actor: by.actor(),
        act: "post.deleted",
        object: id.to_string(),
        payload: serde_json::json!({ "title": content.post.title }),
    };
    tx.journal(by.scope(), line).await?;
    tx.emit(by.scope(), "PostDeleted", id, None).await?;
    tx.commit().await?;
    Ok(())
}
