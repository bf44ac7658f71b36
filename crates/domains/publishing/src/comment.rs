//! The first comment of a publication: its own state, its own tries, after the publication is out.

use crate::{Publication, PublicationState as S};
use parvis_kernel::{PublicationId, Scope, Timestamp};

/// A first comment. Its states are those of a publication, without processing and missed.
///
/// Invariant: nothing of it changes the state of its publication, which is out already
/// (`tests/it/publishing/first_comments.rs`).
#[derive(Clone, Debug)]
pub struct Comment {
    /// Its publication.
    pub publication: PublicationId,
    /// Institution.
    pub scope: Scope,
    /// State.
    pub state: S,
    /// Earliest instant of the next try or search.
    pub(crate) next_attempt_at: Timestamp,
    /// Tries that came to nothing since the last progress.
    pub(crate) failures: u32,
    /// Date written into the remote item, fixed at the first try.
    pub(crate) dated_at: Option<Timestamp>,
    /// What happened last.
    pub code: Option<String>,
    /// Where it is.
    pub(crate) remote_id: Option<String>,
    pub(crate) remote_url: Option<String>,
    pub(crate) published_at: Option<Timestamp>,
    /// When it was taken down with its copy.
    pub(crate) gone_at: Option<Timestamp>,
}

/// A comment held under a lease by this worker, with its publication.
#[derive(Clone, Debug)]
pub(crate) struct CommentClaim {
    pub(crate) comment: Comment,
    pub(crate) publication: Publication,
    pub(crate) lease: Vec<u8>,
}

impl CommentClaim {
    /// Place of the comment for keys and attempts: after the last segment.
    pub(crate) fn place(&self) -> u32 {
        self.publication.segments_total
    }
}
