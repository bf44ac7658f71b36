//! How our types travel into statements: ids as UUIDs, instants as microseconds.

use parvis_kernel::{Digest, Id, Timestamp};
use sea_orm::Value;

/// A value that can be bound to a statement.
pub trait Bind {
    /// Returns the engine's value.
    fn bind(self) -> Value;
}

macro_rules! as_it_is {
    ($($kind:ty),*) => {$(
        impl Bind for $kind {
            fn bind(self) -> Value { Value::from(self) }
        }
        impl Bind for Option<$kind> {
            fn bind(self) -> Value { Value::from(self) }
        }
    )*};
}

as_it_is!(i64, String, bool, Vec<u8>, uuid::Uuid);

macro_rules! through {
    ($($kind:ty => $inner:ty, $turn:expr;)*) => {$(
        impl Bind for $kind {
            fn bind(self) -> Value { Value::from($turn(self)) }
        }
        impl Bind for Option<$kind> {
            fn bind(self) -> Value { Value::from(self.map($turn)) }
        }
    )*};
}

through! {
    u32 => i64, i64::from;
    &str => String, str::to_owned;
    Timestamp => i64, Timestamp::as_micros;
    Digest => Vec<u8>, |digest: Digest| digest.as_bytes().to_vec();
}

macro_rules! ids {
    ($($kind:ident),*) => {$(
        impl Bind for parvis_kernel::$kind {
            fn bind(self) -> Value { Value::from(self.uuid()) }
        }
        impl Bind for Option<parvis_kernel::$kind> {
            fn bind(self) -> Value { Value::from(self.map(Id::uuid)) }
        }
        impl crate::FromColumn for parvis_kernel::$kind {
            type Stored = uuid::Uuid;
            fn from_stored(uuid: uuid::Uuid) -> Option<Self> { Some(Self::from_uuid(uuid)) }
        }
    )*};
}

ids!(
    AssetId,
    AttemptId,
    ApplicationId,
    DepartureId,
    ChannelId,
    EntityId,
    EventId,
    JournalLineId,
    MemberId,
    NotificationId,
    OrganisationId,
    CorrectionId,
    PauseExemptionId,
    PauseId,
    PostId,
    PublicationId,
    SegmentId,
    SeriesId,
    SessionId,
    SlotId,
    ThemeId,
    UploadId,
    VariantId
);

impl Bind for &String {
    fn bind(self) -> Value {
        Value::from(self.clone())
    }
}

impl Bind for usize {
    /// Counts beyond the range of the database stop at its largest number.
    fn bind(self) -> Value {
        Value::from(i64::try_from(self).unwrap_or(i64::MAX))
    }
}

impl Bind for u64 {
    /// Sizes beyond the range of the database stop at its largest number.
    fn bind(self) -> Value {
        Value::from(i64::try_from(self).unwrap_or(i64::MAX))
    }
}

/// Lists the values of a statement, in the order of `$1`, `$2`, …
#[macro_export]
macro_rules! bind {
    ($($value:expr),* $(,)?) => {
        vec![$($crate::Bind::bind($value)),*]
    };
}
