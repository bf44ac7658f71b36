//! What a network can do, as data that screens and checks read.

use crate::{Limits, OfferedOptions};
use serde::Serialize;

/// Everything the product knows of a network before any channel is connected.
#[derive(Clone, Debug)]
pub struct Description {
    /// Code of the network, for example `bluesky`.
    pub network: &'static str,
    /// The network's own name, shown as it is in every language.
    pub name: &'static str,
    /// Whether a member can connect a channel of it; false for the public feed, always there.
    pub connectable: bool,
    /// How far this connector was tried.
    pub verified: Verified,
    /// What a member types to connect.
    pub fields: &'static [ConnectField],
    /// What it can do.
    pub capabilities: Capabilities,
    /// Limits before a server tells its own.
    pub limits: Limits,
}

/// How far a connector was tried. Shown on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verified {
    /// Against the public service itself.
    Service,
    /// Against a real server of the same software, on our own machine.
    Counterpart,
    /// Against a fake made from the official description only.
    Description,
}

/// Abilities of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Capabilities {
    /// A published item can be changed in place.
    pub edit: bool,
    /// A published item can be taken down.
    pub delete: bool,
    /// Several segments can follow one another.
    pub threads: bool,
    /// The network takes the alternative text of images.
    pub alt_text: bool,
    /// How links travel.
    pub links: LinkStyle,
    /// After an unknown outcome, the network can be searched for what may have been created.
    pub reconcile: bool,
    /// What may go with a text besides its files.
    pub options: OfferedOptions,
}

/// How a network carries links, handles and hashtags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkStyle {
    /// Byte ranges beside the text.
    Facets,
    /// The server finds them in the text.
    Plain,
    /// Our own pages write them as HTML.
    Html,
}

/// One field of the form that connects a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ConnectField {
    /// Name on the wire; its label comes from the catalogue as `connect-field-<name>`.
    pub name: &'static str,
    /// How it is typed.
    pub kind: FieldKind,
    /// Whether it may stay empty.
    pub required: bool,
    /// Value proposed.
    pub default: Option<&'static str>,
}

/// How a field is typed and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Shown as typed.
    Text,
    /// Hidden, sealed, never shown again.
    Secret,
    /// Address of a server.
    Url,
}
