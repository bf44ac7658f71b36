//! The bytes of an asset: whole or in part, never as a page.

use crate::{AssetKind, Media, MediaError, OpenedFile, find_file, open_file, open_file::ORIGINAL};
use axum::{
    body::Body,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use parvis_identity::Can;
use parvis_kernel::{AssetId, Scope, permissions};
use parvis_web_kit::{ApiResult, ContentPolicy, IdPath};
use serde::Deserialize;
use std::{fmt::Write, sync::Arc};
use utoipa::IntoParams;

/// Nothing may run, load or be framed, whatever the bytes pretend to be.
const NOTHING_RUNS: ContentPolicy = ContentPolicy(
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; \
     frame-ancestors 'none'; sandbox",
);

/// Who may keep a copy of the answer on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Members only: the browser may keep it, nothing in between.
    Members,
    /// Everybody: the public feed.
    Everybody,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FileQuery {
    /// `original`, `preview` or `thumb`.
    #[serde(default)]
    rendition: String,
}

/// Sends the file of an asset; understands `Range` and `If-None-Match`.
#[utoipa::path(get, path = "/assets/{asset}/file", tag = "media",
    params(("asset" = AssetId, Path), FileQuery),
    responses(
        (status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 206, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = 304), (status = 416)
    ))]
pub(super) async fn read(
    State(media): State<Arc<Media>>,
    who: Can<permissions::Read>,
    IdPath(id): IdPath<AssetId>,
    Query(query): Query<FileQuery>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let rendition = if query.rendition.is_empty() { ORIGINAL } else { query.rendition.as_str() };
    if ![ORIGINAL, crate::PREVIEW, crate::THUMB].contains(&rendition) {
        return Err(MediaError::NoSuchRendition.into());
    }
    Ok(serve_file(&media, who.scope(), id, rendition, &headers, Audience::Members).await?)
}

/// Answers with the file of an asset: what the API does for members, and the public feed for everybody.
///
/// The caller has established that `audience` may see the asset. The content of an asset never changes,
/// hence an answer that caches keep for a year.
///
/// # Errors
/// [`MediaError::NoSuchAsset`], [`MediaError::NoSuchRendition`], [`MediaError::FileMissing`].
pub async fn serve_file(
    media: &Media,
    scope: Scope,
    id: AssetId,
    rendition: &str,
    headers: &HeaderMap,
    audience: Audience,
) -> Result<Response, MediaError> {
    let file = find_file(media, scope, id, rendition).await?;
    serve_found(media, &file, headers, audience).await
}

/// Answers with a file that was found: whole, in part, or not again to whoever holds it.
///
/// # Errors
/// [`MediaError::FileMissing`].
pub async fn serve_found(
    media: &Media,
    file: &OpenedFile,
    headers: &HeaderMap,
    audience: Audience,
) -> Result<Response, MediaError> {
    let etag = format!("\"{}\"", file.digest);
    let known = text_of(headers, &header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.trim() == "*" || known.contains(&etag)) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        describe(&mut response, file, &etag, audience);
        return Ok(response);
    }
    // A part is only of use to whoever holds the same file.
    let same = text_of(headers, &header::IF_RANGE).is_none_or(|tag| tag == etag);
    let asked = text_of(headers, &header::RANGE).filter(|_| same);
    let size = file.size_bytes;
    let (status, offset, length) = match asked.map_or(Part::Whole, |range| part_of(range, size)) {
        Part::Whole => (StatusCode::OK, 0, size),
        Part::Bytes { offset, length } => (StatusCode::PARTIAL_CONTENT, offset, length),
        Part::Beyond => {
            let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            insert(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
            return Ok(response);
        }
    };
    let stream = open_file(media, file, offset, length).await?;
    let mut response = (status, Body::from_stream(stream)).into_response();
    describe(&mut response, file, &etag, audience);
    insert(&mut response, header::CONTENT_LENGTH, &length.to_string());
    if status == StatusCode::PARTIAL_CONTENT {
        let last = offset.saturating_add(length).saturating_sub(1);
        insert(&mut response, header::CONTENT_RANGE, &format!("bytes {offset}-{last}/{size}"));
    }
    Ok(response)
}

fn text_of<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn insert(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn describe(response: &mut Response, file: &OpenedFile, etag: &str, audience: Audience) {
    let cache = match audience {
        Audience::Members => "private, max-age=31536000, immutable",
        Audience::Everybody => "public, max-age=31536000, immutable",
    };
    insert(response, header::CACHE_CONTROL, cache);
    insert(response, header::ETAG, etag);
    insert(response, header::ACCEPT_RANGES, "bytes");
    insert(response, header::CONTENT_TYPE, file.file_type.mime());
    insert(response, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    let inline = file.file_type.kind() == AssetKind::Image;
    insert(response, header::CONTENT_DISPOSITION, &disposition(inline, &file.filename));
    response.extensions_mut().insert(NOTHING_RUNS);
}

/// Writes `Content-Disposition`. Source: RFC 6266, section 4, and RFC 8187, section 3.2, read 2026-11-24.
fn disposition(inline: bool, filename: &str) -> String {
    let mut text = String::from(if inline { "inline" } else { "attachment" });
    text.push_str("; filename*=UTF-8''");
    for byte in filename.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Bytes { offset: u64, length: u64 },
    Beyond,
}

/// Reads one range of bytes; several, or nonsense, give the whole file.
///
/// Source: RFC 9110, section 14.1.2 "Byte Ranges", read 2026-11-24.
fn part_of(range: &str, size: u64) -> Part {
    let Some((first, last)) = range.trim().strip_prefix("bytes=").and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    let (offset, end) = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => (first, last.saturating_add(1).min(size)),
        (Ok(first), Err(_)) if last.is_empty() => (first, size),
        (Err(_), Ok(0)) if first.is_empty() => return Part::Beyond,
        (Err(_), Ok(count)) if first.is_empty() => (size.saturating_sub(count), size),
        _ => return Part::Whole,
    };
    match end.checked_sub(offset) {
        Some(length) if length > 0 => Part::Bytes { offset, length },
        _ => Part::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_browsers_write_them() {
        let bytes = |offset, length| Part::Bytes { offset, length };
        for (range, part) in [
            ("bytes=0-99", bytes(0, 100)),
            ("bytes=500-", bytes(500, 500)),
            ("bytes=-200", bytes(800, 200)),
            ("bytes=-5000", bytes(0, 1000)),
            ("bytes=900-5000", bytes(900, 100)),
            ("bytes=1000-", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,5-9", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=0-18446744073709551615", bytes(0, 1000)),
        ] {
            assert_eq!(part_of(range, 1000), part, "{range}");
        }
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        let text = disposition(false, "été\"; filename=x.html\r\nX: y.pdf");
        assert!(
            text.starts_with("attachment; filename*=UTF-8''%C3%A9t%C3%A9%22%3B%20filename%3Dx.html%0D%0A")
        );
        assert!(HeaderValue::from_str(&text).is_ok());
    }
}
