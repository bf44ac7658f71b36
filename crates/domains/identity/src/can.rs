//! Authorisation as a type: a handler that takes `Can<P>` runs only for a member who holds `P`.

use crate::{Identity, IdentityError, Member, Organisation, sign_in::digest_of, store};
use axum::{
    extract::{FromRequestParts, Request, State},
    middleware::Next,
    response::Response,
};
use axum_extra::extract::CookieJar;
use http::request::Parts;
use parvis_database::Actor;
use parvis_kernel::{Permission, Role, Scope, SessionId};
use parvis_web_kit::{ApiError, Asked};
use std::{marker::PhantomData, sync::Arc, time::Duration};

/// Who is behind a request.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// The member.
    pub member: Member,
    /// The institution.
    pub organisation: Organisation,
}

/// A member who holds the permission `P`.
#[derive(Clone, Debug)]
pub struct Can<P> {
    /// Who.
    pub who: SignedIn,
    permission: PhantomData<P>,
}

/// A signed-in member, whatever their role: for what concerns only themselves.
#[derive(Clone, Debug)]
pub struct Here(pub SignedIn);

impl SignedIn {
    /// Returns where the member acts.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.member.scope
    }

    /// Returns the member as the author of journal lines.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Member(self.member.id)
    }

    /// Says whether the member holds a permission.
    #[must_use]
    pub fn may<P: Permission>(&self) -> bool {
        self.member.role.may(P::CODE)
    }

    /// Returns the member's role.
    #[must_use]
    pub fn role(&self) -> Role {
        self.member.role
    }
}

impl<P> std::ops::Deref for Can<P> {
    type Target = SignedIn;

    fn deref(&self) -> &SignedIn {
        &self.who
    }
}

impl<S: Send + Sync, P: Permission> FromRequestParts<S> for Can<P> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let who = parts.extensions.get::<SignedIn>().cloned().ok_or(IdentityError::NotSignedIn)?;
        if who.may::<P>() {
            Ok(Self { who, permission: PhantomData })
        } else {
            Err(IdentityError::NotAllowed { permission: P::CODE }.into())
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Here {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let who = parts.extensions.get::<SignedIn>().cloned().ok_or(IdentityError::NotSignedIn)?;
        Ok(Self(who))
    }
}

/// A session is prolonged when it was last seen longer ago than this: not a write per request.
const PROLONG_AFTER: Duration = Duration::from_secs(300);

/// Finds who is behind the cookie, once per request, and answers in their language.
pub async fn recognise(State(identity): State<Arc<Identity>>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let mut locale = None;
    if let Some(cookie) = jar.get(identity.settings.cookie_name()) {
        match who_holds(&identity, cookie.value()).await {
            Ok(Some(who)) => {
                locale = Some(who.member.preferences.locale);
                if let Some(asked) = request.extensions_mut().get_mut::<Asked>() {
                    asked.locale = who.member.preferences.locale;
                }
                request.extensions_mut().insert(who);
            }
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "cannot read the session"),
        }
    }
    let mut response = next.run(request).await;
    if let Some(locale) = locale {
        response.extensions_mut().insert(locale);
    }
    response
}

async fn who_holds(identity: &Identity, token: &str) -> Result<Option<SignedIn>, IdentityError> {
    let now = identity.db.now();
    let Some((who, seen_at)) = store::find_session(&identity.db.reader(), digest_of(token), now).await?
    else {
        return Ok(None);
    };
    if now.since(seen_at) > PROLONG_AFTER {
        let tx = identity.db.begin().await?;
        store::prolong_session(&tx, who.scope(), who.session, now.after(identity.settings.idle)).await?;
        tx.commit().await?;
    }
    Ok(Some(who))
}
