//! Reads the repository as text, so that tests can hold its written rules (`tests/it`).

mod doors;
mod literals;
mod messages;
mod repository;

pub use doors::{Doors, doors_in_force, doors_written};
pub use literals::{Literal, literals, without_inline_tests};
pub use messages::messages;
pub use repository::Repository;
