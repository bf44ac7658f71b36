//! The story of a publication on the wire.

use crate::{
    Publication, PublicationState as S, Publishing, PublishingError,
    model::{Attempt, SentSegment},
    store,
};
use parvis_channels::{ChannelRef, list_channels};
use parvis_identity::SignedIn;
use parvis_kernel::{AttemptId, Digest, PostId, PublicationId, Timestamp, WallTime, permissions};
use parvis_web_kit::Words;
use serde::Serialize;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// A publication with its segments and every try.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PublicationView {
    id: PublicationId,
    post: PostId,
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
    segments: Vec<SentSegmentView>,
    attempts: Vec<AttemptView>,
    /// What the checks ahead of the hour found and is not mended.
    findings: Vec<AheadFindingView>,
    /// What the reader may do now: `retry`, `cancel`, `declare`.
    allowed: Vec<&'static str>,
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
    let mut built = Vec::with_capacity(publications.len());
    for publication in publications {
        let segments = store::list_segments(&reader, by.scope(), publication.id).await?;
        let attempts = store::list_attempts(&reader, by.scope(), publication.id).await?;
        let channel = channels.iter().find(|channel| channel.id == publication.channel);
        built.push(PublicationView {
            channel: channel.map(ChannelRef::from),
            allowed: allowed(by, &publication),
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

fn allowed(by: &SignedIn, publication: &Publication) -> Vec<&'static str> {
    if !by.may::<permissions::SettlePublications>() {
        return Vec::new();
    }
    let untouched = publication.segments_out == 0;
    match publication.state {
        S::Failed | S::Missed if untouched => vec!["retry", "cancel"],
        S::Failed | S::Missed => vec!["retry"],
        S::Scheduled if untouched => vec!["cancel"],
        S::ToVerify => vec!["declare"],
        _ => Vec::new(),
    }
}
