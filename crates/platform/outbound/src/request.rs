//! One request, as its caller writes it.

use bytes::Bytes;
use futures_core::Stream;
use reqwest::{
    Method, Url,
    header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use std::{io, pin::Pin, time::Duration};

/// Bytes of a file as they are read; an error ends the request.
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// One part of a form with files.
pub enum Part {
    /// A value.
    Text {
        /// Name of the field.
        name: &'static str,
        /// Its value.
        value: String,
    },
    /// A file, sent as it is read.
    File {
        /// Name of the field.
        name: &'static str,
        /// Name of the file.
        file_name: String,
        /// Media type.
        mime: String,
        /// Size in bytes.
        size_bytes: u64,
        /// The bytes.
        bytes: ByteStream,
    },
}

pub(crate) enum Body {
    Empty,
    Bytes(Bytes),
    Stream { size_bytes: u64, bytes: ByteStream },
    Form(Vec<Part>),
}

/// A request that was not sent yet. Redirections are refused unless [`Request::following`] is asked.
pub struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) redirects: u8,
    pub(crate) time_limit: Option<Duration>,
    /// A header that could not be written: told when sending.
    pub(crate) malformed: bool,
}

impl Request {
    /// Starts a request.
    #[must_use]
    pub fn new(method: Method, url: Url) -> Self {
        let (headers, body) = (HeaderMap::new(), Body::Empty);
        Self { method, url, headers, body, redirects: 0, time_limit: None, malformed: false }
    }

    /// Starts a reading.
    #[must_use]
    pub fn get(url: Url) -> Self {
        Self::new(Method::GET, url)
    }

    /// Starts a writing.
    #[must_use]
    pub fn post(url: Url) -> Self {
        Self::new(Method::POST, url)
    }

    /// Adds a header, replacing one of the same name.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: &str) -> Self {
        match HeaderValue::from_str(value) {
            Ok(value) => {
                self.headers.insert(HeaderName::from_static(name), value);
            }
            Err(_) => self.malformed = true,
        }
        self
    }

    /// Authenticates with a bearer token, which no log will show.
    #[must_use]
    pub fn bearer(mut self, token: &SecretString) -> Self {
        match HeaderValue::from_str(&format!("Bearer {}", token.expose_secret())) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.headers.insert(AUTHORIZATION, value);
            }
            Err(_) => self.malformed = true,
        }
        self
    }

    /// Carries a value as JSON.
    #[must_use]
    pub fn json<T: Serialize>(mut self, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.body = Body::Bytes(bytes.into()),
            Err(_) => self.malformed = true,
        }
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        self
    }

    /// Carries the bytes of one file, streamed; the time limit of uploads applies.
    #[must_use]
    pub fn stream(mut self, mime: &str, size_bytes: u64, bytes: ByteStream) -> Self {
        self.body = Body::Stream { size_bytes, bytes };
        self.header("content-type", mime)
    }

    /// Carries a form with files, streamed; the time limit of uploads applies.
    #[must_use]
    pub fn form(mut self, parts: Vec<Part>) -> Self {
        self.body = Body::Form(parts);
        self
    }

    /// Follows up to `redirects` redirections, each checked like the first address; readings only.
    ///
    /// The token of [`Request::bearer`] is not carried to another origin.
    #[must_use]
    pub fn following(mut self, redirects: u8) -> Self {
        self.redirects = redirects;
        self
    }

    /// Shortens or lengthens the time allowed once connected.
    #[must_use]
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = Some(limit);
        self
    }

    pub(crate) fn uploads(&self) -> bool {
        matches!(self.body, Body::Stream { .. } | Body::Form(_))
    }
}
