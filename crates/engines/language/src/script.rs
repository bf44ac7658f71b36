//! The writing system of a text, which alone tells many languages.

use crate::languages::{ARABIC, CYRILLIC, LATIN, Set};

/// A writing system met in posts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Kana,
    Han,
    /// A system that one language of ours uses.
    Single(&'static str),
}

impl Script {
    /// Writing system of a letter, `None` for what is not a letter of a known system.
    pub(crate) fn of(letter: char) -> Option<Self> {
        if letter.is_ascii_alphabetic() {
            return Some(Self::Latin);
        }
        Some(match u32::from(letter) {
            0x00aa | 0x00ba | 0x00c0..=0x024f | 0x1e00..=0x1eff => Self::Latin,
            0x0370..=0x03ff | 0x1f00..=0x1fff => Self::Single("el"),
            0x0400..=0x052f => Self::Cyrillic,
            0x0530..=0x058f => Self::Single("hy"),
            0x0590..=0x05ff => Self::Single("he"),
            0x0600..=0x06ff | 0x0750..=0x077f | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Self::Arabic,
            0x0900..=0x097f => Self::Single("hi"),
            0x0980..=0x09ff => Self::Single("bn"),
            0x0a00..=0x0a7f => Self::Single("pa"),
            0x0a80..=0x0aff => Self::Single("gu"),
            0x0b80..=0x0bff => Self::Single("ta"),
            0x0c00..=0x0c7f => Self::Single("te"),
            0x0c80..=0x0cff => Self::Single("kn"),
            0x0d00..=0x0d7f => Self::Single("ml"),
            0x0d80..=0x0dff => Self::Single("si"),
            0x0e00..=0x0e7f => Self::Single("th"),
            0x0e80..=0x0eff => Self::Single("lo"),
            0x0f00..=0x0fff => Self::Single("bo"),
            0x1000..=0x109f => Self::Single("my"),
            0x10a0..=0x10ff | 0x1c90..=0x1cbf => Self::Single("ka"),
            0x1200..=0x137f => Self::Single("am"),
            0x1780..=0x17ff => Self::Single("km"),
            0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7af => Self::Single("ko"),
            0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Self::Kana,
            0x3400..=0x4dbf | 0x4e00..=0x9fff | 0x2_0000..=0x2_fa1f => Self::Han,
            _ => return None,
        })
    }

    /// Weight of one letter: a sign that stands for a syllable or a word counts for several.
    fn weight(self) -> u32 {
        match self {
            Self::Latin => 2,
            Self::Han | Self::Kana | Self::Single("ko" | "th") => 6,
            _ => 3,
        }
    }

    /// Modelled languages written in this system.
    pub(crate) fn modelled(self) -> Set {
        match self {
            Self::Latin => LATIN,
            Self::Cyrillic => CYRILLIC,
            Self::Arabic => ARABIC,
            _ => 0,
        }
    }
}

/// The system most of a text is written in, with its share of the weight (ratio, 0 to 1).
pub(crate) fn dominant(letters: impl Iterator<Item = char>) -> Option<(Script, f64)> {
    let mut counts: Vec<(Script, u32)> = Vec::new();
    for script in letters.filter_map(Script::of) {
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count = count.saturating_add(script.weight()),
            None => counts.push((script, script.weight())),
        }
    }
    // Kana among Han signs is Japanese.
    let kana = counts.iter().find(|(script, _)| *script == Script::Kana).map_or(0, |(_, count)| *count);
    let han = counts.iter().find(|(script, _)| *script == Script::Han).map_or(0, |(_, count)| *count);
    if kana > 0 && kana.saturating_mul(8) >= han {
        counts.retain(|(script, _)| !matches!(script, Script::Kana | Script::Han));
        counts.push((Script::Kana, kana.saturating_add(han)));
    }
    let total: u32 = counts.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count));
    let (script, count) =
        counts.into_iter().max_by_key(|(script, count)| (*count, std::cmp::Reverse(*script)))?;
    Some((script, f64::from(count) / f64::from(total)))
}

/// Cyrillic languages without statistics, told by letters that the others do not have.
pub(crate) fn cyrillic_by_letters(text: &str) -> Option<&'static str> {
    let has = |letters: &str| text.chars().any(|c| c.to_lowercase().any(|lower| letters.contains(lower)));
    if has("ў") {
        return Some("be");
    }
    if has("ѓќѕ") {
        return Some("mk");
    }
    if has("ђћљњџј") && !has("ыэёїєґщъьяю") {
        return Some(if has("ђћ") { "sr" } else { "mk" });
    }
    None
}
