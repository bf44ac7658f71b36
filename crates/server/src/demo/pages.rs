//! The button of the first-run page that loads the example institution.

use super::load;
use crate::program::Program;
use axum::{
    Extension, Form, Router,
    extract::State,
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use axum_extra::extract::CookieJar;
use parvis_identity::{IdentityError, count_organisations, enter};
use parvis_web_kit::{ApiError, Asked};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Deserialize)]
struct ExampleForm {
    #[serde(default)]
    token: String,
}

/// Returns the page's action.
pub(crate) fn pages(program: Arc<Program>) -> Router {
    Router::new().route("/demarrage/exemple", post(load_example)).with_state(program)
}

async fn load_example(
    State(program): State<Arc<Program>>,
    Extension(asked): Extension<Asked>,
    jar: CookieJar,
    Form(form): Form<ExampleForm>,
) -> Result<Response, ApiError> {
    if !program.identity.first_run.accepts(&form.token) {
        return Err(IdentityError::WrongFirstRunToken.into());
    }
    if count_organisations(&program.db.reader()).await.map_err(IdentityError::from)? > 0 {
        return Err(IdentityError::AlreadyFounded.into());
    }
    let door = load(&program).await.map_err(|error| {
        tracing::error!(%error, trace.id = asked.trace_id, "example not loaded");
        IdentityError::Founding(error.to_string())
    })?;
    crate::commands::tell_door(&door, &program.citizens.public_url);
    let jar = enter(&program.identity, jar, &door.email).await?;
    Ok((jar, Redirect::to("/")).into_response())
}
