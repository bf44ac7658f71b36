//! Begins a post.

use crate::{
    Draft, DraftSegment, DraftVariant, Editorial, EditorialError, Post, Priority, Stage,
    edit::{self, Origin},
    hand::Hand,
    model::PostContent,
    store,
};
use parvis_channels::find_channel;
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{ChannelId, Digest, MemberId, PostId, Scope, ThemeId, WallTime};

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
        variants: new.channels.into_iter().map(DraftVariant::following).collect(),
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
    let content = compose(&tx, by.scope(), by.member.id, tx.new_id(), draft, stage);
    insert_in(&mut tx, by.into(), &content, act, serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(content.post.id)
}

/// Puts a new post together, written nowhere yet.
pub(crate) fn compose(
    origin: &impl Origin,
    scope: Scope,
    author: MemberId,
    id: PostId,
    draft: &Draft,
    stage: Stage,
) -> PostContent {
    let post = Post {
        id,
        scope,
        title: String::new(),
        language: String::new(),
        theme: None,
        author,
        stage,
        revision: 1,
        revision_hash: Digest::from_bytes([0; 32]),
        wish: None,
        priority: Priority::Normal,
        excerpt: String::new(),
        created_at: origin.now(),
        updated_at: origin.now(),
    };
    let mut content = PostContent { post, original: Vec::new(), variants: Vec::new() };
    edit::apply(origin, &mut content, draft);
    content
}

/// Writes a new post with its journal line and its event.
pub(crate) async fn insert_in(
    tx: &mut Tx,
    hand: Hand,
    content: &PostContent,
    act: &'static str,
    why: serde_json::Value,
) -> Result<(), EditorialError> {
    let post = &content.post;
    store::insert_post(tx, post, &edit::search_text(content)).await?;
    store::insert_content(tx, content).await?;
    let line = Line {
        actor: hand.actor,
        act,
        object: post.id.to_string(),
        payload: serde_json::json!({ "stage": post.stage.code(), "title": post.title, "why": why }),
    };
    tx.journal(hand.scope, line).await?;
    tx.emit(hand.scope, "PostCreated", post.id, None).await?;
    Ok(())
}
