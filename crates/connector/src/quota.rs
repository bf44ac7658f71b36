//! Quotas of a network as data: how much may be written in a window of time, each with its source.

use serde::Serialize;
use std::{borrow::Cow, time::Duration};

/// How much may be written in any stretch of `window`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quota {
    /// What is counted together.
    pub per: QuotaScope,
    /// Length of the window, which slides.
    pub window: Duration,
    /// Most that any window may hold, in the network's own points or requests, at least 1.
    pub max: u32,
    /// What one segment costs, its search after a refusal included.
    pub write_cost: u32,
    /// What one file of a segment costs.
    pub file_cost: u32,
    /// Address of the page that states it.
    pub source: Cow<'static, str>,
    /// Name of that page.
    pub source_title: Cow<'static, str>,
    /// Day it was read, `YYYY-MM-DD`.
    pub read_on: Cow<'static, str>,
}

/// What a quota counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaScope {
    /// One channel.
    Channel,
    /// The whole installation on one server: what is counted by address or by application key.
    Application,
    /// Every channel of the institution on the network.
    Network,
}

impl QuotaScope {
    /// Returns the wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Channel => "channel",
            Self::Application => "application",
            Self::Network => "network",
        }
    }

    /// Reads a code of the settings.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Channel, Self::Application, Self::Network].into_iter().find(|scope| scope.code() == code)
    }
}
