//! Letters and keys of the statistics table: the one definition for the build and for look-ups.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest run of symbols with a statistic of its own.
pub(crate) const ORDER: usize = 5;
/// Symbol before the first letter of a word.
pub(crate) const START: char = '^';
/// Symbol after the last letter of a word.
pub(crate) const END: char = '$';
/// First symbol of the key that tells how often a letter is written with its accent.
pub(crate) const SPELT: char = '~';
/// Steps of a stored log-probability per natural-log unit.
const STEPS: f64 = 16.0;

/// Stores a natural log-probability, at most 0, in one byte: 0 is certain, 255 under -15.9.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is clamped to a byte"
)]
#[allow(dead_code, reason = "used by the build only")]
pub(crate) fn quantise(log: f64) -> u8 {
    (-log * STEPS).round().clamp(0.0, 255.0) as u8
}

/// Reads back a stored log-probability.
#[allow(dead_code, reason = "used by look-ups only")]
pub(crate) fn restore(stored: u8) -> f32 {
    -f32::from(stored) / 16.0
}

/// Appends the plain lower-case letters of `letter`: accents dropped, ligatures opened.
pub(crate) fn fold_into(letter: char, out: &mut Vec<char>) {
    if letter.is_ascii() {
        out.push(letter.to_ascii_lowercase());
        return;
    }
    for lower in letter.to_lowercase() {
        for part in std::iter::once(lower).nfkd() {
            match part {
                'œ' => out.extend(['o', 'e']),
                'æ' => out.extend(['a', 'e']),
                'ß' => out.extend(['s', 's']),
                'ı' => out.push('i'),
                'ł' => out.push('l'),
                'ø' => out.push('o'),
                'đ' | 'ð' => out.push('d'),
                'ς' => out.push('σ'),
                mark if is_combining_mark(mark) => {}
                other => out.push(other),
            }
        }
    }
}

/// Mixes a run of symbols into 64 bits, the same on every machine.
pub(crate) fn key(symbols: &[char]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for symbol in symbols {
        hash ^= u64::from(u32::from(*symbol));
        hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    hash.wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

/// Bucket of a key in a table of `1 << bits` buckets, and the tag that tells it from its neighbours.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "both parts are cut to their width on purpose"
)]
pub(crate) fn place(key: u64, bits: u32) -> (usize, u16) {
    ((key >> (64 - bits)) as usize, (key & 0xffff) as u16)
}
