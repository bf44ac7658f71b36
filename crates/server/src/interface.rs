//! The interface, embedded in the program: hashed files for ever, one page for every address.

use crate::program::Program;
use axum::{
    body::Body,
    extract::{Request, State},
    response::{Html, IntoResponse, Redirect, Response},
};
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use parvis_identity::{IdentityError, SignedIn, count_organisations};
use parvis_web_kit::{ApiError, WebFault};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist/"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Parvis</title>\
    <h1>L’interface n’est pas construite</h1>\
    <p>Le serveur fonctionne, mais ce programme a été compilé sans son interface. \
    Lancez <code>make run</code>, qui la construit.</p>\
    <p lang=\"en\">The server works, but this program was built without its interface. \
    Run <code>make run</code>, which builds it.</p></html>";

/// Serves a file of the interface, or its page for any other address a browser asks for.
pub(crate) async fn serve(State(program): State<Arc<Program>>, request: Request) -> Response {
    let path = request.uri().path();
    if !matches!(*request.method(), Method::GET | Method::HEAD) || path.starts_with("/api/") {
        return ApiError::from(WebFault::NoSuchThing).into_response();
    }
    let file = path.trim_start_matches('/');
    if !file.is_empty() && file != "index.html" && Dist::get(file).is_some() {
        return embedded(file, request.headers());
    }
    if file.starts_with("assets/") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let wanted = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let is_signed_in = request.extensions().get::<SignedIn>().is_some();
    page(&program, &wanted, is_signed_in).await
}

async fn page(program: &Program, wanted: &str, is_signed_in: bool) -> Response {
    match count_organisations(&program.db.reader()).await {
        Ok(0) => return Redirect::to("/demarrage").into_response(),
        Ok(_) => {}
        Err(error) => return ApiError::from(IdentityError::Database(error)).into_response(),
    }
    if !is_signed_in {
        let query = percent_encode(wanted);
        return Redirect::to(&format!("/connexion?suite={query}")).into_response();
    }
    match Dist::get("index.html") {
        Some(file) => {
            let headers = [(header::CACHE_CONTROL, "no-cache")];
            (headers, Html(file.data.into_owned())).into_response()
        }
        None => (StatusCode::SERVICE_UNAVAILABLE, Html(NOT_BUILT)).into_response(),
    }
}

/// Percent-encodes everything that is not a letter, a digit, `/`, `-`, `_` or `.`.
fn percent_encode(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.') {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

fn embedded(path: &str, asked: &HeaderMap) -> Response {
    let accepts = |coding: &str| {
        asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| {
            value.split(',').any(|part| part.split(';').next().map(str::trim) == Some(coding))
        })
    };
    let compressed = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(coding, ending)| {
        accepts(coding)
            .then(|| Dist::get(&format!("{path}.{ending}")))
            .flatten()
            .map(|file| (file, Some(coding)))
    });
    let Some((file, coding)) = compressed.or_else(|| Dist::get(path).map(|file| (file, None))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    respond(path, file, coding)
}

fn respond(path: &str, file: EmbeddedFile, coding: Option<&'static str>) -> Response {
    let mime = match path.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("png") => "image/png",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let cache = if path.starts_with("assets/") {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=300"
    };
    let mut response = Response::new(Body::from(file.data.into_owned()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
