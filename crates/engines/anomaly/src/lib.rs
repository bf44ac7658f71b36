//! Notices unusual rises in a stream of counts without crying wolf: pure, online, from the past alone.
//!
//! One [`Detector`] follows one series (mentions of a town by hour, say). Each observation gives a
//! [`Verdict`]: a score, the band the value was expected in, and whether an episode is announced.
//!
//! ```
//! use parvis_anomaly::{Calendar, Detector, Language, Sensitivity};
//!
//! let mut detector = Detector::new(Sensitivity::default(), Calendar::default());
//! let mut announced = Vec::new();
//! for hour in 0..24 * 14 {
//!     let value = if hour < 24 * 13 { 4.0 } else { 12.0 };
//!     let verdict = detector.observe(hour * 3600, Some(value));
//!     if verdict.alert {
//!         announced.extend(verdict.finding.map(|finding| finding.explain(Language::English)));
//!     }
//! }
//! assert_eq!(announced.len(), 1);
//! ```
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "numeric engine: counts become floats, table indexes are reduced first"
)]

mod calendar;
mod counts;
mod detector;
mod episode;
mod explanation;
mod outage;
mod season;
mod tuning;
mod unit;
mod window;

pub use calendar::Calendar;
pub use counts::{Band, Expected};
pub use detector::{Detector, State, Verdict};
pub use explanation::{Finding, Language};
pub use tuning::{Sensitivity, Tuning};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
