//! The words every crate shares: ids, clock, zoned time, pages, permissions, domain events. No I/O.
