//! How large a query may be; each bound is the one the definition promises.

/// Characters of a query at most.
pub const MAX_CHARACTERS: usize = 8_000;
/// Leaves of a query at most.
pub const MAX_LEAVES: usize = 500;
/// Parentheses inside one another at most.
pub const MAX_LEVELS: usize = 32;
/// Tokens that NEAR may skip at most.
pub const MAX_DISTANCE: u32 = 50;
/// Characters before `*` at least.
pub const MIN_PREFIX: usize = 3;
/// Leaves of a query at most once its named lists are opened.
pub const MAX_EXPANDED_LEAVES: usize = 20_000;
/// Named lists inside one another at most.
pub const MAX_LIST_LEVELS: usize = 8;
