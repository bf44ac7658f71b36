//! Posts: saved, approved, scheduled, shown.

mod approvals;
mod calendar;
mod drafts;
mod export;
mod feed;
mod hours;
mod imports;
mod lists;
mod same_hours;
mod same_text;
mod series;
mod slots;
