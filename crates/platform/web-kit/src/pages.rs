//! What server-rendered pages share: their style sheets, mark and font under `/pages`, and the page of an error.

use crate::{ApiError, Asked, Words, problem::status_of};
use askama::Template;
use axum::{
    Router,
    extract::Path,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use parvis_kernel::{Class, Digest};
use sha2::{Digest as _, Sha256};

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets/"]
struct Own;

/// The colours are written once, in the interface.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../../web/src/shared/"]
#[include = "tokens.css"]
#[allow_missing = true]
struct Tokens;

/// The font, when the interface was installed before the build; the system's font otherwise.
#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../../web/node_modules/@fontsource-variable/"]
#[include = "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"]
#[allow_missing = true]
struct Fonts;

/// Folder of the font as `tokens.css` names it, relative to itself.
const FONT_FOLDER: &str = "@fontsource-variable/";

/// Returns the routes of the files that server-rendered pages need, under `/pages`.
pub fn router() -> Router {
    Router::new().route("/pages/{*path}", get(serve))
}

async fn serve(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let file = match path.strip_prefix(FONT_FOLDER) {
        Some(font) => Fonts::get(font),
        None => Own::get(&path).or_else(|| Tokens::get(&path)),
    };
    let Some(file) = file else { return StatusCode::NOT_FOUND.into_response() };
    let kind = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let tag = entity_tag(&file.data);
    let same = is_current(&headers, &tag);
    let mut response = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, kind)], file.data).into_response()
    };
    let answered = response.headers_mut();
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        answered.insert(header::ETAG, value);
    }
    response
}

/// Returns the entity tag of a body: weak, because compression may change its bytes and not its sense.
#[must_use]
pub fn entity_tag(body: &[u8]) -> String {
    let digest = Digest::from_bytes(Sha256::digest(body).into()).to_string();
    format!("W/\"{}\"", digest.get(..32).unwrap_or_default())
}

/// Says whether the reader holds the version that `tag` names already.
///
/// Source: RFC 9110, section 13.1.2 `If-None-Match` (weak comparison), read 2026-11-24.
#[must_use]
pub fn is_current(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|held| held.trim() == "*" || bare(held) == bare(tag))
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    words: Words,
    title: String,
    sentence: String,
    reference: Option<String>,
}

/// Says whether whoever asks reads pages: a browser that follows a link, and not a program or the interface.
#[must_use]
pub fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    !path.starts_with("/api/") && accepts.split(',').any(|kind| kind.trim_start().starts_with("text/html"))
}

/// Writes an error as a page, with its sentence and, for a fault of ours, the reference to give to support.
///
/// The caller logs the cause, once.
#[must_use]
pub fn error_page(error: &ApiError, asked: &Asked) -> Response {
    let words = Words(asked.locale);
    let class = error.class();
    let title = words.t(match class {
        Class::NotFound => "error-page-missing",
        Class::Forbidden | Class::Unauthenticated => "error-page-forbidden",
        Class::Internal | Class::Unavailable => "error-page-broken",
        Class::Invalid | Class::Conflict | Class::TooLarge | Class::TooMany => "error-page-refused",
    });
    let reference = matches!(class, Class::Internal | Class::Unavailable)
        .then(|| words.with("error-page-reference", "trace", &asked.trace_id));
    let page = ErrorPage { words, title, sentence: error.sentence(asked.locale), reference };
    match page.render() {
        Ok(text) => (status_of(class), [(header::CACHE_CONTROL, "no-store")], Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "error page not rendered");
            status_of(class).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WebFault;
    use axum::body::{Body, to_bytes};
    use http::Request;
    use parvis_kernel::Locale;
    use tower::ServiceExt;

    async fn ask(path: &str, tag: Option<&str>) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::get(path);
        if let Some(tag) = tag {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let response = router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    #[tokio::test]
    async fn style_sheets_and_mark_are_served_with_their_type() {
        for (path, kind, sign) in [
            ("/pages/pages.css", "text/css; charset=utf-8", ".door"),
            ("/pages/feed.css", "text/css; charset=utf-8", ".item"),
            ("/pages/tokens.css", "text/css; charset=utf-8", "--brand-solid"),
            ("/pages/icon.svg", "image/svg+xml", "<svg"),
        ] {
            let (status, headers, body) = ask(path, None).await;
            assert_eq!(status, StatusCode::OK, "{path}");
            assert_eq!(headers[header::CONTENT_TYPE], kind);
            assert!(body.contains(sign), "{path}");
        }
    }

    #[tokio::test]
    async fn a_known_file_is_not_sent_again_and_an_unknown_one_is_missing() {
        let (_, headers, _) = ask("/pages/pages.css", None).await;
        let tag = headers[header::ETAG].to_str().unwrap();
        assert_eq!(ask("/pages/pages.css", Some(tag)).await.0, StatusCode::NOT_MODIFIED);
        for path in ["/pages/../src/lib.rs", "/pages/nothing.css", "/pages/tokens.css.map"] {
            assert_eq!(ask(path, None).await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[test]
    fn no_other_file_holds_a_colour() {
        for sheet in ["pages.css", "feed.css", "proof.css"] {
            let text = String::from_utf8(Own::get(sheet).unwrap().data.into_owned()).unwrap();
            for word in ["#", "rgb(", "hsl(", "oklch("] {
                assert!(!text.contains(word), "{sheet} holds {word}");
            }
        }
    }

    #[tokio::test]
    async fn an_error_is_a_page_in_the_readers_language() {
        let asked = Asked { locale: Locale::En, trace_id: "0192<b>".to_owned() };
        let response = error_page(&WebFault::Panic.into(), &asked);
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let text = String::from_utf8_lossy(&body);
        assert!(text.contains("<html lang=\"en\">") && text.contains("0192&#60;b&#62;"), "{text}");
        assert!(!text.contains("<script"));
    }

    #[test]
    fn only_browsers_get_pages() {
        let browser: HeaderMap =
            [(header::ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8"))]
                .into_iter()
                .collect();
        assert!(wants_page("/fil/inconnu", &browser));
        assert!(!wants_page("/api/v1/posts", &browser));
        assert!(!wants_page("/fil/inconnu", &HeaderMap::new()));
    }
}
