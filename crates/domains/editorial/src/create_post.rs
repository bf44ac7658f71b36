//! Begins a post.

use crate::{
    Draft, DraftSegment, DraftVariant, Editorial, EditorialError, Post, Priority, Stage, edit,
    model::PostContent, store,
};
use parvis_channels::find_channel;
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::{ChannelId, Digest, PostId, ThemeId, WallTime};

/// What is known of a post when it begins.
#[derive(Clone, Debug, Default)]
pub struct NewPost {
    /// Title; may be empty.
    pub title: String,
    /// First text; may be empty.
    pub text: String,
    /// Theme.
    pub theme: Option<ThemeId>,
    /// Channels.
    pub channels: Vec<ChannelId>,
    /// True for an idea.
    pub is_idea: bool,
    /// Hour wished for.
    pub wish: Option<WallTime>,
}

/// Begins a post and returns its id.
///
/// # Errors
/// [`EditorialError::Fields`]; [`EditorialError::Channels`] for a channel of another institution.
pub async fn create_post(
    editorial: &Editorial,
    by: &SignedIn,
    new: NewPost,
) -> Result<PostId, EditorialError> {
    let draft = Draft {
        title: new.title,
        language: "fr".to_owned(),
        theme: new.theme,
        wish: new.wish,
        priority: Priority::Normal,
        segments: vec![DraftSegment { text: new.text, media: Vec::new() }],
        variants: new
            .channels
            .into_iter()
            .map(|channel| DraftVariant { channel, segments: None, first_comment: None })
            .collect(),
    };
    let stage = if new.is_idea { Stage::Idea } else { Stage::Draft };
    insert(editorial, by, &draft, stage, "post.created").await
}

/// Begins a copy of a post: same text and channels, no hour, no approval.
pub(crate) async fn duplicate_post(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
) -> Result<PostId, EditorialError> {
    let content = editorial.content(&editorial.db.reader(), by.scope(), id).await?;
    let mut draft = edit::draft_of(&content);
    draft.wish = None;
    insert(editorial, by, &draft, Stage::Draft, "post.duplicated").await
}

async fn insert(
    editorial: &Editorial,
    by: &SignedIn,
    draft: &Draft,
    stage: Stage,
    act: &'static str,
) -> Result<PostId, EditorialError> {
    edit::check_bounds(draft)?;
    let mut tx = editorial.db.begin().await?;
    for variant in &draft.variants {
        if find_channel(&tx, by.scope(), variant.channel).await?.is_none() {
            return Err(parvis_channels::ChannelsError::NotFound.into());
        }
    }
    let post = Post {
        id: tx.new_id(),
        scope: by.scope(),
        title: String::new(),
        language: String::new(),
        theme: None,
        author: by.member.id,
        stage,
        revision: 1,
        revision_hash: Digest::from_bytes([0; 32]),
        wish: None,
        priority: Priority::Normal,
        excerpt: String::new(),
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    let mut content = PostContent { post, original: Vec::new(), variants: Vec::new() };
    edit::apply(&tx, &mut content, draft);
    store::insert_post(&tx, &content.post, &edit::search_text(&content)).await?;
    store::replace_content(&tx, &content).await?;
    let id = content.post.id;
    let line = Line {
        actor: by.actor(),
        act,
        object: id.to_string(),
        payload: serde_json::json!({ "stage": stage.code(), "title": content.post.title }),
    };
    tx.journal(by.scope(), line).await?;
    tx.emit(by.scope(), "PostCreated", id, None).await?;
    tx.commit().await?;
    Ok(id)
}
