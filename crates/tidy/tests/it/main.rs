//! The written rules of the repository, one test for each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "test code")]

mod catalogue;
mod doors;
mod guarantees;
mod names;
mod pages;
mod sizes;
mod sql;
mod texts;

use parvis_tidy::Repository;

fn repository() -> Repository {
    Repository::read().expect("the repository can be read")
}

/// Fails with every fault at once, and with what to do.
fn none(faults: &[String], advice: &str) {
    assert!(faults.is_empty(), "{} fault(s)\n  {}\n{advice}\n", faults.len(), faults.join("\n  "));
}
