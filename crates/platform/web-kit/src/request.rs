//! What is known of every request: the reader's language and a trace id; and the faults of the frame itself.

use axum::{extract::Request, middleware::Next, response::Response};
use http::{HeaderValue, header};
use parvis_kernel::{Class, Fault, Locale, Page};
use serde::Serialize;
use utoipa::ToSchema;

/// What was asked, beside the path.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Language of the answer.
    pub locale: Locale,
    /// Reference of this request in the log.
    pub trace_id: String,
}

/// Reads the language and gives the request its trace id, which the answer repeats.
pub async fn note_request(mut request: Request, next: Next) -> Response {
    let language = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let asked = Asked {
        locale: language.map(Locale::from_accept_language).unwrap_or_default(),
        trace_id: uuid::Uuid::now_v7().simple().to_string(),
    };
    request.extensions_mut().insert(asked.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&asked.trace_id) {
        response.headers_mut().insert("x-trace-id", value);
    }
    response
}

/// Faults of the frame: the request could not even be read.
#[derive(Debug, thiserror::Error)]
pub enum WebFault {
    /// No such path, or an id of another kind.
    #[error("no such thing")]
    NoSuchThing,
    /// The body is larger than the route allows.
    #[error("body too large")]
    BodyTooLarge,
    /// The body stopped before its end.
    #[error("body cut")]
    BodyCut,
    /// The body is not declared as JSON.
    #[error("body is not json")]
    NotJson,
    /// The body is not what the route expects.
    #[error("malformed body: {detail}")]
    Malformed {
        /// Where and why.
        detail: String,
    },
    /// A write that came from another site.
    #[error("write from another site")]
    ForeignWrite,
    /// The same idempotency key came with another request.
    #[error("idempotency key reused")]
    KeyReused,
    /// The same request is being handled right now.
    #[error("request in progress")]
    InProgress,
    /// A fault of the program, seen only as a panic.
    #[error("panic in a handler")]
    Panic,
}

impl Fault for WebFault {
    fn class(&self) -> Class {
        match self {
            Self::NoSuchThing => Class::NotFound,
            Self::BodyTooLarge => Class::TooLarge,
            Self::BodyCut | Self::NotJson | Self::Malformed { .. } | Self::KeyReused => Class::Invalid,
            Self::ForeignWrite => Class::Forbidden,
            Self::InProgress => Class::Conflict,
            Self::Panic => Class::Internal,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchThing => "web.no_such_thing",
            Self::BodyTooLarge => "web.body_too_large",
            Self::BodyCut => "web.body_cut",
            Self::NotJson => "web.not_json",
            Self::Malformed { .. } => "web.malformed",
            Self::ForeignWrite => "web.foreign_write",
            Self::KeyReused => "web.key_reused",
            Self::InProgress => "web.in_progress",
            Self::Panic => "web.internal",
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { detail } => vec![("detail", detail.clone())],
            _ => Vec::new(),
        }
    }
}

/// A page of a list on the wire.
#[derive(Debug, Serialize, ToSchema)]
pub struct PageView<T> {
    /// Rows.
    pub items: Vec<T>,
    /// Cursor of the next page; null at the end.
    pub next_cursor: Option<String>,
}

impl<T> From<Page<T>> for PageView<T> {
    fn from(page: Page<T>) -> Self {
        Self { items: page.items, next_cursor: page.next_cursor }
    }
}

impl<T> From<Vec<T>> for PageView<T> {
    fn from(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }
}
