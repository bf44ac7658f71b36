//! A person looked at the network and says what became of an attempt: it is there, or it is not.

use crate::{
    AttemptState, Claim, Publication, PublicationState as S, Publishing, PublishingError, SIGNAL,
    item::declared_id,
    plan_publications::note,
    settle_attempt::{Next, accept},
    store,
};
use parvis_channels::find_channel;
use parvis_connector::{ProfileAddress, RemoteRef};
use parvis_database::Run;
use parvis_identity::SignedIn;
use parvis_kernel::PublicationId;

/// What the person saw.
#[derive(Clone, Debug)]
pub enum Seen {
    /// It is there, maybe with its address.
    There {
        /// Address of the item.
        url: Option<String>,
    },
    /// It is not there: it may be sent again.
    NotThere,
}

/// Settles an unknown outcome by a person's word.
///
/// # Errors
/// [`PublishingError::WrongState`] when nothing is to verify; [`PublishingError::NotAnAddress`].
pub async fn declare_outcome(
    publishing: &Publishing,
    by: &SignedIn,
    id: PublicationId,
    seen: Seen,
) -> Result<Publication, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let scope = by.scope();
    let publication = store::hold_publication(&tx, scope, id).await?.ok_or(PublishingError::NotFound)?;
    if publication.state != S::ToVerify {
        return Err(PublishingError::WrongState(publication.state.code()));
    }
    let attempt = store::last_attempt(&tx, scope, id).await?.ok_or(PublishingError::NotFound)?;
    let mut claim = Claim { publication, lease: Vec::new() };
    let who = by.member.id.to_string();
    let act = match seen {
        Seen::There { url } => {
            let url = url.filter(|url| !url.trim().is_empty());
            if url.as_ref().is_some_and(|url| !is_web_address(url)) {
                return Err(PublishingError::NotAnAddress);
            }
            store::resolve_attempt(&tx, scope, attempt.id, AttemptState::Accepted, &who).await?;
            let known = seen_at(publishing, &tx, &claim.publication, url.as_deref()).await?;
            // Where the network's own id is not known, the attempt's stands for it, and says so by its prefix.
            let remote =
                known.unwrap_or_else(|| RemoteRef { id: declared_id(attempt.id), url, detail: None });
            if accept(&tx, &mut claim, &attempt, remote).await? == Next::Continue {
                claim.publication.state = S::Scheduled;
                claim.publication.next_attempt_at = tx.now();
            }
            "publication.declared_present"
        }
        Seen::NotThere => {
            store::resolve_attempt(&tx, scope, attempt.id, AttemptState::NotSent, &who).await?;
            claim.publication.state = S::Scheduled;
            claim.publication.resume = None;
            claim.publication.code = None;
            claim.publication.late_from = tx.now();
            claim.publication.next_attempt_at = tx.now();
            "publication.declared_absent"
        }
    };
    store::move_publication(&tx, &claim.publication).await?;
    note(&mut tx, &claim.publication, by.actor(), act, serde_json::json!({ "attempt": attempt.id })).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(claim.publication)
}

/// Reads which item the address shows at which a person saw it.
pub(crate) async fn seen_at(
    publishing: &Publishing,
    run: &impl Run,
    publication: &Publication,
    url: Option<&str>,
) -> Result<Option<RemoteRef>, PublishingError> {
    let Some(url) = url else { return Ok(None) };
    let channel = find_channel(run, publication.scope, publication.channel).await?;
    let connector = publishing.channels.connectors.of(&publication.network);
    Ok(connector.zip(channel).and_then(|(connector, channel)| {
        let (remote_id, handle, server) = (&channel.remote_id, &channel.handle, &channel.server);
        connector.recognise(ProfileAddress { remote_id, handle, server }, url)
    }))
}

pub(crate) fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    url.len() <= 2000
        && rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(|letter: char| letter.is_whitespace()))
}
