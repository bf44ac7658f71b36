//! What may happen, and how a sequence of it is drawn from a seed.

use parvis_editorial::Way;
use parvis_kernel::{Chance, SeededChance};

/// One thing that happens. Numbers name posts and publications modulo those that exist.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The searchable network takes so many segments in so many minutes; only before anything is written.
    Quota(u8, u8),
    /// A post is begun, on one network or on both.
    Write(Kind),
    /// A person acts on a post.
    Act(u8, Act),
    /// The same, and the program dies after so many steps of the work.
    ActDying(u8, Act, u16),
    /// A person acts on a post while its write is known to the network and not answered.
    ActDuringWrite(u8, Act),
    /// A person settles a publication.
    Settle(u8, Word),
    /// A person settles the first comment of a publication.
    Mend(u8, Word),
    /// Publishing is suspended.
    Pause(Target),
    /// The same, while a write is known to the network and not answered.
    PauseDuringWrite(Target),
    /// A pause lets a post, or one publication of it, leave.
    Exempt(u8, u8, bool),
    /// A pause is ended, and what was held is dealt with.
    Resume(u8, Held),
    /// What is held and no pause covers any more is dealt with.
    Release(Held),
    /// A post becomes a series of three days, which begins.
    Series(u8),
    /// What the next edit or deletion of a network comes to.
    AnswerAmendment(bool, Answer),
    /// A channel is disconnected, the searchable one or the other.
    Disconnect(bool),
    /// A channel is connected again.
    Reconnect(bool),
    /// What the next write of a network comes to.
    Answer(bool, Answer),
    /// The next search tells nothing.
    Deaf,
    /// The next renewal is not answered.
    NoRenewal,
    /// The access of both channels runs out.
    Expire,
    /// Both networks take everything back.
    Revoke,
    /// Time passes, then the loops run.
    Wait(u32),
    /// The clock is put back.
    ClockBack(u32),
    /// The loops run.
    Run,
    /// Two publishers run at once.
    RunTwice,
    /// The loops run and the program dies after so many steps of the work; then it is started again.
    Die(u16),
    /// The program dies while a write is on its way: before it reached the network, or after.
    DieInWrite(bool),
    /// A publisher is frozen after so many steps of its work while time passes and another one works.
    Freeze(u16, u32),
    /// A publisher is frozen between the commit of an attempt and its call, while time passes twice and another
    /// process works.
    FreezeBeforeCall(u32),
    /// The program is started again.
    Restart,
}

impl Step {
    /// Says whether the step reaches no network by itself: what it leads to is seen at the next one.
    pub(super) fn is_preparation(self) -> bool {
        matches!(
            self,
            Self::Quota(..)
                | Self::Write(_)
                | Self::Act(..)
                | Self::Answer(..)
                | Self::AnswerAmendment(..)
                | Self::Deaf
                | Self::NoRenewal
                | Self::Expire
                | Self::Revoke
                | Self::ClockBack(_)
        )
    }
}

/// What a post is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) segments: u8,
    /// Whether it is for both networks.
    pub(super) both: bool,
    /// Whether a first comment goes with it.
    pub(super) comment: bool,
    pub(super) crisis: bool,
    /// Whether it has the theme that may be paused.
    pub(super) themed: bool,
}

/// What a pause stops.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    Institution,
    /// The plain network or the searchable one.
    Network(bool),
    Channel(bool),
    Theme,
}

/// What becomes of what was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Stays,
    Sent,
    Moved,
    GivenUp,
}

/// What a person does to a post.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    Edit,
    Submit,
    Approve,
    Reject,
    /// In so many minutes; now when 0.
    Schedule(u16),
    Move(u16),
    Cancel,
    Delete,
    /// What is out is put right, on both channels, the first or the other.
    Correct(Way, u8),
    /// What is out is taken down.
    Withdraw,
}

/// What a person says of a publication.
#[derive(Clone, Copy, Debug)]
pub(super) enum Word {
    Retry,
    GiveUp,
    /// Looks at the network, and says what is there.
    Declare,
}

/// What a network answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    CutBefore,
    AcceptThenCut,
    AcceptThenHang,
    AcceptThenStatus(u16),
    AcceptThenGarbage,
    Status(u16),
    /// Comes to be so many seconds later, within the time after which an absence proves something.
    ArriveLater(u8),
    RateLimited(Option<u16>),
    Refused,
    NotSent,
    TokenExpired,
    /// Polls before it ends, and whether it is rejected then.
    Process(u8, bool),
}

/// How long an absence proves nothing on the fake networks, in seconds.
pub(super) const PROOF_DELAY: u8 = 120;

/// A sequence of random numbers named by its seed.
pub(super) struct Dice(SeededChance);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(SeededChance::new(seed))
    }

    /// A number from 0 to `below - 1`.
    fn roll(&self, below: u32) -> u32 {
        let mut bytes = [0_u8; 8];
        self.0.fill(&mut bytes);
        u32::try_from(u64::from_le_bytes(bytes) % u64::from(below)).unwrap()
    }

    fn small(&self, below: u8) -> u8 {
        u8::try_from(self.roll(u32::from(below))).unwrap()
    }

    fn middling(&self, below: u16) -> u16 {
        u16::try_from(self.roll(u32::from(below))).unwrap()
    }

    fn coin(&self) -> bool {
        self.roll(2) == 0
    }

    /// Draws a whole sequence.
    pub(super) fn sequence(&self) -> Vec<Step> {
        let length = 8 + self.roll(30);
        let mut steps = Vec::new();
        if self.roll(6) == 0 {
            steps.push(Step::Quota(6 + self.small(3), 30 + self.small(60)));
            for post in 0..3 {
                steps.push(Step::Write(self.kind()));
                steps.push(Step::Act(post, Act::Schedule(0)));
            }
        }
        steps.push(Step::Write(Kind { segments: 1 + self.small(3), ..self.kind() }));
        steps.extend((0..length).map(|_| self.step()));
        steps
    }

    fn step(&self) -> Step {
        match self.roll(100) {
            0..=6 => Step::Write(self.kind()),
            7..=29 => Step::Act(self.small(8), self.act()),
            30..=34 => self.rarer(),
            35..=36 => Step::AnswerAmendment(self.roll(3) == 0, self.answer()),
            37..=40 => Step::ActDying(self.small(8), self.act(), self.middling(40)),
            41..=44 => Step::ActDuringWrite(self.small(8), self.act()),
            45..=52 => Step::Settle(self.small(8), self.word()),
            53 => Step::Mend(self.small(8), self.word()),
            54 => Step::Disconnect(self.coin()),
            55..=56 => Step::Reconnect(self.coin()),
            57..=70 => Step::Answer(self.roll(4) == 0, self.answer()),
            71..=72 => Step::Deaf,
            73 => Step::NoRenewal,
            74 => Step::Expire,
            75 => Step::Revoke,
            76..=84 => Step::Wait(self.wait()),
            85 => Step::ClockBack(1 + self.roll(400)),
            86..=88 => Step::Run,
            89 => Step::Freeze(1 + self.middling(40), 301 + self.roll(900)),
            90..=91 => Step::RunTwice,
            92..=95 => Step::Die(1 + self.middling(60)),
            96..=97 => Step::DieInWrite(self.coin()),
            98 => {
                Step::FreezeBeforeCall(if self.coin() { 301 + self.roll(300) } else { 61 + self.roll(300) })
            }
            _ => Step::Restart,
        }
    }

    fn kind(&self) -> Kind {
        Kind {
            segments: if self.coin() { 1 } else { 2 + self.small(3) },
            both: self.coin(),
            comment: self.roll(4) == 0,
            crisis: self.roll(6) == 0,
            themed: self.roll(3) == 0,
        }
    }

    fn rarer(&self) -> Step {
        match self.roll(12) {
            0..=2 => Step::Pause(self.target()),
            3 => Step::PauseDuringWrite(self.target()),
            4 => Step::Exempt(self.small(4), self.small(8), self.coin()),
            5..=8 => Step::Resume(self.small(4), self.held()),
            9..=10 => Step::Release(self.held()),
            _ => Step::Series(self.small(8)),
        }
    }

    fn target(&self) -> Target {
        match self.roll(4) {
            0 => Target::Institution,
            1 => Target::Network(self.coin()),
            2 => Target::Channel(self.coin()),
            _ => Target::Theme,
        }
    }

    fn held(&self) -> Held {
        [Held::Stays, Held::Sent, Held::Sent, Held::Moved, Held::GivenUp][usize::from(self.small(5))]
    }

    fn way(&self) -> Way {
        [Way::Edit, Way::Replace, Way::Replace, Way::Erratum][usize::from(self.small(4))]
    }

    fn act(&self) -> Act {
        match self.roll(25) {
            20..=22 => Act::Correct(self.way(), self.small(3)),
            23..=24 => Act::Withdraw,
            0..=3 => Act::Edit,
            4 => Act::Submit,
            5 => Act::Approve,
            6 => Act::Reject,
            7..=11 => Act::Schedule(0),
            12..=14 => Act::Schedule(1 + self.middling(200)),
            15..=16 => Act::Move(1 + self.middling(300)),
            17..=18 => Act::Cancel,
            _ => Act::Delete,
        }
    }

    fn word(&self) -> Word {
        match self.roll(7) {
            0..=2 => Word::Retry,
            3 => Word::GiveUp,
            _ => Word::Declare,
        }
    }

    fn wait(&self) -> u32 {
        match self.roll(10) {
            0..=1 => 1 + self.roll(30),
            // Between the first look at a lost write and the time after which an absence proves something.
            2..=3 => 20 + self.roll(80),
            4..=5 => 60 + self.roll(600),
            6 => 301,
            7..=8 => 3600 + self.roll(3600),
            _ => 86_400 * (1 + self.roll(3)),
        }
    }

    fn answer(&self) -> Answer {
        match self.roll(20) {
            0 => Answer::CutBefore,
            1..=3 => Answer::AcceptThenCut,
            4 if self.roll(3) == 0 => Answer::AcceptThenHang,
            4..=5 => Answer::AcceptThenStatus(if self.coin() { 500 } else { 400 }),
            6 => Answer::AcceptThenGarbage,
            7 => Answer::Status(503),
            8..=10 => Answer::ArriveLater(self.small(PROOF_DELAY)),
            11..=12 => Answer::RateLimited(self.coin().then(|| self.middling(2000))),
            13 => Answer::Refused,
            14..=15 => Answer::NotSent,
            16 => Answer::TokenExpired,
            _ => Answer::Process(self.small(4), self.roll(4) == 0),
        }
    }
}
