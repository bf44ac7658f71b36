//! Where an act takes place: the institution and, when it has several, the entity inside it.

use crate::{EntityId, OrganisationId};

/// The scope of a read or a write. Every store function takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The institution.
    pub organisation: OrganisationId,
    /// The entity inside it; `None` sees the whole institution.
    pub entity: Option<EntityId>,
}

impl Scope {
    /// Makes the scope of a whole institution.
    #[must_use]
    pub fn of(organisation: OrganisationId) -> Self {
        Self { organisation, entity: None }
    }
}
