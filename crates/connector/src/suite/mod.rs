//! The suite every connector must pass, against a server that can fail in every known way.
//!
//! A network's test binary writes `parvis_connector::connector_suite!(stage);` where `stage` is an
//! async function that starts a fresh fake server and returns it as a [`Stage`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "the suite is test code"
)]

mod checks;
mod fault;
mod option_checks;
mod parts;
mod stage;

pub use checks::*;
pub use fault::{Fault, RetryAfter};
pub use option_checks::*;
pub use parts::{MemoryMedia, UnreadableMedia, image, item, key};
pub use stage::{Seen, Stage, access};

/// Writes one test per check of the suite.
#[macro_export]
macro_rules! connector_suite {
    ($stage:path) => {
        $crate::connector_suite!($stage;
            connects_and_is_healthy
            wrong_credentials_are_refused
            a_server_that_is_not_there_is_unreachable
            a_missing_field_is_named
            text_language_and_alternative_text_arrive
            a_cut_before_the_request_is_read_whole_is_unknown_and_absent
            a_cut_after_acceptance_is_unknown_and_found
            no_answer_in_time_is_unknown_and_found
            a_fault_of_the_server_after_acceptance_is_unknown_and_found
            a_bare_fault_of_the_server_is_unknown
            a_refusal_after_acceptance_is_never_believed_blindly
            an_acceptance_that_cannot_be_read_is_unknown_and_found
            a_documented_refusal_is_a_refusal
            rate_limits_are_definite_and_say_when
            a_token_that_ran_out_is_renewed
            an_access_is_taken_back_at_the_server_and_a_silent_one_is_said
            a_revoked_channel_is_told_from_an_unreachable_server
            the_same_write_twice_is_one_post
            other_publications_are_other_posts
            segments_follow_one_another
            an_edit_replaces_what_is_there
            options_arrive_and_an_edit_keeps_them
            a_poll_arrives_and_an_edit_leaves_it
            taking_down_twice_is_taking_down
            an_unreadable_image_sends_nothing
            nothing_is_found_before_anything_is_sent
            no_secret_is_in_an_answer
        );
    };
    ($stage:path; $($check:ident)+) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $check() {
            let stage = $stage().await;
            $crate::suite::$check(&*stage).await;
        }
    )+};
}
