//! `/fil/medias/{reference}`: an image of an item that can be read.

use crate::{
    Citizens, CitizensError, MediaSize,
    model::{IMAGE_TYPES, is_reference},
    store,
};
use axum::{
    body::Body,
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use parvis_kernel::Scope;
use parvis_web_kit::{ApiError, ContentPolicy, Embeddable, pages::is_current};
use serde::Deserialize;
use std::sync::Arc;

/// An image opened on its own shows itself and runs nothing.
const IMAGE_POLICY: &str = "default-src 'none'; img-src 'self'; sandbox; frame-ancestors 'none'";

#[derive(Debug, Default, Deserialize)]
pub(super) struct MediaQuery {
    /// `vignette` for the list.
    #[serde(default)]
    taille: String,
}

pub(super) async fn show(
    State(citizens): State<Arc<Citizens>>,
    Path(reference): Path<String>,
    Query(query): Query<MediaQuery>,
    asked: HeaderMap,
) -> Result<Response, ApiError> {
    let size = if query.taille == "vignette" { MediaSize::Thumbnail } else { MediaSize::Full };
    let organisation = citizens.institution().await?.ok_or(CitizensError::NotFound)?;
    let scope = Scope::of(organisation.id);
    let may_be = is_reference(&reference)
        && store::is_shown(&citizens.db.reader(), scope, &reference).await.map_err(CitizensError::from)?;
    if !may_be {
        return Err(CitizensError::NotFound.into());
    }
    let opened = citizens.media.open(scope, &reference, size).await.map_err(CitizensError::Media)?;
    let opened = opened.filter(|media| IMAGE_TYPES.contains(&media.mime.as_str()));
    let media = opened.ok_or(CitizensError::NotFound)?;
    let tag = format!("\"{}\"", media.tag);
    let mut response = if is_current(&asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, media.mime)], Body::from_stream(media.bytes)).into_response()
    };
    let headers = response.headers_mut();
    if let Some(size_bytes) = media.size_bytes.filter(|_| headers.contains_key(header::CONTENT_TYPE)) {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(size_bytes));
    }
    // The bytes under a reference never change, but the item may be withdrawn: a cache asks again each hour.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response.extensions_mut().insert(ContentPolicy(IMAGE_POLICY));
    response.extensions_mut().insert(Embeddable);
    Ok(response)
}
