//! Posts: saved, approved, scheduled, shown.

mod approvals;
mod calendar;
mod drafts;
mod export;
mod feed;
mod hours;
mod lists;
mod same_text;
mod series;
mod slots;
