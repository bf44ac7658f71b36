//! Posts: saved, approved, scheduled, shown.

mod approvals;
mod drafts;
mod hours;
mod slots;
