//! All the SQL of identity.

use crate::{InstitutionKind, Member, Organisation, Preferences, SignedIn};
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{
    Digest, Limit, Locale, MemberId, OrganisationId, Page, PermissionCode, Role, Scope, SessionId, Timestamp,
    ZoneName,
};
use std::collections::BTreeMap;

const MEMBER_COLUMNS: &str = "m.id AS member_id, m.organisation_id, m.entity_id, m.name AS member_name, m.email, \
     m.role, m.tint, m.locale, m.theme, m.density, m.shortcuts, m.created_at AS member_created_at";
const ORGANISATION_COLUMNS: &str =
    "o.id AS organisation_id, o.name AS organisation_name, o.kind, o.zone, o.is_demo";

fn member(row: &Row) -> Result<Member, DatabaseError> {
    Ok(Member {
        id: row.get("member_id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        name: row.get("member_name")?,
        email: row.get("email")?,
        role: row.code("role", Role::from_code)?,
        tint: row.get("tint")?,
        preferences: Preferences {
            locale: row.code("locale", Locale::from_code)?,
            theme: row.get("theme")?,
            density: row.get("density")?,
            shortcuts: row.get("shortcuts")?,
        },
        created_at: row.get("member_created_at")?,
    })
}

fn organisation(row: &Row) -> Result<Organisation, DatabaseError> {
    Ok(Organisation {
        id: row.get("organisation_id")?,
        name: row.get("organisation_name")?,
        kind: row.code("kind", InstitutionKind::from_code)?,
        zone: row.code("zone", |name| ZoneName::new(name).ok())?,
        is_demo: row.get("is_demo")?,
    })
}

/// Counts the institutions of this installation.
///
/// # Errors
/// The database failed.
pub async fn count_organisations(run: &impl Run) -> Result<i64, DatabaseError> {
    let row = run.row("SELECT count(*) AS n FROM organisations", Vec::new()).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// Lists the institutions, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn list_organisations(run: &impl Run) -> Result<Vec<Organisation>, DatabaseError> {
    let sql = format!("SELECT {ORGANISATION_COLUMNS} FROM organisations o ORDER BY o.created_at");
    run.rows(&sql, Vec::new()).await?.iter().map(organisation).collect()
}

/// Finds an institution.
///
/// # Errors
/// The database failed.
pub async fn find_organisation(
    run: &impl Run,
    id: OrganisationId,
) -> Result<Option<Organisation>, DatabaseError> {
    let sql = format!("SELECT {ORGANISATION_COLUMNS} FROM organisations o WHERE o.id = $1");
    run.row(&sql, bind![id]).await?.as_ref().map(organisation).transpose()
}

/// Finds a member of the scope.
///
/// # Errors
/// The database failed.
pub async fn find_member(
    run: &impl Run,
    scope: Scope,
    id: MemberId,
) -> Result<Option<Member>, DatabaseError> {
    let sql = format!("SELECT {MEMBER_COLUMNS} FROM members m WHERE m.organisation_id = $1 AND m.id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(member).transpose()
}

/// Finds several members of the scope at once, whatever their state.
///
/// # Errors
/// The database failed.
pub async fn find_members(
    run: &impl Run,
    scope: Scope,
    ids: &[MemberId],
) -> Result<BTreeMap<MemberId, Member>, DatabaseError> {
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let list = dialect::placeholders(2, wanted.len());
    let sql =
        format!("SELECT {MEMBER_COLUMNS} FROM members m WHERE m.organisation_id = $1 AND m.id IN ({list})");
    let mut values = bind![scope.organisation];
    values.extend(wanted.into_iter().map(Bind::bind));
    let rows = run.rows(&sql, values).await?;
    rows.iter().map(|row| member(row).map(|member| (member.id, member))).collect()
}

/// Lists the members of the scope whose role holds a permission.
///
/// # Errors
/// The database failed.
pub async fn members_who_may(
    run: &impl Run,
    scope: Scope,
    permission: PermissionCode,
) -> Result<Vec<MemberId>, DatabaseError> {
    let roles: Vec<_> = Role::ALL.into_iter().filter(|role| role.may(permission)).collect();
    let list = dialect::placeholders(2, roles.len());
    let sql = format!("SELECT id FROM members WHERE organisation_id = $1 AND is_active AND role IN ({list})");
    let mut values = bind![scope.organisation];
    values.extend(roles.iter().map(|role| role.code().bind()));
    run.rows(&sql, values).await?.iter().map(|row| row.get("id")).collect()
}

/// Lists the members of the scope by name; `containing` keeps those whose name or address holds it.
///
/// # Errors
/// The database failed.
pub async fn list_members(
    run: &impl Run,
    scope: Scope,
    containing: &str,
    after: &str,
    limit: Limit,
) -> Result<Page<Member>, DatabaseError> {
    let sql = format!(
        "SELECT {MEMBER_COLUMNS} FROM members m WHERE m.organisation_id = $1 AND m.is_active \
         AND lower(m.name) || ' ' || m.email LIKE '%' || lower($2) || '%' AND lower(m.name) || m.email > $3 \
         ORDER BY lower(m.name) || m.email LIMIT $4"
    );
    let values = bind![scope.organisation, containing, after, limit.with_one_more()];
    let rows = run.rows(&sql, values).await?;
    let members = rows.iter().map(member).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(members, limit, |member| member.name.to_lowercase() + &member.email))
}

pub(crate) async fn count_members(run: &impl Run, scope: Scope) -> Result<i64, DatabaseError> {
    let sql = "SELECT count(*) AS n FROM members WHERE organisation_id = $1";
    run.row(sql, bind![scope.organisation]).await?.map_or(Ok(0), |row| row.get("n"))
}

pub(crate) async fn insert_organisation(tx: &Tx, organisation: &Organisation) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO organisations (id, name, kind, zone, is_demo, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        bind![
            organisation.id,
            &organisation.name,
            organisation.kind.code(),
            organisation.zone.as_str(),
            organisation.is_demo,
            tx.now()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_member(tx: &Tx, member: &Member, hash: &str) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO members (id, organisation_id, entity_id, name, email, role, password_hash, tint, locale, \
         theme, density, shortcuts, is_active, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, TRUE, $13)",
        bind![
            member.id,
            member.scope.organisation,
            member.scope.entity,
            &member.name,
            &member.email,
            member.role.code(),
            hash,
            member.tint,
            member.preferences.locale.code(),
            &member.preferences.theme,
            &member.preferences.density,
            member.preferences.shortcuts,
            member.created_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn update_preferences(
    tx: &Tx,
    scope: Scope,
    id: MemberId,
    preferences: &Preferences,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE members SET locale = $1, theme = $2, density = $3, shortcuts = $4 \
         WHERE organisation_id = $5 AND id = $6",
        bind![
            preferences.locale.code(),
            &preferences.theme,
            &preferences.density,
            preferences.shortcuts,
            scope.organisation,
            id
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn find_credentials(
    run: &impl Run,
    email: &str,
) -> Result<Option<(Member, String)>, DatabaseError> {
    let sql =
        format!("SELECT {MEMBER_COLUMNS}, m.password_hash FROM members m WHERE m.email = $1 AND m.is_active");
    let row = run.row(&sql, bind![email]).await?;
    row.map(|row| Ok((member(&row)?, row.get("password_hash")?))).transpose()
}

pub(crate) async fn insert_session(
    tx: &Tx,
    scope: Scope,
    id: SessionId,
    member: MemberId,
    token: Digest,
    expires_at: Timestamp,
) -> Result<(), DatabaseError> {
    tx.run("DELETE FROM sessions WHERE expires_at < $1", bind![tx.now()]).await?;
    tx.run(
        "INSERT INTO sessions (id, organisation_id, member_id, token_digest, created_at, seen_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $5, $6)",
        bind![id, scope.organisation, member, token, tx.now(), expires_at],
    )
    .await
    .map(drop)
}

pub(crate) async fn find_session(
    run: &impl Run,
    token: Digest,
    now: Timestamp,
) -> Result<Option<(SignedIn, Timestamp)>, DatabaseError> {
    let sql = format!(
        "SELECT s.id AS session_id, s.seen_at, {MEMBER_COLUMNS}, o.name AS organisation_name, o.kind, o.zone, \
         o.is_demo FROM sessions s JOIN members m ON m.id = s.member_id \
         JOIN organisations o ON o.id = s.organisation_id \
         WHERE s.token_digest = $1 AND s.expires_at > $2 AND m.is_active"
    );
    let row = run.row(&sql, bind![token, now]).await?;
    row.map(|row| {
        let who = SignedIn {
            session: row.get("session_id")?,
            member: member(&row)?,
            organisation: organisation(&row)?,
        };
        Ok((who, row.get("seen_at")?))
    })
    .transpose()
}

pub(crate) async fn prolong_session(
    tx: &Tx,
    scope: Scope,
    id: SessionId,
    expires_at: Timestamp,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE organisation_id = $3 AND id = $4",
        bind![tx.now(), expires_at, scope.organisation, id],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_session(tx: &Tx, scope: Scope, id: SessionId) -> Result<(), DatabaseError> {
    tx.run("DELETE FROM sessions WHERE organisation_id = $1 AND id = $2", bind![scope.organisation, id])
        .await
        .map(drop)
}

pub(crate) async fn count_failures(
    run: &impl Run,
    subject: &str,
    since: Timestamp,
) -> Result<i64, DatabaseError> {
    let sql = "SELECT count(*) AS n FROM sign_in_failures WHERE subject = $1 AND failed_at > $2";
    run.row(sql, bind![subject, since]).await?.map_or(Ok(0), |row| row.get("n"))
}

pub(crate) async fn insert_failure(tx: &Tx, subject: &str, since: Timestamp) -> Result<(), DatabaseError> {
    tx.run("DELETE FROM sign_in_failures WHERE failed_at < $1", bind![since]).await?;
    tx.run("INSERT INTO sign_in_failures (subject, failed_at) VALUES ($1, $2)", bind![subject, tx.now()])
        .await
        .map(drop)
}
