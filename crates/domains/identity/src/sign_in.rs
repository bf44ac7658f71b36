//! Opens and closes sessions; slows down whoever guesses.

use crate::{Identity, IdentityError, password, store};
use parvis_database::{Actor, Line};
use parvis_kernel::{Digest, Scope, SessionId};
use sha2::{Digest as _, Sha256};
use std::time::Duration;

/// Failed tries allowed for one address, and for one network address, in [`WINDOW`].
const TRIES_PER_EMAIL: i64 = 8;
const TRIES_PER_PEER: i64 = 40;
/// Window in which failed tries count.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// Opens a session and returns the token for the cookie; only its digest is stored.
///
/// # Errors
/// [`IdentityError::WrongCredentials`], the same whether the address exists or not;
/// [`IdentityError::TooManyTries`].
pub(crate) async fn sign_in(
    identity: &Identity,
    email: &str,
    password: String,
    peer: &str,
) -> Result<String, IdentityError> {
    let email = email.trim().to_lowercase();
    let subjects = [(format!("email:{email}"), TRIES_PER_EMAIL), (format!("peer:{peer}"), TRIES_PER_PEER)];
    let since = identity.db.now().before(WINDOW);
    for (subject, allowed) in &subjects {
        if store::count_failures(&identity.db.reader(), subject, since).await? >= *allowed {
            return Err(IdentityError::TooManyTries);
        }
    }
    let found = store::find_credentials(&identity.db.reader(), &email).await?;
    let stored_hash = found.as_ref().map(|(_, hash)| hash.clone());
    let accepted = password::verify(password, stored_hash).await?;
    let Some((member, _)) = found.filter(|_| accepted) else {
        let tx = identity.db.begin().await?;
        for (subject, _) in &subjects {
            store::insert_failure(&tx, subject, since).await?;
        }
        tx.commit().await?;
        return Err(IdentityError::WrongCredentials);
    };
    open_session(identity, member.scope, member.id).await
}

/// Opens a session for a member whose identity is established.
pub(crate) async fn open_session(
    identity: &Identity,
    scope: Scope,
    member: parvis_kernel::MemberId,
) -> Result<String, IdentityError> {
    let mut random = [0_u8; 32];
    identity.db.chance().fill(&mut random);
    let token: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut tx = identity.db.begin().await?;
    let session: SessionId = tx.new_id();
    let expires_at = tx.now().after(identity.settings.idle);
    store::insert_session(&tx, scope, session, member, digest_of(&token), expires_at).await?;
    let line = Line {
        actor: Actor::Member(member),
        act: "session.opened",
        object: session.to_string(),
        payload: serde_json::json!({}),
    };
    tx.journal(scope, line).await?;
    tx.commit().await?;
    Ok(token)
}

/// Closes a session.
pub(crate) async fn sign_out(
    identity: &Identity,
    scope: Scope,
    session: SessionId,
) -> Result<(), IdentityError> {
    let tx = identity.db.begin().await?;
    store::delete_session(&tx, scope, session).await?;
    Ok(tx.commit().await?)
}

pub(crate) fn digest_of(token: &str) -> Digest {
    Digest::from_bytes(Sha256::digest(token).into())
}
