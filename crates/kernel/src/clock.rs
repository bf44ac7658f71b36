//! Time as an argument: the only way the program knows what time it is.

use crate::Timestamp;

/// Tells the current instant. The program passes the system's clock; tests pass a virtual one.
pub trait Clock: Send + Sync {
    /// Returns the current instant, UTC.
    fn now(&self) -> Timestamp;
}
