//! An answer, read whole, and what its headers say of when to come back.

use bytes::Bytes;
use parvis_kernel::Timestamp;
use reqwest::{StatusCode, header::HeaderMap};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// An answer read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body; empty when an answer of refusal could not be read to its end.
    pub body: Bytes,
    /// When it was received, by our clock.
    pub received_at: Timestamp,
}

impl Answer {
    /// Returns a header as text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Reads the body as JSON; `None` when it is not what is expected.
    #[must_use]
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Returns when the server says to come back, at least one second after now; `None` when it does not say.
    ///
    /// Reads `Retry-After` in its two forms, then `RateLimit-Reset` (seconds since 1970, or seconds
    /// from now when it is a small number), then `X-RateLimit-Reset` (RFC 3339 or seconds since 1970).
    ///
    /// Source: RFC 9110, "Retry-After"; Bluesky documentation, "Rate Limits" (ratelimit-reset is an epoch);
    /// Mastodon documentation, "Rate limits" (X-RateLimit-Reset is an RFC 3339 instant); read 2026-11-24.
    #[must_use]
    pub fn retry_at(&self) -> Option<Timestamp> {
        let said = self
            .header("retry-after")
            .and_then(|text| self.seconds(text).or_else(|| http_date(text)))
            .or_else(|| self.header("ratelimit-reset").and_then(|text| self.seconds(text)))
            .or_else(|| {
                self.header("x-ratelimit-reset")
                    .and_then(|text| text.parse().ok().or_else(|| self.seconds(text)))
            })?;
        Some(said.max(self.received_at.after(Duration::from_secs(1))))
    }

    /// Reads seconds: since 1970 when they could not be a delay, else from now.
    fn seconds(&self, text: &str) -> Option<Timestamp> {
        /// Ten years: no delay is longer, no present instant since 1970 is shorter.
        const LONGEST_DELAY_SECONDS: u64 = 315_360_000;
        let seconds: u64 = text.trim().parse().ok()?;
        if seconds < LONGEST_DELAY_SECONDS {
            return Some(self.received_at.after(Duration::from_secs(seconds)));
        }
        Some(Timestamp::from_micros(i64::try_from(seconds).ok()?.checked_mul(1_000_000)?))
    }
}

fn http_date(text: &str) -> Option<Timestamp> {
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()?;
    Some(Timestamp::from(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderName, HeaderValue};

    fn told(name: &'static str, value: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        let received_at = "2026-03-02T08:00:00Z".parse().unwrap();
        let answer =
            Answer { status: StatusCode::TOO_MANY_REQUESTS, headers, body: Bytes::new(), received_at };
        answer.retry_at().map(|instant| instant.to_string())
    }

    #[test]
    fn every_way_to_say_when_is_read() {
        let noon = Some("2026-03-02T12:00:00Z".to_owned());
        assert_eq!(told("retry-after", "14400"), noon);
        assert_eq!(told("retry-after", "Mon, 02 Mar 2026 12:00:00 GMT"), noon);
        assert_eq!(told("ratelimit-reset", "1772452800"), noon);
        assert_eq!(told("ratelimit-reset", "14400"), noon);
        assert_eq!(told("x-ratelimit-reset", "2026-03-02T12:00:00.000000Z"), noon);
        assert_eq!(told("x-ratelimit-reset", "1772452800"), noon);
    }

    #[test]
    fn nonsense_and_the_past_are_not_believed() {
        assert_eq!(told("retry-after", "soon"), None);
        assert_eq!(told("retry-after", "-5"), None);
        assert_eq!(told("retry-after", "99999999999999999999"), None);
        assert_eq!(told("retry-after", "0"), Some("2026-03-02T08:00:01Z".to_owned()));
        assert_eq!(
            told("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
            Some("2026-03-02T08:00:01Z".to_owned())
        );
    }
}
