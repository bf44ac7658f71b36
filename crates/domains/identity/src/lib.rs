//! Institutions, members, roles, sessions and sign-in: who acts, and where.

mod api;
mod can;
mod create_institution;
mod create_member;
mod error;
mod first_run;
mod model;
mod pages;
mod password;
mod ports;
mod settings;
mod sign_in;
mod store;

pub use api::{MemberView, router};
pub use can::{Can, Here, SignedIn, recognise};
pub use create_institution::{NewInstitution, create_institution};
pub use create_member::{NewMember, create_member};
pub use error::IdentityError;
pub use first_run::FirstRun;
pub use model::{InstitutionKind, Member, NAME_MAX, Organisation, Preferences, TERRITORY_ZONES, clean_name};
pub use pages::enter;
pub use ports::Founding;
pub use settings::IdentitySettings;
pub use store::{
    count_organisations, find_member, find_members, find_organisation, list_members, list_organisations,
    members_who_may,
};

use parvis_database::{Database, Migration};
use std::sync::Arc;

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "2026_11_24_0100_identity",
    sql: include_str!("../migrations/2026_11_24_0100_identity.sql"),
}];

/// What the domain works with.
pub struct Identity {
    /// The database.
    pub db: Database,
    /// Cookie, durations.
    pub settings: IdentitySettings,
    /// What other domains add to a new institution.
    pub founding: Arc<dyn Founding>,
    /// The one-time opening of a fresh installation.
    pub first_run: FirstRun,
}
