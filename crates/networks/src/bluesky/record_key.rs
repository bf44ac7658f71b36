//! The key of a post's record, derived from its publication: the second write of the same is no write.

use parvis_connector::AttemptKey;
use parvis_kernel::Id;
use sha2::{Digest, Sha256};

/// Letters of a TID. Source: AT Protocol specification, "Timestamp Identifiers (TIDs)", read 2026-11-24.
const ALPHABET: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

/// Bits of the key that come from the digest: with 42, a thousand publications of one channel made
/// in the same hour meet with a probability of one in ten million, and a meeting is refused by the
/// server (`swapRecord`), not written over.
const DIGEST_BITS: u32 = 42;

/// Returns the key of a segment: 13 letters, the same for every try of it.
///
/// The high bits are the instant at which the publication was made, down to about an hour, and never
/// in the future; the low 42 bits are drawn from the publication and the place of the segment.
pub(super) fn of(key: &AttemptKey) -> String {
    let publication = key.publication.uuid();
    let made_at_millis = publication.as_u128() >> 80;
    let micros = u64::try_from(made_at_millis).unwrap_or(0).saturating_mul(1000);
    // A TID holds 53 bits of microseconds and 10 bits of clock; both lend their low bits to the digest.
    let hour = (micros >> (DIGEST_BITS - 10)).saturating_sub(1) & ((1 << (63 - DIGEST_BITS)) - 1);
    let mut digest = Sha256::new();
    digest.update(publication.as_bytes());
    digest.update(key.segment.to_be_bytes());
    let drawn = digest.finalize().iter().take(8).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    let value = (hour << DIGEST_BITS) | (drawn & ((1 << DIGEST_BITS) - 1));
    (0..13)
        .rev()
        .map(|position| {
            let five_bits = usize::try_from((value >> (position * 5)) & 31).unwrap_or(0);
            char::from(ALPHABET.get(five_bits).copied().unwrap_or(b'2'))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_kernel::{ChannelId, PublicationId, SeededChance, Timestamp};
    use std::collections::HashSet;

    fn key(publication: PublicationId, segment: u32) -> AttemptKey {
        let channel = ChannelId::new(Timestamp::from_micros(0), &SeededChance::new(1));
        AttemptKey { channel, publication, segment, dated: Timestamp::from_micros(0) }
    }

    #[test]
    fn the_key_is_a_tid_near_and_never_after_the_making_of_the_publication() {
        let made_at: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        for seed in 0..500 {
            let publication = PublicationId::new(made_at, &SeededChance::new(seed));
            let written = of(&key(publication, 0));
            assert_eq!(written.len(), 13);
            assert!("234567abcdefghij".contains(&written[..1]), "{written}");
            let value = written.bytes().fold(0_u64, |value, letter| {
                (value << 5)
                    | u64::try_from(ALPHABET.iter().position(|known| *known == letter).unwrap()).unwrap()
            });
            let instant = Timestamp::from_micros(i64::try_from(value >> 10).unwrap());
            assert!(instant <= made_at);
            assert!(made_at.since(instant).as_secs() < 3 * 3600);
        }
    }

    #[test]
    fn the_key_depends_on_the_publication_and_the_segment_alone() {
        let publication = PublicationId::new("2026-03-02T08:00:00Z".parse().unwrap(), &SeededChance::new(1));
        let mut later = key(publication, 0);
        later.dated = "2026-09-01T08:00:00Z".parse().unwrap();
        assert_eq!(of(&key(publication, 0)), of(&later));
        assert_ne!(of(&key(publication, 0)), of(&key(publication, 1)));
    }

    #[test]
    fn publications_made_at_the_same_instant_have_different_keys() {
        let chance = SeededChance::new(9);
        let made_at = "2026-03-02T08:00:00Z".parse().unwrap();
        let keys: HashSet<String> =
            (0..20_000).map(|_| of(&key(PublicationId::new(made_at, &chance), 0))).collect();
        assert_eq!(keys.len(), 20_000);
    }
}
