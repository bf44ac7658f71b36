//! Stable codes of refusals, the same for every network; their sentences are in the catalogue.

/// The text is longer than the network takes.
pub const TEXT_TOO_LONG: &str = "publishing.refused.text_too_long";
/// A file is of a type, size or shape that the network does not take.
pub const MEDIA: &str = "publishing.refused.media";
/// The network understood the request and will not carry it out for this profile.
pub const FORBIDDEN: &str = "publishing.refused.forbidden";
/// The post that this one answers or continues is not there any more.
pub const PARENT_GONE: &str = "publishing.refused.parent_gone";
/// The network found the content malformed.
pub const INVALID: &str = "publishing.refused.invalid";
/// The profile is suspended, moved or deleted.
pub const PROFILE_GONE: &str = "publishing.refused.profile_gone";
/// The address of the server is private and not on the allow-list.
pub const FORBIDDEN_ADDRESS: &str = "publishing.refused.forbidden_address";
/// The item to change is not there any more.
pub const ITEM_GONE: &str = "publishing.refused.item_gone";
/// The network cannot do this at all.
pub const UNSUPPORTED: &str = "publishing.refused.unsupported";

/// The poll of the item is over, or nearly: it cannot be changed without opening the vote again.
pub const POLL_OVER: &str = "publishing.refused.poll_over";

/// Every code, for the test that looks for them in the catalogue.
pub const ALL: [&str; 10] = [
    TEXT_TOO_LONG,
    MEDIA,
    FORBIDDEN,
    PARENT_GONE,
    INVALID,
    PROFILE_GONE,
    FORBIDDEN_ADDRESS,
    ITEM_GONE,
    UNSUPPORTED,
    POLL_OVER,
];
