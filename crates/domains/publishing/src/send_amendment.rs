//! The steps of an amendment: one edit, deletion or write at a time, each kept before the next.

use crate::{
    Act, Claim, ContentToSend, MediaTrouble, Publication, PublicationState, Publishing, PublishingError,
    amendment::{AttemptKind, LiveItem, TakingDown, main_items, next_to_take_down},
    item::{give_addresses, is_declared, item_of, payload_hash},
    model::{Attempt, SentSegment},
    retry_publication::has_begun,
    send_publication::{Line, begin_attempt, key_of, make_item, send_segment},
    settle_amendment::finish,
    settle_attempt::give_up,
    store,
};
use parvis_connector::{Item, Limits, Outcome, PreviousSegment, refusal_code};
use std::collections::BTreeSet;

/// A person said that the item is there; the network's own id was never read.
const ID_UNKNOWN: &str = "publishing.item_unknown";

/// Everything whose id is known was taken down; the rest is still there.
pub(crate) const WITHDRAWN_IN_PART: &str = "publishing.withdrawn_in_part";

/// What the next try does.
pub(crate) struct Step {
    pub(crate) kind: AttemptKind,
    /// Segment, from 0.
    pub(crate) segment: u32,
    /// Id of the item that is changed or taken down.
    pub(crate) target: Option<String>,
}

type Tried = Option<(Attempt, Outcome)>;

/// Tries the next step of a publication. `None` when it was settled instead.
///
/// Invariant: what an amendment has done is read from the database at each step, never remembered: a crash
/// between two steps goes on at the next (`tests/it/publishing/amend_crashes.rs`).
pub(crate) async fn next_write(
    publishing: &Publishing,
    claim: &mut Claim,
    line: &Line,
) -> Result<Tried, PublishingError> {
    let Some(original) = claim.publication.amends else {
        return send_segment(publishing, claim, line).await;
    };
    let live = store::live_items(&publishing.db.reader(), claim.publication.scope, original).await?;
    match next_to_take_down(&claim.publication, &live) {
        TakingDown::Next(item) => return take_down(publishing, claim, line, item).await,
        TakingDown::OnlyUnknown => {
            let has_begun = has_begun(&publishing.db.reader(), &claim.publication).await?;
            let code = if has_begun { WITHDRAWN_IN_PART } else { ID_UNKNOWN };
            give_up(publishing, claim, PublicationState::Failed, code).await?;
            return Ok(None);
        }
        TakingDown::Done => {}
    }
    match claim.publication.act {
        Act::Withdraw => finish(publishing, claim).await.map(|()| None),
        Act::Edit => edit_next(publishing, claim, line, &live).await,
        Act::Erratum if main_items(&live).is_empty() => {
            give_up(publishing, claim, PublicationState::Failed, refusal_code::ITEM_GONE).await?;
            Ok(None)
        }
        Act::Publish | Act::Replace | Act::Erratum => send_segment(publishing, claim, line).await,
    }
}

async fn take_down(
    publishing: &Publishing,
    claim: &mut Claim,
    line: &Line,
    item: &LiveItem,
) -> Result<Tried, PublishingError> {
    let target = Some(item.remote.id.clone());
    let step = Step { kind: AttemptKind::Delete, segment: item.position, target };
    let hash = claim.publication.content_hash;
    let Some(attempt) = begin_attempt(publishing, claim, step, hash).await? else { return Ok(None) };
    let key = key_of(claim, item.position);
    let call = line.connector.delete(&line.access, &item.remote, &key);
    Ok(Some((attempt, in_time(publishing, call).await)))
}

/// Edits the first segment that does not say what was approved; ends the amendment when all do.
async fn edit_next(
    publishing: &Publishing,
    claim: &mut Claim,
    line: &Line,
    live: &[LiveItem],
) -> Result<Tried, PublishingError> {
    let main = main_items(live);
    if main.len() != line.content.segments.len() {
        let code = if main.is_empty() { refusal_code::ITEM_GONE } else { "publishing.segments_differ" };
        give_up(publishing, claim, PublicationState::Failed, code).await?;
        return Ok(None);
    }
    let edited = edited_already(publishing, &claim.publication).await?;
    // What cannot be changed is found before anything is: half of two texts would stand.
    let unknown = main.iter().zip(0..).filter(|(item, _)| is_declared(&item.remote));
    for (item, index) in unknown {
        let Some(corrected) = make_item(publishing, claim, line, index, &[]).await? else {
            return Ok(None);
        };
        if item.payload_hash != Some(payload_hash(&corrected)) {
            give_up(publishing, claim, PublicationState::Failed, ID_UNKNOWN).await?;
            return Ok(None);
        }
    }
    for (item, index) in main.into_iter().zip(0..) {
        if edited.contains(&index) {
            continue;
        }
        let Some(mut corrected) = make_item(publishing, claim, line, index, &[]).await? else {
            return Ok(None);
        };
        let hash = payload_hash(&corrected);
        if item.payload_hash == Some(hash) {
            continue;
        }
        // Readers are told once, with the first segment that changes.
        corrected.note = corrected.note.filter(|_| edited.is_empty());
        let step = Step { kind: AttemptKind::Edit, segment: index, target: Some(item.remote.id.clone()) };
        let Some(attempt) = begin_attempt(publishing, claim, step, hash).await? else { return Ok(None) };
        let key = key_of(claim, index);
        let call = line.connector.edit(&line.access, &item.remote, &corrected, &key);
        return Ok(Some((attempt, in_time(publishing, call).await)));
    }
    finish(publishing, claim).await?;
    Ok(None)
}

/// Returns the segments that this amendment has edited.
async fn edited_already(
    publishing: &Publishing,
    amendment: &Publication,
) -> Result<BTreeSet<u32>, PublishingError> {
    let all = store::list_attempts(&publishing.db.reader(), amendment.scope, amendment.id).await?;
    let accepted = all.iter().filter(|attempt| {
        attempt.kind == AttemptKind::Edit && attempt.state == crate::AttemptState::Accepted
    });
    Ok(accepted.map(|attempt| attempt.segment).collect())
}

async fn in_time(publishing: &Publishing, call: impl Future<Output = Outcome>) -> Outcome {
    tokio::time::timeout(publishing.settings.call_limit, call)
        .await
        .unwrap_or_else(|_| Outcome::Unknown { detail: "no answer in time".to_owned() })
}

/// Reads what leaves: the approved variant, or what was decided since for an amendment.
pub(crate) async fn read_content(
    publishing: &Publishing,
    publication: &Publication,
) -> Result<Option<ContentToSend>, PublishingError> {
    let (scope, post, variant) = (publication.scope, publication.post, publication.variant);
    let read = match publication.correction {
        Some(correction) => publishing.content.read_correction(scope, post, correction, variant).await?,
        None => publishing.content.read(scope, post, variant).await?,
    };
    Ok(read)
}

/// Makes the item of one segment; an erratum answers the first item of the copy that is out.
pub(crate) async fn item_for(
    publishing: &Publishing,
    publication: &Publication,
    content: &ContentToSend,
    limits: &Limits,
    index: u32,
    out: &[SentSegment],
) -> Result<Result<Item, MediaTrouble>, PublishingError> {
    let mut item = match item_of(publishing, publication.scope, content, limits, index, out).await {
        Ok(item) => item,
        Err(trouble) => return Ok(Err(trouble)),
    };
    if let (Act::Erratum, Some(original)) = (publication.act, publication.amends) {
        let live = store::live_items(&publishing.db.reader(), publication.scope, original).await?;
        let first = main_items(&live).first().map(|first| first.remote.clone());
        item.previous = first.map(|remote| PreviousSegment { index: 0, remote }).into_iter().collect();
    }
    Ok(give_addresses(publishing, publication, &mut item).map(|()| item))
}
