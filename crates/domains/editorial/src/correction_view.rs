//! What is out of a post, what can be done with each copy, and its corrections, on the wire.

use crate::{
    CorrectedContent, Editorial, EditorialError, Way,
    apply_correction::ways_of,
    content::variant_hash,
    copies::LiveCopy,
    correction::{Correction, CorrectionState},
    correction_content::{current_content, unchanged},
    model::PostContent,
    store,
    write_correction::is_out,
};
use parvis_channels::{ChannelRef, list_channels};
use parvis_connector::VariantOptions;
use parvis_database::Run;
use parvis_identity::{Member, MemberView, SignedIn, find_members};
use parvis_kernel::{CorrectionId, Digest, MemberId, PostId, PublicationId, Timestamp, permissions};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What is out of a post, and what was, or is to be, done about it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CorrectionsView {
    post: PostId,
    title: String,
    /// What was approved first, and stays readable whatever is corrected.
    original: CorrectedContent,
    /// What is out now, as the last correction left it; a new one begins here.
    current: CorrectedContent,
    copies: Vec<CopyView>,
    /// The oldest first; those given up are left out.
    items: Vec<CorrectionView>,
    /// What the reader may do now: `correct`, `withdraw`.
    allowed: Vec<&'static str>,
}

/// One copy of a post.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CopyView {
    publication: PublicationId,
    channel: ChannelRef,
    network: String,
    /// `live`, `partial`, `waiting`, `busy` or `gone`.
    standing: &'static str,
    /// Segments that are out.
    segments: u32,
    url: Option<String>,
    /// What goes with its text now; of it, the warning and the mark of sensitive media may be corrected.
    options: VariantOptions,
    /// Ways that its network allows, the gentlest first; `edit` only while the number of segments stays.
    ways: Vec<Way>,
    /// What is proposed once the text of the copy changes.
    proposed: Way,
    /// True when it says what is current.
    up_to_date: bool,
}

/// A correction or a withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CorrectionView {
    id: CorrectionId,
    post: PostId,
    post_title: String,
    /// `correct` or `withdraw`.
    kind: &'static str,
    /// `draft`, `in_review`, `approved`, `applied` or `dismissed`.
    state: &'static str,
    revision: i64,
    /// Digest that an approval binds to.
    #[schema(value_type = String)]
    hash: Digest,
    content: CorrectedContent,
    /// Why, for the team.
    reason: String,
    author: Option<MemberView>,
    approver: Option<MemberView>,
    decided_at: Option<Timestamp>,
    /// What an approver asked for.
    comment: String,
    urgent: bool,
    urgent_reason: String,
    applied_by: Option<MemberView>,
    applied_at: Option<Timestamp>,
    /// Approver who took note of an urgent one.
    seen_by: Option<MemberView>,
    created_at: Timestamp,
    updated_at: Timestamp,
    /// What the reader may do now: `edit`, `submit`, `approve`, `send_back`, `apply`, `apply_urgently`,
    /// `dismiss`, `take_note`.
    allowed: Vec<&'static str>,
}

/// Builds the view of a post's copies and corrections.
pub(crate) async fn corrections_view(
    editorial: &Editorial,
    by: &SignedIn,
    post: PostId,
) -> Result<CorrectionsView, EditorialError> {
    let (reader, scope) = (editorial.db.reader(), by.scope());
    let content = editorial.content(&reader, scope, post).await?;
    let current = current_content(&reader, scope, content.clone()).await?;
    let copies = editorial.copies.copies(scope, post).await?;
    let channels = list_channels(&reader, scope).await?;
    let views = copies.iter().filter_map(|copy| {
        let channel = channels.iter().find(|channel| channel.id == copy.channel)?;
        Some(copy_view(copy, ChannelRef::from(channel), &current))
    });
    let corrections = store::list_corrections(&reader, scope, post).await?;
    let out = copies.iter().any(is_out);
    let is_open = |kind| corrections.iter().any(|one| one.kind == kind && one.state.is_open());
    let edits = by.may::<permissions::EditPosts>();
    let mut allowed = Vec::new();
    if edits && out && !is_open(crate::CorrectionKind::Correct) {
        allowed.push("correct");
    }
    if edits && out && !is_open(crate::CorrectionKind::Withdraw) {
        allowed.push("withdraw");
    }
    Ok(CorrectionsView {
        post,
        title: content.post.title.clone(),
        original: unchanged(&content, &content),
        current: unchanged(&current, &content),
        copies: views.collect(),
        items: correction_views(&reader, by, &corrections).await?,
        allowed,
    })
}

fn copy_view(copy: &LiveCopy, channel: ChannelRef, current: &PostContent) -> CopyView {
    let variant = current.variants.iter().find(|variant| variant.id == copy.variant);
    let segments =
        variant.map_or(0, |variant| u32::try_from(current.effective(variant).len()).unwrap_or(u32::MAX));
    let mut ways = ways_of(copy, segments);
    ways.retain(|way| *way != Way::Withdraw);
    CopyView {
        publication: copy.publication,
        network: copy.network.clone(),
        standing: copy.standing.code(),
        segments: copy.segments_out,
        url: copy.url.clone(),
        options: variant.map(|variant| variant.options.clone()).unwrap_or_default(),
        proposed: ways.first().copied().unwrap_or(Way::Leave),
        ways,
        up_to_date: variant.is_some_and(|variant| copy.said == Some(variant_hash(current, variant))),
        channel,
    }
}

/// Builds the views of several corrections, in the order given.
pub(crate) async fn correction_views(
    run: &impl Run,
    by: &SignedIn,
    corrections: &[Correction],
) -> Result<Vec<CorrectionView>, EditorialError> {
    let people: Vec<MemberId> = corrections
        .iter()
        .flat_map(|one| [Some(one.author), one.approved_by, one.applied_by, one.seen_by])
        .flatten()
        .collect();
    let people = find_members(run, by.scope(), &people).await?;
    let posts: Vec<_> = corrections.iter().map(|one| one.post).collect();
    let posts = store::find_posts(run, by.scope(), &posts).await?;
    let title = |id: PostId| posts.get(&id).map(|post| post.title.clone()).unwrap_or_default();
    Ok(corrections.iter().map(|one| correction_view(by, one, title(one.post), &people)).collect())
}

fn correction_view(
    by: &SignedIn,
    one: &Correction,
    post_title: String,
    people: &BTreeMap<MemberId, Member>,
) -> CorrectionView {
    let person = |id: Option<MemberId>| id.and_then(|id| people.get(&id)).map(MemberView::from);
    CorrectionView {
        id: one.id,
        post: one.post,
        post_title,
        kind: one.kind.code(),
        state: one.state.code(),
        revision: one.revision,
        hash: one.hash,
        content: one.body.clone(),
        reason: one.reason.clone(),
        author: person(Some(one.author)),
        approver: person(one.approved_by),
        decided_at: one.decided_at,
        comment: one.comment.clone(),
        urgent: one.is_urgent,
        urgent_reason: one.urgent_reason.clone(),
        applied_by: person(one.applied_by),
        applied_at: one.applied_at,
        seen_by: person(one.seen_by),
        created_at: one.created_at,
        updated_at: one.updated_at,
        allowed: allowed(by, one),
    }
}

fn allowed(by: &SignedIn, one: &Correction) -> Vec<&'static str> {
    let (edits, approves, schedules) = (
        by.may::<permissions::EditPosts>(),
        by.may::<permissions::ApprovePosts>(),
        by.may::<permissions::SchedulePosts>(),
    );
    let open = one.state.is_open();
    let approved = one.state == CorrectionState::Approved;
    let all = [
        (edits && open, "edit"),
        (edits && one.state == CorrectionState::Draft, "submit"),
        (approves && open && !approved, "approve"),
        (approves && matches!(one.state, CorrectionState::InReview | CorrectionState::Approved), "send_back"),
        (schedules && open && (approved || approves), "apply"),
        (open && !approved && !approves && by.may::<permissions::RectifyUrgently>(), "apply_urgently"),
        (edits && open, "dismiss"),
        (approves && one.is_urgent && one.seen_at.is_none(), "take_note"),
    ];
    all.into_iter().filter(|(may, _)| *may).map(|(_, verb)| verb).collect()
}
