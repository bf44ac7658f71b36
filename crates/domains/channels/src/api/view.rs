//! Channels and networks on the wire.

use crate::{Channel, Channels, Connectors};
use parvis_connector::{
    Connector, FieldKind, Limits, LinkStyle, OfferedOptions, PollLimits, Quota, TextUnit, Verified,
    Visibility,
};
use parvis_kernel::{ChannelId, Locale, MemberId, Timestamp};
use parvis_web_kit::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// A channel in a few words, inside other things.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChannelRef {
    /// Id.
    pub id: ChannelId,
    /// Code of the network.
    pub network: String,
    /// Name.
    pub name: String,
    /// Handle; empty for the public feed.
    pub handle: String,
}

impl From<&Channel> for ChannelRef {
    fn from(channel: &Channel) -> Self {
        Self {
            id: channel.id,
            network: channel.network.clone(),
            name: channel.name.clone(),
            handle: channel.handle.clone(),
        }
    }
}

/// Limits with their source.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct LimitsView {
    text: TextLimitView,
    images: ImageLimitsView,
    segments_max: u32,
    /// Limits of polls; null where there are none.
    polls: Option<PollLimitsView>,
    /// Address of the page or file that states them.
    source: String,
    source_title: String,
    /// Day they were read, `YYYY-MM-DD`.
    read_on: String,
    /// False when they could not be checked against the service.
    verified: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
struct TextLimitView {
    max: u32,
    /// `graphemes`, `characters` or `bytes`.
    unit: &'static str,
    max_bytes: Option<u32>,
    /// Length that every link counts for.
    link_weight: Option<u32>,
    /// True when `@name@server` counts as `@name`.
    handles_count_local_part: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
struct ImageLimitsView {
    max: u32,
    max_bytes: u64,
    types: Vec<&'static str>,
    alt_max: u32,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
struct PollLimitsView {
    answers_max: u32,
    /// Longest answer, in graphemes.
    answer_max: u32,
    open_min_seconds: u32,
    open_max_seconds: u32,
}

impl From<PollLimits> for PollLimitsView {
    fn from(limits: PollLimits) -> Self {
        let PollLimits { answers_max, answer_max, open_min_seconds, open_max_seconds } = limits;
        Self { answers_max, answer_max, open_min_seconds, open_max_seconds }
    }
}

impl From<&Limits> for LimitsView {
    fn from(limits: &Limits) -> Self {
        Self {
            text: TextLimitView {
                max: limits.text.max,
                unit: match limits.text.unit {
                    TextUnit::Graphemes => "graphemes",
                    TextUnit::Characters => "characters",
                    TextUnit::Bytes => "bytes",
                },
                max_bytes: limits.text.max_bytes,
                link_weight: limits.text.link_weight,
                handles_count_local_part: limits.text.handles_count_local_part,
            },
            images: ImageLimitsView {
                max: limits.images.max,
                max_bytes: limits.images.max_bytes,
                types: limits.images.types.to_vec(),
                alt_max: limits.images.alt_max,
            },
            segments_max: limits.segments_max,
            polls: limits.polls.map(PollLimitsView::from),
            source: limits.source.clone().into_owned(),
            source_title: limits.source_title.clone().into_owned(),
            read_on: limits.read_on.clone().into_owned(),
            verified: limits.verified,
        }
    }
}

/// A network of this program.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NetworkView {
    network: &'static str,
    name: &'static str,
    connectable: bool,
    /// A channel can be connected through the network's own page.
    hands_over: bool,
    /// How far the connector was tried: `service`, `counterpart` or `description`.
    verified: &'static str,
    fields: Vec<FieldView>,
    limits: LimitsView,
    /// How much may be written in a window of time.
    quotas: Vec<QuotaView>,
    capabilities: CapabilitiesView,
}

/// How much may be written in any stretch of time of one length.
#[derive(Debug, Serialize, ToSchema)]
struct QuotaView {
    /// What is counted together: `channel`, `application` (this installation on one server) or `network`.
    per: &'static str,
    window_seconds: u64,
    /// Most segments that a window may hold, without any file.
    segments_max: Option<u32>,
    /// Most files that a window may hold, without anything else.
    files_max: Option<u32>,
    /// True for one of this installation's settings, which has no page to show.
    is_own: bool,
    source: String,
    source_title: String,
    /// Day it was read, `YYYY-MM-DD`.
    read_on: String,
}

impl From<&Quota> for QuotaView {
    fn from(quota: &Quota) -> Self {
        Self {
            per: quota.per.code(),
            window_seconds: quota.window.as_secs(),
            segments_max: quota.max.checked_div(quota.write_cost),
            files_max: quota.max.checked_div(quota.file_cost),
            is_own: false,
            source: quota.source.clone().into_owned(),
            source_title: quota.source_title.clone().into_owned(),
            read_on: quota.read_on.clone().into_owned(),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
struct FieldView {
    name: &'static str,
    /// `text`, `secret` or `url`.
    kind: &'static str,
    required: bool,
    default: Option<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
struct CapabilitiesView {
    edit: bool,
    delete: bool,
    threads: bool,
    /// A first comment may be written under what is published.
    first_comment: bool,
    alt_text: bool,
    /// `facets`, `plain` or `html`.
    links: &'static str,
    reconcile: bool,
    /// What may go with a text besides its files.
    options: OfferedOptionsView,
}

/// The options that a network has.
#[derive(Debug, Serialize, ToSchema)]
struct OfferedOptionsView {
    /// Who may be chosen to see it, the widest first.
    visibilities: Vec<Visibility>,
    warning: bool,
    sensitive_media: bool,
}

impl From<OfferedOptions> for OfferedOptionsView {
    fn from(offered: OfferedOptions) -> Self {
        let OfferedOptions { visibilities, warning, sensitive_media } = offered;
        Self { visibilities: visibilities.to_vec(), warning, sensitive_media }
    }
}

impl NetworkView {
    /// Shows a network.
    pub(super) fn of(connector: &dyn Connector, connectors: &Connectors) -> Self {
        let network = connector.describe();
        let stated = connector.quotas();
        let stated = stated.iter().map(QuotaView::from);
        let own = connectors.own_quotas_of(network.network);
        let own = own.map(|quota| QuotaView { is_own: true, ..QuotaView::from(&quota) });
        let can = &network.capabilities;
        Self {
            network: network.network,
            name: network.name,
            connectable: network.connectable,
            hands_over: connector.hands_over(),
            verified: match network.verified {
                Verified::Service => "service",
                Verified::Counterpart => "counterpart",
                Verified::Description => "description",
            },
            fields: network
                .fields
                .iter()
                .map(|field| FieldView {
                    name: field.name,
                    kind: match field.kind {
                        FieldKind::Text => "text",
                        FieldKind::Secret => "secret",
                        FieldKind::Url => "url",
                    },
                    required: field.required,
                    default: field.default,
                })
                .collect(),
            limits: LimitsView::from(&network.limits),
            quotas: stated.chain(own).collect(),
            capabilities: CapabilitiesView {
                edit: can.edit,
                delete: can.delete,
                threads: can.threads,
                first_comment: connector.takes_first_comment(),
                alt_text: can.alt_text,
                links: match can.links {
                    LinkStyle::Facets => "facets",
                    LinkStyle::Plain => "plain",
                    LinkStyle::Html => "html",
                },
                reconcile: can.reconcile,
                options: can.options.into(),
            },
        }
    }
}

/// A channel with its health and limits.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChannelView {
    id: ChannelId,
    network: String,
    /// Name of the network.
    network_name: String,
    name: String,
    handle: String,
    url: String,
    server: Option<String>,
    /// `active` or `disconnected`.
    state: &'static str,
    /// Whether a member can disconnect it; false for the public feed.
    connectable: bool,
    health: HealthView,
    limits: LimitsView,
    connected_by: Option<MemberId>,
    connected_at: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
struct HealthView {
    /// `ok`, `failing` or `unknown`.
    state: &'static str,
    checked_at: Option<Timestamp>,
    code: Option<&'static str>,
    /// One sentence: what happened and what to do.
    title: Option<String>,
}

impl ChannelView {
    /// Shows a channel; `None` when its network is no longer part of the program.
    pub(super) fn of(channels: &Channels, channel: &Channel, locale: Locale) -> Option<Self> {
        let description = channels.connectors.of(&channel.network)?.describe();
        let limits = effective_limits(channel, &description.limits);
        let code = channel.health.is_failing().then_some(match channel.health {
            crate::HealthState::Unauthorised => "channels.health_unauthorised",
            _ => "channels.health_unreachable",
        });
        let state = match channel.health {
            crate::HealthState::Ok => "ok",
            crate::HealthState::Unknown => "unknown",
            _ => "failing",
        };
        Some(Self {
            id: channel.id,
            network: channel.network.clone(),
            network_name: description.name.to_owned(),
            name: channel.name.clone(),
            handle: channel.handle.clone(),
            url: channel.url.clone(),
            server: (!channel.server.is_empty()).then(|| channel.server.clone()),
            state: channel.state.code(),
            connectable: description.connectable,
            health: HealthView {
                state,
                checked_at: channel.checked_at,
                code,
                title: code.map(|code| Words(locale).error(code)),
            },
            limits: LimitsView::from(&limits),
            connected_by: channel.connected_by,
            connected_at: channel.connected_at,
        })
    }
}

/// Returns the limits of this very channel: its server's over its network's.
fn effective_limits(channel: &Channel, network: &Limits) -> Limits {
    channel.limits.as_ref().map_or_else(|| network.clone(), |own| own.over(network))
}

impl Channels {
    /// Returns the limits that a channel's content must fit.
    #[must_use]
    pub fn limits_of(&self, channel: &Channel) -> Option<Limits> {
        let network = &self.connectors.of(&channel.network)?.describe().limits;
        Some(effective_limits(channel, network))
    }
}
