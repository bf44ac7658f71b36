//! Security headers, and the refusal of writes that come from another site.

use crate::{ApiError, WebFault};
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

/// The content security policy: everything from this origin, nothing inline, no frame.
///
/// `data:` is for images drawn by the interface (CSS masks); `blob:` for the preview of a file not yet sent.
pub const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; \
     manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A policy that a response asks for itself, narrower than [`CONTENT_POLICY`] (an original file, for example).
#[derive(Clone, Copy, Debug)]
pub struct ContentPolicy(pub &'static str);

/// Marks an answer that pages of other sites may show: an image of the public feed, in a feed reader.
#[derive(Clone, Copy, Debug)]
pub struct Embeddable;

/// Adds the headers to every answer.
pub async fn security_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = response.extensions().get::<ContentPolicy>().map_or(CONTENT_POLICY, |policy| policy.0);
    let embeddable = response.extensions().get::<Embeddable>().is_some();
    let readers = if embeddable { "cross-origin" } else { "same-origin" };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), readers),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Refuses a write that a browser says comes from another site.
///
/// Source: Fetch Metadata Request Headers, W3C Working Draft, section 2.3 `Sec-Fetch-Site`, read 2026-11-24.
/// Programs that are no browser send neither header and hold no cookie by accident.
pub async fn refuse_foreign_writes(request: Request, next: Next) -> Response {
    let is_write = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_write && is_foreign(request.headers()) {
        return ApiError::from(WebFault::ForeignWrite).into_response();
    }
    next.run(request).await
}

fn is_foreign(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some("same-origin" | "none") => return false,
        Some(_) => return true,
        None => {}
    }
    let Some(origin) = text("origin") else { return false };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_none() || host != text("host")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_write_of_another_site_is_foreign() {
        assert!(is_foreign(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(is_foreign(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(is_foreign(&headers(&[("origin", "https://evil.example"), ("host", "parvis.example")])));
        assert!(is_foreign(&headers(&[("origin", "null"), ("host", "parvis.example")])));
    }

    #[test]
    fn our_own_pages_and_programs_may_write() {
        assert!(!is_foreign(&headers(&[("sec-fetch-site", "same-origin"), ("origin", "null")])));
        assert!(!is_foreign(&headers(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")])));
        assert!(!is_foreign(&headers(&[])));
    }
}
