//! The suite's stage for a connector of the Mastodon API.

use super::FakeMastodon;
use crate::{DEAD_ORIGIN, Fault, Seen, VirtualClock, outbound};
use async_trait::async_trait;
use parvis_connector::{
    ChannelAccess, Connector, Fields, HandOverRequest,
    suite::{Stage, access},
};
use parvis_kernel::{Clock, Timestamp};
use parvis_outbound::Outbound;
use std::sync::Arc;

/// A connector and its fake server.
pub struct MastodonStage {
    /// The server.
    pub server: FakeMastodon,
    /// What both believe the time to be.
    pub clock: VirtualClock,
    connector: Box<dyn Connector>,
    idempotent: bool,
}

impl MastodonStage {
    /// Starts a server that honours keys, and the connector that `make` gives for its client.
    pub async fn start(make: impl FnOnce(Outbound) -> Box<dyn Connector>) -> Self {
        let clock = VirtualClock::starting("2026-03-02T08:00:00Z");
        let server = FakeMastodon::start(clock.clone()).await;
        let connector = make(outbound(Arc::new(clock.clone()), &[server.origin()]));
        Self { server, clock, connector, idempotent: true }
    }

    /// The same with a server that ignores keys and hides sources, as some servers of the same API.
    pub async fn start_ignoring_keys(make: impl FnOnce(Outbound) -> Box<dyn Connector>) -> Self {
        let mut stage = Self::start(make).await;
        stage.server.ignore_keys();
        stage.server.hide_sources();
        stage.idempotent = false;
        stage
    }

    fn fields_with(&self, access_token: &str, server: &str) -> Fields {
        [("access_token", access_token), ("server", server)]
            .map(|(name, value)| (name.to_owned(), value.into()))
            .into()
    }
}

#[async_trait]
impl Stage for MastodonStage {
    fn connector(&self) -> &dyn Connector {
        &*self.connector
    }

    fn fields(&self) -> Fields {
        self.fields_with(self.server.access_token(), self.server.origin())
    }

    fn wrong_fields(&self) -> Fields {
        self.fields_with("secret-qui-est-faux", self.server.origin())
    }

    fn dead_fields(&self) -> Fields {
        self.fields_with(self.server.access_token(), DEAD_ORIGIN)
    }

    fn secrets(&self) -> Vec<String> {
        [self.server.access_token(), "secret-qui-est-faux"].map(str::to_owned).into()
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    fn next(&self, fault: Fault) {
        self.server.next(fault);
    }

    fn next_renewal(&self, fault: Fault) {
        self.server.next_on("GET /api/v1/accounts/verify_credentials", fault);
    }

    fn next_revocation(&self, fault: Fault) {
        self.server.next_on("POST /oauth/revoke", fault);
    }

    /// Through the server's own page: the token is granted to the program, which may take it back.
    async fn granted(&self) -> ChannelAccess {
        let request = HandOverRequest {
            redirect: "https://parvis.valmont.test/channels/return".to_owned(),
            state: "etat".to_owned(),
            verifier: "verificateur".into(),
            application: None,
        };
        let departure = self.connector.depart(&self.fields(), &request).await.unwrap().unwrap();
        let back = self.server.sign_in(&departure.url);
        let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
        access(&self.connector.come_back(&departure.sealed, &code.into()).await.unwrap())
    }

    fn expire_access(&self) -> bool {
        false
    }

    fn revoke(&self) {
        self.server.revoke();
    }

    fn idempotent(&self) -> bool {
        self.idempotent
    }

    fn created(&self) -> usize {
        self.server.created()
    }

    fn seen(&self) -> Vec<Seen> {
        self.server.statuses()
    }
}
