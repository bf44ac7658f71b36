//! Slots in the database, and what is planned at which instant.

use crate::{
    slot::{Planned, Slot},
    weekdays::Weekdays,
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{ChannelId, PostId, Scope, SlotId, Timestamp, ZoneName};
use std::collections::BTreeMap;

fn slot(row: &Row, channels: Vec<ChannelId>) -> Result<Slot, DatabaseError> {
    let column = |column: &str| DatabaseError::Column { column: column.to_owned() };
    let time: String = row.get("local_time")?;
    let zone: String = row.get("zone")?;
    Ok(Slot {
        id: row.get("id")?,
        weekdays: Weekdays::from_bits(row.get("weekdays")?).ok_or_else(|| column("weekdays"))?,
        time: time.parse().map_err(|_| column("local_time"))?,
        zone: ZoneName::new(&zone).map_err(|_| column("zone"))?,
        channels,
        theme: row.maybe("theme_id")?,
    })
}

/// Lists the slots, by hour then id.
pub(crate) async fn list_slots(run: &impl Run, scope: Scope) -> Result<Vec<Slot>, DatabaseError> {
    let mut channels = BTreeMap::<SlotId, Vec<ChannelId>>::new();
    let sql = "SELECT slot_id, channel_id FROM slot_channels WHERE organisation_id = $1 ORDER BY channel_id";
    for row in &run.rows(sql, bind![scope.organisation]).await? {
        channels.entry(row.get("slot_id")?).or_default().push(row.get("channel_id")?);
    }
    let sql = "SELECT id, weekdays, local_time, zone, theme_id FROM slots WHERE organisation_id = $1 \
               ORDER BY local_time, id";
    let rows = run.rows(sql, bind![scope.organisation]).await?;
    rows.iter().map(|row| slot(row, channels.remove(&row.get("id")?).unwrap_or_default())).collect()
}

pub(crate) async fn insert_slot(tx: &Tx, scope: Scope, slot: &Slot) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO slots (id, organisation_id, entity_id, weekdays, local_time, zone, theme_id, asked_at, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        bind![
            slot.id,
            scope.organisation,
            scope.entity,
            slot.weekdays.bits(),
            slot.time.strftime("%H:%M").to_string(),
            slot.zone.as_str(),
            slot.theme,
            tx.now()
        ],
    )
    .await?;
    for channel in &slot.channels {
        let sql = "INSERT INTO slot_channels (slot_id, organisation_id, channel_id) VALUES ($1, $2, $3)";
        tx.run(sql, bind![slot.id, scope.organisation, *channel]).await?;
    }
    Ok(())
}

pub(crate) async fn delete_slot(tx: &Tx, scope: Scope, id: SlotId) -> Result<(), DatabaseError> {
    for sql in [
        "DELETE FROM slot_channels WHERE organisation_id = $1 AND slot_id = $2",
        "DELETE FROM slots WHERE organisation_id = $1 AND id = $2",
    ] {
        tx.run(sql, bind![scope.organisation, id]).await?;
    }
    Ok(())
}

/// Makes whoever asks for the next free slot wait for this transaction: the row locks are the queue.
pub(crate) async fn hold_slots(tx: &Tx, scope: Scope) -> Result<(), DatabaseError> {
    let sql = "UPDATE slots SET asked_at = $1 WHERE organisation_id = $2";
    tx.run(sql, bind![tx.now(), scope.organisation]).await.map(drop)
}

/// Lists what is wished for or planned in `[from, to)`, by instant.
pub(crate) async fn planned_between(
    run: &impl Run,
    scope: Scope,
    from: Timestamp,
    to: Timestamp,
) -> Result<BTreeMap<Timestamp, Vec<Planned>>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT p.id, p.wish_at, v.channel_id FROM posts p LEFT JOIN variants v ON v.post_id = p.id \
             WHERE p.organisation_id = $1 AND p.wish_at >= $2 AND p.wish_at < $3 AND p.stage <> 'cancelled' \
             ORDER BY p.wish_at, p.id",
            bind![scope.organisation, from, to],
        )
        .await?;
    let mut planned = BTreeMap::<Timestamp, Vec<Planned>>::new();
    for row in &rows {
        let (post, at): (PostId, Timestamp) = (row.get("id")?, row.get("wish_at")?);
        let there = planned.entry(at).or_default();
        if there.last().is_none_or(|last| last.post != post) {
            there.push(Planned { post, channels: Vec::new() });
        }
        if let (Some(last), Some(channel)) = (there.last_mut(), row.maybe("channel_id")?) {
            last.channels.push(channel);
        }
    }
    Ok(planned)
}
