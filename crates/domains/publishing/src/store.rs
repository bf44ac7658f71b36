//! All the SQL of publishing.

mod amendments;
mod attempts;
mod checks;
mod comments;
mod leases;
mod pauses;
mod proof;
mod publications;
mod queue;
mod quotas;

pub(crate) use amendments::{
    families_of, family_of, live_items, live_items_of, mark_gone, note_edited, settle_repeated, whole_story,
};
pub(crate) use attempts::{
    attempts_of, finish_attempt, insert_attempt, insert_segment, is_remote_taken, last_attempt,
    last_attempt_at, list_attempts, list_segments, next_number, open_attempts, resolve_attempt, segments_of,
};
pub(crate) use checks::{
    AheadCheck, claim_checks, finish_check, hasten_checks, next_check, note_doubt, plan_checks, untold_doubts,
};
pub use checks::{findings_of, findings_of_posts};
pub use comments::find_comment;
pub(crate) use comments::{
    claim_comments, comments_of, expired_comments, insert_comment, move_comment, next_comment,
    save_comment_claimed,
};
pub(crate) use leases::{claim, expired_leases, give_back, save_claimed};
pub(crate) use pauses::{
    end_pause, find_pause, hold_waiting, insert_exemption, insert_pause, let_go, list_due, list_held,
    list_in_flight, pass_gate, pauses_in_force, shut_gate,
};
pub(crate) use proof::{WrittenItem, written_items};
pub use publications::{
    due_between, due_in_states, find_publication, publications_of, scheduled_posts_of_channel,
};
pub(crate) use publications::{
    due_for_verification, hold_publication, hold_publications_of_post, hold_waiting_on_channel,
    insert_publication, list_queue, move_publication, next_due, overdue, publications_of_post,
};
pub(crate) use queue::{QueueCount, count_queue};
pub(crate) use quotas::{
    QuotaPlace, QuotaUse, delete_wait, find_wait, forget_uses, free_uses, insert_use, one_at_a_time,
    save_wait, settle_uses, uses_since, waits,
};
