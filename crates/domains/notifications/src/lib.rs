//! Notifications: what a member must know, once for each occurrence, until it is settled.

mod api;
mod error;
mod model;
mod notify;
mod read_notifications;
mod settle;
mod store;

pub use api::router;
pub use error::NotificationsError;
pub use model::{Kind, NewNotification, OpenMatter};
pub use notify::notify;
pub use settle::{list_open_matters, settle_notifications};

use parvis_database::{Database, Migration};

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "2026_11_25_0247_notifications",
    sql: include_str!("../migrations/2026_11_25_0247_notifications.sql"),
}];

/// Name of the signal that has settled matters looked for.
pub const SIGNAL: &str = "notifications";

/// What the domain works with.
pub struct Notifications {
    /// The database.
    pub db: Database,
}
