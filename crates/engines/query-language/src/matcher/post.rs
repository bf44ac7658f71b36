//! What the matcher is given of a post: its text and its fields.

use crate::syntax::Field;

/// One item to match.
#[derive(Clone, Copy, Debug, Default)]
pub struct Post<'a> {
    /// The text as it was published.
    pub text: &'a str,
    /// Fields and their values; a field may have several.
    pub fields: &'a [(Field, &'a str)],
    /// Number of followers of the author, when known.
    pub followers: Option<f64>,
    /// Tells the language of a text (ISO 639-1) when the fields do not.
    ///
    /// Called at most once a post, and only when what a query asks of the language decides.
    pub detect_language: Option<fn(&str) -> Option<&'static str>>,
}

impl<'a> Post<'a> {
    /// A post with a text alone.
    pub fn of_text(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// The values of a field.
    pub(crate) fn values(&self, field: Field) -> impl Iterator<Item = &'a str> + use<'a> {
        self.fields.iter().filter(move |(known, _)| *known == field).map(|&(_, value)| value)
    }
}

/// The host of an address, without scheme, credentials and port.
pub(crate) fn host(address: &str) -> &str {
    let after_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let end =
        host.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(host.len());
    host[..end].trim_end_matches('.')
}
