//! An answer written once and given many times: compressed once, with its tag.

use crate::pages::{entity_tag, is_current};
use axum::{
    body::{Body, Bytes},
    response::{IntoResponse, Response},
};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Serialize;
use std::{io::Write, sync::OnceLock};

/// An answer, ready to be sent to whoever may read it.
#[derive(Debug)]
pub struct Written {
    plain: Bytes,
    compressed: OnceLock<Bytes>,
    tag: String,
    kind: &'static str,
}

impl Written {
    /// Writes a value as JSON.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::of(serde_json::to_vec(value)?, "application/json"))
    }

    /// Takes a text of another media type as it is.
    #[must_use]
    pub fn text(text: String, kind: &'static str) -> Self {
        Self::of(text.into_bytes(), kind)
    }

    fn of(plain: Vec<u8>, kind: &'static str) -> Self {
        Self { tag: entity_tag(&plain), plain: plain.into(), compressed: OnceLock::new(), kind }
    }

    /// Answers a request that carried `asked`; sends nothing again to a reader who has it.
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = if is_current(asked, &self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else if accepts_gzip(asked) {
            let mut response = Response::new(Body::from(self.compressed()));
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response
        } else {
            Response::new(Body::from(self.plain.clone()))
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie, accept-language"));
        // Kept by this reader's browser alone, which asks each time whether it still holds.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    fn compressed(&self) -> Bytes {
        let compress = || {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::new(3));
            let written = encoder.write_all(&self.plain).and_then(|()| encoder.finish());
            // Writing to memory does not fail.
            written.map(Bytes::from).unwrap_or_default()
        };
        self.compressed.get_or_init(compress).clone()
    }
}

fn accepts_gzip(asked: &HeaderMap) -> bool {
    asked
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            let is_gzip = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
            is_gzip && parts.all(|part| !matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use std::io::Read;

    fn asked(pairs: &[(header::HeaderName, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect()
    }

    async fn body_of(response: Response) -> Vec<u8> {
        to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
    }

    #[tokio::test]
    async fn the_same_answer_is_given_plain_compressed_or_not_at_all() {
        let written = Written::json(&vec!["été"; 500]).unwrap();
        let plain = written.answer(&HeaderMap::new());
        let tag = plain.headers()[header::ETAG].to_str().unwrap().to_owned();
        let plain = body_of(plain).await;
        let compressed = written.answer(&asked(&[(header::ACCEPT_ENCODING, "br, gzip;q=0.8")]));
        assert_eq!(compressed.headers()[header::CONTENT_ENCODING], "gzip");
        let compressed = body_of(compressed).await;
        assert!(compressed.len() * 10 < plain.len());
        let mut read = Vec::new();
        flate2::read::GzDecoder::new(compressed.as_slice()).read_to_end(&mut read).unwrap();
        assert_eq!(read, plain);
        let known = written.answer(&asked(&[(header::IF_NONE_MATCH, &tag)]));
        assert_eq!(known.status(), StatusCode::NOT_MODIFIED);
        assert!(body_of(known).await.is_empty());
    }

    #[test]
    fn a_reader_who_refuses_compression_is_believed() {
        assert!(accepts_gzip(&asked(&[(header::ACCEPT_ENCODING, "gzip, deflate, br")])));
        for refused in ["", "br", "gzip;q=0", "identity"] {
            assert!(!accepts_gzip(&asked(&[(header::ACCEPT_ENCODING, refused)])), "{refused}");
        }
    }
}
