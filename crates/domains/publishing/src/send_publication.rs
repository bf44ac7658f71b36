//! Sends a claimed publication: reads the approved content again, writes the attempt, calls the network once.

use crate::{
    Act, AttemptState, Claim, ContentToSend, MediaTrouble, PublicationState, Publishing, PublishingError,
    amendment::AttemptKind,
    hold_publication::{hold_at_the_door, hold_if_paused},
    item::payload_hash,
    model::{Attempt, SentSegment},
    plan_publications::note,
    send_amendment::{Step, item_for, next_write, read_content},
    settle_attempt::{Next, give_up, lose_sight, put_off, settle_attempt},
    store,
};
use parvis_channels::{ChannelState, ChannelsError, Renewal, note_unauthorised, open_access, refresh_access};
use parvis_connector::{AttemptKey, ChannelAccess, Connector, Item, Limits, Outcome, Resume};
use parvis_database::Actor;
use std::sync::Arc;

/// Everything needed to call the network for one publication.
pub(crate) struct Line {
    pub(crate) connector: Arc<dyn Connector>,
    pub(crate) limits: Limits,
    pub(crate) access: ChannelAccess,
    pub(crate) credentials_version: i64,
    pub(crate) content: ContentToSend,
}

/// Sends every segment that is not out yet, or polls what the network is working on.
///
/// # Errors
/// The database or another domain failed; the lease ends and the sweep settles what was left.
pub(crate) async fn send_publication(
    publishing: &Publishing,
    mut claim: Claim,
) -> Result<(), PublishingError> {
    if hold_if_paused(publishing, &mut claim).await? {
        return Ok(());
    }
    if is_too_late(publishing, &claim) {
        return give_up(publishing, &claim, PublicationState::Missed, "publishing.missed").await;
    }
    let mut line = match open_line(publishing, &claim).await? {
        Ok(line) => line,
        Err(code) if claim.publication.resume.is_some() => {
            return lose_sight(publishing, &mut claim, code).await;
        }
        Err(code) => return give_up(publishing, &claim, PublicationState::Failed, code).await,
    };
    let mut renewed = false;
    loop {
        let outcome = match claim.publication.resume.clone() {
            Some(resume) => poll(publishing, &claim, &line, &Resume(resume)).await?,
            None => match next_write(publishing, &mut claim, &line).await? {
                Some(sent) => sent,
                None => return Ok(()),
            },
        };
        let is_unauthorised = outcome.1 == Outcome::Unauthorised;
        match settle_attempt(publishing, &mut claim, outcome.0, outcome.1).await? {
            Next::Done => {}
            Next::Continue => {
                renewed = false;
                continue;
            }
            Next::Unauthorised if !renewed => {
                renewed = true;
                match renew(publishing, &claim, &mut line).await? {
                    Renewed::Yes => continue,
                    Renewed::Later => return put_off(publishing, &mut claim, "publishing.unreachable").await,
                    Renewed::No => {}
                }
            }
            Next::Unauthorised => {}
        }
        if is_unauthorised {
            note_unauthorised(&publishing.channels, claim.publication.scope, claim.publication.channel)
                .await?;
            if claim.publication.resume.is_some() {
                return lose_sight(publishing, &mut claim, "publishing.unauthorised").await;
            }
            give_up(publishing, &claim, PublicationState::Failed, "publishing.unauthorised").await?;
        }
        return Ok(());
    }
}

/// A publication of which something is out goes on however late; otherwise it is late past the window.
fn is_too_late(publishing: &Publishing, claim: &Claim) -> bool {
    let publication = &claim.publication;
    let window = if publication.is_crisis {
        publishing.settings.crisis_lateness_window
    } else {
        publishing.settings.lateness_window
    };
    publication.act == Act::Publish
        && publication.state == PublicationState::Scheduled
        && publication.segments_out == 0
        && publishing.db.now().since(publication.late_from) > window
}

/// Opens channel and content; the inner error is why the publication cannot leave.
pub(crate) async fn open_line(
    publishing: &Publishing,
    claim: &Claim,
) -> Result<Result<Line, &'static str>, PublishingError> {
    let publication = &claim.publication;
    let opened = open_access(&publishing.channels, publication.scope, publication.channel).await;
    let (channel, access, credentials_version) = match opened {
        Ok(opened) => opened,
        Err(ChannelsError::Disconnected | ChannelsError::NotFound) => {
            return Ok(Err("publishing.channel_disconnected"));
        }
        Err(ChannelsError::Vault(error)) => {
            tracing::error!(%error, channel.id = %publication.channel, "credentials cannot be opened");
            return Ok(Err("publishing.credentials_unreadable"));
        }
        Err(error) => return Err(error.into()),
    };
    if channel.state == ChannelState::Disconnected {
        return Ok(Err("publishing.channel_disconnected"));
    }
    let Some(connector) = publishing.channels.connectors.of(&channel.network).cloned() else {
        return Ok(Err("publishing.network_gone"));
    };
    let limits =
        publishing.channels.limits_of(&channel).unwrap_or_else(|| connector.describe().limits.clone());
    let content = read_content(publishing, publication).await?;
    let Some(content) = content.filter(|content| content.hash == publication.content_hash) else {
        return Ok(Err("publishing.not_approved"));
    };
    Ok(Ok(Line { connector, limits, access, credentials_version, content }))
}

/// Writes the attempt, then calls the network once. `None` when the publication was settled instead.
pub(crate) async fn send_segment(
    publishing: &Publishing,
    claim: &mut Claim,
    line: &Line,
) -> Result<Option<(Attempt, Outcome)>, PublishingError> {
    let scope = claim.publication.scope;
    let out = store::list_segments(&publishing.db.reader(), scope, claim.publication.id).await?;
    let index = u32::try_from(out.len()).unwrap_or(u32::MAX);
    let Some(item) = make_item(publishing, claim, line, index, &out).await? else { return Ok(None) };
    let step = Step { kind: AttemptKind::Publish, segment: index, target: None };
    let Some(attempt) = begin_attempt(publishing, claim, step, payload_hash(&item)).await? else {
        return Ok(None);
    };
    let key = key_of(claim, index);
    if let Some(held_up) = held_up(publishing, &attempt) {
        return Ok(Some((attempt, held_up)));
    }
    let call = line.connector.publish(&line.access, &item, &key);
    let outcome = tokio::time::timeout(publishing.settings.call_limit, call)
        .await
        .unwrap_or_else(|_| Outcome::Unknown { detail: "no answer in time".to_owned() });
    Ok(Some((attempt, outcome)))
}

/// A worker that was frozen since its attempt must not send: its lease may be gone before the call ends.
pub(crate) fn held_up(publishing: &Publishing, attempt: &Attempt) -> Option<Outcome> {
    (publishing.db.now().since(attempt.started_at) > publishing.settings.leeway())
        .then(|| Outcome::NotSent { detail: "the program was held up before the call".to_owned() })
}

/// Makes the item of a segment; `None` when a file cannot leave and the publication was settled instead.
pub(crate) async fn make_item(
    publishing: &Publishing,
    claim: &mut Claim,
    line: &Line,
    index: u32,
    out: &[SentSegment],
) -> Result<Option<Item>, PublishingError> {
    match item_for(publishing, &claim.publication, &line.content, &line.limits, index, out).await? {
        Ok(item) => return Ok(Some(item)),
        Err(MediaTrouble::Unusable(detail)) => {
            tracing::warn!(publication.id = %claim.publication.id, detail, "file cannot leave");
            give_up(publishing, claim, PublicationState::Failed, "publishing.media_unusable").await?;
        }
        Err(MediaTrouble::Unavailable(detail)) => {
            tracing::warn!(publication.id = %claim.publication.id, detail, "file not readable now");
            put_off(publishing, claim, "publishing.media_unavailable").await?;
        }
    }
    Ok(None)
}

/// Commits the attempt as *sending* before anything is sent; `None` when a pause holds the publication.
///
/// Invariant: a crash after this leaves an attempt that the sweep turns into *unknown*, never a fresh one
/// (`tests/it/publishing/crashes.rs`).
pub(crate) async fn begin_attempt(
    publishing: &Publishing,
    claim: &mut Claim,
    step: Step,
    payload_hash: parvis_kernel::Digest,
) -> Result<Option<Attempt>, PublishingError> {
    let scope = claim.publication.scope;
    let mut tx = publishing.db.begin().await?;
    if hold_at_the_door(publishing, &mut tx, claim).await? {
        tx.commit().await?;
        return Ok(None);
    }
    let attempt = Attempt {
        id: tx.new_id(),
        number: store::next_number(&tx, scope, claim.publication.id).await?,
        segment: step.segment,
        kind: step.kind,
        target: step.target,
        state: AttemptState::Sending,
        payload_hash,
        started_at: tx.now(),
        finished_at: None,
        code: None,
        technical: None,
        resolved_by: None,
    };
    claim.publication.state = PublicationState::Sending;
    claim.publication.dated_at = claim.publication.dated_at.or(Some(tx.now()));
    let lease = tx.now().after(publishing.settings.lease);
    if !store::save_claimed(&tx, claim, Some(lease)).await? {
        return Err(PublishingError::LeaseLost);
    }
    store::insert_attempt(&tx, scope, claim.publication.id, &attempt).await?;
    let why = serde_json::json!({ "attempt": attempt.id, "segment": attempt.segment });
    note(&mut tx, &claim.publication, Actor::Program, "publication.sending", why).await?;
    tx.commit().await?;
    Ok(Some(attempt))
}

/// Asks what became of an item being processed, in the name of the attempt that sent it.
async fn poll(
    publishing: &Publishing,
    claim: &Claim,
    line: &Line,
    resume: &Resume,
) -> Result<(Attempt, Outcome), PublishingError> {
    let publication = &claim.publication;
    let attempt = store::last_attempt(&publishing.db.reader(), publication.scope, publication.id)
        .await?
        .ok_or(PublishingError::NotFound)?;
    let key = key_of(claim, attempt.segment);
    let call = line.connector.poll(&line.access, resume, &key);
    let outcome = tokio::time::timeout(publishing.settings.call_limit, call).await.unwrap_or(
        // A poll that does not answer tells nothing: ask again later.
        Outcome::NotSent { detail: "no answer in time".to_owned() },
    );
    Ok((attempt, outcome))
}

pub(crate) fn key_of(claim: &Claim, segment: u32) -> AttemptKey {
    let publication = &claim.publication;
    AttemptKey {
        channel: publication.channel,
        publication: publication.id,
        segment,
        dated: publication.dated_at.unwrap_or(publication.due_at),
    }
}

enum Renewed {
    Yes,
    No,
    Later,
}

async fn renew(publishing: &Publishing, claim: &Claim, line: &mut Line) -> Result<Renewed, PublishingError> {
    let (scope, channel) = (claim.publication.scope, claim.publication.channel);
    match refresh_access(&publishing.channels, scope, channel, line.credentials_version).await? {
        Renewal::Renewed(access) => {
            line.access = *access;
            Ok(Renewed::Yes)
        }
        Renewal::Revoked => Ok(Renewed::No),
        Renewal::Unreachable => Ok(Renewed::Later),
    }
}
