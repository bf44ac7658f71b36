//! Pauses on the wire.

use crate::{
    Publishing, PublishingError,
    hold_publication::sort_by_pause,
    pause::{Pause, PauseTarget},
    release_publications::Released,
};
use parvis_channels::{ChannelRef, list_channels};
use parvis_identity::{MemberView, SignedIn, find_members};
use parvis_kernel::{PauseExemptionId, PauseId, PostId, PublicationId, ThemeId, Timestamp, permissions};
use serde::Serialize;
use utoipa::ToSchema;

/// The pauses in force, and what waits for a choice since another ended.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PausesView {
    items: Vec<PauseView>,
    /// Publications still held that no pause covers any more.
    waiting: usize,
}

/// A pause in force.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PauseView {
    id: PauseId,
    target: PauseTargetView,
    reason: String,
    started_by: Option<MemberView>,
    started_at: Timestamp,
    /// Publications held by it.
    held: usize,
    /// Publications whose write began before it, and which finish.
    finishing: usize,
    exemptions: Vec<ExemptionView>,
    /// What the reader may do now: `end`, `exempt`.
    allowed: Vec<&'static str>,
}

/// What is paused.
#[derive(Debug, Serialize, ToSchema)]
struct PauseTargetView {
    /// `institution`, `network`, `channel` or `theme`.
    kind: &'static str,
    /// Code of the network.
    network: Option<String>,
    channel: Option<ChannelRef>,
    theme: Option<ThemeId>,
}

/// What leaves in spite of a pause.
#[derive(Debug, Serialize, ToSchema)]
struct ExemptionView {
    id: PauseExemptionId,
    post: PostId,
    post_name: String,
    /// One publication of the post; all of them when null.
    publication: Option<PublicationId>,
    reason: String,
    signed_by: Option<MemberView>,
    signed_at: Timestamp,
}

/// What came of choices.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReleasedView {
    released: Vec<ReleasedPublicationView>,
    /// Still held: waiting for a choice, covered by a pause, or out in part and not to be given up.
    kept: Vec<PublicationId>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ReleasedPublicationView {
    publication: PublicationId,
    state: &'static str,
    /// When it leaves; null when it was given up.
    leaves_at: Option<Timestamp>,
}

impl From<Released> for ReleasedView {
    fn from(released: Released) -> Self {
        let items = released.released.into_iter().map(|publication| ReleasedPublicationView {
            publication: publication.id,
            state: publication.state.code(),
            leaves_at: (publication.state == crate::PublicationState::Scheduled)
                .then_some(publication.next_attempt_at),
        });
        Self { released: items.collect(), kept: released.kept }
    }
}

/// Builds the view of the pauses in force.
pub(super) async fn pauses_view(
    publishing: &Publishing,
    by: &SignedIn,
) -> Result<PausesView, PublishingError> {
    let (reader, scope) = (publishing.db.reader(), by.scope());
    let sorted = sort_by_pause(publishing, &reader, None, scope).await?;
    let exempt = &sorted.pauses.exemptions;
    let members: Vec<_> = sorted
        .pauses
        .pauses
        .iter()
        .map(|pause| pause.started_by)
        .chain(exempt.iter().map(|exemption| exemption.signed_by))
        .collect();
    let members = find_members(&reader, scope, &members).await?;
    let channels = list_channels(&reader, scope).await?;
    let posts: Vec<_> = exempt.iter().map(|exemption| exemption.post).collect();
    let names = publishing.posts.names(scope, &posts).await?;
    let may = by.may::<permissions::PausePublishing>();
    let items = sorted.pauses.pauses.iter().map(|pause| {
        let of_pause = exempt.iter().filter(|exemption| exemption.pause == pause.id);
        let count = |all: &[(crate::Publication, Vec<PauseId>)]| {
            all.iter().filter(|(_, by)| by.contains(&pause.id)).count()
        };
        PauseView {
            id: pause.id,
            target: target_view(pause, &channels),
            reason: pause.reason.clone(),
            started_by: members.get(&pause.started_by).map(MemberView::from),
            started_at: pause.started_at,
            held: count(&sorted.held),
            finishing: count(&sorted.in_flight),
            exemptions: of_pause
                .map(|exemption| ExemptionView {
                    id: exemption.id,
                    post: exemption.post,
                    post_name: names.get(&exemption.post).cloned().unwrap_or_default(),
                    publication: exemption.publication,
                    reason: exemption.reason.clone(),
                    signed_by: members.get(&exemption.signed_by).map(MemberView::from),
                    signed_at: exemption.signed_at,
                })
                .collect(),
            allowed: if may { vec!["end", "exempt"] } else { Vec::new() },
        }
    });
    Ok(PausesView {
        items: items.collect(),
        waiting: sorted.held.iter().filter(|(_, by)| by.is_empty()).count(),
    })
}

fn target_view(pause: &Pause, channels: &[parvis_channels::Channel]) -> PauseTargetView {
    let mut view = PauseTargetView { kind: pause.target.code(), network: None, channel: None, theme: None };
    match &pause.target {
        PauseTarget::Institution => {}
        PauseTarget::Network(network) => view.network = Some(network.clone()),
        PauseTarget::Theme(theme) => view.theme = Some(*theme),
        PauseTarget::Channel(id) => {
            view.channel = channels.iter().find(|channel| channel.id == *id).map(ChannelRef::from);
        }
    }
    view
}
