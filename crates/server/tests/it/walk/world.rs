//! Plays a sequence against the whole program, and keeps what a careful observer would know of it.

use super::{
    dying::dying,
    pauses::InForce,
    step::{Act, Answer, Kind, PROOF_DELAY, Step},
    stored::Stored,
};
use crate::app::{HANDLE, Template, TestApp};
use parvis_channels::{connect_channel, disconnect_channel};
use parvis_connector::{Connector, Found, Outcome, Quota, QuotaScope, Reason, Refreshed, refusal_code};
use parvis_database::Run;
use parvis_editorial::{NewPost, create_post, run_series};
use parvis_identity::{SignedIn, list_members, list_organisations};
use parvis_kernel::{Chance, ChannelId, Class, Limit, PostId, PublicationId, Scope, ThemeId, Timestamp};
use parvis_publishing::{Publishing, run_comments, run_due, sweep};
use parvis_test_kit::{Behaviour, FakeNetwork, Fault, Point, RetryAfter};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

/// A post as the observer knows it.
pub(super) struct Known {
    pub(super) id: PostId,
    pub(super) kind: Kind,
    /// Version of the stored text.
    pub(super) version: u32,
    /// Version of the next one.
    pub(super) next: u32,
}

pub(super) struct World {
    app: Option<TestApp>,
    pub(super) by: SignedIn,
    pub(super) channel: ChannelId,
    pub(super) plain: ChannelId,
    /// The theme that may be paused.
    pub(super) theme: ThemeId,
    pub(super) posts: Vec<Known>,
    pub(super) pauses: Vec<InForce>,
    /// What the searchable network takes, and in what time.
    pub(super) quota: Option<(u32, Duration)>,
    pub(super) went_back: bool,
    pub(super) has_series: bool,
    /// Posts and versions that a person has approved, at some time.
    pub(super) approved: BTreeSet<(usize, u32)>,
    /// What was seen as published: when it was due, when it was out.
    pub(super) published: BTreeMap<PublicationId, (Timestamp, Timestamp)>,
}

/// Says whether the loops ran to their end at the last step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ran {
    Yes,
    No,
}

impl World {
    pub(super) async fn new(template: &Template, chance: Arc<dyn Chance>) -> Self {
        let (app, channel, plain) = template.copy(chance).await;
        for network in [&app.network, &app.plain] {
            network.set_idempotent(false);
            network.set_proof_delay(Duration::from_secs(u64::from(PROOF_DELAY)));
        }
        let reader = app.program.db.reader();
        let organisation = list_organisations(&reader).await.unwrap().remove(0);
        let scope = Scope { organisation: organisation.id, entity: None };
        let member = list_members(&reader, scope, "", "", Limit::of(None)).await.unwrap().items.remove(0);
        let sql = "SELECT id FROM themes ORDER BY id LIMIT 1";
        let theme = reader.row(sql, Vec::new()).await.unwrap().unwrap().get("id").unwrap();
        let by = SignedIn { session: app.program.db.new_id(), member, organisation };
        Self {
            by,
            channel: channel.parse().unwrap(),
            plain: plain.parse().unwrap(),
            theme,
            app: Some(app),
            posts: Vec::new(),
            pauses: Vec::new(),
            quota: None,
            went_back: false,
            has_series: false,
            approved: BTreeSet::new(),
            published: BTreeMap::new(),
        }
    }

    pub(super) fn app(&self) -> &TestApp {
        self.app.as_ref().unwrap()
    }

    /// Both networks, the searchable one first.
    pub(super) fn networks(&self) -> [&FakeNetwork; 2] {
        [&self.app().network, &self.app().plain]
    }

    /// Ends the connections, so that thousands of sequences leave none behind.
    pub(super) async fn close(mut self) {
        let app = self.app.take().unwrap();
        app.program.db.clone().close().await.unwrap();
    }

    async fn restart(&mut self) {
        let app = self.app.take().unwrap();
        self.app = Some(app.restarted().await);
    }

    pub(super) async fn play(&mut self, step: Step) -> Result<Ran, String> {
        match step {
            Step::Quota(max, minutes) => self.limit(u32::from(max), u64::from(minutes)),
            Step::Write(kind) => self.write(kind).await?,
            Step::Act(post, act) => self.act(post, act, None).await?,
            Step::ActDying(post, act, steps) => {
                self.act(post, act, Some(u32::from(steps))).await?;
                self.restart().await;
            }
            Step::ActDuringWrite(post, act) => {
                let writing = self.start_writing(Point::BeforeAnswer).await;
                self.act(post, act, None).await?;
                writing.end().await;
            }
            Step::Settle(nth, word) => self.settle(nth, word).await?,
            Step::Mend(nth, word) => self.mend(nth, word).await?,
            Step::Pause(target) => self.pause(target).await?,
            Step::PauseDuringWrite(target) => {
                let writing = self.start_writing(Point::BeforeAnswer).await;
                self.pause(target).await?;
                writing.end().await;
            }
            Step::Exempt(nth, publication, whole) => self.exempt(nth, publication, whole).await?,
            Step::Resume(nth, held) => self.resume(nth, held).await?,
            Step::Release(held) => self.release(held).await?,
            Step::Series(post) => self.series(post).await?,
            Step::AnswerAmendment(plain, answer) => {
                self.networks()[usize::from(plain)].next_amendment(behaviour(answer));
            }
            Step::Disconnect(plain) => {
                let id = self.channel_of(plain);
                refused_or_not(disconnect_channel(&self.app().program.channels, &self.by, id).await)?;
            }
            Step::Reconnect(plain) => self.reconnect(plain).await?,
            Step::Answer(plain, answer) => self.networks()[usize::from(plain)].next(behaviour(answer)),
            Step::Deaf => {
                self.app().network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
            }
            Step::NoRenewal => {
                for network in self.networks() {
                    network.next_refresh(Refreshed::Unreachable { detail: "503".to_owned() });
                }
            }
            Step::Expire => self.networks().iter().for_each(|network| network.expire_access()),
            Step::Revoke => self.networks().iter().for_each(|network| network.revoke()),
            Step::ClockBack(seconds) => {
                let back = self.app().now().before(Duration::from_secs(u64::from(seconds)));
                self.app().clock.jump_to(back);
                self.went_back = true;
            }
            Step::Wait(seconds) => {
                self.app().clock.advance_by(Duration::from_secs(u64::from(seconds)));
                self.run().await;
                return Ok(Ran::Yes);
            }
            Step::Run => {
                self.run().await;
                return Ok(Ran::Yes);
            }
            Step::RunTwice => {
                let publishing = &self.app().program.publishing;
                let (first, second) = tokio::join!(work(publishing), work(publishing));
                first.and(second)?;
                return Ok(Ran::Yes);
            }
            Step::Die(steps) => {
                let publishing = Arc::clone(&self.app().program.publishing);
                if let Some(ended) = dying(work(&publishing), u32::from(steps)).await {
                    ended?;
                }
                self.restart().await;
            }
            Step::DieInWrite(before) => {
                let point = if before { Point::BeforeCreation } else { Point::BeforeAnswer };
                self.start_writing(point).await.kill().await;
                self.restart().await;
            }
            Step::Freeze(steps, seconds) => self.freeze(u32::from(steps), seconds).await?,
            Step::FreezeBeforeCall(seconds) => self.freeze_before_call(seconds).await?,
            Step::Restart => self.restart().await,
        }
        Ok(Ran::No)
    }

    pub(super) async fn run(&self) {
        if self.has_series {
            run_series(&self.app().program.editorial).await.unwrap();
        }
        work(&self.app().program.publishing).await.unwrap();
    }

    pub(super) fn channel_of(&self, plain: bool) -> ChannelId {
        if plain { self.plain } else { self.channel }
    }

    pub(super) async fn reconnect(&self, plain: bool) -> Result<(), String> {
        let network = self.networks()[usize::from(plain)];
        let (code, id) = (network.describe().network, self.channel_of(plain));
        let fields = network.fields(HANDLE);
        let connecting = connect_channel(&self.app().program.channels, &self.by, code, &fields, Some(id));
        refused_or_not(connecting.await).map(drop)
    }

    fn limit(&mut self, max: u32, minutes: u64) {
        if !self.posts.is_empty() || self.quota.is_some() {
            return;
        }
        let window = Duration::from_secs(minutes * 60);
        self.quota = Some((max, window));
        self.app().network.set_quotas(vec![Quota {
            per: QuotaScope::Channel,
            window,
            max,
            write_cost: 1,
            file_cost: 0,
            source: "https://reseau.example.test/quotas".into(),
            source_title: "Quotas of the walk".into(),
            read_on: "2026-11-25".into(),
        }]);
    }

    async fn write(&mut self, kind: Kind) -> Result<(), String> {
        // The plain network holds no thread: a thread for it is refused when it is scheduled.
        let channels = if kind.both { vec![self.channel, self.plain] } else { vec![self.channel] };
        let new = NewPost { title: "Essai".to_owned(), channels, ..NewPost::default() };
        let id = create_post(&self.app().program.editorial, &self.by, new)
            .await
            .map_err(|error| error.to_string())?;
        self.posts.push(Known { id, kind, version: 0, next: 0 });
        let last = u8::try_from(self.posts.len() - 1).unwrap_or(u8::MAX);
        self.act(last, Act::Edit, None).await
    }

    pub(super) fn network_of(&self, publication: &Stored) -> &FakeNetwork {
        self.networks()[usize::from(publication.network == "plain")]
    }
}

/// One round of the loops.
pub(super) async fn work(publishing: &Publishing) -> Result<(), String> {
    sweep(publishing).await.map_err(|error| error.to_string())?;
    run_due(publishing).await.map_err(|error| error.to_string())?;
    run_comments(publishing).await.map(drop).map_err(|error| error.to_string())
}

/// Reads a text back.
pub(super) fn origin_of(text: &str) -> Option<(usize, u32)> {
    let mut words = text.split([' ', ',']).filter_map(|word| word.parse::<u32>().ok());
    let post = usize::try_from(words.next()?).ok()?;
    Some((post, words.next()?))
}

/// True when accepted, false when refused in words; anything else is a fault of the program.
pub(super) fn refused_or_not<T>(
    answer: Result<T, impl parvis_kernel::Fault + std::fmt::Display>,
) -> Result<bool, String> {
    match answer {
        Ok(_) => Ok(true),
        Err(error) if matches!(error.class(), Class::Internal | Class::Unavailable) => Err(error.to_string()),
        Err(_) => Ok(false),
    }
}

fn behaviour(answer: Answer) -> Behaviour {
    let rejected = || Outcome::Refused {
        reason: Reason { code: refusal_code::INVALID, detail: "moderation".to_owned() },
    };
    match answer {
        Answer::CutBefore => Fault::CutBefore.into(),
        Answer::AcceptThenCut => Fault::AcceptThenCut.into(),
        Answer::AcceptThenHang => Fault::AcceptThenHang.into(),
        Answer::AcceptThenStatus(status) => Fault::AcceptThenStatus(status).into(),
        Answer::AcceptThenGarbage => Fault::AcceptThenGarbage.into(),
        Answer::Status(status) => Fault::Status(status).into(),
        Answer::ArriveLater(seconds) => {
            Behaviour::ArriveLater { after: Duration::from_secs(u64::from(seconds)) }
        }
        Answer::RateLimited(None) => Fault::RateLimited(RetryAfter::Absent).into(),
        Answer::RateLimited(Some(seconds)) => {
            Fault::RateLimited(RetryAfter::Seconds(u32::from(seconds))).into()
        }
        Answer::Refused => Fault::Refused.into(),
        Answer::NotSent => Outcome::NotSent { detail: "connection refused".to_owned() }.into(),
        Answer::TokenExpired => Fault::TokenExpired.into(),
        Answer::Process(polls, is_rejected) => Behaviour::Process {
            polls: u32::from(polls),
            check_after: Duration::from_secs(30),
            end: is_rejected.then(rejected),
        },
    }
}
