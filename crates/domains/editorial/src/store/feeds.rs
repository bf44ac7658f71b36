//! Secret addresses of the calendar, by the digest of their token.

use parvis_database::{DatabaseError, Run, Tx, bind};
use parvis_kernel::{Digest, MemberId, OrganisationId, Scope, Timestamp};

/// Keeps the token of a member in place of the one before.
pub(crate) async fn save_feed(
    tx: &Tx,
    scope: Scope,
    member: MemberId,
    token: Digest,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO calendar_feeds (member_id, organisation_id, token_digest, opened_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (member_id) DO UPDATE SET token_digest = $3, opened_at = $4",
        bind![member, scope.organisation, token, tx.now()],
    )
    .await
    .map(drop)
}

/// Forgets the token of a member; says whether there was one.
pub(crate) async fn delete_feed(tx: &Tx, scope: Scope, member: MemberId) -> Result<bool, DatabaseError> {
    let sql = "DELETE FROM calendar_feeds WHERE organisation_id = $1 AND member_id = $2";
    Ok(tx.run(sql, bind![scope.organisation, member]).await? == 1)
}

/// Tells since when a member has an address.
pub(crate) async fn feed_opened_at(
    run: &impl Run,
    scope: Scope,
    member: MemberId,
) -> Result<Option<Timestamp>, DatabaseError> {
    let sql = "SELECT opened_at FROM calendar_feeds WHERE organisation_id = $1 AND member_id = $2";
    run.row(sql, bind![scope.organisation, member]).await?.map(|row| row.get("opened_at")).transpose()
}

/// Finds whose address a token opens.
pub(crate) async fn find_feed(
    run: &impl Run,
    token: Digest,
) -> Result<Option<(OrganisationId, MemberId)>, DatabaseError> {
    let sql = "SELECT organisation_id, member_id FROM calendar_feeds WHERE token_digest = $1";
    let row = run.row(sql, bind![token]).await?;
    row.map(|row| Ok((row.get("organisation_id")?, row.get("member_id")?))).transpose()
}
