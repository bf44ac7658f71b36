//! Stable codes of fields that cannot connect a channel, the same for every network.

/// The field is required and empty.
pub const MISSING: &str = "channels.field.missing";
/// The text is not the address of a server.
pub const NOT_AN_ADDRESS: &str = "channels.field.not_an_address";
/// Plain http towards a server that is not on the allow-list.
pub const PLAIN_HTTP: &str = "channels.field.plain_http";
/// No profile has this handle.
pub const UNKNOWN_HANDLE: &str = "channels.field.unknown_handle";
/// The token does not allow what publishing needs.
pub const SCOPE_MISSING: &str = "channels.field.scope_missing";
/// The server answers, and is none of this network.
pub const NOT_OF_THE_NETWORK: &str = "channels.field.not_of_the_network";

/// Every code, for the test that looks for them in the catalogue.
pub const ALL: [&str; 6] =
    [MISSING, NOT_AN_ADDRESS, PLAIN_HTTP, UNKNOWN_HANDLE, SCOPE_MISSING, NOT_OF_THE_NETWORK];
