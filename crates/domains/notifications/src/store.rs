//! All the SQL of notifications.

use crate::{
    Kind, NewNotification,
    model::{Notification, OpenMatter},
};
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{Limit, MemberId, NotificationId, Scope};

fn notification(row: &Row) -> Result<Notification, DatabaseError> {
    Ok(Notification {
        id: row.get("id")?,
        kind: row.code("kind", Kind::from_code)?,
        post: row.maybe("post_id")?,
        publication: row.maybe("publication_id")?,
        channel: row.maybe("channel_id")?,
        title: row.get("title")?,
        place: row.get("place")?,
        code: row.maybe("code")?,
        happened_at: row.get("happened_at")?,
        read_at: row.maybe("read_at")?,
    })
}

/// Writes one row; returns 0 when the member was told of this occurrence already.
pub(crate) async fn insert_notification(
    tx: &Tx,
    scope: Scope,
    member: MemberId,
    new: &NewNotification,
) -> Result<u64, DatabaseError> {
    let id: NotificationId = tx.new_id();
    tx.run(
        "INSERT INTO notifications (id, organisation_id, member_id, kind, occurrence, about, post_id, \
         publication_id, channel_id, title, place, code, happened_at, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
         ON CONFLICT (member_id, occurrence) DO NOTHING",
        bind![
            id,
            scope.organisation,
            member,
            new.kind.code(),
            &new.occurrence,
            &new.about,
            new.post,
            new.publication,
            new.channel,
            &new.title,
            &new.place,
            new.code.clone(),
            new.happened_at,
            tx.now()
        ],
    )
    .await
}

/// Settles what happened before, of the same kind about the same thing.
pub(crate) async fn settle_older(tx: &Tx, scope: Scope, new: &NewNotification) -> Result<u64, DatabaseError> {
    tx.run(
        "UPDATE notifications SET settled_at = $1 WHERE organisation_id = $2 AND about = $3 AND kind = $4 \
         AND occurrence <> $5 AND happened_at <= $6 AND settled_at IS NULL",
        bind![tx.now(), scope.organisation, &new.about, new.kind.code(), &new.occurrence, new.happened_at],
    )
    .await
}

pub(crate) async fn settle(tx: &Tx, matter: &OpenMatter) -> Result<u64, DatabaseError> {
    tx.run(
        "UPDATE notifications SET settled_at = $1 WHERE organisation_id = $2 AND about = $3 AND kind = $4 \
         AND settled_at IS NULL",
        bind![tx.now(), matter.organisation, &matter.about, matter.kind.code()],
    )
    .await
}

/// Lists what is told and not settled, of every institution: work of the program itself.
pub(crate) async fn open_matters(run: &impl Run) -> Result<Vec<OpenMatter>, DatabaseError> {
    let sql = "SELECT DISTINCT organisation_id, kind, about FROM notifications WHERE settled_at IS NULL";
    let rows = run.rows(sql, Vec::new()).await?;
    rows.iter()
        .map(|row| {
            Ok(OpenMatter {
                organisation: row.get("organisation_id")?,
                kind: row.code("kind", Kind::from_code)?,
                about: row.get("about")?,
            })
        })
        .collect()
}

/// Lists what a member is told and is not settled, the newest first.
pub(crate) async fn list_notifications(
    run: &impl Run,
    scope: Scope,
    member: MemberId,
    before: Option<NotificationId>,
    limit: Limit,
) -> Result<Vec<Notification>, DatabaseError> {
    let mut values = bind![scope.organisation, member, limit.with_one_more()];
    let mut sql =
        "SELECT id, kind, post_id, publication_id, channel_id, title, place, code, happened_at, read_at \
         FROM notifications WHERE organisation_id = $1 AND member_id = $2 AND settled_at IS NULL"
            .to_owned();
    if let Some(before) = before {
        values.push(before.bind());
        sql.push_str(" AND id < $4");
    }
    sql.push_str(" ORDER BY id DESC LIMIT $3");
    run.rows(&sql, values).await?.iter().map(notification).collect()
}

pub(crate) async fn count_unread(
    run: &impl Run,
    scope: Scope,
    member: MemberId,
) -> Result<i64, DatabaseError> {
    let sql = "SELECT count(*) AS n FROM notifications WHERE organisation_id = $1 AND member_id = $2 \
         AND settled_at IS NULL AND read_at IS NULL";
    run.row(sql, bind![scope.organisation, member]).await?.map_or(Ok(0), |row| row.get("n"))
}

/// Marks one as read; the first reading stands. Returns 0 when the member has no such notification.
pub(crate) async fn mark_read(
    tx: &Tx,
    scope: Scope,
    member: MemberId,
    id: NotificationId,
) -> Result<u64, DatabaseError> {
    tx.run(
        "UPDATE notifications SET read_at = coalesce(read_at, $1) \
         WHERE organisation_id = $2 AND member_id = $3 AND id = $4",
        bind![tx.now(), scope.organisation, member, id],
    )
    .await
}

pub(crate) async fn mark_read_until(
    tx: &Tx,
    scope: Scope,
    member: MemberId,
    until: NotificationId,
) -> Result<u64, DatabaseError> {
    tx.run(
        "UPDATE notifications SET read_at = $1 \
         WHERE organisation_id = $2 AND member_id = $3 AND id <= $4 AND read_at IS NULL",
        bind![tx.now(), scope.organisation, member, until],
    )
    .await
}
