//! The language a command speaks to the person at the terminal: French, or English on request.

use clap::ValueEnum;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// French.
    #[value(name = "fr")]
    French,
    /// English.
    #[value(name = "en")]
    English,
}

impl Language {
    /// The one asked for, or else the terminal's: English where its locale is, French elsewhere.
    pub(crate) fn chosen(asked: Option<Language>) -> Language {
        asked.unwrap_or_else(|| Self::of_locale(terminal_locale().as_deref()))
    }

    fn of_locale(locale: Option<&str>) -> Language {
        if locale.is_some_and(|locale| locale.starts_with("en")) {
            Language::English
        } else {
            Language::French
        }
    }

    /// Whichever of two texts is in this language.
    pub(crate) fn pick<'a>(self, french: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::French => french,
            Language::English => english,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the locale of a terminal is not a setting of the program")]
fn terminal_locale() -> Option<String> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_unless_the_locale_is_english() {
        assert_eq!(Language::of_locale(Some("en_GB.UTF-8")), Language::English);
        assert_eq!(Language::of_locale(Some("fr_FR.UTF-8")), Language::French);
        assert_eq!(Language::of_locale(Some("C")), Language::French);
        assert_eq!(Language::of_locale(None), Language::French);
    }
}
