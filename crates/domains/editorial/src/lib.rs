//! Posts: written, adapted to channels, approved, scheduled; the calendar and the first screen.

mod allowed_acts;
mod api;
mod apply_correction;
mod approve_post;
mod calendar_feed;
mod cancel_post;
mod change_series;
mod check_comment;
mod check_content;
mod check_options;
mod check_poll;
mod check_sameness;
mod content;
mod copies;
mod correction;
mod correction_content;
mod correction_view;
mod create_occurrences;
mod create_post;
mod create_series;
mod decide_correction;
mod decide_series;
mod delete_post;
mod edit;
mod error;
mod find_slots;
mod hand;
mod holidays;
mod import_line;
mod import_posts;
mod list_posts;
mod model;
mod move_post;
mod ports;
mod posts_file;
mod presence;
mod recurrence;
mod remove_occurrence;
mod save_draft;
mod schedule_post;
mod series;
mod set_slots;
mod settings;
mod show_calendar;
mod show_home;
mod show_series;
mod slot;
mod store;
mod summary;
mod tell_record;
mod themes;
mod trouble_view;
mod typed_channels;
mod typed_moment;
mod view;
mod weekdays;
mod write_correction;

pub use api::{calendar_pages, router};
pub use apply_correction::apply_correction;
pub use approve_post::{approve_post, request_changes, submit_post};
pub use calendar_feed::CalendarFeeds;
pub use cancel_post::cancel_post;
pub use check_content::misfits;
pub use content::{ApprovedContent, Statement, approved_content, variant_hash};
pub use copies::{CopyAmendment, CopyNotFree, LiveCopy, PostCopies, Standing};
pub use correction::{CorrectedContent, CorrectedVariant, CorrectionKind, CorrectionState, Way};
pub use correction_content::approved_correction;
pub use create_occurrences::run_series;
pub use create_post::{NewPost, create_post};
pub use create_series::create_series;
pub use decide_series::start_series;
pub use delete_post::delete_post;
pub use error::EditorialError;
pub use list_posts::PostLists;
pub use model::{
    Decision, Draft, DraftSegment, DraftVariant, Post, Priority, Segment, SegmentMedia, Stage, Theme, Variant,
};
pub use move_post::move_post;
pub use ports::{
    AlreadyLeaving, AssetCard, Leaving, Outcome, PlannedPublication, PortError, PostAssets, PostPublications,
    Trouble,
};
pub use posts_file::FileFault;
pub use presence::Presence;
pub use recurrence::{Rule, RuleError};
pub use save_draft::save_draft;
pub use schedule_post::{Schedule, schedule_post};
pub use series::{Holidays, Missed, Timing};
pub use set_slots::{NewSlot, add_slot};
pub use settings::EditorialSettings;
pub use show_calendar::Calendars;
pub use slot::Slot;
pub use store::{find_posts, posts_using_asset, theme_exists, title_of};
pub use tell_record::{CopyRecord, CorrectionRecord, DecisionRecord, PostRecord, tell_record};
pub use themes::{create_theme, default_themes, themes_by_name};
pub use weekdays::Weekdays;
pub use write_correction::{begin_correction, dismiss_correction};

use parvis_channels::Channels;
use parvis_database::{Database, Migration};
use std::sync::Arc;

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026_11_24_0300_editorial",
        sql: include_str!("../migrations/2026_11_24_0300_editorial.sql"),
    },
    Migration {
        name: "2026_11_25_0322_prints",
        sql: include_str!("../migrations/2026_11_25_0322_prints.sql"),
    },
    Migration {
        name: "2026_11_25_0339_first_comments",
        sql: include_str!("../migrations/2026_11_25_0339_first_comments.sql"),
    },
    Migration { name: "2026_11_25_0253_slots", sql: include_str!("../migrations/2026_11_25_0253_slots.sql") },
    Migration {
        name: "2026_11_25_0258_content_of_posts",
        sql: include_str!("../migrations/2026_11_25_0258_content_of_posts.sql"),
    },
    Migration {
        name: "2026_11_25_0343_series",
        sql: include_str!("../migrations/2026_11_25_0343_series.sql"),
    },
    Migration {
        name: "2026_11_25_0451_corrections",
        sql: include_str!("../migrations/2026_11_25_0451_corrections.sql"),
    },
    Migration {
        name: "2026_11_25_0928_calendar_feeds",
        sql: include_str!("../migrations/2026_11_25_0928_calendar_feeds.sql"),
    },
    Migration {
        name: "2026_11_25_1257_imported_lines",
        sql: include_str!("../migrations/2026_11_25_1257_imported_lines.sql"),
    },
    Migration {
        name: "2026_11_25_1302_options",
        sql: include_str!("../migrations/2026_11_25_1302_options.sql"),
    },
    Migration { name: "2026_11_25_1327_polls", sql: include_str!("../migrations/2026_11_25_1327_polls.sql") },
];

/// What the domain works with.
pub struct Editorial {
    /// The database.
    pub db: Database,
    /// Channels and their limits.
    pub channels: Arc<Channels>,
    /// Publications, which another domain plans and sends.
    pub publications: Arc<dyn PostPublications>,
    /// Copies that are out, which another domain amends.
    pub copies: Arc<dyn PostCopies>,
    /// Files, which another domain keeps.
    pub assets: Arc<dyn PostAssets>,
    /// Settings.
    pub settings: EditorialSettings,
    /// Who is on which post right now.
    pub presence: Presence,
    /// Calendars as they were last written.
    pub calendars: Calendars,
    /// Lists of posts as they were last written.
    pub lists: PostLists,
    /// Calendars for other programs as they were last written.
    pub feeds: CalendarFeeds,
}
