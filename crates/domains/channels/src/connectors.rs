//! The networks of this program, by code, and what its settings allow of each.

use parvis_connector::{Connector, Quota};
use std::{collections::BTreeMap, sync::Arc};

/// The connectors, put together by the program's wiring.
#[derive(Clone, Default)]
pub struct Connectors {
    known: BTreeMap<&'static str, Arc<dyn Connector>>,
    own: Vec<OwnQuota>,
}

/// A quota of the settings: it lowers what a network allows, and never raises it.
#[derive(Clone, Debug)]
pub struct OwnQuota {
    /// Code of the network.
    pub network: String,
    /// What it allows, counted in segments.
    pub quota: Quota,
}

impl Connectors {
    /// Gathers connectors.
    #[must_use]
    pub fn new(all: impl IntoIterator<Item = Arc<dyn Connector>>) -> Self {
        let known = all.into_iter().map(|connector| (connector.describe().network, connector)).collect();
        Self { known, own: Vec::new() }
    }

    /// Adds the quotas of the settings to those of the networks.
    #[must_use]
    pub fn with_quotas(self, own: Vec<OwnQuota>) -> Self {
        Self { own, ..self }
    }

    /// Finds the connector of a network.
    #[must_use]
    pub fn of(&self, network: &str) -> Option<&Arc<dyn Connector>> {
        self.known.get(network)
    }

    /// Lists them by code.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Connector>> {
        self.known.values()
    }

    /// Returns the quotas of a network, and those of the settings that lower them.
    #[must_use]
    pub fn quotas_of(&self, network: &str) -> Vec<Quota> {
        let stated = self.of(network).map(|connector| connector.quotas()).unwrap_or_default();
        stated.into_iter().chain(self.own_quotas_of(network)).collect()
    }

    /// Returns the quotas of the settings for a network.
    pub fn own_quotas_of(&self, network: &str) -> impl Iterator<Item = Quota> {
        self.own.iter().filter(move |own| own.network == network).map(|own| own.quota.clone())
    }
}
