//! The id in a path: another kind of id, or nonsense, is a thing that does not exist.

use crate::{ApiError, WebFault};
use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use parvis_kernel::Id;

/// The first id of the path.
#[derive(Clone, Copy, Debug)]
pub struct IdPath<I>(pub I);

impl<S: Send + Sync, I: Id + Send> FromRequestParts<S> for IdPath<I> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let params =
            RawPathParams::from_request_parts(parts, state).await.map_err(|_| WebFault::NoSuchThing)?;
        let first = params.iter().next().and_then(|(_, value)| value.parse::<I>().ok());
        first.map(Self).ok_or_else(|| WebFault::NoSuchThing.into())
    }
}
