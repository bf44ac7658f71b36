//! The pages that need no session: sign-in and first run. Plain HTML, without a script.

use crate::{
    Identity, IdentityError, InstitutionKind, NewInstitution, TERRITORY_ZONES, count_organisations,
    create_institution,
    sign_in::{open_session, sign_in},
};
use askama::Template;
use axum::{
    Extension, Form, Router,
    extract::{ConnectInfo, Query, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use http::{StatusCode, header};
use parvis_kernel::{Fault, FieldFault};
use parvis_web_kit::{ApiError, Asked, Words};
use serde::Deserialize;
use std::{net::SocketAddr, sync::Arc};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    words: Words,
    next: String,
    email: String,
    error: Option<String>,
}

#[derive(Template)]
#[template(path = "first_run.html")]
struct FirstRunPage {
    words: Words,
    token: String,
    token_accepted: bool,
    form: FirstRunForm,
    faults: Vec<FieldFault>,
    error: Option<String>,
}

impl FirstRunPage {
    fn fault(&self, field: &str) -> Option<String> {
        self.faults.iter().find(|fault| fault.field == field).map(|fault| self.words.error(fault.code))
    }

    fn kinds(&self) -> Vec<&'static str> {
        InstitutionKind::ALL.map(InstitutionKind::code).to_vec()
    }

    fn zones(&self) -> &'static [&'static str] {
        &TERRITORY_ZONES
    }
}

#[derive(Debug, Default, Deserialize)]
struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    suite: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct FirstRunForm {
    token: String,
    name: String,
    kind: String,
    zone: String,
    member_name: String,
    email: String,
    password: String,
}

#[derive(Debug, Default, Deserialize)]
struct PageQuery {
    #[serde(default)]
    suite: String,
    #[serde(default, alias = "jeton")]
    token: String,
}

impl Identity {
    /// Returns the pages of the domain.
    pub fn pages(self: Arc<Self>) -> Router {
        Router::new()
            .route("/connexion", get(show_sign_in).post(do_sign_in))
            .route("/demarrage", get(show_first_run).post(do_first_run))
            .with_state(self)
    }
}

/// Keeps only a path of this site: `//evil.example` and full addresses lead home.
fn local_path(asked: &str) -> String {
    let local = asked.starts_with('/') && !asked.starts_with("//") && !asked.contains(['\\', '\n', '\r']);
    if local { asked.to_owned() } else { "/".to_owned() }
}

fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, [(header::CACHE_CONTROL, "no-store")], Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "page not rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn show_sign_in(
    State(identity): State<Arc<Identity>>,
    Extension(asked): Extension<Asked>,
    Query(query): Query<PageQuery>,
) -> Result<Response, ApiError> {
    if count_organisations(&identity.db.reader()).await.map_err(IdentityError::from)? == 0 {
        return Ok(Redirect::to("/demarrage").into_response());
    }
    let words = Words(asked.locale);
    let next = local_path(&query.suite);
    Ok(page(StatusCode::OK, &SignInPage { words, next, email: String::new(), error: None }))
}

async fn do_sign_in(
    State(identity): State<Arc<Identity>>,
    Extension(asked): Extension<Asked>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    jar: CookieJar,
    Form(form): Form<SignInForm>,
) -> Response {
    let words = Words(asked.locale);
    let next = local_path(&form.suite);
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer.ip().to_string()).unwrap_or_default();
    match sign_in(&identity, &form.email, form.password, &peer).await {
        Ok(token) => (jar.add(session_cookie(&identity, token)), Redirect::to(&next)).into_response(),
        Err(error) => {
            if !matches!(error, IdentityError::WrongCredentials | IdentityError::TooManyTries) {
                tracing::error!(%error, trace.id = asked.trace_id, "sign-in failed");
            }
            let status = match error {
                IdentityError::WrongCredentials => StatusCode::UNPROCESSABLE_ENTITY,
                IdentityError::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            };
            let error = Some(words.error(error.code()));
            page(status, &SignInPage { words, next, email: form.email, error })
        }
    }
}

/// Opens a session for the member with this address and puts its cookie into the jar.
///
/// # Errors
/// [`IdentityError::WrongCredentials`] when nobody has the address.
pub async fn enter(identity: &Identity, jar: CookieJar, email: &str) -> Result<CookieJar, IdentityError> {
    let found = crate::store::find_credentials(&identity.db.reader(), email).await?;
    let (member, _) = found.ok_or(IdentityError::WrongCredentials)?;
    let token = open_session(identity, member.scope, member.id).await?;
    Ok(jar.add(session_cookie(identity, token)))
}

fn session_cookie(identity: &Identity, token: String) -> Cookie<'static> {
    Cookie::build((identity.settings.cookie_name(), token))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(identity.settings.secure_cookie)
        .build()
}

async fn show_first_run(
    State(identity): State<Arc<Identity>>,
    Extension(asked): Extension<Asked>,
    Query(query): Query<PageQuery>,
) -> Result<Response, ApiError> {
    if count_organisations(&identity.db.reader()).await.map_err(IdentityError::from)? > 0 {
        return Ok(Redirect::to("/").into_response());
    }
    let token_accepted = identity.first_run.accepts(&query.token);
    let words = Words(asked.locale);
    let error = (!query.token.is_empty() && !token_accepted)
        .then(|| words.error(IdentityError::WrongFirstRunToken.code()));
    let form = FirstRunForm { zone: "Europe/Paris".to_owned(), ..FirstRunForm::default() };
    let first_run =
        FirstRunPage { words, token: query.token, token_accepted, form, faults: Vec::new(), error };
    Ok(page(StatusCode::OK, &first_run))
}

async fn do_first_run(
    State(identity): State<Arc<Identity>>,
    Extension(asked): Extension<Asked>,
    jar: CookieJar,
    Form(form): Form<FirstRunForm>,
) -> Response {
    let words = Words(asked.locale);
    match found(&identity, &asked, form.clone()).await {
        Ok(token) => (jar.add(session_cookie(&identity, token)), Redirect::to("/")).into_response(),
        Err(error) => {
            let status = match error {
                IdentityError::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
                IdentityError::WrongFirstRunToken => StatusCode::FORBIDDEN,
                IdentityError::AlreadyFounded => StatusCode::CONFLICT,
                _ => StatusCode::INTERNAL_SERVER_ERROR,
            };
            if status == StatusCode::INTERNAL_SERVER_ERROR {
                tracing::error!(%error, trace.id = asked.trace_id, "first run failed");
            }
            let first_run = FirstRunPage {
                words,
                token_accepted: identity.first_run.accepts(&form.token),
                token: form.token.clone(),
                // A password is never sent back.
                form: FirstRunForm { password: String::new(), ..form },
                faults: error.fields(),
                error: Some(words.error(error.code())),
            };
            page(status, &first_run)
        }
    }
}

async fn found(identity: &Identity, asked: &Asked, form: FirstRunForm) -> Result<String, IdentityError> {
    if !identity.first_run.accepts(&form.token) {
        return Err(IdentityError::WrongFirstRunToken);
    }
    let new = NewInstitution {
        name: form.name,
        kind: form.kind,
        zone: form.zone,
        member_name: form.member_name,
        email: form.email,
        password: form.password,
        locale: asked.locale,
        is_demo: false,
    };
    let (_, member) = create_institution(identity, new).await?;
    open_session(identity, member.scope, member.id).await
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn the_way_on_stays_on_this_site() {
        assert_eq!(local_path("/contenus?etat=draft"), "/contenus?etat=draft");
        for trick in ["//evil.example", "https://evil.example", "/\\evil.example", "", "javascript:alert(1)"]
        {
            assert_eq!(local_path(trick), "/", "{trick}");
        }
    }
}
