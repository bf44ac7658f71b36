//! Saves a draft as one types: refused when somebody saved in between, cancels an approval when content changed.

use crate::{
    Draft, Editorial, EditorialError, Stage, check_comment::refuse_comments, check_options::refuse_options,
    edit, store,
};
use parvis_channels::find_channels;
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::PostId;

/// Saves `draft` over `revision`.
///
/// On a scheduled post a change of content takes the publications back, unless one has left; on an approved
/// post it cancels the approval. A change of theme, wish or priority alone does neither.
///
/// # Errors
/// [`EditorialError::StaleRevision`], [`EditorialError::AlreadyLeaving`], [`EditorialError::Fields`],
/// [`EditorialError::WrongStage`] on a cancelled post.
pub async fn save_draft(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    revision: i64,
    draft: &Draft,
) -> Result<(), EditorialError> {
    edit::check_bounds(draft)?;
    let mut tx = editorial.db.begin().await?;
    let mut content = editorial.content_to_change(&tx, by.scope(), id).await?;
    if content.post.revision != revision {
        return Err(EditorialError::StaleRevision);
    }
    if content.post.stage == Stage::Cancelled {
        return Err(EditorialError::WrongStage);
    }
    let chosen: Vec<_> = draft.variants.iter().map(|variant| variant.channel).collect();
    let channels = find_channels(&tx, by.scope(), &chosen).await?;
    let is_known = |id| channels.contains_key(&id) || content.variants.iter().any(|one| one.channel == id);
    if !chosen.into_iter().all(is_known) {
        return Err(parvis_channels::ChannelsError::NotFound.into());
    }
    refuse_comments(editorial, &channels, draft)?;
    refuse_options(editorial, &channels, draft)?;
    let before = edit::draft_of(&content);
    if before == *draft {
        return Ok(());
    }
    let (stage_before, hash_before) = (content.post.stage, content.post.revision_hash);
    edit::apply(&tx, &mut content, draft);
    let changed = content.post.revision_hash != hash_before;
    if changed && stage_before == Stage::Scheduled {
        let withdrawn = editorial.publications.withdraw(&mut tx, by.scope(), id).await?;
        withdrawn.map_err(|_| EditorialError::AlreadyLeaving)?;
    }
    content.post.stage = match stage_before {
        Stage::InReview | Stage::Approved | Stage::Scheduled if changed => Stage::Draft,
        Stage::Idea if !content.post.excerpt.is_empty() => Stage::Draft,
        stage => stage,
    };
    content.post.revision += 1;
    content.post.updated_at = tx.now();
    if !store::update_post(&tx, &content.post, &edit::search_text(&content)).await? {
        return Err(EditorialError::StaleRevision);
    }
    if changed {
        store::replace_content(&tx, &content).await?;
    }
    let body = serde_json::to_string(&before).unwrap_or_default();
    let mut saved = content.post.clone();
    saved.revision = revision;
    store::save_revision(&tx, &saved, by.member.id, &body).await?;
    if stage_before != content.post.stage {
        let line = Line {
            actor: by.actor(),
            act: "post.reopened",
            object: id.to_string(),
            payload: serde_json::json!({ "from": stage_before.code(), "to": content.post.stage.code(), "why": "content changed" }),
        };
        tx.journal(by.scope(), line).await?;
    }
    tx.emit(by.scope(), "PostSaved", id, None).await?;
    tx.commit().await?;
    Ok(())
}
