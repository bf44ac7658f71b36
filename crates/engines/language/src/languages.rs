//! The languages that can be told, their ISO 639-1 labels and how likely each is beforehand.

/// A language with letter statistics.
pub(crate) struct Modelled {
    /// ISO 639-1 label.
    pub(crate) label: &'static str,
    /// Natural logarithm of how likely it is beforehand, up to a constant.
    pub(crate) prior: f32,
}

const fn modelled(label: &'static str, prior: f32) -> Modelled {
    Modelled { label, prior }
}

/// Languages with statistics, in the order of the models in `build/main.rs`.
pub(crate) const MODELLED: [Modelled; 29] = [
    modelled("fr", 0.0),
    modelled("en", -0.2),
    modelled("es", -0.3),
    modelled("it", -0.3),
    modelled("pt", -0.3),
    modelled("de", -0.3),
    modelled("nl", -0.5),
    modelled("ca", -0.7),
    modelled("ro", -1.5),
    modelled("pl", -1.5),
    modelled("tr", -1.5),
    modelled("eu", -2.0),
    modelled("sv", -3.0),
    modelled("da", -3.5),
    modelled("no", -3.5),
    modelled("fi", -3.0),
    modelled("cs", -3.0),
    modelled("hu", -3.0),
    modelled("hr", -3.0),
    modelled("sq", -3.0),
    modelled("vi", -2.5),
    modelled("id", -3.0),
    modelled("sw", -3.0),
    modelled("ru", 0.0),
    modelled("uk", -0.5),
    modelled("bg", -1.0),
    modelled("ar", 0.0),
    modelled("fa", -1.0),
    modelled("ur", -1.0),
];

/// Number of languages with statistics.
pub(crate) const COUNT: usize = MODELLED.len();
/// Set of modelled languages, one bit each.
pub(crate) type Set = u32;
/// Modelled languages written in Latin letters.
pub(crate) const LATIN: Set = (1 << 23) - 1;
/// Modelled languages written in Cyrillic letters.
pub(crate) const CYRILLIC: Set = 0b111 << 23;
/// Modelled languages written in Arabic letters.
pub(crate) const ARABIC: Set = 0b111 << 26;
