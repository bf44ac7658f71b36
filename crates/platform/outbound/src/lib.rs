//! The only HTTP client of the program: guards where requests may go, and says whether one may have left.

mod address;
mod answer;
mod client;
mod error;
mod origin;
mod request;
mod resolver;
mod settings;

pub use address::is_public;
pub use answer::Answer;
pub use client::Outbound;
pub use error::{Cause, Forbidden, SendError};
pub use origin::{Origin, ParseOriginError};
pub use request::{ByteStream, Part, Request};
pub use reqwest::{Method, StatusCode, Url};
pub use resolver::{Resolver, SystemResolver};
pub use settings::Settings;
