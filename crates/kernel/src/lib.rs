//! The words every crate shares: ids, clock, zoned time, scope, permissions, faults. No I/O.

mod chance;
mod clock;
mod fault;
mod hash;
mod id;
mod locale;
#[cfg(feature = "openapi")]
mod openapi;
mod page;
mod permission;
mod scope;
mod time;

pub use chance::{Chance, SeededChance};
pub use clock::Clock;
pub use fault::{Class, Fault, FieldFault};
pub use hash::{Digest, ParseDigestError};
pub use id::{
    ApplicationId, AssetId, AttemptId, ChannelId, CorrectionId, DepartureId, EntityId, EventId, Id,
    JournalLineId, MemberId, NotificationId, OrganisationId, ParseIdError, PauseExemptionId, PauseId, PostId,
    PublicationId, SegmentId, SeriesId, SessionId, SlotId, ThemeId, UploadId, VariantId,
};
pub use locale::Locale;
pub use page::{Limit, Page};
pub use permission::{Permission, PermissionCode, Role, permissions};
pub use scope::Scope;
pub use time::{Ambiguity, Timestamp, WallTime, WallTimeError, ZoneName};
