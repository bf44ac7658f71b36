//! Ids: UUIDv7 inside, TypeID on the wire (`pub_` and 26 letters), one type per kind of thing.

use crate::{Chance, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, hash::Hash, str::FromStr};
use uuid::Uuid;

/// The text is not an id of the expected kind.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not an id of the kind {expected}_…")]
pub struct ParseIdError {
    /// Prefix of the kind that was expected, without the underscore.
    pub expected: &'static str,
}

/// An id of one kind of thing.
pub trait Id: Copy + Eq + Ord + Hash + fmt::Display + FromStr<Err = ParseIdError> + 'static {
    /// Prefix on the wire, without the underscore.
    const PREFIX: &'static str;
    /// Wraps a stored UUID.
    fn from_uuid(uuid: Uuid) -> Self;
    /// Returns the UUID to store.
    fn uuid(self) -> Uuid;

    /// Makes a new id that sorts by the millisecond of `now`.
    fn new(now: Timestamp, chance: &dyn Chance) -> Self {
        let mut random = [0_u8; 10];
        chance.fill(&mut random);
        Self::from_uuid(uuid_of(now, random))
    }

    /// Makes a new id that sorts by the millisecond of `now`, then by the low 26 bits of `sequence`.
    ///
    /// Source: RFC 9562, section 6.2 "Monotonicity and Counters", method 1, read 2026-11-24.
    fn in_sequence(now: Timestamp, chance: &dyn Chance, sequence: u32) -> Self {
        let mut random = [0_u8; 10];
        chance.fill(&mut random);
        let [first, second, third, fourth] = sequence.to_be_bytes();
        // 12 bits beside the version, 6 beside the variant, 8 after them.
        let high = (u16::from(second) << 2) | (u16::from(third) >> 6) | ((u16::from(first) & 3) << 10);
        let [first_byte, second_byte] = high.to_be_bytes();
        let [.., a, b, c, d, e, f] = random;
        let counted = [first_byte, second_byte, third & 0x3F, fourth, a, b, c, d, e, f];
        Self::from_uuid(uuid_of(now, counted))
    }
}

fn uuid_of(now: Timestamp, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_micros() / 1000).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// Crockford's alphabet in lower case. Source: TypeID specification 0.3, "UUID Encoding", read 2026-11-24.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn encode(uuid: Uuid, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let value = uuid.as_u128();
    for position in (0..26).rev() {
        let five_bits = usize::try_from((value >> (position * 5)) & 31).unwrap_or(0);
        let letter = ALPHABET.get(five_bits).copied().unwrap_or(b'0');
        write!(f, "{}", char::from(letter))?;
    }
    Ok(())
}

fn decode(text: &str) -> Option<Uuid> {
    if text.len() != 26 || text.as_bytes().first()? > &b'7' {
        return None;
    }
    text.bytes()
        .try_fold(0_u128, |value, letter| {
            let five_bits = ALPHABET.iter().position(|known| *known == letter)?;
            Some((value << 5) | u128::try_from(five_bits).ok()?)
        })
        .map(Uuid::from_u128)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl Id for $name {
            const PREFIX: &'static str = $prefix;
            fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            fn uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!($prefix, "_"))?;
                encode(self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{self}") }
        }

        impl FromStr for $name {
            type Err = ParseIdError;
            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                text.strip_prefix(concat!($prefix, "_"))
                    .and_then(decode)
                    .map(Self)
                    .ok_or(ParseIdError { expected: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

ids! {
    /// An institution.
    OrganisationId = "org";
    /// A part of an institution that has its own channels and members.
    EntityId = "ent";
    /// A person of the team.
    MemberId = "mem";
    /// One signed-in browser.
    SessionId = "ses";
    /// A connected presence on a network.
    ChannelId = "chan";
    /// A connection that went to a network's own page and has not come back.
    DepartureId = "dep";
    /// This program as one server of a network knows it.
    ApplicationId = "app";
    /// An editorial pillar.
    ThemeId = "thm";
    /// An hour of the week that the team likes to publish at.
    SlotId = "slot";
    /// A post that comes back by a rule.
    SeriesId = "ser";
    /// A planned message, before any network.
    PostId = "post";
    /// One element of a post's own text, or of a variant's.
    SegmentId = "seg";
    /// A post as adapted to one channel.
    VariantId = "var";
    /// A file of the media library.
    AssetId = "asset";
    /// A resumable upload that is not finished.
    UploadId = "upl";
    /// The sending of one variant to one channel at one time.
    PublicationId = "pub";
    /// A correction or a withdrawal of what a post published.
    CorrectionId = "cor";
    /// One try at one segment of a publication.
    AttemptId = "att";
    /// Something that happened in a domain.
    EventId = "evt";
    /// A stop of publishing, of the institution or of a part of it.
    PauseId = "pause";
    /// What may leave in spite of a pause.
    PauseExemptionId = "pexm";
    /// What one member is told of one occurrence.
    NotificationId = "ntf";
    /// One line of the journal.
    JournalLineId = "jrn";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededChance;

    #[test]
    fn the_published_example_is_read_and_written() {
        let uuid = Uuid::parse_str("01890a5d-ac96-774b-bcce-b302099a8057").unwrap();
        let id = PostId::from_uuid(uuid);
        assert_eq!(id.to_string(), "post_01h455vb4pex5vsknk084sn02q");
        assert_eq!("post_01h455vb4pex5vsknk084sn02q".parse(), Ok(id));
    }

    #[test]
    fn another_kind_is_refused() {
        assert!("chan_01h455vb4pex5vsknk084sn02q".parse::<PostId>().is_err());
        assert!("post_81h455vb4pex5vsknk084sn02q".parse::<PostId>().is_err());
        assert!("post_01h455vb4pex5vsknk084sn02u".parse::<PostId>().is_err());
        assert!("".parse::<PostId>().is_err());
    }

    #[test]
    fn ids_of_one_instant_sort_by_their_sequence() {
        let (chance, now) = (SeededChance::new(3), Timestamp::from_micros(1_000_000));
        let numbers = [0, 1, 2, 63, 64, 255, 256, 4095, 16_383, 16_384, 1 << 20, (1 << 26) - 1];
        let ids = numbers.map(|number| PostId::in_sequence(now, &chance, number));
        assert!(ids.is_sorted(), "{ids:?}");
    }

    #[test]
    fn ids_sort_by_time() {
        let chance = SeededChance::new(3);
        let early = PostId::new(Timestamp::from_micros(1_000_000), &chance);
        let late = PostId::new(Timestamp::from_micros(2_000_000), &chance);
        assert!(early < late);
    }
}
