//! What an approval binds to, and what leaves: digests over the content itself.

use crate::{
    Editorial, EditorialError, SegmentMedia, Stage, Variant,
    model::{PostContent, Segment},
    store,
};
use parvis_connector::VariantOptions;
use parvis_database::{Run, Tx};
use parvis_kernel::{ChannelId, Digest, PostId, Scope, VariantId};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// The content of one variant, read when it leaves.
#[derive(Clone, Debug)]
pub struct ApprovedContent {
    /// Title of the post.
    pub title: String,
    /// Language.
    pub language: String,
    /// Channel it leaves through.
    pub channel: ChannelId,
    /// Segments, in order.
    pub segments: Vec<Segment>,
    /// What goes with them.
    pub options: VariantOptions,
    /// Text of the first comment, when there is one.
    pub first_comment: Option<String>,
    /// Digest of all this.
    pub hash: Digest,
}

#[derive(Serialize)]
struct HashedSegment<'a> {
    text: &'a str,
    media: &'a [SegmentMedia],
}

#[derive(Serialize)]
struct HashedVariant<'a> {
    title: &'a str,
    language: &'a str,
    channel: ChannelId,
    segments: Vec<HashedSegment<'a>>,
    /// Absent when each is at its default, so that digests given before options existed still hold.
    #[serde(skip_serializing_if = "VariantOptions::is_plain")]
    options: &'a VariantOptions,
    /// Absent when there is none, so that digests given before comments existed still hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_comment: Option<&'a str>,
}

fn hashed<'a>(content: &'a PostContent, variant: &'a Variant) -> HashedVariant<'a> {
    HashedVariant {
        title: &content.post.title,
        language: &content.post.language,
        channel: variant.channel,
        segments: content
            .effective(variant)
            .iter()
            .map(|segment| HashedSegment { text: &segment.text, media: &segment.media })
            .collect(),
        options: &variant.options,
        first_comment: variant.first_comment.as_deref(),
    }
}

/// A digest with the very text that it is the digest of, so that anyone can compute it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What was hashed: one line of JSON, UTF-8.
    pub text: String,
    /// SHA-256 of its bytes.
    pub hash: Digest,
}

impl Statement {
    /// Writes a value, and its digest.
    pub(crate) fn of(value: &impl Serialize) -> Self {
        // Serialising our own plain structs cannot fail; an empty text would still give a digest that matches nothing.
        let text = serde_json::to_string(value).unwrap_or_default();
        let hash = Digest::from_bytes(Sha256::digest(&text).into());
        Self { text, hash }
    }
}

/// Returns the digest of what leaves through one variant.
#[must_use]
pub fn variant_hash(content: &PostContent, variant: &Variant) -> Digest {
    variant_statement(content, variant).hash
}

/// Returns what leaves through one variant, with its digest.
pub(crate) fn variant_statement(content: &PostContent, variant: &Variant) -> Statement {
    Statement::of(&hashed(content, variant))
}

/// Returns the digest that an approval binds to: every variant, and the original when there is none.
#[must_use]
pub(crate) fn revision_hash(content: &PostContent) -> Digest {
    revision_statement(content).hash
}

/// Returns what an approval binds to, with its digest.
pub(crate) fn revision_statement(content: &PostContent) -> Statement {
    let variants: Vec<_> = content.variants.iter().map(|variant| hashed(content, variant)).collect();
    let original: Vec<_> = content
        .original
        .iter()
        .map(|segment| HashedSegment { text: &segment.text, media: &segment.media })
        .collect();
    Statement::of(&(&content.post.title, &content.post.language, original, variants))
}

/// Reads again what leaves through a variant; `None` when it may not leave.
///
/// It may leave only when the post is scheduled and the last approval is of the very revision that is stored.
///
/// # Errors
/// The database failed.
pub async fn approved_content(
    run: &impl Run,
    scope: Scope,
    post: PostId,
    variant: VariantId,
) -> Result<Option<ApprovedContent>, EditorialError> {
    let Some(content) = store::find_content(run, scope, post).await? else { return Ok(None) };
    let approval = store::last_approval(run, scope, post).await?;
    let stored = revision_hash(&content);
    let approved = approval.is_some_and(|approval| {
        approval.decision == crate::Decision::Approved && approval.revision_hash == stored
    });
    if content.post.stage != Stage::Scheduled || !approved {
        return Ok(None);
    }
    Ok(content.variants.iter().find(|known| known.id == variant).map(|known| ApprovedContent {
        title: content.post.title.clone(),
        language: content.post.language.clone(),
        channel: known.channel,
        segments: content.effective(known).to_vec(),
        options: known.options.clone(),
        first_comment: known.first_comment.clone(),
        hash: variant_hash(&content, known),
    }))
}

impl Editorial {
    /// Reads a post that the transaction is about to change: nobody else changes it before its end.
    pub(crate) async fn content_to_change(
        &self,
        tx: &Tx,
        scope: Scope,
        post: PostId,
    ) -> Result<PostContent, EditorialError> {
        store::hold_post(tx, scope, post).await?;
        self.content(tx, scope, post).await
    }

    /// Reads a post with its content.
    pub(crate) async fn content(
        &self,
        run: &impl Run,
        scope: Scope,
        post: PostId,
    ) -> Result<PostContent, EditorialError> {
        store::find_content(run, scope, post).await?.ok_or(EditorialError::NotFound)
    }
}
