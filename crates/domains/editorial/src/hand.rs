//! Who acts on posts, and where: a member, or the program on behalf of a series.

use parvis_database::Actor;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::Scope;

/// An actor and the institution it acts in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hand {
    pub(crate) scope: Scope,
    pub(crate) actor: Actor,
}

impl From<&SignedIn> for Hand {
    fn from(by: &SignedIn) -> Self {
        Self { scope: by.scope(), actor: by.actor() }
    }
}

impl<P> From<&Can<P>> for Hand {
    fn from(by: &Can<P>) -> Self {
        Self::from(&by.who)
    }
}
