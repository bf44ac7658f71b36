//! A large installation, written day after day through the real use cases on a clock that moves.

use super::{
    network::MadeNetwork,
    pictures,
    texts::{self, Dice},
    workshop,
};
use jiff::{ToSpan, civil};
use parvis::{Assembly, Program, SystemChance, SystemClock, migrations};
use parvis_channels::{connect_channel, list_channels};
use parvis_connector::{Connector, Fields};
use parvis_database::{Database, Surroundings, journal};
use parvis_editorial::{
    Draft, DraftSegment, DraftVariant, EditorialSettings, NewPost, Priority, Schedule, SegmentMedia,
    create_post, save_draft, schedule_post, submit_post, themes_by_name,
};
use parvis_files::Files;
use parvis_identity::{NewInstitution, NewMember, SignedIn, create_institution, create_member};
use parvis_kernel::{
    AssetId, ChannelId, Clock, Locale, PostId, Role, SessionId, ThemeId, Timestamp, WallTime, ZoneName,
};
use parvis_media::MediaSettings;
use parvis_networks::mastodon::Mastodon;
use parvis_publishing::{PublishingSettings, next_due_at, run_due};
use parvis_test_kit::VirtualClock;
use parvis_vault::Vault;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// How large the installation is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) posts: usize,
    pub(crate) members: usize,
    pub(crate) channels: usize,
    pub(crate) pictures: usize,
}

/// Days over which the posts lie, and how many of them are still to come.
const DAYS: i64 = 730;
const DAYS_TO_COME: i64 = 90;

/// What the measures must find again.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Instant of the seeding, in microseconds.
    pub(crate) seeded_at: i64,
    /// Address and password of members.
    pub(crate) doors: Vec<(String, String)>,
    /// Dated posts of each month, by `2026-11`.
    pub(crate) months: BTreeMap<String, usize>,
    /// Posts whose state is `draft`.
    pub(crate) drafts: usize,
    /// Some posts, with the number of their channels and of their publications.
    pub(crate) posts: Vec<(String, usize, usize)>,
    /// A draft, its author's number among the doors, to be saved again and again.
    pub(crate) kept_draft: String,
    /// All posts.
    pub(crate) total: usize,
    /// All publications.
    pub(crate) publications: usize,
}

/// Returns the installation of `size`, made now unless one of today is there.
pub(crate) fn installation(name: &str, size: Size) -> (PathBuf, Facts) {
    let folder = workshop().join(name);
    let facts = folder.join("facts.json");
    if let Ok(text) = std::fs::read_to_string(&facts) {
        let known: Facts = serde_json::from_str(&text).unwrap();
        let age = SystemClock.now().since(Timestamp::from_micros(known.seeded_at));
        if age < Duration::from_secs(5 * 3600) && known.total == size.posts {
            return (folder, known);
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    // Written in memory first: every transaction waits for the disk otherwise, and nothing here is lost by a cut.
    let scratch = tempfile::Builder::new().prefix("parvis-figures").tempdir_in(in_memory()).unwrap();
    let begun = Instant::now();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let made = runtime.block_on(write(scratch.path(), size));
    std::fs::write(scratch.path().join("facts.json"), serde_json::to_string(&made).unwrap()).unwrap();
    copy(scratch.path(), &folder);
    println!(
        "made an installation: {} posts, {} publications, in {:.0} s",
        made.total,
        made.publications,
        begun.elapsed().as_secs_f64()
    );
    (folder, made)
}

pub(crate) fn in_memory() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}

/// Copies a folder with everything in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Puts the program together on a data folder, under a clock that moves, with a network that answers by itself.
pub(crate) async fn assemble(
    data: &Path,
    clock: &VirtualClock,
    settings: PublishingSettings,
) -> Arc<Program> {
    std::fs::create_dir_all(data).unwrap();
    let surroundings = Surroundings { clock: Arc::new(clock.clone()), chance: Arc::new(SystemChance) };
    let url = format!("sqlite:{}", data.join("parvis.db").display());
    let db = Database::open(&url, surroundings).await.unwrap();
    migrations().apply(&db).await.unwrap();
    let keys = data.join("vault.keys");
    if !keys.exists() {
        std::fs::write(&keys, Vault::new_key_file(&SystemChance).expose_secret()).unwrap();
    }
    let vault = Vault::from_key_file(&std::fs::read_to_string(keys).unwrap()).unwrap();
    let real = Mastodon::new(parvis_test_kit::outbound(Arc::new(clock.clone()), &[]));
    let network = MadeNetwork { description: real.describe().clone() };
    Program::assemble(Assembly {
        db,
        files: Files::open(data.join("files")).unwrap(),
        vault: Arc::new(vault),
        networks: vec![Arc::new(network)],
        quotas: Vec::new(),
        public_url: "http://localhost:8080".to_owned(),
        session_idle: Duration::from_secs(12 * 3600),
        publishing: settings,
        media: MediaSettings::default(),
        editorial: EditorialSettings::default(),
    })
}

/// People and places of an installation.
pub(crate) struct Stage {
    pub(crate) program: Arc<Program>,
    pub(crate) clock: VirtualClock,
    pub(crate) zone: ZoneName,
    pub(crate) cast: Vec<SignedIn>,
    pub(crate) channels: Vec<ChannelId>,
    themes: Vec<ThemeId>,
    pictures: Vec<AssetId>,
    pub(crate) dice: Dice,
    pub(crate) facts: Facts,
}

async fn write(data: &Path, size: Size) -> Facts {
    let now = SystemClock.now();
    let clock = VirtualClock::starting("2020-01-01T00:00:00Z");
    clock.jump_to(now.before(Duration::from_secs(86_400 * (DAYS - DAYS_TO_COME + 2) as u64)));
    let mut stage = found(data, &clock, size, PublishingSettings::default()).await;
    let today = now.in_zone(&stage.zone).date();
    for number in 0..size.posts {
        let day = (number as i64) * DAYS / (size.posts as i64) - (DAYS - DAYS_TO_COME);
        let date = today.saturating_add(day.days());
        let written = wall(&stage, date.saturating_sub(1.day()), 5, 0).1;
        if day <= 0 && written > stage.clock.now() {
            settle_until(&stage, written).await;
        } else if day > 0 {
            settle_until(&stage, now.before(Duration::from_secs(6 * 3600)).max(stage.clock.now())).await;
            stage.clock.advance_by(Duration::from_millis(900));
        }
        one_post(&mut stage, number, day, date).await;
    }
    settle_until(&stage, now).await;
    while journal::seal(&stage.program.db).await.unwrap() > 0 {}
    drain(&stage.program).await;
    stage.facts.seeded_at = now.as_micros();
    stage.facts.total = size.posts;
    close(stage).await
}

/// Founds the institution with its team, its channels and its library.
pub(crate) async fn found(
    data: &Path,
    clock: &VirtualClock,
    size: Size,
    settings: PublishingSettings,
) -> Stage {
    let program = assemble(data, clock, settings).await;
    let mut dice = Dice::new(20_261_125);
    let mut facts = Facts::default();
    let new = NewInstitution {
        name: "Ville de Valmont-sur-Loire".to_owned(),
        kind: "town".to_owned(),
        zone: "Europe/Paris".to_owned(),
        member_name: "Camille Roux".to_owned(),
        email: "camille@valmont.example".to_owned(),
        password: "Une-phrase-longue-7".to_owned(),
        locale: Locale::Fr,
        is_demo: false,
    };
    let (organisation, first) = create_institution(&program.identity, new).await.unwrap();
    let signed_in = |member| SignedIn {
        session: program.db.new_id::<SessionId>(),
        member,
        organisation: organisation.clone(),
    };
    let mut cast = vec![signed_in(first)];
    facts.doors.push(("camille@valmont.example".to_owned(), "Une-phrase-longue-7".to_owned()));
    let roles = [Role::Editor, Role::Editor, Role::EditorInChief, Role::Approver, Role::Reader];
    for number in 1..size.members {
        let email = format!("agent{number}@valmont.example");
        let new =
            NewMember { name: format!("Agent {number}"), email: email.clone(), role: roles[number % 5] };
        let (member, password) = create_member(&program.identity, &cast[0], new).await.unwrap();
        facts.doors.push((email, password));
        cast.push(signed_in(member));
    }
    for number in 1..size.channels {
        let fields = Fields::from([("number".to_owned(), SecretString::from(number.to_string()))]);
        connect_channel(&program.channels, &cast[0], "mastodon", &fields, None).await.unwrap();
    }
    let channels = list_channels(&program.db.reader(), cast[0].scope()).await.unwrap();
    let themes = themes_by_name(&program.db.reader(), cast[0].scope()).await.unwrap();
    let mut pictures = Vec::new();
    for number in 0..size.pictures {
        let bytes = pictures::jpeg(&mut dice);
        let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(bytes.into())]);
        let (scope, actor) = (cast[0].scope(), cast[0].actor());
        let name = format!("photo-{number}.jpg");
        let asset = parvis_media::add_asset(&program.media, scope, actor, &name, None, stream).await.unwrap();
        pictures.push(asset.id);
    }
    Stage {
        program,
        clock: clock.clone(),
        zone: ZoneName::new("Europe/Paris").unwrap(),
        cast,
        channels: channels.into_iter().map(|channel| channel.id).collect(),
        themes: themes.into_values().collect(),
        pictures,
        dice,
        facts,
    }
}

pub(crate) fn wall(stage: &Stage, date: civil::Date, hour: i8, minute: i8) -> (WallTime, Timestamp) {
    let wall = WallTime { local: date.at(hour, minute, 0, 0), zone: stage.zone.clone() };
    let at = wall.instant(None).unwrap();
    (wall, at)
}

/// Moves the clock to `until`, stopping wherever something is due.
async fn settle_until(stage: &Stage, until: Timestamp) {
    let publishing = &stage.program.publishing;
    while let Some(due) = next_due_at(publishing).await.unwrap().filter(|due| *due <= until) {
        stage.clock.jump_to(due.max(stage.clock.now()));
        run_due(publishing).await.unwrap();
    }
    stage.clock.jump_to(until.max(stage.clock.now()));
}

/// What becomes of a post.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Scheduled,
    Draft,
    InReview,
    Idea,
}

async fn one_post(stage: &mut Stage, number: usize, day: i64, date: civil::Date) {
    let (hour, quarter) = (7 + stage.dice.below(13) as i8, 15 * stage.dice.below(4) as i8);
    let (wish, _) = wall(stage, date, hour, quarter);
    let fate = match (day, stage.dice.below(100)) {
        (..=-1, 0) => Fate::Draft,
        (..=-1, _) => Fate::Scheduled,
        (0..=2, 0..60) | (3.., 65..85) => Fate::Draft,
        (0..=2, 60..80) | (3.., 85..95) => Fate::InReview,
        (3.., 0..65) => Fate::Scheduled,
        _ => Fate::Idea,
    };
    let (title, mut text) = texts::post(&mut stage.dice, number);
    if fate == Fate::Scheduled && stage.dice.happens(5) {
        text.push_str(&format!(" ({})", texts::REFUSED));
    }
    let mut channels: Vec<ChannelId> = Vec::new();
    for _ in 0..1 + stage.dice.below(4) {
        let channel = stage.channels[stage.dice.below(stage.channels.len())];
        if !channels.contains(&channel) {
            channels.push(channel);
        }
    }
    let author = stage.cast[stage.dice.below(stage.cast.len())].clone();
    let theme = stage.themes.get(stage.dice.below(stage.themes.len().max(1))).copied();
    let undated = fate == Fate::Idea;
    let new = NewPost {
        title: title.clone(),
        text: text.clone(),
        theme,
        channels: channels.clone(),
        is_idea: undated,
        wish: (!undated).then(|| wish.clone()),
    };
    let editorial = &stage.program.editorial;
    let id = create_post(editorial, &author, new).await.unwrap();
    if !stage.pictures.is_empty() && stage.dice.happens(250) {
        let media = SegmentMedia {
            asset: stage.pictures[stage.dice.below(stage.pictures.len())],
            alt: "La place de la République un jour de marché".to_owned(),
        };
        let draft = Draft {
            title,
            language: "fr".to_owned(),
            theme,
            wish: (!undated).then(|| wish.clone()),
            priority: Priority::Normal,
            segments: vec![DraftSegment { text, media: vec![media] }],
            variants: channels.iter().map(|channel| DraftVariant::following(*channel)).collect(),
        };
        save_draft(editorial, &author, id, 1, &draft).await.unwrap();
    }
    match fate {
        Fate::Scheduled => {
            let at = Schedule::At { wall: wish, choice: None };
            schedule_post(editorial, &stage.cast[0], id, at).await.unwrap();
        }
        Fate::InReview => submit_post(editorial, &author, id).await.unwrap(),
        Fate::Draft | Fate::Idea => {}
    }
    note(stage, id, fate, date, channels.len());
}

fn note(stage: &mut Stage, id: PostId, fate: Fate, date: civil::Date, channels: usize) {
    let facts = &mut stage.facts;
    if fate != Fate::Idea {
        *facts.months.entry(date.strftime("%Y-%m").to_string()).or_default() += 1;
    }
    if matches!(fate, Fate::Draft) || (fate == Fate::Idea && channels == 0) {
        facts.drafts += 1;
        facts.kept_draft = id.to_string();
    }
    if fate == Fate::Scheduled {
        facts.publications += channels;
    }
    if stage.dice.happens(50) {
        let publications = if fate == Fate::Scheduled { channels } else { 0 };
        facts.posts.push((id.to_string(), channels, publications));
    }
}

/// Lets the loops deliver what the past left in the outbox.
pub(crate) async fn drain(program: &Arc<Program>) {
    let mut loops = parvis::loops::start(program, &program.stopping);
    tokio::time::sleep(Duration::from_secs(3)).await;
    program.stopping.send(true).unwrap();
    while loops.join_next().await.is_some() {}
}

/// Closes the database properly; returns the facts.
pub(crate) async fn close(stage: Stage) -> Facts {
    let Stage { program, facts, .. } = stage;
    let db = program.db.clone();
    drop(program);
    db.close().await.unwrap();
    facts
}
