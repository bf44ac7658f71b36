//! Connecting, checking and disconnecting over HTTP.

use super::{ChannelView, NetworkView};
use crate::{
    Channel, Channels, ChannelsError, check_channel, connect_channel,
    disconnect_channel::{disconnect_channel, revocation_code},
    find_channel, list_channels,
};
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_connector::Fields;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{ChannelId, PostId, permissions};
use parvis_web_kit::{ApiError, ApiResult, Body, IdPath, PageView};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConnectBody {
    /// Code of the network.
    network: String,
    /// What was typed, by field name.
    fields: BTreeMap<String, String>,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReconnectBody {
    /// What was typed, by field name.
    fields: BTreeMap<String, String>,
}

/// Longest value of a field, in bytes.
const FIELD_MAX: usize = 4096;

pub(super) fn secret_fields(typed: BTreeMap<String, String>) -> Fields {
    typed
        .into_iter()
        .filter(|(_, value)| value.len() <= FIELD_MAX)
        .map(|(name, value)| (name, SecretString::from(value.trim().to_owned())))
        .collect()
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImpactView {
    /// Posts that would no longer leave through the channel.
    scheduled: Vec<PostId>,
}

pub(super) fn show(channels: &Channels, by: &SignedIn, channel: &Channel) -> Result<ChannelView, ApiError> {
    let locale = by.member.preferences.locale;
    Ok(ChannelView::of(channels, channel, locale).ok_or(ChannelsError::NetworkUnknown)?)
}

/// Lists the networks of this program, with their limits and where these come from.
#[utoipa::path(get, path = "/networks", tag = "channels", responses((status = 200, body = PageView<NetworkView>)))]
pub(super) async fn networks(
    State(channels): State<Arc<Channels>>,
    _: Can<permissions::Read>,
) -> Json<PageView<NetworkView>> {
    let views: Vec<_> = channels
        .connectors
        .all()
        .map(|connector| NetworkView::of(connector.as_ref(), &channels.connectors))
        .collect();
    Json(views.into())
}

/// Lists the channels of the institution.
#[utoipa::path(get, path = "/channels", tag = "channels", responses((status = 200, body = PageView<ChannelView>)))]
pub(super) async fn list(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PageView<ChannelView>>> {
    let found = list_channels(&channels.db.reader(), by.scope()).await.map_err(ChannelsError::from)?;
    let locale = by.member.preferences.locale;
    let views: Vec<_> =
        found.iter().filter_map(|channel| ChannelView::of(&channels, channel, locale)).collect();
    Ok(Json(views.into()))
}

/// Connects a channel; the credentials are tried on the spot.
#[utoipa::path(post, path = "/channels", tag = "channels", request_body = ConnectBody,
    responses((status = 201, body = ChannelView)))]
pub(super) async fn connect(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    Body(body): Body<ConnectBody>,
) -> ApiResult<impl IntoResponse> {
    let channel = connect_channel(&channels, &by, &body.network, &secret_fields(body.fields), None).await?;
    Ok((StatusCode::CREATED, Json(show(&channels, &by, &channel)?)))
}

/// Tries a channel now.
#[utoipa::path(post, path = "/channels/{channel}/check", tag = "channels", params(("channel" = ChannelId, Path)),
    responses((status = 200, body = ChannelView)))]
pub(super) async fn check(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    IdPath(id): IdPath<ChannelId>,
) -> ApiResult<Json<ChannelView>> {
    let channel = check_channel(&channels, by.scope(), id).await?;
    Ok(Json(show(&channels, &by, &channel)?))
}

/// Lists what would stop if the channel were disconnected.
#[utoipa::path(get, path = "/channels/{channel}/impact", tag = "channels",
    params(("channel" = ChannelId, Path)), responses((status = 200, body = ImpactView)))]
pub(super) async fn impact(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    IdPath(id): IdPath<ChannelId>,
) -> ApiResult<Json<ImpactView>> {
    find_channel(&channels.db.reader(), by.scope(), id)
        .await
        .map_err(ChannelsError::from)?
        .ok_or(ChannelsError::NotFound)?;
    let scheduled = channels.work.scheduled_posts(by.scope(), id).await.map_err(ChannelsError::Work)?;
    Ok(Json(ImpactView { scheduled }))
}

/// A channel that was disconnected.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DisconnectionView {
    #[serde(flatten)]
    channel: ChannelView,
    /// What its server knows: `revoked`; `by_hand`, when what a member typed stays good there until they take
    /// it back; `not_told`, when it did not answer; null when there was nothing to take back.
    revocation: Option<&'static str>,
}

/// Disconnects a channel: what was to leave stops at once, its credentials are erased, its server is told.
#[utoipa::path(post, path = "/channels/{channel}/disconnect", tag = "channels",
    params(("channel" = ChannelId, Path)), responses((status = 200, body = DisconnectionView)))]
pub(super) async fn disconnect(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    IdPath(id): IdPath<ChannelId>,
) -> ApiResult<Json<DisconnectionView>> {
    let done = disconnect_channel(&channels, &by, id).await?;
    Ok(Json(DisconnectionView {
        channel: show(&channels, &by, &done.channel)?,
        revocation: done.revocation.as_ref().map(revocation_code),
    }))
}

/// Connects again a channel of the same profile.
#[utoipa::path(post, path = "/channels/{channel}/reconnect", tag = "channels", request_body = ReconnectBody,
    params(("channel" = ChannelId, Path)), responses((status = 200, body = ChannelView)))]
pub(super) async fn reconnect(
    State(channels): State<Arc<Channels>>,
    by: Can<permissions::ManageChannels>,
    IdPath(id): IdPath<ChannelId>,
    Body(body): Body<ReconnectBody>,
) -> ApiResult<Json<ChannelView>> {
    let known = find_channel(&channels.db.reader(), by.scope(), id)
        .await
        .map_err(ChannelsError::from)?
        .ok_or(ChannelsError::NotFound)?;
    let fields = secret_fields(body.fields);
    let channel = connect_channel(&channels, &by, &known.network, &fields, Some(id)).await?;
    Ok(Json(show(&channels, &by, &channel)?))
}
