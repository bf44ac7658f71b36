//! What is told of publications to whoever must prove what went out: items, attempts, standing. Read only.

use crate::{
    Publication, PublishingError, Standing,
    amendment::standing_of,
    model::Attempt,
    store,
};
use parvis_database::Run;
use parvis_kernel::{Digest, PostId, Scope, Timestamp};

/// A publication with everything that happened to it.
#[derive(Clone, Debug)]
pub struct PublicationRecord {
    /// The publication.
    pub publication: Publication,
    /// Where its copy stands now; `None` for what amends one.
    pub standing: Option<Standing>,
    /// Items it put out, in order.
    pub items: Vec<ItemRecord>,
    /// Every try, in order.
    pub attempts: Vec<AttemptRecord>,
}

/// An item that went out.
#[derive(Clone, Debug)]
pub struct ItemRecord {
    /// Its place, from 0.
    pub position: u32,
    /// Id on the network.
    pub remote_id: String,
    /// Its address.
    pub url: Option<String>,
    /// When the network accepted it.
    pub published_at: Timestamp,
    /// When it was taken down.
    pub gone_at: Option<Timestamp>,
}

/// One try.
#[derive(Clone, Debug)]
pub struct AttemptRecord {
    /// Its number within the publication, from 1.
    pub number: u32,
    /// Segment, from 0.
    pub segment: u32,
    /// `publish`, `edit` or `delete`.
    pub kind: &'static str,
    /// Code of its state.
    pub state: &'static str,
    /// When the call began.
    pub started_at: Timestamp,
    /// When the answer came.
    pub finished_at: Option<Timestamp>,
    /// Digest of what was sent.
    pub payload_hash: Digest,
    /// Who settled an unknown outcome: a member's id, `search` or `repeat`.
    pub resolved_by: Option<String>,
}

impl From<Attempt> for AttemptRecord {
    fn from(attempt: Attempt) -> Self {
        Self {
            number: attempt.number,
            segment: attempt.segment,
            kind: attempt.kind.code(),
            state: attempt.state.code(),
            started_at: attempt.started_at,
            finished_at: attempt.finished_at,
            payload_hash: attempt.payload_hash,
            resolved_by: attempt.resolved_by,
        }
    }
}

/// Reads the record of every publication of a post, those taken back included, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn publication_records(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<PublicationRecord>, PublishingError> {
    let story = store::whole_story(run, scope, post).await?;
    let mut records = Vec::with_capacity(story.len());
    for publication in story {
        let standing = match publication.amends {
            Some(_) => None,
            None => {
                let family = store::family_of(run, scope, publication.id).await?;
                let live = store::live_items(run, scope, publication.id).await?;
                Some(standing_of(&family, &live))
            }
        };
        let attempts = store::list_attempts(run, scope, publication.id).await?;
        records.push(PublicationRecord {
            standing,
            items: store::list_items(run, scope, publication.id).await?,
            attempts: attempts.into_iter().map(AttemptRecord::from).collect(),
            publication,
        });
    }
    Ok(records)
}
