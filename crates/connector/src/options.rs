//! What goes with a text on a network besides its files: a closed set, of which each network has a part.

use serde::{Deserialize, Serialize};

/// Who sees what is published. Messages to one person are no publications, and are not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everyone, and it is shown in public lists.
    #[default]
    Public,
    /// Everyone who has the address or follows; it is left out of public lists.
    Unlisted,
    /// Those who follow the profile.
    Followers,
}

impl Visibility {
    /// Every visibility, the widest first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Unlisted, Self::Followers];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Unlisted => "unlisted",
            Self::Followers => "followers",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.code() == code)
    }
}

/// A question with ready answers, as it is asked; the text of the segment that carries it is the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Poll {
    /// Answers to choose from, in order.
    pub answers: Vec<String>,
    /// How long one may vote, in seconds, from when it is out.
    pub open_seconds: u32,
    /// Several answers may be chosen.
    #[serde(default, skip_serializing_if = "is_default")]
    pub multiple: bool,
    /// Votes are not shown before the end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hides_totals: bool,
}

/// Options of one variant. The default is what every network does without being told.
///
/// Invariant: a field at its default is not written, so that a digest over the others still holds when an
/// option is added (`an_option_at_its_default_is_not_written`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct VariantOptions {
    /// Who sees it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub visibility: Visibility,
    /// Shown first; the rest opens on demand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Images are hidden until the reader asks for them.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sensitive_media: bool,
    /// Asked by the first segment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poll: Option<Poll>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl VariantOptions {
    /// Says whether every option is at its default.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        is_default(self)
    }

    /// Returns the options of what follows a first segment, or answers it: all but the poll.
    #[must_use]
    pub fn without_poll(&self) -> Self {
        Self { poll: None, ..self.clone() }
    }

    /// Returns the warning without the blanks around it; empty when there is none.
    #[must_use]
    pub fn warning_text(&self) -> &str {
        self.warning.as_deref().map(str::trim).unwrap_or_default()
    }
}

/// The options that a network has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OfferedOptions {
    /// Who may be chosen to see it, the widest first; public alone is no choice.
    pub visibilities: &'static [Visibility],
    /// Whether a warning may stand before a text.
    pub warning: bool,
    /// Whether images may be marked as sensitive.
    pub sensitive_media: bool,
}

impl OfferedOptions {
    /// A network without options.
    pub const NONE: Self =
        Self { visibilities: &[Visibility::Public], warning: false, sensitive_media: false };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_at_its_default_is_not_written() {
        assert_eq!(serde_json::to_string(&VariantOptions::default()).unwrap(), "{}");
        let warned = VariantOptions { warning: Some("Accident".to_owned()), ..VariantOptions::default() };
        assert_eq!(serde_json::to_string(&warned).unwrap(), r#"{"warning":"Accident"}"#);
        assert_eq!(serde_json::from_str::<VariantOptions>("{}").unwrap(), VariantOptions::default());
    }

    #[test]
    fn every_visibility_survives_storage() {
        for visibility in Visibility::ALL {
            assert_eq!(Visibility::from_code(visibility.code()), Some(visibility));
            assert_eq!(serde_json::to_value(visibility).unwrap(), visibility.code());
        }
        assert_eq!(Visibility::from_code("direct"), None);
    }
}
