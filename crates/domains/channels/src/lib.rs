//! Channels: the institution's connected presences, their health, their sealed credentials.

mod access;
mod api;
mod begin_hand_over;
mod check_channel;
mod connect_channel;
mod connectors;
mod disconnect_channel;
mod error;
mod finish_hand_over;
mod model;
mod ports;
mod reseal_credentials;
mod store;

pub use access::{Refreshing, Renewal, open_access, refresh_access};
pub use api::{ChannelRef, ChannelView, router};
pub use begin_hand_over::{Departure, begin_hand_over};
pub use check_channel::{check_channel, check_due_channels, note_unauthorised};
pub use connect_channel::{add_public_feed, connect_channel};
pub use connectors::{Connectors, OwnQuota};
pub use disconnect_channel::{Disconnection, disconnect_channel};
pub use error::ChannelsError;
pub use finish_hand_over::{Return, finish_hand_over, forget_departures};
pub use model::{Channel, ChannelState, HealthState, StoredLimits};
pub use ports::ChannelWork;
pub use reseal_credentials::reseal_credentials;
pub use store::{find_channel, find_channels, list_channels};

use parvis_database::{Database, Migration};
use parvis_vault::Vault;
use std::sync::Arc;

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026_11_24_0200_channels",
        sql: include_str!("../migrations/2026_11_24_0200_channels.sql"),
    },
    Migration {
        name: "2026_11_25_0313_renewal_lease",
        sql: include_str!("../migrations/2026_11_25_0313_renewal_lease.sql"),
    },
    Migration {
        name: "2026_11_25_0853_profiles_per_server",
        sql: include_str!("../migrations/2026_11_25_0853_profiles_per_server.sql"),
    },
    Migration {
        name: "2026_11_25_0854_hand_overs",
        sql: include_str!("../migrations/2026_11_25_0854_hand_overs.sql"),
    },
];

/// What the domain works with.
pub struct Channels {
    /// The database.
    pub db: Database,
    /// Seals credentials.
    pub vault: Arc<Vault>,
    /// The networks of this program.
    pub connectors: Connectors,
    /// Public address, without a final slash: where a network's own page sends members back.
    pub public_url: String,
    /// What hangs on a channel in other domains.
    pub work: Arc<dyn ChannelWork>,
    /// One renewal at a time per channel in this process; a lease in the database for the others.
    pub refreshing: Refreshing,
}
