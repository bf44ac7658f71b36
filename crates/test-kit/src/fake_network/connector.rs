//! The fake network as a connector.

use super::{
    Behaviour, FakeNetwork,
    gate::Point,
    memory::{Call, CallKind, Coming, Processing},
};
use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, ChannelAccess, Connected, Connector, Credentials, Description, Fields, Found, Health, Item,
    Outcome, ProfileAddress, Quota, Reason, Refreshed, Refusal, RemoteRef, Resume, Revocation, refusal_code,
    suite::{Fault, RetryAfter},
};
use parvis_kernel::Clock;
use secrecy::ExposeSecret;
use std::time::Duration;

impl FakeNetwork {
    fn note(&self, kind: CallKind, key: Option<&AttemptKey>) {
        let at = self.inner.clock.now();
        self.memory().log.push(Call { kind, key: key.cloned(), at });
    }

    fn accepts(&self, channel: &ChannelAccess) -> bool {
        let access = tokens(&channel.credentials).0;
        self.memory().tokens.contains(&access)
    }

    /// Returns what is to be answered, or `None` when no answer ever comes.
    fn carry_out(&self, behaviour: Option<Behaviour>, item: &Item, key: &AttemptKey) -> Option<Outcome> {
        let create = || self.memory().create(key, item);
        let unknown = |detail: &str| Some(Outcome::Unknown { detail: detail.to_owned() });
        match behaviour {
            None => Some(Outcome::Accepted { remote: create() }),
            Some(Behaviour::Answer(outcome)) => Some(outcome),
            Some(Behaviour::CreateThen(outcome)) => {
                create();
                Some(outcome)
            }
            Some(Behaviour::ArriveLater { after }) => {
                let at = self.inner.clock.now().after(after);
                let coming = Coming { at, key: key.clone(), item: item.clone(), once: false };
                self.memory().coming.push(coming);
                unknown("the connection was cut before the answer")
            }
            Some(Behaviour::Process { polls, check_after, end }) => {
                Some(self.take_for_processing(polls, check_after, end, item, key))
            }
            Some(Behaviour::Fault(fault)) => match fault {
                Fault::CutBefore => unknown("the connection was cut before the answer"),
                Fault::AcceptThenCut | Fault::AcceptThenGarbage | Fault::AcceptThenStatus(_) => {
                    create();
                    unknown("no sensible answer")
                }
                Fault::AcceptThenHang => {
                    create();
                    None
                }
                Fault::Status(status) => unknown(&format!("http {status}")),
                Fault::RateLimited(form) => Some(Outcome::RateLimited { until: self.until(form) }),
                Fault::Refused => {
                    let reason =
                        Reason { code: refusal_code::INVALID, detail: "refused on demand".to_owned() };
                    Some(Outcome::Refused { reason })
                }
                Fault::TokenExpired => Some(Outcome::Unauthorised),
            },
        }
    }

    fn until(&self, form: RetryAfter) -> Option<parvis_kernel::Timestamp> {
        match form {
            RetryAfter::Absent => None,
            RetryAfter::Seconds(seconds) => {
                Some(self.inner.clock.now().after(Duration::from_secs(u64::from(seconds))))
            }
            RetryAfter::Date(at) | RetryAfter::Native(at) => Some(at),
        }
    }

    fn take_for_processing(
        &self,
        polls_left: u32,
        check_after: Duration,
        end: Option<Outcome>,
        item: &Item,
        key: &AttemptKey,
    ) -> Outcome {
        let resume = format!("{}-{}", key.publication, key.segment);
        let (key, item) = (key.clone(), item.clone());
        if end.is_none() {
            let at = self.inner.clock.now().after(check_after.saturating_mul(polls_left + 1));
            let coming = Coming { at, key: key.clone(), item: item.clone(), once: true };
            self.memory().coming.push(coming);
        }
        let processing = Processing { polls_left, check_after, end, key, item };
        self.memory().processing.insert(resume.clone(), processing);
        Outcome::Processing { resume: Resume(resume), check_after }
    }

    async fn stand_at(&self, point: Point) {
        let gate = self.memory().gates.get(&point).cloned();
        if let Some(gate) = gate {
            gate.pass().await;
        }
    }
}

/// Reads the access and renewal tokens.
fn tokens(credentials: &Credentials) -> (String, String) {
    let (access, renewal) = credentials.0.expose_secret().split_once(' ').unwrap_or_default();
    (access.to_owned(), renewal.to_owned())
}

#[async_trait]
impl Connector for FakeNetwork {
    fn describe(&self) -> &Description {
        &self.inner.description
    }

    fn fetches_media(&self) -> Option<Duration> {
        self.memory().fetching.map(|fetching| fetching.longest)
    }

    fn takes_first_comment(&self) -> bool {
        self.inner.description.capabilities.threads
    }

    fn quotas(&self) -> Vec<Quota> {
        self.memory().quotas.clone()
    }

    async fn connect(&self, fields: &Fields) -> Result<Connected, Refusal> {
        self.note(CallKind::Connect, None);
        let field = |name: &'static str| {
            let value = fields.get(name).map(|value| value.expose_secret().to_owned()).unwrap_or_default();
            let missing = Refusal::Field { field: name, code: "channels.field.missing" };
            if value.is_empty() { Err(missing) } else { Ok(value) }
        };
        let handle = field("handle")?;
        if field("secret")? != "juste" {
            return Err(Refusal::Credentials);
        }
        let mut memory = self.memory();
        memory.revoked = false;
        let (access, renewal) = memory.grant();
        Ok(Connected {
            remote_id: format!("profil-{handle}"),
            name: handle.clone(),
            url: format!("https://reseau.example.test/@{handle}"),
            handle,
            server: "https://reseau.example.test".to_owned(),
            credentials: Credentials(format!("{access} {renewal}").into()),
            limits: None,
        })
    }

    async fn check(&self, channel: &ChannelAccess) -> Health {
        self.note(CallKind::Check, None);
        if self.accepts(channel) { Health::Ok { handle: None } } else { Health::Unauthorised }
    }

    async fn refresh(&self, channel: &ChannelAccess) -> Refreshed {
        self.note(CallKind::Refresh, None);
        let latency = self.memory().refresh_latency;
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        let mut memory = self.memory();
        if let Some(answer) = memory.next_refresh.pop_front() {
            return answer;
        }
        // A renewal token serves once: a second use takes everything back, as rotating tokens do.
        if memory.revoked || !memory.renewals.remove(&tokens(&channel.credentials).1) {
            return Refreshed::Revoked;
        }
        let (access, renewal) = memory.grant();
        Refreshed::Renewed(Credentials(format!("{access} {renewal}").into()))
    }

    async fn revoke(&self, channel: &ChannelAccess) -> Revocation {
        self.note(CallKind::Revoke, None);
        self.memory().take_back(&tokens(&channel.credentials))
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome {
        self.note(CallKind::Publish, Some(key));
        let (behaviour, latency) = {
            let mut memory = self.memory();
            (memory.behaviour(), memory.latency())
        };
        self.stand_at(Point::BeforeCreation).await;
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        if !self.accepts(channel) {
            return Outcome::Unauthorised;
        }
        for media in &item.media {
            self.memory().handed.push(media.address.clone());
            if let Err(error) = media.source.open().await {
                return Outcome::NotSent { detail: error.kind().to_string() };
            }
        }
        let answer = self.carry_out(behaviour, item, key);
        self.stand_at(Point::BeforeAnswer).await;
        match answer {
            Some(outcome) => outcome,
            None => std::future::pending().await,
        }
    }

    async fn poll(&self, channel: &ChannelAccess, resume: &Resume, key: &AttemptKey) -> Outcome {
        self.note(CallKind::Poll, Some(key));
        if !self.accepts(channel) {
            return Outcome::Unauthorised;
        }
        let (key, item) = {
            let mut memory = self.memory();
            let Some(processing) = memory.processing.get_mut(&resume.0) else {
                return Outcome::Unknown { detail: "nothing is being processed under this name".to_owned() };
            };
            if processing.polls_left > 0 {
                processing.polls_left -= 1;
                return Outcome::Processing { resume: resume.clone(), check_after: processing.check_after };
            }
            if let Some(end) = processing.end.clone() {
                return end;
            }
            (processing.key.clone(), processing.item.clone())
        };
        if let Err(detail) = self.fetch(&item).await {
            return Outcome::Refused { reason: Reason { code: refusal_code::INVALID, detail } };
        }
        let mut memory = self.memory();
        let known = memory.find(&key).map(|made| made.remote.clone());
        Outcome::Accepted { remote: known.unwrap_or_else(|| memory.create(&key, &item)) }
    }

    fn proof_delay(&self) -> Duration {
        self.memory().proof_delay
    }

    async fn find(&self, channel: &ChannelAccess, _item: &Item, key: &AttemptKey) -> Found {
        self.note(CallKind::Find, Some(key));
        if !self.accepts(channel) {
            return Found::CannotTell { detail: "the access is not accepted".to_owned() };
        }
        let mut memory = self.memory();
        if let Some(found) = memory.next_find.pop_front() {
            return found;
        }
        memory.find(key).map_or(Found::Absent, |made| Found::Present { remote: made.remote.clone() })
    }

    async fn edit(
        &self,
        channel: &ChannelAccess,
        remote: &RemoteRef,
        item: &Item,
        key: &AttemptKey,
    ) -> Outcome {
        self.note(CallKind::Edit, Some(key));
        self.stand_at(Point::BeforeCreation).await;
        if !self.accepts(channel) {
            return Outcome::Unauthorised;
        }
        let amended = self.amend(remote, || self.change(remote, item)).await;
        self.stand_at(Point::BeforeAnswer).await;
        amended
    }

    fn recognise(&self, _profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
        let id = address.strip_prefix("https://reseau.example.test/")?;
        Some(RemoteRef { id: id.to_owned(), url: Some(address.to_owned()), detail: None })
    }

    async fn delete(&self, channel: &ChannelAccess, remote: &RemoteRef, key: &AttemptKey) -> Outcome {
        self.note(CallKind::Delete, Some(key));
        self.stand_at(Point::BeforeCreation).await;
        if !self.accepts(channel) {
            return Outcome::Unauthorised;
        }
        let amended = self.amend(remote, || self.take_down(remote)).await;
        self.stand_at(Point::BeforeAnswer).await;
        amended
    }
}

impl FakeNetwork {
    /// Changes or takes down by `act`, or fails as the next behaviour says.
    async fn amend(&self, remote: &RemoteRef, act: impl Fn() -> Outcome) -> Outcome {
        let behaviour = self.memory().next_amendment.pop_front();
        let unknown = || Outcome::Unknown { detail: "no sensible answer".to_owned() };
        match behaviour {
            None => act(),
            Some(Behaviour::Answer(outcome)) => outcome,
            Some(Behaviour::CreateThen(outcome)) => {
                act();
                outcome
            }
            Some(Behaviour::Process { .. } | Behaviour::ArriveLater { .. }) => unknown(),
            Some(Behaviour::Fault(fault)) => match fault {
                Fault::AcceptThenCut | Fault::AcceptThenGarbage | Fault::AcceptThenStatus(_) => {
                    act();
                    unknown()
                }
                Fault::AcceptThenHang => {
                    act();
                    std::future::pending().await
                }
                Fault::RateLimited(form) => Outcome::RateLimited { until: self.until(form) },
                Fault::TokenExpired => Outcome::Unauthorised,
                Fault::Refused => {
                    let detail = format!("refused on demand: {}", remote.id);
                    Outcome::Refused { reason: Reason { code: refusal_code::INVALID, detail } }
                }
                Fault::CutBefore | Fault::Status(_) => unknown(),
            },
        }
    }

    fn change(&self, remote: &RemoteRef, item: &Item) -> Outcome {
        let mut memory = self.memory();
        let Some(made) = memory.made.iter_mut().find(|made| made.remote.id == remote.id && !made.deleted)
        else {
            let reason = Reason { code: refusal_code::ITEM_GONE, detail: "no such item".to_owned() };
            return Outcome::Refused { reason };
        };
        made.edits += 1;
        made.text.clone_from(&item.text);
        made.language.clone_from(&item.language);
        made.options.clone_from(&item.options);
        made.alts = item.media.iter().map(|media| media.alt.clone()).collect();
        Outcome::Accepted { remote: remote.clone() }
    }

    fn take_down(&self, remote: &RemoteRef) -> Outcome {
        for made in self.memory().made.iter_mut().filter(|made| made.remote.id == remote.id) {
            made.deleted = true;
        }
        Outcome::Accepted { remote: remote.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::VirtualClock;
    use parvis_connector::suite::{access, item, key};

    fn network() -> FakeNetwork {
        FakeNetwork::new("essai", VirtualClock::starting("2026-03-02T08:00:00Z"))
    }

    #[tokio::test]
    async fn a_gate_holds_a_write_that_is_created_and_not_answered() {
        let network = network();
        let channel = access(&network.connect(&network.fields("mairie")).await.unwrap());
        let key = key(1, network.inner.clock.now());
        let gate = network.gate(Point::BeforeAnswer);
        let (theirs, held) = (network.clone(), key.clone());
        let writing = tokio::spawn(async move { theirs.publish(&channel, &item("Bonjour"), &held).await });
        gate.arrival().await;
        assert_eq!(network.created_of(key.publication, 0), 1);
        assert!(!writing.is_finished());
        gate.open();
        assert!(matches!(writing.await.unwrap(), Outcome::Accepted { .. }));
    }

    #[tokio::test]
    async fn a_network_that_is_not_idempotent_shows_a_second_write() {
        let network = network();
        network.set_idempotent(false);
        let channel = access(&network.connect(&network.fields("mairie")).await.unwrap());
        let key = key(1, network.inner.clock.now());
        for _ in 0..2 {
            network.publish(&channel, &item("Bonjour"), &key).await;
        }
        assert_eq!(network.created_of(key.publication, 0), 2);
    }

    #[tokio::test]
    async fn processing_ends_after_its_polls() {
        let network = network();
        let channel = access(&network.connect(&network.fields("mairie")).await.unwrap());
        let key = key(1, network.inner.clock.now());
        let check_after = Duration::from_secs(20);
        network.next(Behaviour::Process { polls: 1, check_after, end: None });
        let Outcome::Processing { resume, .. } = network.publish(&channel, &item("Film"), &key).await else {
            panic!("not processing")
        };
        assert!(matches!(network.poll(&channel, &resume, &key).await, Outcome::Processing { .. }));
        assert_eq!(network.created(), 0);
        for _ in 0..2 {
            assert!(matches!(network.poll(&channel, &resume, &key).await, Outcome::Accepted { .. }));
        }
        assert_eq!(network.created(), 1);
    }
}
