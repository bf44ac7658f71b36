//! Publications: planned, sent exactly once, settled, verified; and the story of each.

mod admit_claims;
mod amend_comment;
mod amend_publications;
mod amendment;
mod api;
mod backoff;
mod check_ahead;
mod claim_due;
mod comment;
mod declare_outcome;
mod derive_outcome;
mod draw_proof;
mod error;
mod exempt_from_pause;
mod hold_publication;
mod item;
mod mend_comment;
mod model;
mod notice_doubts;
mod pages;
mod pause;
mod pause_publishing;
mod plan_publications;
mod ports;
pub mod proof;
mod proof_journal;
mod proof_view;
mod publisher;
mod quota;
mod release_publications;
mod resume_publishing;
mod retry_publication;
mod run_due;
mod send_amendment;
mod send_comment;
mod send_publication;
mod settings;
mod settle_amendment;
mod settle_attempt;
mod settle_comment;
mod settle_unknown;
mod store;
mod sweep;
mod withdraw_publications;

pub use amend_publications::{CopyBusy, amend_publications, copies_of};
pub use amendment::{Act, Amendment, PublishedCopy, Standing, acts_of};
pub use api::router;
pub use check_ahead::{CHECKS_SIGNAL, check_ahead, look_again, next_check_in};
pub use comment::Comment;
pub use declare_outcome::{Seen, declare_outcome};
pub use derive_outcome::{Outlook, derive_outcome};
pub use error::PublishingError;
pub use exempt_from_pause::{Exempted, exempt_from_pause};
pub use mend_comment::{Mending, mend_comment};
pub use model::{AttemptState, Claim, Plan, Publication, PublicationState};
pub use notice_doubts::notice_doubts;
pub use pages::pages;
pub use pause::{Pause, PauseExemption, PauseTarget, PausesInForce};
pub use pause_publishing::pause_publishing;
pub use plan_publications::plan_publications;
pub use ports::{
    ApprovedContent, ContentFit, ContentToSend, MediaFiles, MediaTrouble, PortError, PostFacts, SegmentToSend,
};
pub use publisher::Publisher;
pub use release_publications::{Choice, Release, Released, release_publications};
pub use resume_publishing::resume_publishing;
pub use retry_publication::{cancel_publication, retry_publication};
pub use run_due::{next_comment_wake, next_due_at, next_wake, run_due};
pub use send_comment::run_comments;
pub use settings::PublishingSettings;
pub use store::{
    due_between, due_in_states, find_comment, find_publication, findings_of, findings_of_posts,
    publications_of, scheduled_posts_of_channel,
};
pub use sweep::{Swept, sweep};
pub use withdraw_publications::{reschedule_publications, stop_channel, withdraw_publications};

use parvis_channels::Channels;
use parvis_database::{Database, Migration};
use std::sync::Arc;

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026_11_24_0400_publishing",
        sql: include_str!("../migrations/2026_11_24_0400_publishing.sql"),
    },
    Migration {
        name: "2026_11_25_0252_checks",
        sql: include_str!("../migrations/2026_11_25_0252_checks.sql"),
    },
    Migration {
        name: "2026_11_25_0258_pauses",
        sql: include_str!("../migrations/2026_11_25_0258_pauses.sql"),
    },
    Migration {
        name: "2026_11_25_0257_publications_of_posts",
        sql: include_str!("../migrations/2026_11_25_0257_publications_of_posts.sql"),
    },
    Migration {
        name: "2026_11_25_0317_one_publication",
        sql: include_str!("../migrations/2026_11_25_0317_one_publication.sql"),
    },
    Migration {
        name: "2026_11_25_0321_quotas",
        sql: include_str!("../migrations/2026_11_25_0321_quotas.sql"),
    },
    Migration {
        name: "2026_11_25_0338_comments",
        sql: include_str!("../migrations/2026_11_25_0338_comments.sql"),
    },
    Migration {
        name: "2026_11_25_0450_amendments",
        sql: include_str!("../migrations/2026_11_25_0450_amendments.sql"),
    },
    Migration {
        name: "2026_11_25_1250_comments_gone",
        sql: include_str!("../migrations/2026_11_25_1250_comments_gone.sql"),
    },
    Migration {
        name: "2026_11_25_1640_in_doubt",
        sql: include_str!("../migrations/2026_11_25_1640_in_doubt.sql"),
    },
];

/// Name of the signal that wakes the publisher.
pub const SIGNAL: &str = "publishing";

/// Name of the signal that wakes those that send first comments.
pub const COMMENTS_SIGNAL: &str = "comments";

/// What the domain works with.
pub struct Publishing {
    /// The database.
    pub db: Database,
    /// Channels, their connectors and credentials.
    pub channels: Arc<Channels>,
    /// The approved content, read when it leaves.
    pub content: Arc<dyn ApprovedContent>,
    /// Whether content fits its channel as the channel is now.
    pub fit: Arc<dyn ContentFit>,
    /// The files, made to fit.
    pub media: Arc<dyn MediaFiles>,
    /// Themes and names of posts.
    pub posts: Arc<dyn PostFacts>,
    /// What proof sheets are drawn from.
    pub proofs: Arc<dyn proof::ProofSources>,
    /// Durations and limits.
    pub settings: PublishingSettings,
}
