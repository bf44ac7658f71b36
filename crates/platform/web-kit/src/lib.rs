//! Inbound HTTP: the catalogue of messages, problems, extractors, security headers and live events.

mod body;
mod catalogue;
mod id_path;
mod idempotency;
pub mod pages;
mod problem;
mod request;
mod security;
mod spreadsheet;
mod words;
mod written;

pub use body::Body;
pub use catalogue::{Catalogue, catalogue};
pub use id_path::IdPath;
pub use idempotency::IDEMPOTENCY_KEY;
pub use problem::{ApiError, ApiResult, ProblemView, answer_problems, no_such_page};
pub use request::{Asked, PageView, WebFault, note_request};
pub use security::{CONTENT_POLICY, ContentPolicy, Embeddable, refuse_foreign_writes, security_headers};
pub use spreadsheet::Spreadsheet;
pub use words::Words;
pub use written::Written;
