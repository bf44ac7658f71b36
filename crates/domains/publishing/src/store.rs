//! All the SQL of publishing.

mod attempts;
mod checks;
mod pauses;
mod publications;

pub(crate) use attempts::{
    finish_attempt, insert_attempt, insert_segment, is_remote_taken, last_attempt, list_attempts,
    list_segments, next_number, open_attempts, resolve_attempt,
};
pub(crate) use checks::{
    AheadCheck, claim_checks, finish_check, hasten_checks, next_check, note_doubt, plan_checks, untold_doubts,
};
pub use checks::{findings_of, findings_of_posts};
pub(crate) use pauses::{
    end_pause, find_pause, hold_waiting, insert_exemption, insert_pause, let_go, list_due, list_held,
    list_in_flight, pass_gate, pauses_in_force, shut_gate,
};
pub(crate) use publications::{
    claim, due_for_verification, expired_leases, hold_publication, hold_publications_of_post,
    hold_waiting_on_channel, insert_publication, list_queue, move_publication, next_due, overdue,
    publications_of_post, save_claimed,
};
pub use publications::{
    due_between, due_in_states, find_publication, publications_of, scheduled_posts_of_channel,
};
