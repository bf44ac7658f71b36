//! The header that lets a client repeat a request without repeating the act.

use http::HeaderName;

/// `Idempotency-Key`: chosen by the client, at most 200 characters, kept 48 hours.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
