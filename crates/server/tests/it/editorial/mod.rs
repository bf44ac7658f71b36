//! Posts: saved, approved, scheduled, shown.

mod approvals;
mod drafts;
mod hours;
mod same_text;
mod series;
mod slots;
