//! How a public page is answered: its policy, its tag, its date, and nothing when the reader has it already.

use super::PUBLIC_POLICY;
use crate::CitizensError;
use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use parvis_kernel::Timestamp;
use parvis_web_kit::{
    ContentPolicy, Embeddable,
    pages::{entity_tag, is_current},
};
use std::time::{Duration, UNIX_EPOCH};

/// Seconds during which a reader or a cache may show a page without asking again.
const FRESH: &str = "public, max-age=60";

/// A public page on its way to the reader.
pub(super) struct Answer {
    /// Status when the reader does not have it yet.
    pub(super) status: StatusCode,
    /// Media type.
    pub(super) kind: &'static str,
    /// The page.
    pub(super) body: String,
    /// Last change of what it shows, UTC.
    pub(super) changed_at: Option<Timestamp>,
    /// Other forms of it, as values of `Link`.
    pub(super) links: Vec<String>,
}

/// Type of our HTML pages.
pub(super) const HTML: &str = "text/html; charset=utf-8";

impl Answer {
    /// Renders a page.
    pub(super) fn page(status: StatusCode, template: &impl Template) -> Result<Self, CitizensError> {
        let body = template.render()?;
        Ok(Self { status, kind: HTML, body, changed_at: None, links: Vec::new() })
    }

    /// Answers a request that carried `asked`.
    pub(super) fn to(self, asked: &HeaderMap) -> Response {
        let tag = entity_tag(self.body.as_bytes());
        let is_known = self.status == StatusCode::OK && is_current(asked, &tag);
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            (self.status, [(header::CONTENT_TYPE, self.kind)], self.body).into_response()
        };
        let headers = response.headers_mut();
        let mut set = |name, text: &str| {
            if let Ok(value) = HeaderValue::from_str(text) {
                headers.append(name, value);
            }
        };
        set(header::ETAG, &tag);
        set(header::CACHE_CONTROL, FRESH);
        if let Some(changed_at) = self.changed_at {
            set(header::LAST_MODIFIED, &http_date(changed_at));
        }
        for link in &self.links {
            set(header::LINK, link);
        }
        if self.kind == HTML {
            set(header::VARY, "accept-language");
        } else {
            // Readers in a browser, on other sites, may fetch what anyone may read.
            set(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            response.extensions_mut().insert(Embeddable);
        }
        response.extensions_mut().insert(ContentPolicy(PUBLIC_POLICY));
        response
    }
}

/// Writes an instant as `Last-Modified` wants it; whole seconds.
fn http_date(instant: Timestamp) -> String {
    let micros = u64::try_from(instant.as_micros()).unwrap_or(0);
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_micros(micros))
}
