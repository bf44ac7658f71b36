//! Problems (RFC 9457): the one place where an error becomes an answer.

use crate::{
    Asked, WebFault, catalogue,
    pages::{error_page, wants_page},
};
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use parvis_kernel::{Class, Fault, Locale};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Any fault of any domain, on its way to the edge.
#[derive(Clone, Debug)]
pub struct ApiError {
    fault: Arc<dyn Fault>,
    extra: serde_json::Map<String, serde_json::Value>,
}

/// What a handler returns.
pub type ApiResult<T> = Result<T, ApiError>;

impl<F: Fault> From<F> for ApiError {
    fn from(fault: F) -> Self {
        Self { fault: Arc::new(fault), extra: serde_json::Map::new() }
    }
}

impl ApiError {
    /// Adds a member to the problem, for example the current state of what was stale.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        if let Ok(value) = serde_json::to_value(value) {
            self.extra.insert(name.to_owned(), value);
        }
        self
    }

    /// Returns the stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// Returns the class.
    #[must_use]
    pub fn class(&self) -> Class {
        self.fault.class()
    }

    /// Returns the sentence of the catalogue.
    #[must_use]
    pub fn sentence(&self, locale: Locale) -> String {
        catalogue().text(locale, &message_key(self.fault.code()), &self.fault.parameters())
    }
}

impl IntoResponse for ApiError {
    /// Leaves the fault in the response; [`answer_problems`] writes it in the reader's language.
    fn into_response(self) -> Response {
        let mut response = status_of(self.fault.class()).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A problem on the wire, `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemView {
    /// Address of the explanation of the code.
    pub r#type: String,
    /// One sentence: what happened, what was not done, what can be done.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// Stable code.
    pub code: String,
    /// Fields at fault.
    pub fields: Vec<FieldProblemView>,
    /// Reference to give to support; stands in the log.
    pub trace_id: String,
}

/// One field at fault.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblemView {
    /// Name of the field on the wire.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// One sentence.
    pub title: String,
}

/// Answers a path that nothing serves.
pub async fn no_such_page() -> ApiError {
    WebFault::NoSuchThing.into()
}

/// Writes every fault of the handlers, as a page for whoever asked for a page and as a problem for the
/// others, and logs the internal ones once.
///
/// A path that exists only for another method, or not at all, is a fault too when a page was asked for.
pub async fn answer_problems(request: Request, next: Next) -> Response {
    let mut asked = request.extensions().get::<Asked>().cloned().unwrap_or_default();
    let wants_page = wants_page(request.uri().path(), request.headers());
    let response = next.run(request).await;
    asked.locale = response.extensions().get::<Locale>().copied().unwrap_or(asked.locale);
    let known = response.extensions().get::<ApiError>().cloned();
    let bare = wants_page && !response.headers().contains_key(header::CONTENT_TYPE);
    let status = response.status();
    let error = match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if bare => {
            known.or_else(|| Some(WebFault::NoSuchThing.into()))
        }
        _ => known,
    };
    let Some(error) = error else { return response };
    note_fault(&error, &asked.trace_id);
    if wants_page {
        let mut page = error_page(&error, &asked);
        *page.status_mut() = status;
        return page;
    }
    write_problem(&error, asked.locale, &asked.trace_id)
}

fn note_fault(error: &ApiError, trace_id: &str) {
    let fault = &error.fault;
    if matches!(fault.class(), Class::Internal | Class::Unavailable) {
        tracing::error!(code = fault.code(), trace.id = trace_id, error = chain_of(fault.as_ref()), "fault");
    }
}

fn write_problem(error: &ApiError, locale: Locale, trace_id: &str) -> Response {
    let fault = &error.fault;
    let status = status_of(fault.class());
    let parameters = fault.parameters();
    let sentence = |code: &str| catalogue().text(locale, &message_key(code), &parameters);
    let problem = ProblemView {
        r#type: format!("/aide/erreurs#{}", fault.code()),
        title: sentence(fault.code()),
        status: status.as_u16(),
        code: fault.code().to_owned(),
        fields: fault
            .fields()
            .into_iter()
            .map(|field| FieldProblemView {
                title: sentence(field.code),
                field: field.field,
                code: field.code.to_owned(),
            })
            .collect(),
        trace_id: trace_id.to_owned(),
    };
    let mut document = serde_json::to_value(&problem).unwrap_or_default();
    if let Some(members) = document.as_object_mut() {
        members.extend(error.extra.clone());
    }
    let mut response = (status, document.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Turns a code (`editorial.stale_revision`) into its key in the catalogue (`error-editorial-stale_revision`).
pub(crate) fn message_key(code: &str) -> String {
    format!("error-{}", code.replace('.', "-"))
}

fn chain_of(fault: &dyn Fault) -> String {
    let mut text = fault.to_string();
    let mut source = std::error::Error::source(fault);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

pub(crate) fn status_of(class: Class) -> StatusCode {
    match class {
        Class::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Class::Unauthenticated => StatusCode::UNAUTHORIZED,
        Class::Forbidden => StatusCode::FORBIDDEN,
        Class::NotFound => StatusCode::NOT_FOUND,
        Class::Conflict => StatusCode::CONFLICT,
        Class::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Class::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Class::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Class::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
