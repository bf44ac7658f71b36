//! The routes: status codes, headers, permissions.

use super::{Library, library};
use crate::{content::samples, router};
use axum::{Extension, Router, body::Body, response::Response};
use base64::{Engine, engine::general_purpose::STANDARD};
use http::{Request, StatusCode};
use parvis_identity::SignedIn;
use parvis_kernel::{Id, Role, SeededChance, SessionId};
use tower::ServiceExt;

fn routes(library: &Library, role: Role) -> Router {
    let mut member = library.member.clone();
    member.role = role;
    let session = SessionId::new(library.media.db.now(), &SeededChance::new(2));
    let who = SignedIn { session, member, organisation: library.organisation.clone() };
    router(library.media.clone()).split_for_parts().0.layer(Extension(who))
}

async fn ask(routes: &Router, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Response {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    routes.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap()
}

async fn bytes_of(response: Response) -> Vec<u8> {
    axum::body::to_bytes(response.into_body(), 10_000_000).await.unwrap().to_vec()
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_file_is_added_shown_in_parts_and_removed() {
    let library = library().await;
    let routes = routes(&library, Role::Editor);
    let sent =
        ask(&routes, "POST", "/assets?filename=%C3%A9t%C3%A9.jpg", &[], samples::jpeg_with_notes(1)).await;
    assert_eq!(sent.status(), StatusCode::CREATED);
    let view: serde_json::Value = serde_json::from_slice(&bytes_of(sent).await).unwrap();
    assert_eq!((view["filename"].as_str(), view["kind"].as_str()), (Some("été.jpg"), Some("image")));
    assert_eq!(view["created_by"]["initials"], "CR");
    let path = view["original_url"].as_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned();

    let whole = ask(&routes, "GET", &path, &[], Vec::new()).await;
    assert_eq!(whole.status(), StatusCode::OK);
    assert_eq!(header(&whole, "content-type"), "image/jpeg");
    assert_eq!(header(&whole, "cache-control"), "private, max-age=31536000, immutable");
    assert_eq!(header(&whole, "content-disposition"), "inline; filename*=UTF-8''%C3%A9t%C3%A9.jpg");
    assert!(whole.extensions().get::<parvis_web_kit::ContentPolicy>().unwrap().0.contains("sandbox"));
    let etag = header(&whole, "etag").to_owned();
    let bytes = bytes_of(whole).await;

    let part = ask(&routes, "GET", &path, &[("range", "bytes=2-9")], Vec::new()).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(header(&part, "content-range"), format!("bytes 2-9/{}", bytes.len()));
    assert_eq!(bytes_of(part).await, bytes[2..10]);
    let other = [("range", "bytes=2-9"), ("if-range", "\"other\"")];
    assert_eq!(ask(&routes, "GET", &path, &other, Vec::new()).await.status(), StatusCode::OK);
    let beyond = ask(&routes, "GET", &path, &[("range", "bytes=9999999-")], Vec::new()).await;
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    let known = ask(&routes, "GET", &path, &[("if-none-match", &etag)], Vec::new()).await;
    assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(bytes_of(known).await.len(), 0);

    let asset = path.strip_suffix("/file?rendition=original").unwrap();
    let removed = ask(&routes, "DELETE", asset, &[], Vec::new()).await;
    assert_eq!(removed.status(), StatusCode::NO_CONTENT);
    assert_eq!(ask(&routes, "GET", asset, &[], Vec::new()).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_document_is_saved_and_never_opened_as_a_page() {
    let library = library().await;
    let routes = routes(&library, Role::Editor);
    let pdf = b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF\n".to_vec();
    let sent = ask(&routes, "POST", "/assets?filename=page.html", &[], pdf).await;
    let view: serde_json::Value = serde_json::from_slice(&bytes_of(sent).await).unwrap();
    assert_eq!(view["filename"], "page.html.pdf");
    assert_eq!(view["thumbnail_url"], "");
    let path = view["original_url"].as_str().unwrap().strip_prefix("/api/v1").unwrap().to_owned();
    let file = ask(&routes, "GET", &path, &[], Vec::new()).await;
    assert_eq!(header(&file, "content-type"), "application/pdf");
    assert!(header(&file, "content-disposition").starts_with("attachment; "));
    assert_eq!(header(&file, "x-content-type-options"), "nosniff");
}

#[tokio::test]
async fn a_reader_looks_and_does_not_touch() {
    let library = library().await;
    let asset = library.add("a.jpg", samples::jpeg_with_notes(1)).await.unwrap().id;
    let routes = routes(&library, Role::Reader);
    for (method, path, status) in [
        ("GET", "/assets".to_owned(), StatusCode::OK),
        ("GET", format!("/assets/{asset}"), StatusCode::OK),
        ("GET", format!("/assets/{asset}/file?rendition=thumb"), StatusCode::OK),
        ("GET", format!("/assets/{asset}/file?rendition=fit:1"), StatusCode::NOT_FOUND),
        ("GET", "/assets?kind=music".to_owned(), StatusCode::UNPROCESSABLE_ENTITY),
        ("POST", "/assets?filename=b.jpg".to_owned(), StatusCode::FORBIDDEN),
        ("PATCH", format!("/assets/{asset}"), StatusCode::FORBIDDEN),
        ("DELETE", format!("/assets/{asset}"), StatusCode::FORBIDDEN),
        ("POST", "/uploads".to_owned(), StatusCode::FORBIDDEN),
    ] {
        assert_eq!(ask(&routes, method, &path, &[], Vec::new()).await.status(), status, "{method} {path}");
    }
}

#[tokio::test]
async fn a_resumable_upload_follows_the_protocol() {
    let library = library().await;
    let routes = routes(&library, Role::Editor);
    let film = samples::mp4_with_place();
    let length = film.len().to_string();
    let name = format!("filename {}", STANDARD.encode("fête.mp4"));
    let version = ("tus-resumable", "1.0.0");

    let options = ask(&routes, "OPTIONS", "/uploads", &[], Vec::new()).await;
    assert_eq!(header(&options, "tus-max-size"), "4294967295");
    let foreign = [("tus-resumable", "0.2.2"), ("upload-length", "5")];
    let other = ask(&routes, "POST", "/uploads", &foreign, Vec::new()).await;
    assert_eq!(other.status(), StatusCode::PRECONDITION_FAILED);
    let huge =
        ask(&routes, "POST", "/uploads", &[version, ("upload-length", "4294967296")], Vec::new()).await;
    assert_eq!(huge.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let unsaid = ask(&routes, "POST", "/uploads", &[version], Vec::new()).await;
    assert_eq!(unsaid.status(), StatusCode::UNPROCESSABLE_ENTITY);

    let piece = ("content-type", "application/offset+octet-stream");
    let begin = [version, ("upload-length", &length), ("upload-metadata", &name), piece];
    let created = ask(&routes, "POST", "/uploads", &begin, film[..100].to_vec()).await;
    assert_eq!(created.status(), StatusCode::CREATED);
    assert_eq!(header(&created, "upload-offset"), "100");
    assert!(header(&created, "upload-expires").ends_with(" GMT"));
    let path = header(&created, "location").strip_prefix("/api/v1").unwrap().to_owned();

    let stands = ask(&routes, "HEAD", &path, &[version], Vec::new()).await;
    assert_eq!((header(&stands, "upload-offset"), header(&stands, "upload-length")), ("100", &*length));
    assert_eq!(header(&stands, "cache-control"), "no-store");
    let wrong = [version, piece, ("upload-offset", "7")];
    assert_eq!(ask(&routes, "PATCH", &path, &wrong, vec![1]).await.status(), StatusCode::CONFLICT);
    let untyped = [version, ("upload-offset", "100")];
    let untyped = ask(&routes, "PATCH", &path, &untyped, vec![1]).await;
    assert_eq!(untyped.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let right = [version, piece, ("upload-offset", "100")];
    let done = ask(&routes, "PATCH", &path, &right, film[100..].to_vec()).await;
    assert_eq!(done.status(), StatusCode::NO_CONTENT);
    assert_eq!(header(&done, "upload-offset"), length);
    let asset = header(&done, "parvis-asset").to_owned();
    let shown = ask(&routes, "GET", &format!("/assets/{asset}"), &[], Vec::new()).await;
    let view: serde_json::Value = serde_json::from_slice(&bytes_of(shown).await).unwrap();
    assert_eq!((view["filename"].as_str(), view["kind"].as_str()), (Some("fête.mp4"), Some("video")));

    let given_up = ask(&routes, "POST", "/uploads", &[version, ("upload-length", "9")], Vec::new()).await;
    let path = header(&given_up, "location").strip_prefix("/api/v1").unwrap().to_owned();
    assert_eq!(ask(&routes, "DELETE", &path, &[version], Vec::new()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(ask(&routes, "HEAD", &path, &[version], Vec::new()).await.status(), StatusCode::NOT_FOUND);
}
