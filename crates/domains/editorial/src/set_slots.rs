//! Adds, changes and removes the slots of the institution. What is planned or out never moves with them.

use crate::{Editorial, EditorialError, slot::Slot, store, weekdays::Weekdays};
use jiff::civil;
use parvis_channels::find_channel;
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{ChannelId, FieldFault, SlotId, ThemeId, ZoneName};
use std::collections::BTreeSet;

/// Slots of one institution.
const SLOTS_MAX: usize = 200;

/// What a member asks of a slot.
#[derive(Clone, Debug)]
pub struct NewSlot {
    /// Its days, one at least.
    pub weekdays: Weekdays,
    /// Its hour on the wall, to the minute.
    pub time: civil::Time,
    /// `None` means the institution's.
    pub zone: Option<ZoneName>,
    /// The channels it is for; none means all.
    pub channels: Vec<ChannelId>,
    /// The theme it is for; `None` means all.
    pub theme: Option<ThemeId>,
}

/// Adds a slot.
///
/// # Errors
/// [`EditorialError::Fields`], [`EditorialError::SlotExists`], [`EditorialError::Channels`].
pub async fn add_slot(editorial: &Editorial, by: &SignedIn, new: NewSlot) -> Result<Slot, EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let known = store::list_slots(&tx, by.scope()).await?;
    if known.len() >= SLOTS_MAX {
        return Err(fault("weekdays", "editorial.too_many_slots"));
    }
    let slot = checked(&tx, by, tx.new_id(), new, &known).await?;
    store::insert_slot(&tx, by.scope(), &slot).await?;
    note(&mut tx, by, &slot, "slot.added", "SlotAdded").await?;
    tx.commit().await?;
    Ok(slot)
}

/// Changes a slot. Only what is proposed from now on follows it.
///
/// # Errors
/// [`EditorialError::SlotNotFound`]; as [`add_slot`].
pub(crate) async fn change_slot(
    editorial: &Editorial,
    by: &SignedIn,
    id: SlotId,
    new: NewSlot,
) -> Result<Slot, EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut others = store::list_slots(&tx, by.scope()).await?;
    let before = others.len();
    others.retain(|slot| slot.id != id);
    if others.len() == before {
        return Err(EditorialError::SlotNotFound);
    }
    let slot = checked(&tx, by, id, new, &others).await?;
    store::delete_slot(&tx, by.scope(), id).await?;
    store::insert_slot(&tx, by.scope(), &slot).await?;
    note(&mut tx, by, &slot, "slot.changed", "SlotChanged").await?;
    tx.commit().await?;
    Ok(slot)
}

/// Removes a slot.
///
/// # Errors
/// [`EditorialError::SlotNotFound`].
pub(crate) async fn remove_slot(
    editorial: &Editorial,
    by: &SignedIn,
    id: SlotId,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let slots = store::list_slots(&tx, by.scope()).await?;
    let slot = slots.into_iter().find(|slot| slot.id == id).ok_or(EditorialError::SlotNotFound)?;
    store::delete_slot(&tx, by.scope(), id).await?;
    note(&mut tx, by, &slot, "slot.removed", "SlotRemoved").await?;
    tx.commit().await?;
    Ok(())
}

fn fault(field: &str, code: &'static str) -> EditorialError {
    EditorialError::Fields(vec![FieldFault { field: field.to_owned(), code }])
}

async fn checked(
    tx: &Tx,
    by: &SignedIn,
    id: SlotId,
    new: NewSlot,
    others: &[Slot],
) -> Result<Slot, EditorialError> {
    if new.weekdays.is_empty() {
        return Err(fault("weekdays", "editorial.slot_without_day"));
    }
    if new.time.second() != 0 || new.time.subsec_nanosecond() != 0 {
        return Err(fault("time", "editorial.slot_to_the_minute"));
    }
    let channels: BTreeSet<_> = new.channels.into_iter().collect();
    for channel in &channels {
        if find_channel(tx, by.scope(), *channel).await?.is_none() {
            return Err(parvis_channels::ChannelsError::NotFound.into());
        }
    }
    if let Some(theme) = new.theme
        && !store::find_themes(tx, by.scope()).await?.contains_key(&theme)
    {
        return Err(fault("theme_id", "editorial.theme_unknown"));
    }
    let slot = Slot {
        id,
        weekdays: new.weekdays,
        time: new.time,
        zone: new.zone.unwrap_or_else(|| by.organisation.zone.clone()),
        channels: channels.into_iter().collect(),
        theme: new.theme,
    };
    let is_same = |other: &Slot| Slot { id, ..other.clone() } == slot;
    if others.iter().any(is_same) { Err(EditorialError::SlotExists) } else { Ok(slot) }
}

async fn note(
    tx: &mut Tx,
    by: &SignedIn,
    slot: &Slot,
    act: &'static str,
    event: &'static str,
) -> Result<(), EditorialError> {
    let payload = serde_json::json!({
        "weekdays": slot.weekdays, "time": slot.time, "zone": slot.zone, "channels": slot.channels,
        "theme": slot.theme,
    });
    tx.journal(by.scope(), Line { actor: by.actor(), act, object: slot.id.to_string(), payload }).await?;
    tx.emit(by.scope(), event, slot.id, None).await?;
    Ok(())
}
