//! The catalogue as templates use it, in one language.

use crate::catalogue;
use parvis_kernel::{Locale, Timestamp, ZoneName};

/// The words of one language, for a server-rendered page.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Locale);

impl Words {
    /// Returns the code of the language, for `lang`.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.0.code()
    }

    /// Returns a message.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        catalogue().text(self.0, key, &[])
    }

    /// Returns a message with one value.
    #[must_use]
    pub fn with(&self, key: &str, name: &str, value: impl ToString) -> String {
        catalogue().text(self.0, key, &[(name, value.to_string())])
    }

    /// Returns the sentence of an error code.
    #[must_use]
    pub fn error(&self, code: &str) -> String {
        catalogue().text(self.0, &crate::problem::message_key(code), &[])
    }

    /// Returns a date and an hour as people write them, in `zone`: `24 novembre 2026 à 9 h 12`.
    #[must_use]
    pub fn moment(&self, instant: Timestamp, zone: &ZoneName) -> String {
        let local = instant.in_zone(zone);
        let month = self.t(&format!("month-{}", local.month()));
        let values = [
            ("day", local.day().to_string()),
            ("month", month),
            ("year", local.year().to_string()),
            ("hour", local.hour().to_string()),
            ("minute", format!("{:02}", local.minute())),
        ];
        // Years and minutes are text: a number would be grouped or lose its zero.
        catalogue()
            .text(self.0, "moment", &values.map(|(name, value)| (name, format!("\u{2060}{value}"))))
            .replace('\u{2060}', "")
    }
}
