//! The contract every network fulfils: what it can do, its limits, and what it answers.

mod capability;
mod contract;
pub mod field_code;
mod item;
mod limits;
mod options;
mod outcome;
mod quota;
pub mod refusal_code;
#[cfg(feature = "suite")]
pub mod suite;

pub use capability::{Capabilities, ConnectField, Description, FieldKind, LinkStyle, Verified};
pub use contract::{
    ChannelAccess, Connected, Connector, Credentials, Fields, HandOver, HandOverRequest, ProfileAddress,
};
pub use item::{AttemptKey, ByteStream, Item, Media, MediaAddress, MediaSource, PreviousSegment};
pub use limits::{ImageLimits, Limits, PollLimits, TextLimit, TextUnit};
pub use options::{OfferedOptions, Poll, VariantOptions, Visibility};
pub use outcome::{
    Found, HandleChange, Health, Outcome, Reason, Refreshed, Refusal, RemoteRef, Resume, Revocation,
};
pub use quota::{Quota, QuotaScope};
