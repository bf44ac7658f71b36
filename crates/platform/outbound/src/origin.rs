//! Origins that the institution allows by name: scheme, host and port.

use reqwest::Url;
use serde::Deserialize;
use std::str::FromStr;

/// Scheme, host and port, as browsers compare them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

/// The text is not an origin such as `https://pds.valmont.fr` or `http://localhost:2583`.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not an origin: a scheme, a host and perhaps a port are expected, such as http://localhost:2583")]
pub struct ParseOriginError;

impl Origin {
    /// Returns the origin of an address; `None` when it has no host or is neither http nor https.
    #[must_use]
    pub fn of(url: &Url) -> Option<Self> {
        let known = matches!(url.scheme(), "http" | "https");
        let host = url.host_str()?.trim_end_matches('.').to_owned();
        let origin = Self { scheme: url.scheme().to_owned(), host, port: url.port_or_known_default()? };
        known.then_some(origin)
    }
}

impl FromStr for Origin {
    type Err = ParseOriginError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| ParseOriginError)?;
        let bare = matches!(url.path(), "/" | "")
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        Self::of(&url).filter(|_| bare).ok_or(ParseOriginError)
    }
}

impl TryFrom<String> for Origin {
    type Error = ParseOriginError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_a_port_even_when_it_is_not_written() {
        let origin: Origin = "https://PDS.Valmont.fr".parse().unwrap();
        assert_eq!(
            Origin::of(&Url::parse("https://pds.valmont.fr:443/xrpc/x?y=1").unwrap()),
            Some(origin.clone())
        );
        assert_ne!(Origin::of(&Url::parse("http://pds.valmont.fr/").unwrap()), Some(origin.clone()));
        assert_ne!(Origin::of(&Url::parse("https://pds.valmont.fr:8443/").unwrap()), Some(origin));
    }

    #[test]
    fn what_is_more_or_less_than_an_origin_is_refused() {
        for text in [
            "localhost:2583",
            "ftp://a.fr",
            "https://a.fr/path",
            "https://u@a.fr",
            "https://a.fr?x",
            "a.fr",
            "",
        ] {
            assert_eq!(text.parse::<Origin>(), Err(ParseOriginError), "{text}");
        }
    }
}
