//! Institutions and members, and what may be written in their names.

use parvis_kernel::{FieldFault, Locale, MemberId, OrganisationId, Role, Scope, Timestamp, ZoneName};

/// The kind of an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstitutionKind {
    /// Ministry or central administration.
    Ministry,
    /// Town hall.
    Town,
    /// Grouping of towns.
    Intercommunality,
    /// Département.
    Department,
    /// Region.
    Region,
    /// Hospital.
    Hospital,
    /// University or school.
    University,
    /// Any other public body.
    Other,
}

impl InstitutionKind {
    /// Every kind, in the order of the list on screen.
    pub const ALL: [Self; 8] = [
        Self::Town,
        Self::Intercommunality,
        Self::Department,
        Self::Region,
        Self::Ministry,
        Self::Hospital,
        Self::University,
        Self::Other,
    ];

    /// Returns the stored code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ministry => "ministry",
            Self::Town => "town",
            Self::Intercommunality => "intercommunality",
            Self::Department => "department",
            Self::Region => "region",
            Self::Hospital => "hospital",
            Self::University => "university",
            Self::Other => "other",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Zones of the French territories, the mainland first. Source: IANA time zone database, zone1970.tab.
pub const TERRITORY_ZONES: [&str; 12] = [
    "Europe/Paris",
    "America/Guadeloupe",
    "America/Martinique",
    "America/Cayenne",
    "Indian/Reunion",
    "Indian/Mayotte",
    "America/Miquelon",
    "Pacific/Noumea",
    "Pacific/Tahiti",
    "Pacific/Marquesas",
    "Pacific/Gambier",
    "Pacific/Wallis",
];

/// An institution.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: InstitutionKind,
    /// Its time zone: that of every date on its screens.
    pub zone: ZoneName,
    /// True for the example institution, whose data are fictitious.
    pub is_demo: bool,
}

/// What a member chose for their own screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// Language.
    pub locale: Locale,
    /// `system`, `light` or `dark`.
    pub theme: String,
    /// `compact` or `comfort`.
    pub density: String,
    /// Whether single-letter shortcuts are on.
    pub shortcuts: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            locale: Locale::Fr,
            theme: "system".to_owned(),
            density: "compact".to_owned(),
            shortcuts: true,
        }
    }
}

/// A person of the team.
#[derive(Clone, Debug)]
pub struct Member {
    /// Their id.
    pub id: MemberId,
    /// Where they act.
    pub scope: Scope,
    /// Their name.
    pub name: String,
    /// Their address, in lower case.
    pub email: String,
    /// Their role.
    pub role: Role,
    /// Colour of their initials, 0 to 7.
    pub tint: u32,
    /// Their own screens.
    pub preferences: Preferences,
    /// Since when.
    pub created_at: Timestamp,
}

impl Member {
    /// Returns one or two capital letters.
    #[must_use]
    pub fn initials(&self) -> String {
        let mut words = self.name.split_whitespace().filter_map(|word| word.chars().next());
        let first = words.next();
        let last = words.next_back();
        first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
    }
}

/// Longest name of a person, an institution, a channel or a theme, in characters.
pub const NAME_MAX: usize = 120;

/// Cleans a name that a person typed: inner spaces single, no control, no invisible direction mark.
///
/// `<b>` stays as it is: names are text everywhere and are escaped where they become HTML.
/// Direction marks are removed because they make a name read as another (`U+202E` reverses what follows).
/// Source: Unicode Technical Report 36, section 2.8 "Bidirectional Text Spoofing", read 2026-11-24.
#[must_use]
pub fn clean_name(text: &str) -> String {
    let visible =
        text.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).filter(|letter| {
            !matches!(letter,
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        });
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Checks a name: something visible, at most [`NAME_MAX`] characters.
pub(crate) fn check_name(field: &str, text: &str, faults: &mut Vec<FieldFault>) -> String {
    let name = clean_name(text);
    if name.is_empty() {
        faults.push(FieldFault { field: field.to_owned(), code: "identity.name_missing" });
    } else if name.chars().count() > NAME_MAX {
        faults.push(FieldFault { field: field.to_owned(), code: "identity.name_too_long" });
    }
    name
}

/// Checks an e-mail address: one `@`, something on each side, at most 254 bytes; returns it in lower case.
pub(crate) fn check_email(field: &str, text: &str, faults: &mut Vec<FieldFault>) -> String {
    let email = text.trim().to_lowercase();
    let plausible = email.len() <= 254
        && !email.contains(|letter: char| letter.is_whitespace() || letter.is_control())
        && email.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.contains('@') && !domain.is_empty() && !domain.starts_with('.')
        });
    if !plausible {
        faults.push(FieldFault { field: field.to_owned(), code: "identity.email_malformed" });
    }
    email
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_invisible_tricks_and_keeps_its_signs() {
        assert_eq!(clean_name("  Ville\u{202E} de \t Valmont\u{0007} "), "Ville de Valmont");
        assert_eq!(clean_name("<script>alert(1)</script>"), "<script>alert(1)</script>");
        assert_eq!(clean_name("Zoé\u{200B}\u{FEFF} d’Été"), "Zoé d’Été");
    }

    #[test]
    fn a_name_made_of_nothing_is_refused() {
        let mut faults = Vec::new();
        check_name("name", "\u{200B} \u{202E}", &mut faults);
        check_name("name", &"é".repeat(121), &mut faults);
        assert_eq!(
            faults.iter().map(|fault| fault.code).collect::<Vec<_>>(),
            ["identity.name_missing", "identity.name_too_long"]
        );
    }

    #[test]
    fn addresses_are_checked_for_sense_only() {
        for (text, accepted) in [
            ("camille@valmont.example", true),
            ("Camille.Roux+x@Mairie.Fr", true),
            ("camille", false),
            ("@b", false),
            ("a@", false),
            ("a b@c.fr", false),
            ("a@b@c.fr", false),
        ] {
            let mut faults = Vec::new();
            check_email("email", text, &mut faults);
            assert_eq!(faults.is_empty(), accepted, "{text}");
        }
    }

    #[test]
    fn every_territory_zone_is_known() {
        for zone in TERRITORY_ZONES {
            assert!(ZoneName::new(zone).is_ok(), "{zone}");
        }
    }
}
