//! Parvis put together: configuration, wiring of the domains, HTTP, loops and commands.

pub mod commands;
pub mod configuration;
mod demo;
mod health;
mod http;
mod idempotency;
mod interface;
mod live;
pub mod loops;
mod media_address;
pub mod program;
pub mod rounds;
mod start;
mod surroundings;
mod wiring;

pub use http::openapi;
pub use program::{Assembly, Program, migrations};
pub use surroundings::{SystemChance, SystemClock};
pub use wiring::{deliver_events, is_signed_by, sign_journal};
