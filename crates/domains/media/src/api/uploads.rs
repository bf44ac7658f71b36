//! Resumable uploads by the tus protocol: creation, creation with upload, expiration, termination.
//!
//! Source: tus.io, "Resumable Upload Protocol 1.0.0", read 2026-11-24.

use crate::{Media, MediaError, Progress, abandon_upload, append_upload, create_upload, find_upload};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use parvis_identity::Can;
use parvis_kernel::{Timestamp, UploadId, permissions};
use parvis_web_kit::{ApiResult, IdPath};
use std::sync::Arc;

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,creation-with-upload,expiration,termination";
const PIECE: &str = "application/offset+octet-stream";
/// Names the asset that a finished upload became.
const ASSET: HeaderName = HeaderName::from_static("parvis-asset");

/// Tells what the server understands.
#[utoipa::path(options, path = "/uploads", tag = "media", responses((status = 204)))]
pub(super) async fn discover(State(media): State<Arc<Media>>) -> Response {
    let mut response = answer(StatusCode::NO_CONTENT);
    set(&mut response, HeaderName::from_static("tus-version"), VERSION);
    set(&mut response, HeaderName::from_static("tus-extension"), EXTENSIONS);
    set(&mut response, HeaderName::from_static("tus-max-size"), &media.settings.largest().to_string());
    response
}

/// Begins an upload; its first piece may come along.
#[utoipa::path(post, path = "/uploads", tag = "media",
    params(
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Length" = u64, Header, description = "size of the file in bytes"),
        ("Upload-Metadata" = Option<String>, Header, description = "filename in base64"),
    ),
    responses((status = 201), (status = 412)))]
pub(super) async fn create(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    if !speaks_our_version(&headers) {
        return Ok(other_version());
    }
    let length = number(&headers, "upload-length").ok_or(MediaError::LengthMissing)?;
    let filename = filename_of(text(&headers, "upload-metadata").unwrap_or_default());
    let member = who.member.id;
    let upload = create_upload(&media, who.scope(), member, &filename, length).await?;
    let mut progress = Progress { received_bytes: 0, asset: None, expires_at: upload.expires_at };
    if text(&headers, "content-type") == Some(PIECE) {
        let mut pieces = body.into_data_stream().peekable();
        if std::pin::Pin::new(&mut pieces).peek().await.is_some() {
            progress = append_upload(&media, who.scope(), member, upload.id, 0, pieces).await?;
        }
    }
    let mut response = stand(StatusCode::CREATED, &progress);
    set(&mut response, header::LOCATION, &format!("/api/v1/uploads/{}", upload.id));
    Ok(response)
}

/// Tells where an upload stands.
#[utoipa::path(head, path = "/uploads/{upload}", tag = "media", params(("upload" = UploadId, Path)),
    responses((status = 200), (status = 412)))]
pub(super) async fn show(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    IdPath(id): IdPath<UploadId>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    if !speaks_our_version(&headers) {
        return Ok(other_version());
    }
    let upload = find_upload(&media, who.scope(), who.member.id, id).await?;
    let progress = Progress {
        received_bytes: upload.received_bytes,
        asset: upload.asset,
        expires_at: upload.expires_at,
    };
    let mut response = stand(StatusCode::OK, &progress);
    set(&mut response, HeaderName::from_static("upload-length"), &upload.length_bytes.to_string());
    Ok(response)
}

/// Receives a piece; the answer to the last one names the asset.
#[utoipa::path(patch, path = "/uploads/{upload}", tag = "media",
    params(
        ("upload" = UploadId, Path),
        ("Tus-Resumable" = String, Header, description = "1.0.0"),
        ("Upload-Offset" = u64, Header, description = "where the piece begins, in bytes"),
    ),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204), (status = 409), (status = 412), (status = 415)))]
pub(super) async fn append(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    IdPath(id): IdPath<UploadId>,
    headers: HeaderMap,
    body: Body,
) -> ApiResult<Response> {
    if !speaks_our_version(&headers) {
        return Ok(other_version());
    }
    if text(&headers, "content-type") != Some(PIECE) {
        return Ok(answer(StatusCode::UNSUPPORTED_MEDIA_TYPE));
    }
    let member = who.member.id;
    let Some(offset) = number(&headers, "upload-offset") else {
        let upload = find_upload(&media, who.scope(), member, id).await?;
        return Err(MediaError::OffsetConflict { expected: upload.received_bytes }.into());
    };
    let pieces = body.into_data_stream();
    let progress = append_upload(&media, who.scope(), member, id, offset, pieces).await?;
    Ok(stand(StatusCode::NO_CONTENT, &progress))
}

/// Gives an upload up.
#[utoipa::path(delete, path = "/uploads/{upload}", tag = "media", params(("upload" = UploadId, Path)),
    responses((status = 204), (status = 412)))]
pub(super) async fn abandon(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    IdPath(id): IdPath<UploadId>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    if !speaks_our_version(&headers) {
        return Ok(other_version());
    }
    abandon_upload(&media, who.scope(), who.member.id, id).await?;
    Ok(answer(StatusCode::NO_CONTENT))
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    text(headers, name).and_then(|text| text.parse().ok())
}

fn speaks_our_version(headers: &HeaderMap) -> bool {
    text(headers, "tus-resumable") == Some(VERSION)
}

fn other_version() -> Response {
    let mut response = answer(StatusCode::PRECONDITION_FAILED);
    set(&mut response, HeaderName::from_static("tus-version"), VERSION);
    response
}

fn answer(status: StatusCode) -> Response {
    let mut response = status.into_response();
    set(&mut response, HeaderName::from_static("tus-resumable"), VERSION);
    set(&mut response, header::CACHE_CONTROL, "no-store");
    response
}

fn stand(status: StatusCode, progress: &Progress) -> Response {
    let mut response = answer(status);
    set(&mut response, HeaderName::from_static("upload-offset"), &progress.received_bytes.to_string());
    set(&mut response, HeaderName::from_static("upload-expires"), &http_date(progress.expires_at));
    if let Some(asset) = progress.asset {
        set(&mut response, ASSET, &asset.to_string());
    }
    response
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Writes an instant as HTTP does: `Tue, 24 Nov 2026 09:12:00 GMT`.
fn http_date(instant: Timestamp) -> String {
    instant.to_jiff().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Reads the file name among `key base64, key base64`; `filename` or, as some clients say, `name`.
fn filename_of(metadata: &str) -> String {
    let value_of = |wanted: &str| {
        metadata.split(',').find_map(|pair| {
            let (key, value) = pair.trim().split_once(' ')?;
            let bytes = STANDARD.decode(value.trim()).ok().filter(|_| key == wanted)?;
            String::from_utf8(bytes).ok()
        })
    };
    value_of("filename").or_else(|| value_of("name")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_name_is_found_among_the_metadata() {
        assert_eq!(filename_of("filetype aW1hZ2UvcG5n,filename w6l0w6kucG5n"), "été.png");
        assert_eq!(filename_of("name YS5wbmc=, is_confidential"), "a.png");
        assert_eq!(filename_of("filename not-base64!"), "");
        assert_eq!(filename_of(""), "");
    }

    #[test]
    fn instants_are_written_as_http_does() {
        let instant: Timestamp = "2026-11-24T09:12:00Z".parse().unwrap();
        assert_eq!(http_date(instant), "Tue, 24 Nov 2026 09:12:00 GMT");
    }
}
