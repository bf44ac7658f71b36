//! Sends first comments once their publication is out; looks for one's own before sending again.

use crate::{
    AttemptState, Claim, PublicationState as S, Publishing, PublishingError,
    admit_claims::{admit_comment, settle_room},
    amendment::{AttemptKind, main_items},
    backoff::backoff,
    comment::CommentClaim,
    hold_publication::is_paused,
    item::payload_hash,
    model::Attempt,
    send_publication::{Line, held_up, open_line},
    settle_comment::{Told, finish, settle_comment},
    store,
};
use futures_util::{StreamExt, stream};
use parvis_channels::{Renewal, note_unauthorised, refresh_access};
use parvis_connector::{AttemptKey, Found, Item, Outcome, PreviousSegment};
use std::time::Duration;

/// During a pause, a comment asks again this often whether it may leave.
const WHILE_PAUSED: Duration = Duration::from_secs(60);
/// Comments taken at once.
const BATCH: usize = 32;
/// An absence is looked for again this soon, until it proves something.
const LOOK_AGAIN: Duration = Duration::from_secs(20);

/// Sends and settles the first comments that are due; returns how many were handled.
///
/// # Errors
/// The database failed while claiming. A failure inside one comment is logged and leaves the others alone.
pub async fn run_comments(publishing: &Publishing) -> Result<usize, PublishingError> {
    reap(publishing).await?;
    let mut handled = 0;
    loop {
        let claims = claim(publishing).await?;
        // One lease for all that were taken together.
        let Some(lease) = claims.first().map(|claim| claim.lease.clone()) else { return Ok(handled) };
        handled += claims.len();
        stream::iter(claims)
            .for_each_concurrent(publishing.settings.concurrency, |claim| async move {
                let id = claim.publication.id;
                match handle(publishing, claim).await {
                    Ok(()) | Err(PublishingError::LeaseLost) => {}
                    Err(error) => {
                        tracing::error!(publication.id = %id, %error, "first comment not settled; it will be");
                    }
                }
            })
            .await;
        settle_room(publishing, &lease).await?;
    }
}

async fn claim(publishing: &Publishing) -> Result<Vec<CommentClaim>, PublishingError> {
    let mut lease = vec![0_u8; 16];
    publishing.db.chance().fill(&mut lease);
    let tx = publishing.db.begin().await?;
    let until = tx.now().after(publishing.settings.lease);
    let claims = store::claim_comments(&tx, &lease, until, BATCH).await?;
    tx.commit().await?;
    Ok(claims)
}

/// Takes back the leases that ended: what was being sent is to verify, never sent blindly.
async fn reap(publishing: &Publishing) -> Result<(), PublishingError> {
    if store::expired_comments(&publishing.db.reader(), publishing.db.now()).await?.is_empty() {
        return Ok(());
    }
    let tx = publishing.db.begin().await?;
    for mut comment in store::expired_comments(&tx, tx.now()).await? {
        for attempt in store::open_attempts(&tx, comment.scope, comment.publication).await? {
            let (code, technical) = (Some("publishing.unknown"), Some("the program stopped during the call"));
            let state = AttemptState::Unknown;
            store::finish_attempt(&tx, comment.scope, attempt.id, state, code, technical).await?;
        }
        if comment.state == S::Sending {
            comment.state = S::ToVerify;
            comment.code = Some("publishing.unknown".to_owned());
        }
        comment.next_attempt_at = tx.now();
        store::move_comment(&tx, &comment).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn handle(publishing: &Publishing, mut claim: CommentClaim) -> Result<(), PublishingError> {
    let as_publication = Claim { publication: claim.publication.clone(), lease: Vec::new() };
    let mut line = match open_line(publishing, &as_publication).await? {
        Ok(line) => line,
        Err(code) if claim.comment.state == S::ToVerify => {
            // It may be there: that the channel is gone proves nothing.
            tracing::info!(publication.id = %claim.publication.id, code, "first comment cannot be looked for");
            claim.comment.failures = claim.comment.failures.saturating_add(1);
            let again = backoff(claim.comment.failures, publishing.db.chance().ratio());
            wait(&mut claim, publishing.db.now().after(again));
            return finish(publishing, &claim, Told::Lost, serde_json::json!(code)).await;
        }
        Err(code) => {
            claim.comment.state = S::Failed;
            claim.comment.code = Some(code.to_owned());
            return finish(publishing, &claim, Told::Failed, serde_json::json!(code)).await;
        }
    };
    let Some(item) = item_of(publishing, &claim, &line).await? else {
        // The comment was emptied and the publication is of another approval: nothing is to be said.
        claim.comment.state = S::Cancelled;
        return finish(publishing, &claim, Told::Moved, serde_json::json!("nothing to say")).await;
    };
    let tried = store::last_attempt_at(
        &publishing.db.reader(),
        claim.comment.scope,
        claim.publication.id,
        claim.place(),
    )
    .await?;
    if let Some(tried) = &tried
        && !look(publishing, &mut claim, &line, &item, tried).await?
    {
        return Ok(());
    }
    if item.previous.is_empty() {
        // What it would answer was taken down since.
        claim.comment.state = S::Cancelled;
        return finish(publishing, &claim, Told::Moved, serde_json::json!("nothing to answer")).await;
    }
    let mut renewed = false;
    loop {
        let Some(attempt) = begin(publishing, &mut claim, &item).await? else { return Ok(()) };
        if let Some(held_up) = held_up(publishing, &attempt) {
            return settle_comment(publishing, &mut claim, &attempt, held_up, false).await;
        }
        let key = key_of(&claim);
        let call = line.connector.publish(&line.access, &item, &key);
        let outcome = tokio::time::timeout(publishing.settings.call_limit, call)
            .await
            .unwrap_or_else(|_| Outcome::Unknown { detail: "no answer in time".to_owned() });
        if outcome == Outcome::Unauthorised && !renewed {
            renewed = true;
            let (scope, channel) = (claim.comment.scope, claim.publication.channel);
            match refresh_access(&publishing.channels, scope, channel, line.credentials_version).await? {
                Renewal::Renewed(access) => {
                    line.access = *access;
                    settle_comment(publishing, &mut claim, &attempt, outcome, true).await?;
                    continue;
                }
                Renewal::Unreachable => {
                    let outcome = Outcome::NotSent { detail: "the access could not be renewed".to_owned() };
                    return settle_comment(publishing, &mut claim, &attempt, outcome, false).await;
                }
                Renewal::Revoked => note_unauthorised(&publishing.channels, scope, channel).await?,
            }
        }
        return settle_comment(publishing, &mut claim, &attempt, outcome, false).await;
    }
}

/// Makes the comment as an answer to the first segment that is out, whatever put it there; `None` when there is no comment any more.
async fn item_of(
    publishing: &Publishing,
    claim: &CommentClaim,
    line: &Line,
) -> Result<Option<Item>, PublishingError> {
    let Some(text) = line.content.first_comment.clone() else { return Ok(None) };
    let original = claim.publication.amends.unwrap_or(claim.publication.id);
    let live = store::live_items(&publishing.db.reader(), claim.comment.scope, original).await?;
    let first = main_items(&live).first().map(|first| first.remote.clone());
    Ok(Some(Item {
        title: line.content.title.clone(),
        text,
        language: line.content.language.clone(),
        note: None,
        media: Vec::new(),
        options: line.content.options.without_poll(),
        previous: first.map(|remote| PreviousSegment { index: 0, remote }).into_iter().collect(),
        index: claim.place(),
        of: claim.place().saturating_add(1),
    }))
}

fn key_of(claim: &CommentClaim) -> AttemptKey {
    AttemptKey {
        channel: claim.publication.channel,
        publication: claim.publication.id,
        segment: claim.place(),
        dated: claim.comment.dated_at.unwrap_or(claim.publication.due_at),
    }
}

/// Looks for one's own comment before sending it again; true when it may be sent now.
async fn look(
    publishing: &Publishing,
    claim: &mut CommentClaim,
    line: &Line,
    item: &Item,
    tried: &Attempt,
) -> Result<bool, PublishingError> {
    let never_left =
        matches!(tried.state, AttemptState::NotSent | AttemptState::RateLimited | AttemptState::Unauthorised);
    if never_left && claim.comment.state == S::Scheduled {
        return Ok(true);
    }
    let asked_at = publishing.db.now();
    let found = if line.connector.describe().capabilities.reconcile {
        let key = key_of(claim);
        let call = line.connector.find(&line.access, item, &key);
        tokio::time::timeout(publishing.settings.call_limit, call)
            .await
            .unwrap_or_else(|_| Found::CannotTell { detail: "no answer in time".to_owned() })
    } else {
        Found::CannotTell { detail: "the network cannot be searched".to_owned() }
    };
    let proved_from = tried.finished_at.unwrap_or(asked_at).after(line.connector.proof_delay());
    let why = serde_json::json!({ "attempt": tried.id });
    match found {
        Found::Present { remote } => {
            let tx = publishing.db.begin().await?;
            store::resolve_attempt(&tx, claim.comment.scope, tried.id, AttemptState::Accepted, "search")
                .await?;
            tx.commit().await?;
            claim.comment.state = S::Published;
            claim.comment.code = None;
            claim.comment.remote_id = Some(remote.id);
            claim.comment.remote_url = remote.url;
            claim.comment.published_at = Some(publishing.db.now());
            finish(publishing, claim, Told::Found, why).await?;
            Ok(false)
        }
        Found::Absent if asked_at >= proved_from => {
            let tx = publishing.db.begin().await?;
            store::resolve_attempt(&tx, claim.comment.scope, tried.id, AttemptState::NotSent, "search")
                .await?;
            tx.commit().await?;
            Ok(true)
        }
        Found::Absent => {
            wait(claim, proved_from.max(asked_at.after(LOOK_AGAIN)));
            finish(publishing, claim, Told::Moved, why).await?;
            Ok(false)
        }
        Found::CannotTell { detail } => {
            tracing::info!(publication.id = %claim.publication.id, detail, "first comment still unknown");
            let failures = claim.comment.failures.saturating_add(1);
            claim.comment.failures = failures;
            let again = backoff(failures, publishing.db.chance().ratio());
            wait(claim, asked_at.after(again));
            finish(publishing, claim, Told::Lost, why).await?;
            Ok(false)
        }
    }
}

fn wait(claim: &mut CommentClaim, until: parvis_kernel::Timestamp) {
    claim.comment.state = S::ToVerify;
    claim.comment.code = Some("publishing.unknown".to_owned());
    claim.comment.next_attempt_at = until;
}

/// Commits the attempt as *sending* before anything is sent; `None` when a pause or a quota holds the comment back.
async fn begin(
    publishing: &Publishing,
    claim: &mut CommentClaim,
    item: &Item,
) -> Result<Option<Attempt>, PublishingError> {
    let scope = claim.comment.scope;
    let tx = publishing.db.begin().await?;
    if is_paused(publishing, &tx, &claim.publication).await? {
        claim.comment.state = S::Scheduled;
        claim.comment.code = Some("publishing.comment_held".to_owned());
        claim.comment.next_attempt_at = tx.now().after(WHILE_PAUSED);
        store::save_comment_claimed(&tx, claim, None).await?;
        tx.commit().await?;
        return Ok(None);
    }
    if let Err(at) = admit_comment(publishing, &tx, claim).await? {
        claim.comment.state = S::Scheduled;
        claim.comment.code = Some("publishing.comment_quota".to_owned());
        claim.comment.next_attempt_at = at;
        store::save_comment_claimed(&tx, claim, None).await?;
        tx.commit().await?;
        return Ok(None);
    }
    let attempt = Attempt {
        id: tx.new_id(),
        number: store::next_number(&tx, scope, claim.publication.id).await?,
        segment: claim.place(),
        kind: AttemptKind::Publish,
        target: None,
        state: AttemptState::Sending,
        payload_hash: payload_hash(item),
        started_at: tx.now(),
        finished_at: None,
        code: None,
        technical: None,
        resolved_by: None,
    };
    claim.comment.state = S::Sending;
    claim.comment.dated_at = claim.comment.dated_at.or(Some(tx.now()));
    let lease = tx.now().after(publishing.settings.lease);
    if !store::save_comment_claimed(&tx, claim, Some(lease)).await? {
        return Err(PublishingError::LeaseLost);
    }
    store::insert_attempt(&tx, scope, claim.publication.id, &attempt).await?;
    tx.commit().await?;
    Ok(Some(attempt))
}
