//! The languages of the screens, mails and public pages.

use serde::{Deserialize, Serialize};

/// A language of the interface. French comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// French, the default.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Returns the code of the language, ISO 639-1.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Chooses a language from an `Accept-Language` header: the first one that we have, else French.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        header
            .split(',')
            .find_map(|choice| Self::from_code(choice.split(';').next()?.trim()))
            .unwrap_or_default()
    }

    /// Reads a language code, with or without a region.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let language = code.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| locale.code().eq_ignore_ascii_case(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_known_language_wins() {
        assert_eq!(Locale::from_accept_language("de, en-GB;q=0.8, fr;q=0.5"), Locale::En);
        assert_eq!(Locale::from_accept_language("*"), Locale::Fr);
        assert_eq!(Locale::from_accept_language(""), Locale::Fr);
    }
}
