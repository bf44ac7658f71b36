//! Pauses over HTTP: begin, sign an exemption, end, and choose what becomes of what was held.

use super::pause_view::{PausesView, ReleasedView, pauses_view};
use crate::{
    Publishing,
    exempt_from_pause::{Exempted, exempt_from_pause},
    pause::PauseTarget,
    pause_publishing::pause_publishing,
    release_publications::{Choice, Release, release_publications},
    resume_publishing::resume_publishing,
};
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_identity::Can;
use parvis_kernel::{Ambiguity, ChannelId, PauseId, PostId, PublicationId, ThemeId, WallTime, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PauseBody {
    target: PauseTargetBody,
    /// Why, at most 500 characters; shown to everyone.
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum PauseTargetBody {
    /// Everything.
    Institution {},
    /// Every channel of one network.
    Network {
        /// Code of the network.
        network: String,
    },
    /// One channel.
    Channel {
        /// The channel.
        channel: ChannelId,
    },
    /// The posts of one theme.
    Theme {
        /// The theme.
        theme: ThemeId,
    },
}

impl From<PauseTargetBody> for PauseTarget {
    fn from(body: PauseTargetBody) -> Self {
        match body {
            PauseTargetBody::Institution {} => Self::Institution,
            PauseTargetBody::Network { network } => Self::Network(network),
            PauseTargetBody::Channel { channel } => Self::Channel(channel),
            PauseTargetBody::Theme { theme } => Self::Theme(theme),
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExemptionBody {
    /// The post, when all of it is exempted.
    post: Option<PostId>,
    /// One publication.
    publication: Option<PublicationId>,
    /// Why, at most 500 characters.
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ResumeBody {
    /// What becomes of what was held; what no choice is about stays held.
    #[serde(default)]
    releases: Vec<ReleaseBody>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseBody {
    /// Everything that no pause holds any more, when null.
    publications: Option<Vec<PublicationId>>,
    choice: ChoiceBody,
    /// Minutes between two of the same channel: 1 to 240 to send, 0 to 240 with a new hour.
    #[serde(default)]
    every_minutes: Option<u32>,
    /// The new hour on the wall.
    at: Option<WallTime>,
    /// Which one, when the hour exists twice.
    ambiguous: Option<Ambiguity>,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ChoiceBody {
    /// From now on, spaced out.
    Send,
    /// At a new hour.
    Reschedule,
    /// Given up.
    Cancel,
}

/// Minutes between two publications when nobody said.
const SPACING: u32 = 10;

impl TryFrom<ReleaseBody> for Release {
    type Error = crate::PublishingError;

    fn try_from(body: ReleaseBody) -> Result<Self, Self::Error> {
        let choice = match body.choice {
            ChoiceBody::Send => Choice::Send { every_minutes: body.every_minutes.unwrap_or(SPACING) },
            ChoiceBody::Reschedule => Choice::Reschedule {
                at: body.at.ok_or(Self::Error::NoHour)?,
                choice: body.ambiguous,
                every_minutes: body.every_minutes.unwrap_or(0),
            },
            ChoiceBody::Cancel => Choice::Cancel,
        };
        Ok(Self { publications: body.publications, choice })
    }
}

/// Lists the pauses in force.
#[utoipa::path(get, path = "/pauses", tag = "publishing", responses((status = 200, body = PausesView)))]
pub(super) async fn list(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PausesView>> {
    Ok(Json(pauses_view(&publishing, &by).await?))
}

/// Suspends publishing. Once answered, nothing that it covers begins to leave.
#[utoipa::path(post, path = "/pauses", tag = "publishing", request_body = PauseBody,
    responses((status = 201, body = PausesView)))]
pub(super) async fn start(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::PausePublishing>,
    Body(body): Body<PauseBody>,
) -> ApiResult<impl IntoResponse> {
    pause_publishing(&publishing, &by, body.target.into(), &body.reason).await?;
    Ok((StatusCode::CREATED, Json(pauses_view(&publishing, &by).await?)))
}

/// Signs that a post, or one publication, leaves in spite of a pause.
#[utoipa::path(post, path = "/pauses/{pause}/exemptions", tag = "publishing",
    params(("pause" = PauseId, Path)), request_body = ExemptionBody,
    responses((status = 201, body = PausesView)))]
pub(super) async fn exempt(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::PausePublishing>,
    IdPath(pause): IdPath<PauseId>,
    Body(body): Body<ExemptionBody>,
) -> ApiResult<impl IntoResponse> {
    let exempted = match (body.publication, body.post) {
        (Some(publication), _) => Exempted::Publication(publication),
        (None, Some(post)) => Exempted::Post(post),
        (None, None) => return Err(crate::PublishingError::NotFound.into()),
    };
    exempt_from_pause(&publishing, &by, pause, exempted, &body.reason).await?;
    Ok((StatusCode::CREATED, Json(pauses_view(&publishing, &by).await?)))
}

/// Ends a pause. What it held stays held, unless a choice says otherwise.
#[utoipa::path(post, path = "/pauses/{pause}/end", tag = "publishing", params(("pause" = PauseId, Path)),
    request_body = ResumeBody, responses((status = 200, body = ReleasedView)))]
pub(super) async fn end(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::PausePublishing>,
    IdPath(pause): IdPath<PauseId>,
    Body(body): Body<ResumeBody>,
) -> ApiResult<Json<ReleasedView>> {
    let releases = body.releases.into_iter().map(Release::try_from).collect::<Result<_, _>>()?;
    Ok(Json(resume_publishing(&publishing, &by, pause, releases).await?.into()))
}

/// Chooses what becomes of publications that are held and that no pause covers any more.
#[utoipa::path(post, path = "/publications/release", tag = "publishing", request_body = ReleaseBody,
    responses((status = 200, body = ReleasedView)))]
pub(super) async fn release(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    Body(body): Body<ReleaseBody>,
) -> ApiResult<Json<ReleasedView>> {
    let release = Release::try_from(body)?;
    Ok(Json(release_publications(&publishing, &by, release).await?.into()))
}
