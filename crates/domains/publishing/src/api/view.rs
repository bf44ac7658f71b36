//! The story of a publication on the wire.

use crate::{
    Act, AttemptState, Comment, Publication, PublicationState as S, Publishing, PublishingError,
    amendment::{LiveItem, main_items, standing_of},
    hold_publication::themes_asked,
    model::{Attempt, SentSegment},
    send_amendment::WITHDRAWN_IN_PART,
    store,
};
use parvis_channels::{ChannelRef, find_channels};
use parvis_identity::SignedIn;
use parvis_kernel::{
    AttemptId, CorrectionId, Digest, PauseId, PostId, PublicationId, Timestamp, WallTime, permissions,
};
use parvis_web_kit::Words;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// A publication with its segments and every try.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublicationView {
    id: PublicationId,
    post: PostId,
    /// Title of the post, or the beginning of its text.
    pub(super) post_name: String,
    pub(super) channel: Option<ChannelRef>,
    pub(super) network: String,
    /// `publish`, or what it does to a copy that is out: `edit`, `replace`, `erratum` or `withdraw`.
    act: &'static str,
    /// The publication whose copy it amends.
    amends: Option<PublicationId>,
    /// The correction or withdrawal that was decided.
    correction: Option<CorrectionId>,
    /// Where the copy stands now: `live`, `partial`, `waiting`, `busy` or `gone`; of originals only.
    standing: Option<&'static str>,
    /// Code of the status vocabulary.
    pub(super) state: &'static str,
    pub(super) due_at: Timestamp,
    due: WallTime,
    /// `normal` or `crisis`.
    priority: &'static str,
    /// Address of the first segment that is out now; of the copy, for what was edited.
    pub(super) remote_url: Option<String>,
    published_at: Option<Timestamp>,
    code: Option<String>,
    /// One sentence: what happened, what was not done, what can be done.
    pub(super) title: Option<String>,
    /// When the program tries, polls or looks again by itself.
    pub(super) next_attempt_at: Option<Timestamp>,
    /// Of a held publication only.
    held: Option<HeldView>,
    segments: Vec<SentSegmentView>,
    pub(super) attempts: Vec<AttemptView>,
    /// The first comment; null when none was asked for.
    first_comment: Option<CommentView>,
    /// What the checks ahead of the hour found and is not mended.
    findings: Vec<AheadFindingView>,
    /// What the reader may do now: `retry`, `cancel`, `declare`, `release`, `exempt`.
    allowed: Vec<&'static str>,
}

/// The first comment of a publication.
#[derive(Debug, Serialize, ToSchema)]
struct CommentView {
    /// `scheduled`, `publishing`, `to_verify`, `published`, `failed` or `cancelled`.
    state: &'static str,
    remote_url: Option<String>,
    published_at: Option<Timestamp>,
    /// When it was taken down with the copy that it answered.
    taken_down_at: Option<Timestamp>,
    code: Option<String>,
    /// One sentence: what happened, what was not done, what can be done.
    title: Option<String>,
    /// When the program tries or looks again by itself.
    next_attempt_at: Option<Timestamp>,
    /// What the reader may do now: `retry`, `cancel`, `declare`.
    allowed: Vec<&'static str>,
}

/// How late a held publication is, and what holds it.
#[derive(Debug, Serialize, ToSchema)]
struct HeldView {
    /// Seconds since its hour.
    late_seconds: u64,
    /// True once it would have been declared missed.
    is_past_window: bool,
    /// The pauses that hold it; empty when it waits for a choice.
    by: Vec<PauseId>,
}

#[derive(Debug, Serialize, ToSchema)]
struct SentSegmentView {
    index: u32,
    /// `published` or `waiting`.
    state: &'static str,
    remote_url: Option<String>,
}

/// Something that will stop the publication unless it is mended.
#[derive(Debug, Serialize, ToSchema)]
struct AheadFindingView {
    code: String,
    /// One sentence: what is wrong, what can be done.
    title: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AttemptView {
    id: AttemptId,
    number: u32,
    segment: u32,
    /// `publish`, `edit` or `delete`.
    kind: &'static str,
    started_at: Timestamp,
    finished_at: Option<Timestamp>,
    /// `sending`, `accepted`, `processing`, `refused`, `rate_limited`, `unauthorised`, `not_sent` or `unknown`.
    state: &'static str,
    code: Option<String>,
    title: Option<String>,
    #[schema(value_type = String)]
    payload_hash: Digest,
    /// What the network said.
    technical: Option<String>,
    /// Who settled an unknown outcome: a member's id, `search`, or `repeat`.
    resolved_by: Option<String>,
}

/// The publication that a copy began with.
fn original_of(publication: &Publication) -> PublicationId {
    publication.amends.unwrap_or(publication.id)
}

/// Builds the views, in the order given.
pub(super) async fn views(
    publishing: &Publishing,
    by: &SignedIn,
    publications: Vec<Publication>,
) -> Result<Vec<PublicationView>, PublishingError> {
    let reader = publishing.db.reader();
    let used: Vec<_> = publications.iter().map(|publication| publication.channel).collect();
    let channels = find_channels(&reader, by.scope(), &used).await?;
    let ids: Vec<_> = publications.iter().map(|publication| publication.id).collect();
    let mut segments_by = store::segments_of(&reader, by.scope(), &ids).await?;
    let mut attempts_by = store::attempts_of(&reader, by.scope(), &ids).await?;
    let findings = store::findings_of(&reader, by.scope(), &ids).await?;
    let words = Words(by.member.preferences.locale);
    let posts: Vec<_> = publications.iter().map(|publication| publication.post).collect();
    let names = publishing.posts.names(by.scope(), &posts).await?;
    let pauses = store::pauses_in_force(&reader, by.scope()).await?;
    let themes = themes_asked(publishing, None, by.scope(), &pauses, &publications).await?;
    let originals: Vec<_> = publications.iter().map(original_of).collect();
    let live_by = store::live_items_of(&reader, by.scope(), &originals).await?;
    let families = store::families_of(&reader, by.scope(), &originals).await?;
    let mut comments = store::comments_of(&reader, by.scope(), &ids).await?;
    let mut built = Vec::with_capacity(publications.len());
    for publication in publications {
        let theme = themes.get(&publication.post).copied();
        let holding: Vec<_> = pauses.covering(&publication, theme).map(|pause| pause.id).collect();
        let segments = segments_by.remove(&publication.id).unwrap_or_default();
        let attempts = attempts_by.remove(&publication.id).unwrap_or_default();
        let comment = comments.remove(&publication.id);
        let channel = channels.get(&publication.channel);
        let live = live_by.get(&original_of(&publication)).map_or(&[][..], Vec::as_slice);
        let family = families.get(&original_of(&publication)).map_or(&[][..], Vec::as_slice);
        let standing = publication.amends.is_none().then(|| standing_of(family, live).code());
        built.push(PublicationView {
            channel: channel.map(ChannelRef::from),
            act: publication.act.code(),
            amends: publication.amends,
            correction: publication.correction,
            standing,
            allowed: allowed(by, &publication, &attempts, &holding),
            held: (publication.state == S::Held).then(|| held_view(publishing, &publication, holding)),
            post_name: names.get(&publication.post).cloned().unwrap_or_default(),
            first_comment: comment.map(|comment| comment_view(words, by, &publication, comment)),
            findings: finding_views(words, findings.get(&publication.id)),
            segments: segment_views(&publication, &segments),
            attempts: attempts.into_iter().map(|attempt| attempt_view(words, attempt)).collect(),
            remote_url: address(&publication, live),
            id: publication.id,
            post: publication.post,
            network: publication.network,
            state: publication.state.code(),
            due_at: publication.due_at,
            due: publication.due,
            priority: if publication.is_crisis { "crisis" } else { "normal" },
            published_at: publication.published_at,
            title: publication.code.as_deref().map(|code| words.error(code)),
            code: publication.code,
            next_attempt_at: waits(publication.state).then_some(publication.next_attempt_at),
        });
    }
    Ok(built)
}

/// Returns where an erratum is, or where the copy is now; `None` once it was taken down.
fn address(publication: &Publication, live: &[LiveItem]) -> Option<String> {
    let item = match publication.act {
        Act::Erratum => live.iter().find(|item| item.publication == publication.id),
        _ => main_items(live).into_iter().next(),
    };
    item.and_then(|item| item.remote.url.clone())
}

fn waits(state: S) -> bool {
    matches!(state, S::Scheduled | S::Processing | S::ToVerify)
}

fn segment_views(publication: &Publication, out: &[SentSegment]) -> Vec<SentSegmentView> {
    let total = match publication.act {
        Act::Edit | Act::Withdraw => 0,
        Act::Publish | Act::Replace | Act::Erratum => publication.segments_total,
    };
    (0..total)
        .map(|index| {
            let sent = out.iter().find(|segment| segment.position == index);
            SentSegmentView {
                index,
                state: if sent.is_some() { "published" } else { "waiting" },
                remote_url: sent.and_then(|segment| segment.remote.url.clone()),
            }
        })
        .collect()
}

fn comment_view(words: Words, by: &SignedIn, publication: &Publication, comment: Comment) -> CommentView {
    let is_next = publication.state == S::Published && waits(comment.state);
    let allowed = match comment.state {
        _ if !by.may::<permissions::SettlePublications>() => Vec::new(),
        S::Failed => vec!["retry", "cancel"],
        S::ToVerify => vec!["declare"],
        S::Scheduled => vec!["cancel"],
        _ => Vec::new(),
    };
    CommentView {
        state: comment.state.code(),
        remote_url: comment.remote_url.filter(|_| comment.gone_at.is_none()),
        published_at: comment.published_at,
        taken_down_at: comment.gone_at,
        title: comment.code.as_deref().map(|code| words.error(code)),
        code: comment.code,
        next_attempt_at: is_next.then_some(comment.next_attempt_at),
        allowed,
    }
}

fn finding_views(words: Words, codes: Option<&BTreeSet<String>>) -> Vec<AheadFindingView> {
    let codes = codes.into_iter().flatten();
    codes.map(|code| AheadFindingView { code: code.clone(), title: words.error(code) }).collect()
}

fn attempt_view(words: Words, attempt: Attempt) -> AttemptView {
    AttemptView {
        id: attempt.id,
        number: attempt.number,
        segment: attempt.segment,
        kind: attempt.kind.code(),
        started_at: attempt.started_at,
        finished_at: attempt.finished_at,
        state: attempt.state.code(),
        title: attempt.code.as_deref().map(|code| words.error(code)),
        code: attempt.code,
        payload_hash: attempt.payload_hash,
        technical: attempt.technical,
        resolved_by: attempt.resolved_by,
    }
}

fn held_view(publishing: &Publishing, publication: &Publication, by: Vec<PauseId>) -> HeldView {
    let now = publishing.db.now();
    HeldView {
        late_seconds: now.since(publication.due_at).as_secs(),
        is_past_window: publication.segments_out == 0
            && now.since(publication.late_from) > publishing.settings.lateness_window,
        by,
    }
}

fn allowed(
    by: &SignedIn,
    publication: &Publication,
    attempts: &[Attempt],
    holding: &[PauseId],
) -> Vec<&'static str> {
    let mut allowed = Vec::new();
    let mut allow = |permitted: bool, verb: &'static str| {
        if permitted {
            allowed.push(verb);
        }
    };
    let settles = by.may::<permissions::SettlePublications>();
    let accepted = attempts.iter().any(|attempt| attempt.state == AttemptState::Accepted);
    let untouched = publication.segments_out == 0 && (publication.act == Act::Publish || !accepted);
    let state = publication.state;
    allow(settles && matches!(state, S::Failed | S::Missed), "retry");
    allow(settles && state == S::ToVerify, "declare");
    allow(settles && state == S::Held && holding.is_empty(), "release");
    let waits = matches!(state, S::Held | S::Scheduled);
    allow(by.may::<permissions::PausePublishing>() && waits && !holding.is_empty(), "exempt");
    // The program can go no further with it: a person finishes it on the network.
    let is_stuck = state == S::Failed && publication.code.as_deref() == Some(WITHDRAWN_IN_PART);
    let untouched_open = untouched && (waits || matches!(state, S::Failed | S::Missed));
    allow(settles && (untouched_open || is_stuck), "cancel");
    allowed
}
