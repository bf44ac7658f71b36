//! The session: who I am, where, what I may do, how I like my screens.

use super::MemberView;
use crate::{Here, Identity, IdentityError, SignedIn, sign_in::sign_out, store};
use axum::{Json, extract::State, response::IntoResponse};
use axum_extra::extract::{CookieJar, cookie::Cookie};
use http::StatusCode;
use parvis_kernel::{FieldFault, Locale, OrganisationId, Timestamp, ZoneName};
use parvis_web_kit::{ApiResult, Body};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// The session of the reader.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SessionView {
    member: MemberView,
    preferences: PreferencesView,
    organisation: OrganisationView,
    /// Codes of what the member may do.
    permissions: Vec<&'static str>,
    now_at: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
struct OrganisationView {
    id: OrganisationId,
    name: String,
    kind: &'static str,
    zone: ZoneName,
    is_demo: bool,
    /// Address of the public feed.
    public_url: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct PreferencesView {
    locale: Locale,
    theme: String,
    density: String,
    shortcuts: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreferencesBody {
    locale: Option<Locale>,
    /// `system`, `light` or `dark`.
    theme: Option<String>,
    /// `compact` or `comfort`.
    density: Option<String>,
    shortcuts: Option<bool>,
}

fn view(identity: &Identity, who: &SignedIn) -> SessionView {
    let preferences = &who.member.preferences;
    SessionView {
        member: MemberView::from(&who.member),
        preferences: PreferencesView {
            locale: preferences.locale,
            theme: preferences.theme.clone(),
            density: preferences.density.clone(),
            shortcuts: preferences.shortcuts,
        },
        organisation: OrganisationView {
            id: who.organisation.id,
            name: who.organisation.name.clone(),
            kind: who.organisation.kind.code(),
            zone: who.organisation.zone.clone(),
            is_demo: who.organisation.is_demo,
            public_url: format!("{}/fil", identity.settings.public_url),
        },
        permissions: who.role().permissions().to_vec(),
        now_at: identity.db.now(),
    }
}

/// Shows who is signed in.
#[utoipa::path(get, path = "/session", tag = "identity", responses((status = 200, body = SessionView)))]
pub(super) async fn show(State(identity): State<Arc<Identity>>, Here(who): Here) -> Json<SessionView> {
    Json(view(&identity, &who))
}

/// Signs out of this browser.
#[utoipa::path(delete, path = "/session", tag = "identity", responses((status = 204)))]
pub(super) async fn sign_out_here(
    State(identity): State<Arc<Identity>>,
    Here(who): Here,
    jar: CookieJar,
) -> ApiResult<impl IntoResponse> {
    sign_out(&identity, who.scope(), who.session).await?;
    let gone = Cookie::build((identity.settings.cookie_name(), "")).path("/");
    Ok((StatusCode::NO_CONTENT, jar.remove(gone)))
}

/// Keeps how the member likes their screens.
#[utoipa::path(patch, path = "/session/preferences", tag = "identity", request_body = PreferencesBody,
    responses((status = 200, body = SessionView)))]
pub(super) async fn prefer(
    State(identity): State<Arc<Identity>>,
    Here(mut who): Here,
    Body(body): Body<PreferencesBody>,
) -> ApiResult<Json<SessionView>> {
    let preferences = &mut who.member.preferences;
    if let Some(locale) = body.locale {
        preferences.locale = locale;
    }
    preferences.theme = choice("theme", body.theme, &preferences.theme, &["system", "light", "dark"])?;
    preferences.density = choice("density", body.density, &preferences.density, &["compact", "comfort"])?;
    preferences.shortcuts = body.shortcuts.unwrap_or(preferences.shortcuts);
    let tx = identity.db.begin().await.map_err(IdentityError::from)?;
    store::update_preferences(&tx, who.member.scope, who.member.id, &who.member.preferences)
        .await
        .map_err(IdentityError::from)?;
    tx.commit().await.map_err(IdentityError::from)?;
    Ok(Json(view(&identity, &who)))
}

fn choice(
    field: &str,
    asked: Option<String>,
    current: &str,
    known: &[&str],
) -> Result<String, IdentityError> {
    let chosen = asked.unwrap_or_else(|| current.to_owned());
    if known.contains(&chosen.as_str()) {
        return Ok(chosen);
    }
    Err(IdentityError::Fields(vec![FieldFault { field: field.to_owned(), code: "identity.choice_unknown" }]))
}
