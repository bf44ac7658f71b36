//! What a member may do with a post as it stands; the server checks each act again.

use crate::{Leaving, Outcome, Post, Stage};
use parvis_identity::SignedIn;
use parvis_kernel::permissions;

/// Lists what the reader may do with the post as it stands.
pub(crate) fn allowed_acts(by: &SignedIn, post: &Post, leaving: Option<&Leaving>) -> Vec<&'static str> {
    let still_here = leaving.is_none_or(|leaving| {
        !leaving.has_begun
            && leaving
                .channels
                .iter()
                .all(|(_, _, outcome)| matches!(outcome, Outcome::Scheduled | Outcome::Held))
    });
    let mut allowed = Vec::new();
    let mut allow = |permitted: bool, verb: &'static str| {
        if permitted {
            allowed.push(verb);
        }
    };
    let (edits, approves, schedules) = (
        by.may::<permissions::EditPosts>(),
        by.may::<permissions::ApprovePosts>(),
        by.may::<permissions::SchedulePosts>(),
    );
    let stage = post.stage;
    allow(edits && stage != Stage::Cancelled && still_here, "edit");
    allow(edits && stage.is_open(), "submit");
    allow(approves && matches!(stage, Stage::InReview | Stage::Draft | Stage::ChangesRequested), "approve");
    allow(approves && matches!(stage, Stage::InReview | Stage::Approved), "request_changes");
    let may_leave = schedules && (stage == Stage::Approved || (approves && stage != Stage::Cancelled));
    allow(may_leave && stage != Stage::Scheduled, "schedule");
    allow(may_leave && stage != Stage::Scheduled, "publish_now");
    allow(
        (if stage == Stage::Scheduled { schedules } else { edits })
            && stage != Stage::Cancelled
            && still_here,
        "cancel",
    );
    allow(edits && (stage.is_open() || stage == Stage::Cancelled), "delete");
    allow(edits, "duplicate");
    allow((if stage == Stage::Scheduled { schedules } else { edits }) && still_here, "move");
    allowed
}
