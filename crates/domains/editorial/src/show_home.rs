//! The first screen: what leaves today, what waits for me, what went wrong.

use crate::{
    Editorial, EditorialError, Outcome, Stage,
    show_calendar::{CalendarAsked, show_calendar},
    store::{self, ListFilter},
    summary::{PostSummary, summaries},
};
use jiff::ToSpan;
use parvis_identity::SignedIn;
use parvis_kernel::{Limit, permissions};

/// The first screen.
pub(crate) struct Home {
    pub(crate) today: Vec<PostSummary>,
    pub(crate) awaiting: Vec<PostSummary>,
    pub(crate) troubles: Vec<PostSummary>,
    pub(crate) recent: Vec<PostSummary>,
    pub(crate) awaiting_count: i64,
    pub(crate) drafts: i64,
    pub(crate) my_drafts: i64,
}

/// Rows of each list.
const ROWS: u32 = 8;

/// Reads the first screen.
pub(crate) async fn show_home(editorial: &Editorial, by: &SignedIn) -> Result<Home, EditorialError> {
    let (reader, scope, limit) = (editorial.db.reader(), by.scope(), Limit::of(Some(ROWS)));
    let day = editorial.db.now().in_zone(&by.organisation.zone).date();
    let tomorrow = day.saturating_add(1.day());
    let today = show_calendar(editorial, CalendarAsked::by(by, day, tomorrow)).await?;
    let counts = store::count_stages(&reader, scope, by.member.id).await?;
    let count = |wanted: &[Stage]| {
        counts
            .iter()
            .filter(|(stage, _, _)| wanted.contains(stage))
            .fold((0, 0), |sum, (_, all, mine)| (sum.0 + all, sum.1 + mine))
    };
    let (drafts, my_drafts) = count(&[Stage::Idea, Stage::Draft, Stage::ChangesRequested]);
    let approves = by.may::<permissions::ApprovePosts>();
    let (in_review, _) = count(&[Stage::InReview]);
    let awaiting =
        if approves { stage_list(editorial, by, Stage::InReview, limit).await? } else { Vec::new() };
    let wrong = [Outcome::Failed, Outcome::Partial, Outcome::Missed, Outcome::ToVerify, Outcome::Held];
    let found = editorial.publications.in_outcomes(scope, &wrong, None, limit).await?;
    let ids: Vec<_> = found.iter().map(|(_, id)| *id).take(limit.rows()).collect();
    let posts = store::find_posts(&reader, scope, &ids).await?;
    let posts: Vec<_> = ids.iter().filter_map(|id| posts.get(id).cloned()).collect();
    let troubles = summaries(editorial, by, &posts).await?;
    let recent = stage_list(editorial, by, Stage::Draft, limit).await?;
    Ok(Home {
        today: today.items.into_iter().map(|(summary, _)| summary).collect(),
        awaiting,
        troubles: troubles.into_iter().filter(PostSummary::has_trouble).collect(),
        recent,
        awaiting_count: if approves { in_review } else { 0 },
        drafts,
        my_drafts,
    })
}

async fn stage_list(
    editorial: &Editorial,
    by: &SignedIn,
    stage: Stage,
    limit: Limit,
) -> Result<Vec<PostSummary>, EditorialError> {
    let filter = ListFilter { stages: vec![stage], ..ListFilter::default() };
    let mut posts = store::list_stage(&editorial.db.reader(), by.scope(), &filter, limit).await?;
    posts.truncate(limit.rows());
    summaries(editorial, by, &posts).await
}
