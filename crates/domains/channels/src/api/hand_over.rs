//! Connecting through a network's own page, over HTTP.

use super::{
    ChannelView,
    resource::{secret_fields, show},
};
use crate::{Channels, Return, begin_hand_over, finish_hand_over};
use axum::{Json, extract::State, response::IntoResponse};
use http::{StatusCode, header};
use parvis_identity::Can;
use parvis_kernel::{ChannelId, permissions};
use parvis_web_kit::{ApiResult, Body};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DepartureBody {
    /// Code of the network.
    network: String,
    /// What was typed, by field name, without any secret.
    fields: BTreeMap<String, String>,
    /// The channel to connect again.
    #[serde(default)]
    channel: Option<ChannelId>,
}

#[derive(Serialize, ToSchema)]
pub(super) struct DepartureView {
    /// Page of the network that the member must be sent to.
    url: String,
    /// Address that the network sends them back to.
    redirect: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ArrivalBody {
    /// What the network sent back unchanged.
    state: String,
    /// The code it gave, when it agrees.
    #[serde(default)]
    code: Option<String>,
    /// The word it said, when it does not, for example `access_denied`.
    #[serde(default)]
    error: Option<String>,
}

/// Begins a connection through the network's own page. The answer is never kept under an idempotency key.
#[utoipa::path(post, path = "/channels/departures", tag = "channels", request_body = DepartureBody,
    responses((status = 201, body = DepartureView)))]
pub(super) async fn depart(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    Body(body): Body<DepartureBody>,
) -> ApiResult<impl IntoResponse> {
    let fields = secret_fields(body.fields);
    let departure = begin_hand_over(&channels, &by, &body.network, &fields, body.channel).await?;
    let view = DepartureView { url: departure.url, redirect: departure.redirect };
    // It holds the state: whoever reads it later could come back in the member's place.
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(view)))
}

/// Ends it with what the network sent back: the channel is tried and connected.
#[utoipa::path(post, path = "/channels/arrivals", tag = "channels", request_body = ArrivalBody,
    responses((status = 200, body = ChannelView)))]
pub(super) async fn arrive(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    Body(body): Body<ArrivalBody>,
) -> ApiResult<Json<ChannelView>> {
    let back = match (body.code.filter(|code| !code.is_empty()), body.error) {
        (Some(code), None) => Return::Code(code.into()),
        (_, error) => Return::Refused(error.unwrap_or_default()),
    };
    let channel = finish_hand_over(&channels, &by, &body.state, back).await?;
    Ok(Json(show(&channels, &by, &channel)?))
}
