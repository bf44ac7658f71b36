//! The networks of this program, by code.

use parvis_connector::Connector;
use std::{collections::BTreeMap, sync::Arc};

/// The connectors, put together by the program's wiring.
#[derive(Clone, Default)]
pub struct Connectors(BTreeMap<&'static str, Arc<dyn Connector>>);

impl Connectors {
    /// Gathers connectors.
    #[must_use]
    pub fn new(all: impl IntoIterator<Item = Arc<dyn Connector>>) -> Self {
        Self(all.into_iter().map(|connector| (connector.describe().network, connector)).collect())
    }

    /// Finds the connector of a network.
    #[must_use]
    pub fn of(&self, network: &str) -> Option<&Arc<dyn Connector>> {
        self.0.get(network)
    }

    /// Lists them by code.
    pub fn all(&self) -> impl Iterator<Item = &Arc<dyn Connector>> {
        self.0.values()
    }
}
