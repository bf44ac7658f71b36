//! Slots over HTTP: the settings, the free ones, and taking the next.

use crate::{
    Editorial, EditorialError,
    find_slots::{free_slots, slots_for_post, take_next_slot},
    set_slots::{NewSlot, add_slot, change_slot, remove_slot},
    slot::{Passage, Slot},
    store,
    summary::ThemeView,
    view::{PostView, post_view},
    weekdays::Weekdays,
};
use axum::{
    Json,
    extract::{Query, State},
    response::IntoResponse,
};
use http::StatusCode;
use parvis_channels::{Channel, ChannelRef, list_channels};
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{ChannelId, PostId, SlotId, ThemeId, Timestamp, WallTime, ZoneName, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath, PageView};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use utoipa::{IntoParams, ToSchema};

/// Free slots offered to a post.
const OFFERED: usize = 4;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SlotBody {
    /// `MO`, `TU`, `WE`, `TH`, `FR`, `SA`, `SU`; one at least.
    #[schema(value_type = Vec<String>)]
    weekdays: Weekdays,
    /// Hour on the wall, `11:00`.
    #[schema(value_type = String)]
    time: jiff::civil::Time,
    /// Null is the institution's.
    zone: Option<ZoneName>,
    /// None means every channel.
    #[serde(default)]
    channels: Vec<ChannelId>,
    /// Null means every theme.
    theme_id: Option<ThemeId>,
}

impl From<SlotBody> for NewSlot {
    fn from(body: SlotBody) -> Self {
        Self {
            weekdays: body.weekdays,
            time: body.time,
            zone: body.zone,
            channels: body.channels,
            theme: body.theme_id,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SlotView {
    id: SlotId,
    #[schema(value_type = Vec<String>)]
    weekdays: Weekdays,
    time: String,
    zone: ZoneName,
    /// None means every channel.
    channels: Vec<ChannelRef>,
    theme: Option<ThemeView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FreeSlotView {
    slot: SlotId,
    /// What the wall shows then: the slot's hour, unless it does not exist that day.
    at: WallTime,
    due_at: Timestamp,
    /// Day in the institution's zone.
    local_date: String,
    /// Hour in the institution's zone, `HH:MM`.
    local_time: String,
    channels: Vec<ChannelRef>,
    theme: Option<ThemeView>,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct FreeQuery {
    /// First day, of the institution's zone.
    #[param(value_type = String, example = "2026-11-23")]
    from: jiff::civil::Date,
    /// Day after the last, at most 62 days later.
    #[param(value_type = String, example = "2026-12-28")]
    to: jiff::civil::Date,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NextSlotBody {
    /// True schedules the post there; false only dates it.
    schedule: bool,
}

/// What the views of slots name beside the slots.
struct Names {
    channels: Vec<Channel>,
    themes: BTreeMap<ThemeId, crate::Theme>,
}

impl Names {
    async fn read(editorial: &Editorial, by: &SignedIn) -> Result<Self, EditorialError> {
        let reader = editorial.db.reader();
        Ok(Self {
            channels: list_channels(&reader, by.scope()).await?,
            themes: store::find_themes(&reader, by.scope()).await?,
        })
    }

    fn channels(&self, ids: &[ChannelId]) -> Vec<ChannelRef> {
        self.channels.iter().filter(|channel| ids.contains(&channel.id)).map(ChannelRef::from).collect()
    }

    fn slot(&self, slot: &Slot) -> SlotView {
        SlotView {
            id: slot.id,
            weekdays: slot.weekdays,
            time: slot.time.strftime("%H:%M").to_string(),
            zone: slot.zone.clone(),
            channels: self.channels(&slot.channels),
            theme: self.theme(slot),
        }
    }

    fn theme(&self, slot: &Slot) -> Option<ThemeView> {
        slot.theme.and_then(|theme| self.themes.get(&theme)).map(ThemeView::from)
    }

    fn passage(&self, by: &SignedIn, passage: &Passage) -> FreeSlotView {
        let local = passage.instant.in_zone(&by.organisation.zone);
        FreeSlotView {
            slot: passage.slot.id,
            at: passage.at.clone(),
            due_at: passage.instant,
            local_date: local.date().to_string(),
            local_time: local.strftime("%H:%M").to_string(),
            channels: self.channels(&passage.slot.channels),
            theme: self.theme(&passage.slot),
        }
    }
}

/// Lists the slots by hour.
#[utoipa::path(get, path = "/slots", tag = "editorial", responses((status = 200, body = PageView<SlotView>)))]
pub(super) async fn list(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PageView<SlotView>>> {
    let slots = store::list_slots(&editorial.db.reader(), by.scope()).await.map_err(EditorialError::from)?;
    let names = Names::read(&editorial, &by).await?;
    Ok(Json(slots.iter().map(|slot| names.slot(slot)).collect::<Vec<_>>().into()))
}

/// Adds a slot.
#[utoipa::path(post, path = "/slots", tag = "editorial", request_body = SlotBody,
    responses((status = 201, body = SlotView)))]
pub(super) async fn add(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ManageSlots>,
    Body(body): Body<SlotBody>,
) -> ApiResult<impl IntoResponse> {
    let slot = add_slot(&editorial, &by, body.into()).await?;
    let names = Names::read(&editorial, &by).await?;
    Ok((StatusCode::CREATED, Json(names.slot(&slot))))
}

/// Changes a slot. What is planned or published stays where it is.
#[utoipa::path(put, path = "/slots/{slot}", tag = "editorial", params(("slot" = SlotId, Path)),
    request_body = SlotBody, responses((status = 200, body = SlotView)))]
pub(super) async fn change(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ManageSlots>,
    IdPath(id): IdPath<SlotId>,
    Body(body): Body<SlotBody>,
) -> ApiResult<Json<SlotView>> {
    let slot = change_slot(&editorial, &by, id, body.into()).await?;
    let names = Names::read(&editorial, &by).await?;
    Ok(Json(names.slot(&slot)))
}

/// Removes a slot. What is planned or published stays where it is.
#[utoipa::path(delete, path = "/slots/{slot}", tag = "editorial", params(("slot" = SlotId, Path)),
    responses((status = 204)))]
pub(super) async fn remove(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ManageSlots>,
    IdPath(id): IdPath<SlotId>,
) -> ApiResult<StatusCode> {
    remove_slot(&editorial, &by, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lists the free passages of the slots between two days.
#[utoipa::path(get, path = "/slots/free", tag = "editorial", params(FreeQuery),
    responses((status = 200, body = PageView<FreeSlotView>)))]
pub(super) async fn list_free(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Query(query): Query<FreeQuery>,
) -> ApiResult<Json<PageView<FreeSlotView>>> {
    let passages = free_slots(&editorial, &by, query.from, query.to).await?;
    let names = Names::read(&editorial, &by).await?;
    Ok(Json(passages.iter().map(|passage| names.passage(&by, passage)).collect::<Vec<_>>().into()))
}

/// Lists the next free slots that suit a post.
#[utoipa::path(get, path = "/posts/{post}/slots", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = PageView<FreeSlotView>)))]
pub(super) async fn list_for_post(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<Json<PageView<FreeSlotView>>> {
    let passages = slots_for_post(&editorial, &by, id, OFFERED).await?;
    let names = Names::read(&editorial, &by).await?;
    Ok(Json(passages.iter().map(|passage| names.passage(&by, passage)).collect::<Vec<_>>().into()))
}

/// Puts a post in the next free slot.
#[utoipa::path(post, path = "/posts/{post}/next-slot", tag = "editorial", params(("post" = PostId, Path)),
    request_body = NextSlotBody, responses((status = 200, body = PostView)))]
pub(super) async fn take_next(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<NextSlotBody>,
) -> ApiResult<Json<PostView>> {
    take_next_slot(&editorial, &by, id, body.schedule).await?;
    Ok(Json(post_view(&editorial, &by, id).await?))
}
