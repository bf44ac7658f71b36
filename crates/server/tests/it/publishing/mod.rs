//! Publications: sent once, late, refused, lost and found.

mod amend;
mod amend_crashes;
mod amend_people;
mod amendments;
mod checks_ahead;
mod comments_amended;
mod crashes;
mod effects;
mod fetched_media;
mod first_comments;
mod notifications;
mod options;
mod pauses;
mod people;
mod polls;
mod proof;
mod queue;
mod quotas;
mod releases;
mod send_publication;
mod slow;
mod threads;
mod unresponsive;
mod workers;
