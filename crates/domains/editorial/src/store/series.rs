//! Series and their occurrences in the database.

use crate::{
    Draft,
    series::{Holidays, Missed, Occurrence, Series, SeriesApproval, Timing},
};
use jiff::civil;
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{PostId, Scope, SeriesId, Timestamp, WallTime, ZoneName};
use std::collections::BTreeMap;

const SERIES_COLUMNS: &str = "id, organisation_id, entity_id, author_id, rule, starts_on, local_time, zone, \
     excluded, holidays, missed, content, content_hash, approved_hash, approved_by, approved_at, started_at, \
     ended_at, revision, created_at";

const OCCURRENCE_COLUMNS: &str = "series_id, occurs_on, post_id, content_hash, planned_local, planned_zone, \
     planned_at, is_skipped, caught_up_at";

fn read<T: std::str::FromStr>(row: &Row, column: &str) -> Result<T, DatabaseError> {
    let text: String = row.get(column)?;
    text.parse().map_err(|_| DatabaseError::Column { column: column.to_owned() })
}

fn zone(row: &Row, column: &str) -> Result<ZoneName, DatabaseError> {
    let name: String = row.get(column)?;
    ZoneName::new(&name).map_err(|_| DatabaseError::Column { column: column.to_owned() })
}

fn series(row: &Row) -> Result<Series, DatabaseError> {
    let column = |column: &str| DatabaseError::Column { column: column.to_owned() };
    let excluded: String = row.get("excluded")?;
    let excluded = excluded.split(',').filter(|day| !day.is_empty()).map(str::parse::<civil::Date>);
    let content: String = row.get("content")?;
    let content: Draft = serde_json::from_str(&content).map_err(|_| column("content"))?;
    let approval = match (row.maybe("approved_hash")?, row.maybe("approved_by")?, row.maybe("approved_at")?) {
        (Some(hash), Some(member), Some(at)) => Some(SeriesApproval { hash, member, at }),
        _ => None,
    };
    Ok(Series {
        id: row.get("id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        author: row.get("author_id")?,
        timing: Timing {
            rule: read(row, "rule")?,
            starts_on: read(row, "starts_on")?,
            time: read(row, "local_time")?,
            zone: zone(row, "zone")?,
            excluded: excluded.collect::<Result<_, _>>().map_err(|_| column("excluded"))?,
            holidays: row.code("holidays", Holidays::from_code)?,
        },
        missed: row.code("missed", Missed::from_code)?,
        content,
        content_hash: row.get("content_hash")?,
        approval,
        started_at: row.maybe("started_at")?,
        ended_at: row.maybe("ended_at")?,
        revision: row.get("revision")?,
        created_at: row.get("created_at")?,
    })
}

fn excluded(timing: &Timing) -> String {
    timing.excluded.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

pub(crate) async fn insert_series(tx: &Tx, series: &Series) -> Result<(), DatabaseError> {
    let timing = &series.timing;
    tx.run(
        "INSERT INTO series (id, organisation_id, entity_id, author_id, rule, starts_on, local_time, zone, \
         excluded, holidays, missed, content, content_hash, approved_hash, approved_by, approved_at, started_at, \
         ended_at, revision, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20)",
        bind![
            series.id,
            series.scope.organisation,
            series.scope.entity,
            series.author,
            timing.rule.to_string(),
            timing.starts_on.to_string(),
            timing.time.strftime("%H:%M").to_string(),
            timing.zone.as_str(),
            excluded(timing),
            timing.holidays.code(),
            series.missed.code(),
            serde_json::to_string(&series.content).unwrap_or_default(),
            series.content_hash,
            series.approval.map(|approval| approval.hash),
            series.approval.map(|approval| approval.member),
            series.approval.map(|approval| approval.at),
            series.started_at,
            series.ended_at,
            series.revision,
            series.created_at
        ],
    )
    .await
    .map(drop)
}

/// Saves the series over `revision - 1`; false when somebody changed it in between.
pub(crate) async fn update_series(tx: &Tx, series: &Series) -> Result<bool, DatabaseError> {
    let timing = &series.timing;
    let changed = tx
        .run(
            "UPDATE series SET rule = $1, starts_on = $2, local_time = $3, zone = $4, excluded = $5, \
             holidays = $6, missed = $7, content = $8, content_hash = $9, approved_hash = $10, approved_by = $11, \
             approved_at = $12, started_at = $13, ended_at = $14, revision = $15, updated_at = $16 \
             WHERE organisation_id = $17 AND id = $18 AND revision = $19",
            bind![
                timing.rule.to_string(),
                timing.starts_on.to_string(),
                timing.time.strftime("%H:%M").to_string(),
                timing.zone.as_str(),
                excluded(timing),
                timing.holidays.code(),
                series.missed.code(),
                serde_json::to_string(&series.content).unwrap_or_default(),
                series.content_hash,
                series.approval.map(|approval| approval.hash),
                series.approval.map(|approval| approval.member),
                series.approval.map(|approval| approval.at),
                series.started_at,
                series.ended_at,
                series.revision,
                tx.now(),
                series.scope.organisation,
                series.id,
                series.revision - 1
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Keeps the series as it was read until the end of the transaction; false when it has changed or ended.
pub(crate) async fn hold_series(tx: &Tx, series: &Series) -> Result<bool, DatabaseError> {
    let sql = "UPDATE series SET updated_at = $1 WHERE organisation_id = $2 AND id = $3 AND revision = $4 \
               AND ended_at IS NULL";
    let held = tx.run(sql, bind![tx.now(), series.scope.organisation, series.id, series.revision]).await?;
    Ok(held == 1)
}

pub(crate) async fn find_series(
    run: &impl Run,
    scope: Scope,
    id: SeriesId,
) -> Result<Option<Series>, DatabaseError> {
    let sql = format!("SELECT {SERIES_COLUMNS} FROM series WHERE organisation_id = $1 AND id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(series).transpose()
}

/// Lists the series of an institution, those that go on first.
pub(crate) async fn list_series(run: &impl Run, scope: Scope) -> Result<Vec<Series>, DatabaseError> {
    let sql = format!(
        "SELECT {SERIES_COLUMNS} FROM series WHERE organisation_id = $1 \
         ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, created_at DESC LIMIT 500"
    );
    run.rows(&sql, bind![scope.organisation]).await?.iter().map(series).collect()
}

/// Lists the series of every institution that go on: work of the program itself.
pub(crate) async fn list_open_series(run: &impl Run) -> Result<Vec<Series>, DatabaseError> {
    let sql = format!("SELECT {SERIES_COLUMNS} FROM series WHERE ended_at IS NULL ORDER BY id");
    run.rows(&sql, Vec::new()).await?.iter().map(series).collect()
}

fn occurrence(row: &Row) -> Result<Occurrence, DatabaseError> {
    Ok(Occurrence {
        series: row.get("series_id")?,
        occurs_on: read(row, "occurs_on")?,
        post: row.maybe("post_id")?,
        content_hash: row.get("content_hash")?,
        planned: WallTime { local: read(row, "planned_local")?, zone: zone(row, "planned_zone")? },
        planned_at: row.get("planned_at")?,
        is_skipped: row.get("is_skipped")?,
        caught_up_at: row.maybe("caught_up_at")?,
    })
}

/// Adds the occurrence of a day; false when the day has one already, whoever added it.
///
/// Invariant: one row for a series and a day, by the key of the table.
pub(crate) async fn insert_occurrence(
    tx: &Tx,
    scope: Scope,
    occurrence: &Occurrence,
) -> Result<bool, DatabaseError> {
    let added = tx
        .run(
            "INSERT INTO occurrences (series_id, organisation_id, occurs_on, post_id, content_hash, planned_local, \
             planned_zone, planned_at, is_skipped, caught_up_at, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (series_id, occurs_on) DO NOTHING",
            bind![
                occurrence.series,
                scope.organisation,
                occurrence.occurs_on.to_string(),
                occurrence.post,
                occurrence.content_hash,
                occurrence.planned.local.to_string(),
                occurrence.planned.zone.as_str(),
                occurrence.planned_at,
                occurrence.is_skipped,
                occurrence.caught_up_at,
                tx.now()
            ],
        )
        .await?;
    Ok(added == 1)
}

pub(crate) async fn update_occurrence(
    tx: &Tx,
    scope: Scope,
    occurrence: &Occurrence,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE occurrences SET post_id = $1, content_hash = $2, planned_local = $3, planned_zone = $4, \
         planned_at = $5, is_skipped = $6 WHERE organisation_id = $7 AND series_id = $8 AND occurs_on = $9",
        bind![
            occurrence.post,
            occurrence.content_hash,
            occurrence.planned.local.to_string(),
            occurrence.planned.zone.as_str(),
            occurrence.planned_at,
            occurrence.is_skipped,
            scope.organisation,
            occurrence.series,
            occurrence.occurs_on.to_string()
        ],
    )
    .await
    .map(drop)
}

/// Notes that an occurrence is caught up; false when it was already.
pub(crate) async fn mark_caught_up(
    tx: &Tx,
    scope: Scope,
    occurrence: &Occurrence,
) -> Result<bool, DatabaseError> {
    let marked = tx
        .run(
            "UPDATE occurrences SET caught_up_at = $1 WHERE organisation_id = $2 AND series_id = $3 \
             AND occurs_on = $4 AND caught_up_at IS NULL",
            bind![tx.now(), scope.organisation, occurrence.series, occurrence.occurs_on.to_string()],
        )
        .await?;
    Ok(marked == 1)
}

pub(crate) async fn delete_occurrence(
    tx: &Tx,
    scope: Scope,
    occurrence: &Occurrence,
) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM occurrences WHERE organisation_id = $1 AND series_id = $2 AND occurs_on = $3";
    tx.run(sql, bind![scope.organisation, occurrence.series, occurrence.occurs_on.to_string()])
        .await
        .map(drop)
}

/// Lists the occurrences of a series due from `from` on, in order.
pub(crate) async fn occurrences_from(
    run: &impl Run,
    scope: Scope,
    id: SeriesId,
    from: Timestamp,
) -> Result<Vec<Occurrence>, DatabaseError> {
    let sql = format!(
        "SELECT {OCCURRENCE_COLUMNS} FROM occurrences WHERE organisation_id = $1 AND series_id = $2 \
         AND planned_at >= $3 ORDER BY planned_at, occurs_on"
    );
    run.rows(&sql, bind![scope.organisation, id, from]).await?.iter().map(occurrence).collect()
}

/// Lists the last occurrences of a series due before `before`, the latest first.
pub(crate) async fn occurrences_before(
    run: &impl Run,
    scope: Scope,
    id: SeriesId,
    before: Timestamp,
    limit: i64,
) -> Result<Vec<Occurrence>, DatabaseError> {
    let sql = format!(
        "SELECT {OCCURRENCE_COLUMNS} FROM occurrences WHERE organisation_id = $1 AND series_id = $2 \
         AND planned_at < $3 ORDER BY planned_at DESC, occurs_on DESC LIMIT $4"
    );
    run.rows(&sql, bind![scope.organisation, id, before, limit]).await?.iter().map(occurrence).collect()
}

pub(crate) async fn find_occurrence(
    run: &impl Run,
    scope: Scope,
    id: SeriesId,
    day: civil::Date,
) -> Result<Option<Occurrence>, DatabaseError> {
    let sql = format!(
        "SELECT {OCCURRENCE_COLUMNS} FROM occurrences WHERE organisation_id = $1 AND series_id = $2 \
         AND occurs_on = $3"
    );
    let row = run.row(&sql, bind![scope.organisation, id, day.to_string()]).await?;
    row.as_ref().map(occurrence).transpose()
}

/// Finds the occurrence that a post is.
pub(crate) async fn occurrence_of_post(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Option<Occurrence>, DatabaseError> {
    let sql =
        format!("SELECT {OCCURRENCE_COLUMNS} FROM occurrences WHERE organisation_id = $1 AND post_id = $2");
    run.row(&sql, bind![scope.organisation, post]).await?.as_ref().map(occurrence).transpose()
}

/// Finds the series that posts are occurrences of.
pub(crate) async fn series_of_posts(
    run: &impl Run,
    scope: Scope,
    posts: &[PostId],
) -> Result<BTreeMap<PostId, SeriesId>, DatabaseError> {
    let mut found = BTreeMap::new();
    for part in posts.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT post_id, series_id FROM occurrences WHERE organisation_id = $1 AND post_id IN ({list})"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        for row in &run.rows(&sql, values).await? {
            found.insert(row.get("post_id")?, row.get("series_id")?);
        }
    }
    Ok(found)
}
