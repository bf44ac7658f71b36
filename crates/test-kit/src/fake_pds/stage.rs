//! The suite's stage for a connector of the AT Protocol.

use super::FakePds;
use crate::{DEAD_ORIGIN, Fault, Seen, VirtualClock, outbound};
use async_trait::async_trait;
use parvis_connector::{Connector, Fields, suite::Stage};
use parvis_kernel::{Clock, Timestamp};
use parvis_outbound::Outbound;
use std::sync::Arc;

/// A connector and its fake PDS.
pub struct PdsStage {
    /// The server.
    pub pds: FakePds,
    /// What both believe the time to be.
    pub clock: VirtualClock,
    connector: Box<dyn Connector>,
}

impl PdsStage {
    /// Starts a server and the connector that `make` gives for its client and its address.
    pub async fn start(make: impl FnOnce(Outbound, &str) -> Box<dyn Connector>) -> Self {
        let clock = VirtualClock::starting("2026-03-02T08:00:00Z");
        let pds = FakePds::start(clock.clone()).await;
        let outbound = outbound(Arc::new(clock.clone()), &[pds.origin()]);
        let connector = make(outbound, pds.origin());
        Self { pds, clock, connector }
    }

    fn fields_with(&self, app_password: &str, server: &str) -> Fields {
        [("handle", self.pds.handle()), ("app_password", app_password), ("server", server)]
            .map(|(name, value)| (name.to_owned(), value.into()))
            .into()
    }
}

#[async_trait]
impl Stage for PdsStage {
    fn connector(&self) -> &dyn Connector {
        &*self.connector
    }

    fn fields(&self) -> Fields {
        self.fields_with(self.pds.app_password(), self.pds.origin())
    }

    fn wrong_fields(&self) -> Fields {
        self.fields_with("secret-qui-est-faux", self.pds.origin())
    }

    fn dead_fields(&self) -> Fields {
        self.fields_with(self.pds.app_password(), DEAD_ORIGIN)
    }

    fn secrets(&self) -> Vec<String> {
        ["abcd-efgh-ijkl-mnop", "secret-qui-est-faux", "access-", "renewal-"].map(str::to_owned).into()
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn next(&self, fault: Fault) {
        self.pds.next(fault);
    }

    fn next_renewal(&self, fault: Fault) {
        self.pds.next_on("com.atproto.server.refreshSession", fault);
    }

    fn next_revocation(&self, fault: Fault) {
        self.pds.next_on("com.atproto.server.deleteSession", fault);
    }

    fn expire_access(&self) -> bool {
        self.pds.expire_access();
        true
    }

    fn revoke(&self) {
        self.pds.revoke();
    }

    fn idempotent(&self) -> bool {
        true
    }

    fn created(&self) -> usize {
        self.pds.created()
    }

    fn seen(&self) -> Vec<Seen> {
        self.pds.posts()
    }
}
