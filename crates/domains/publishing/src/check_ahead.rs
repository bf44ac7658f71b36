//! Checks a publication 24 hours and 1 hour before it leaves: channel, token, approval, limits and files.

use crate::{
    ContentToSend, MediaTrouble, Publication, PublicationState as S, Publishing, PublishingError,
    store::{self, AheadCheck},
};
use futures_util::{StreamExt, stream};
use parvis_channels::{Channel, ChannelState, ChannelsError, HealthState, check_channel, find_channel};
use parvis_connector::ImageLimits;
use parvis_kernel::{ChannelId, Scope, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Name of the signal that wakes the checks.
pub const CHECKS_SIGNAL: &str = "checks";

/// What was found is looked at again this often, until it heals or the hour comes.
const LOOK_AGAIN: Duration = Duration::from_secs(600);
/// A channel that was tried and accepted this lately is not tried again for another publication.
const TRIED_LATELY: Duration = Duration::from_secs(300);
/// Lease of one check: past it, another worker makes it.
const LEASE: Duration = Duration::from_secs(300);
/// Checks taken at once, and channels looked at at the same time.
const BATCH: usize = 32;
const AT_ONCE: usize = 4;

/// Makes the checks that are due; returns how many were made.
///
/// A publication planned within the last hour is checked once; one planned earlier than a day ahead, twice.
/// After a stop, what was not checked is checked at once.
///
/// # Errors
/// The database failed while claiming. A failure inside one check is logged; it is made again.
pub async fn check_ahead(publishing: &Publishing) -> Result<usize, PublishingError> {
    let mut made = 0;
    loop {
        let claimed = claim(publishing).await?;
        if claimed.is_empty() {
            return Ok(made);
        }
        made += claimed.len();
        // One after the other for a channel: the answer to the first serves the others.
        let mut by_channel = BTreeMap::<ChannelId, Vec<AheadCheck>>::new();
        for check in claimed {
            by_channel.entry(check.channel).or_default().push(check);
        }
        stream::iter(by_channel.into_values())
            .for_each_concurrent(AT_ONCE, |checks| async move {
                for check in checks {
                    let id = check.publication;
                    if let Err(error) = make(publishing, check).await {
                        tracing::error!(publication.id = %id, %error, "not checked ahead; it will be");
                    }
                }
            })
            .await;
    }
}

/// Has the findings about a channel looked at again now: something about it changed.
///
/// # Errors
/// The database failed.
pub async fn look_again(
    publishing: &Publishing,
    scope: Scope,
    channel: ChannelId,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    if store::hasten_checks(&tx, scope, channel).await? > 0 {
        tx.wake(CHECKS_SIGNAL);
    }
    tx.commit().await?;
    Ok(())
}

/// Tells how long the checks may sleep; at most `longest`.
///
/// # Errors
/// The database failed.
pub async fn next_check_in(publishing: &Publishing, longest: Duration) -> Result<Duration, PublishingError> {
    let now = publishing.db.now();
    let next = store::next_check(&publishing.db.reader(), now).await?;
    Ok(next.map_or(longest, |at| at.since(now).min(longest)))
}

async fn claim(publishing: &Publishing) -> Result<Vec<AheadCheck>, PublishingError> {
    let mut lease = vec![0_u8; 16];
    publishing.db.chance().fill(&mut lease);
    let tx = publishing.db.begin().await?;
    store::plan_checks(&tx).await?;
    let claimed = store::claim_checks(&tx, &lease, tx.now().after(LEASE), BATCH).await?;
    tx.commit().await?;
    Ok(claimed)
}

async fn make(publishing: &Publishing, check: AheadCheck) -> Result<(), PublishingError> {
    let scope = Scope::of(check.organisation);
    let reader = publishing.db.reader();
    let found = store::find_publication(&reader, scope, check.publication).await?;
    let ahead = |publication: &Publication| {
        publication.state == S::Scheduled
            && publication.due_at == check.due_at
            && publication.due_at > publishing.db.now()
    };
    let Some(publication) = found.filter(ahead) else {
        // It left, was taken back or moved: the check of another hour is another check.
        return finish(publishing, &check, None, &BTreeSet::new(), None).await;
    };
    let before = store::findings_of(&reader, scope, &[publication.id]).await?;
    let before = before.get(&publication.id).cloned().unwrap_or_default();
    let findings = find(publishing, &publication).await?;
    let again = (!findings.is_empty()).then(|| publishing.db.now().after(LOOK_AGAIN));
    let is_first = check.checked_at.is_none();
    let event = if findings.is_empty() {
        (!before.is_empty()).then_some("PublicationCheckPassed")
    } else {
        (is_first || findings.iter().any(|code| !before.contains(code))).then_some("PublicationCheckFailed")
    };
    finish(publishing, &check, again, &findings, event.map(|name| (name, &publication))).await
}

async fn finish(
    publishing: &Publishing,
    check: &AheadCheck,
    again: Option<Timestamp>,
    findings: &BTreeSet<String>,
    event: Option<(&'static str, &Publication)>,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    if !store::finish_check(&tx, check, again, findings).await? {
        return Ok(());
    }
    if let Some((name, publication)) = event {
        let post = Some(publication.post.to_string());
        tx.emit(publication.scope, name, publication.id, post).await?;
        tx.wake("notifications");
    }
    tx.commit().await?;
    Ok(())
}

/// Returns the codes of everything that would stop the publication, as things are now.
async fn find(
    publishing: &Publishing,
    publication: &Publication,
) -> Result<BTreeSet<String>, PublishingError> {
    let mut codes = BTreeSet::new();
    let Some(channel) = find_channel(&publishing.db.reader(), publication.scope, publication.channel).await?
    else {
        codes.insert("publishing.check_disconnected".to_owned());
        return Ok(codes);
    };
    if let Some(code) = channel_trouble(publishing, &channel).await? {
        codes.insert(code.to_owned());
    }
    let content = publishing.content.read(publication.scope, publication.post, publication.variant).await?;
    let Some(content) = content.filter(|content| content.hash == publication.content_hash) else {
        codes.insert("publishing.check_not_approved".to_owned());
        return Ok(codes);
    };
    let misfits = publishing.fit.misfits(publication.scope, publication.post, publication.variant).await?;
    if !misfits.is_empty() {
        tracing::info!(publication.id = %publication.id, ?misfits, "content does not fit its channel any more");
        codes.insert("publishing.check_over_limits".to_owned());
    }
    if let Some(limits) = publishing.channels.limits_of(&channel)
        && let Some(code) = media_trouble(publishing, publication.scope, &content, &limits.images).await
    {
        codes.insert(code.to_owned());
    }
    Ok(codes)
}

/// Tries the channel, unless it was accepted a moment ago.
async fn channel_trouble(
    publishing: &Publishing,
    channel: &Channel,
) -> Result<Option<&'static str>, PublishingError> {
    if channel.state == ChannelState::Disconnected {
        return Ok(Some("publishing.check_disconnected"));
    }
    let lately = publishing.db.now().before(TRIED_LATELY);
    let health = if channel.health == HealthState::Ok && channel.checked_at.is_some_and(|at| at >= lately) {
        HealthState::Ok
    } else {
        match check_channel(&publishing.channels, channel.scope, channel.id).await {
            Ok(tried) => tried.health,
            Err(ChannelsError::Disconnected | ChannelsError::NotFound) => {
                return Ok(Some("publishing.check_disconnected"));
            }
            Err(ChannelsError::NetworkUnknown) => return Ok(Some("publishing.check_network_gone")),
            Err(ChannelsError::Vault(_)) => return Ok(Some("publishing.check_unauthorised")),
            Err(error) => return Err(error.into()),
        }
    };
    Ok(match health {
        HealthState::Unauthorised => Some("publishing.check_unauthorised"),
        HealthState::Unreachable => Some("publishing.check_unreachable"),
        HealthState::Ok | HealthState::Unknown => None,
    })
}

/// Makes each file fit and opens it, as the sending will.
async fn media_trouble(
    publishing: &Publishing,
    scope: Scope,
    content: &ContentToSend,
    limits: &ImageLimits,
) -> Option<&'static str> {
    for (asset, _) in content.segments.iter().flat_map(|segment| &segment.media) {
        match publishing.media.fit(scope, *asset, limits).await {
            Ok(file) => {
                if let Err(error) = file.source.open().await {
                    tracing::warn!(asset.id = %asset, %error, "file of a publication ahead cannot be opened");
                    return Some("publishing.check_media");
                }
            }
            Err(MediaTrouble::Unusable(detail) | MediaTrouble::Unavailable(detail)) => {
                tracing::warn!(asset.id = %asset, detail, "file of a publication ahead cannot leave");
                return Some("publishing.check_media");
            }
        }
    }
    None
}
