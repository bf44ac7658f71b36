//! The story of a publication on the wire.

use crate::{
    Publication, PublicationState as S, Publishing, PublishingError,
    hold_publication::themes_asked,
    model::{Attempt, SentSegment},
    store,
};
use parvis_channels::{ChannelRef, list_channels};
use parvis_identity::SignedIn;
use parvis_kernel::{AttemptId, Digest, PauseId, PostId, PublicationId, Timestamp, WallTime, permissions};
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
    post_name: String,
    channel: Option<ChannelRef>,
    network: String,
    /// Code of the status vocabulary.
    state: &'static str,
    due_at: Timestamp,
    due: WallTime,
    /// `normal` or `crisis`.
    priority: &'static str,
    /// Address of the first segment.
    remote_url: Option<String>,
    published_at: Option<Timestamp>,
    code: Option<String>,
    /// One sentence: what happened, what was not done, what can be done.
    title: Option<String>,
    /// When the program tries, polls or looks again by itself.
    next_attempt_at: Option<Timestamp>,
    /// Of a held publication only.
    held: Option<HeldView>,
    segments: Vec<SentSegmentView>,
    attempts: Vec<AttemptView>,
    /// What the checks ahead of the hour found and is not mended.
    findings: Vec<AheadFindingView>,
    /// What the reader may do now: `retry`, `cancel`, `declare`, `release`, `exempt`.
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
struct AttemptView {
    id: AttemptId,
    number: u32,
    segment: u32,
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
    /// Who settled an unknown outcome: a member's id, or `search`.
    resolved_by: Option<String>,
}

/// Builds the views, in the order given.
pub(super) async fn views(
    publishing: &Publishing,
    by: &SignedIn,
    publications: Vec<Publication>,
) -> Result<Vec<PublicationView>, PublishingError> {
    let reader = publishing.db.reader();
    let channels = list_channels(&reader, by.scope()).await?;
    let ids: Vec<_> = publications.iter().map(|publication| publication.id).collect();
    let findings = store::findings_of(&reader, by.scope(), &ids).await?;
    let words = Words(by.member.preferences.locale);
    let posts: Vec<_> = publications.iter().map(|publication| publication.post).collect();
    let names = publishing.posts.names(by.scope(), &posts).await?;
    let pauses = store::pauses_in_force(&reader, by.scope()).await?;
    let themes = themes_asked(publishing, None, by.scope(), &pauses, &publications).await?;
    let mut built = Vec::with_capacity(publications.len());
    for publication in publications {
        let theme = themes.get(&publication.post).copied();
        let holding: Vec<_> = pauses.covering(&publication, theme).map(|pause| pause.id).collect();
        let segments = store::list_segments(&reader, by.scope(), publication.id).await?;
        let attempts = store::list_attempts(&reader, by.scope(), publication.id).await?;
        let channel = channels.iter().find(|channel| channel.id == publication.channel);
        built.push(PublicationView {
            channel: channel.map(ChannelRef::from),
            allowed: allowed(by, &publication, &holding),
            held: (publication.state == S::Held).then(|| held_view(publishing, &publication, holding)),
            post_name: names.get(&publication.post).cloned().unwrap_or_default(),
            findings: finding_views(words, findings.get(&publication.id)),
            segments: segment_views(&publication, &segments),
            attempts: attempts.into_iter().map(|attempt| attempt_view(words, attempt)).collect(),
            remote_url: segments.first().and_then(|segment| segment.remote.url.clone()),
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

fn waits(state: S) -> bool {
    matches!(state, S::Scheduled | S::Processing | S::ToVerify)
}

fn segment_views(publication: &Publication, out: &[SentSegment]) -> Vec<SentSegmentView> {
    (0..publication.segments_total)
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

fn finding_views(words: Words, codes: Option<&BTreeSet<String>>) -> Vec<AheadFindingView> {
    let codes = codes.into_iter().flatten();
    codes.map(|code| AheadFindingView { code: code.clone(), title: words.error(code) }).collect()
}

fn attempt_view(words: Words, attempt: Attempt) -> AttemptView {
    AttemptView {
        id: attempt.id,
        number: attempt.number,
        segment: attempt.segment,
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

fn allowed(by: &SignedIn, publication: &Publication, holding: &[PauseId]) -> Vec<&'static str> {
    let mut allowed = Vec::new();
    let mut allow = |permitted: bool, verb: &'static str| {
        if permitted {
            allowed.push(verb);
        }
    };
    let settles = by.may::<permissions::SettlePublications>();
    let (state, untouched) = (publication.state, publication.segments_out == 0);
    allow(settles && matches!(state, S::Failed | S::Missed), "retry");
    allow(settles && state == S::ToVerify, "declare");
    allow(settles && state == S::Held && holding.is_empty(), "release");
    let waits = matches!(state, S::Held | S::Scheduled);
    allow(by.may::<permissions::PausePublishing>() && waits && !holding.is_empty(), "exempt");
    allow(settles && untouched && (waits || matches!(state, S::Failed | S::Missed)), "cancel");
    allowed
}
