//! Writes three months of the example institution through the real use cases, day after day.

use super::{
    clock::StagedClock,
    contents::{Contents, ExamplePicture, ExamplePost, WeeklyPost, contents},
    network::ExampleNetwork,
    pictures::picture,
    rhythm::rhythm,
};
use crate::program::{Assembly, Program};
use jiff::{ToSpan, civil};
use parvis_channels::{connect_channel, disconnect_channel, list_channels};
use parvis_connector::{
    Capabilities, Connector, Description, ImageLimits, Limits, LinkStyle, OfferedOptions, TextLimit,
    TextUnit, Verified,
};
use parvis_database::Surroundings;
use parvis_editorial::{
    Draft, DraftSegment, DraftVariant, NewPost, Priority, Schedule, SegmentMedia, create_post, save_draft,
    schedule_post, submit_post, themes_by_name,
};
use parvis_identity::{NewInstitution, NewMember, SignedIn, create_institution, create_member};
use parvis_kernel::{ChannelId, Locale, SessionId, ThemeId, Timestamp, WallTime, ZoneName};
use parvis_media::{AssetChange, add_asset, change_asset};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

/// How to enter the example institution.
pub(crate) struct Door {
    /// Address of its administrator.
    pub(crate) email: String,
    /// Password, made anew for each installation.
    pub(crate) password: String,
}

pub(super) type LoadError = Box<dyn std::error::Error + Send + Sync>;

/// Weeks of past that are written.
const WEEKS: i64 = 13;

/// Revision of a post that was just written.
const FIRST_REVISION: i64 = 1;

/// Loads the example institution into an empty installation.
pub(crate) async fn load(program: &Arc<Program>) -> Result<Door, LoadError> {
    let contents = contents()?;
    let zone = ZoneName::new("Europe/Paris")?;
    let now = program.db.now();
    let start = now.before(Duration::from_secs(u64::try_from(WEEKS * 7 + 1)? * 86_400));
    let clock = Arc::new(StagedClock::at(start));
    let past = stage(program, Arc::clone(&clock));
    let (door, cast) = people(&past, &contents).await?;
    let Some(first) = cast.first() else { return Err("the example has no member".into()) };
    let channels = channels(&past, first).await?;
    let themes = themes_by_name(&past.db.reader(), first.scope()).await?;
    let today = now.in_zone(&zone).date();
    let mut planned: Vec<(Timestamp, ExamplePost)> = Vec::new();
    for post in contents.posts.iter().cloned().chain(weekly(&contents.weekly, today)) {
        planned.push((written_at(&post, today, &zone, start, now)?, post));
    }
    planned.sort_by_key(|(at, _)| *at);
    for (at, post) in &planned {
        // What is due before this post is written goes out first.
        settle_until(&past, &clock, *at).await?;
        write(&past, &cast, &channels, &themes, post, today, &zone).await?;
    }
    settle_until(&past, &clock, now).await?;
    rhythm(&past, &cast, &channels, &themes, &contents).await?;
    for (network, channel) in &channels {
        if network != "public_feed" {
            disconnect_channel(&past.channels, first, *channel).await?;
        }
    }
    parvis_database::journal::seal(&past.db).await?;
    program.identity.first_run.close();
    Ok(door)
}

/// Puts together the same program in its past, on networks that answer by themselves.
fn stage(program: &Arc<Program>, clock: Arc<StagedClock>) -> Arc<Program> {
    let chance = Arc::clone(&program.db.surroundings().chance);
    let surroundings = Surroundings { clock, chance };
    Program::assemble(Assembly {
        db: program.db.clone().with_surroundings(surroundings),
        files: program.media.files.clone(),
        vault: Arc::clone(&program.channels.vault),
        networks: vec![example("bluesky", "Bluesky", 300), example("mastodon", "Mastodon", 500)],
        quotas: Vec::new(),
        public_url: program.citizens.public_url.clone(),
        session_idle: Duration::from_secs(3600),
        publishing: program.publishing.settings.clone(),
        media: program.media.settings.clone(),
        editorial: program.editorial.settings,
    })
}

fn example(network: &'static str, name: &'static str, max: u32) -> Arc<dyn Connector> {
    let text = TextLimit {
        max,
        unit: TextUnit::Graphemes,
        max_bytes: None,
        link_weight: None,
        handles_count_local_part: false,
    };
    let images = ImageLimits {
        max: 4,
        max_bytes: 1_000_000,
        max_side: None,
        types: &["image/jpeg", "image/png"],
        alt_max: 2000,
    };
    let limits = Limits {
        text,
        images,
        segments_max: 10,
        polls: None,
        source: "".into(),
        source_title: "".into(),
        read_on: "".into(),
        verified: false,
    };
    let capabilities = Capabilities {
        edit: false,
        delete: true,
        threads: true,
        alt_text: true,
        links: LinkStyle::Plain,
        reconcile: false,
        options: OfferedOptions::NONE,
    };
    let description = Description {
        network,
        name,
        connectable: true,
        verified: Verified::Description,
        fields: &[],
        capabilities,
        limits,
    };
    Arc::new(ExampleNetwork { description, handle: "valmont.example" })
}

async fn people(past: &Arc<Program>, contents: &Contents) -> Result<(Door, Vec<SignedIn>), LoadError> {
    let mut random = [0_u8; 9];
    past.db.chance().fill(&mut random);
    let password = random.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let Some(first) = contents.members.first() else { return Err("the example has no member".into()) };
    let new = NewInstitution {
        name: "Ville de Valmont-sur-Loire".to_owned(),
        kind: "town".to_owned(),
        zone: "Europe/Paris".to_owned(),
        member_name: first.name.clone(),
        email: first.email.clone(),
        password: password.clone(),
        locale: Locale::Fr,
        is_demo: true,
    };
    let (organisation, member) = create_institution(&past.identity, new).await?;
    let as_member = |member| SignedIn {
        session: past.db.new_id::<SessionId>(),
        member,
        organisation: organisation.clone(),
    };
    let mut cast = vec![as_member(member)];
    for other in contents.members.iter().skip(1) {
        let new = NewMember { name: other.name.clone(), email: other.email.clone(), role: other.role };
        let Some(administrator) = cast.first() else { continue };
        let (member, _) = create_member(&past.identity, administrator, new).await?;
        cast.push(as_member(member));
    }
    Ok((Door { email: first.email.clone(), password }, cast))
}

async fn channels(past: &Program, by: &SignedIn) -> Result<BTreeMap<String, ChannelId>, LoadError> {
    for network in ["bluesky", "mastodon"] {
        connect_channel(&past.channels, by, network, &BTreeMap::new(), None).await?;
    }
    let all = list_channels(&past.db.reader(), by.scope()).await?;
    Ok(all.into_iter().map(|channel| (channel.network, channel.id)).collect())
}

/// Makes the posts that come back every week, those of the past as sent, this week's and next week's as they stand.
fn weekly(series: &[WeeklyPost], today: civil::Date) -> Vec<ExamplePost> {
    let since_monday = i64::from(today.weekday().to_monday_zero_offset());
    let mut posts = Vec::new();
    for (week, one) in (-WEEKS..=1).flat_map(|week| series.iter().map(move |one| (week, one))) {
        let day = week * 7 - since_monday + one.weekday;
        if day < -(WEEKS * 7) {
            continue;
        }
        let date = today.saturating_add(day.days());
        let written = format!(
            "{} {}",
            date.day(),
            MONTHS.get(usize::try_from(date.month()).unwrap_or(1) - 1).unwrap_or(&"")
        );
        let turn = usize::try_from(week + WEEKS).unwrap_or(0) % one.texts.len().max(1);
        let Some(text) = one.texts.get(turn) else { continue };
        let only_ours = day >= 0;
        posts.push(ExamplePost {
            day,
            hour: Some(one.hour.clone()),
            title: one.title.replace("{date}", &written),
            text: text.replace("{date}", &written),
            theme: one.theme.clone(),
            networks: one
                .networks
                .iter()
                .filter(|network| !only_ours || *network == "public_feed")
                .cloned()
                .collect(),
            author: one.author,
            picture: None,
            state: if day < 0 { "sent" } else { "scheduled" }.to_owned(),
        });
    }
    posts.retain(|post| !post.networks.is_empty());
    posts
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

fn wall(post: &ExamplePost, today: civil::Date, zone: &ZoneName) -> Result<Option<WallTime>, LoadError> {
    let Some(hour) = &post.hour else { return Ok(None) };
    let time: civil::Time = hour.parse()?;
    let local = today.saturating_add(post.day.days()).to_datetime(time);
    Ok(Some(WallTime { local, zone: zone.clone() }))
}

/// A post is written two days before it leaves, or half a day ago when it is still to leave.
fn written_at(
    post: &ExamplePost,
    today: civil::Date,
    zone: &ZoneName,
    start: Timestamp,
    now: Timestamp,
) -> Result<Timestamp, LoadError> {
    let half_a_day_ago = now.before(Duration::from_secs(43_200));
    let due = match wall(post, today, zone)? {
        Some(wall) => wall.instant(Some(parvis_kernel::Ambiguity::Earlier))?,
        None => now,
    };
    Ok(due.before(Duration::from_secs(2 * 86_400)).min(half_a_day_ago).max(start))
}

/// Draws a picture and adds it to the library, with its alternative text.
async fn add_picture(
    past: &Program,
    author: &SignedIn,
    shown: &ExamplePicture,
) -> Result<SegmentMedia, LoadError> {
    let file = picture(&shown.name).ok_or("the example has no such picture")?.jpeg()?;
    let size = u64::try_from(file.len())?;
    let stream = futures_util::stream::iter([Ok::<_, std::io::Error>(file.into())]);
    let asset =
        add_asset(&past.media, author.scope(), author.actor(), &shown.filename, Some(size), stream).await?;
    let change = AssetChange { alt: Some(shown.alt.clone()), ..AssetChange::default() };
    change_asset(&past.media, author.scope(), author.actor(), asset.id, change).await?;
    Ok(SegmentMedia { asset: asset.id, alt: shown.alt.clone() })
}

/// Moves the clock to `until`, stopping at every instant where something is due.
async fn settle_until(past: &Program, clock: &StagedClock, until: Timestamp) -> Result<(), LoadError> {
    while let Some(due) = parvis_publishing::next_due_at(&past.publishing).await?.filter(|due| *due <= until)
    {
        clock.advance_to(due);
        parvis_publishing::run_due(&past.publishing).await?;
    }
    clock.advance_to(until);
    Ok(())
}

async fn write(
    past: &Arc<Program>,
    cast: &[SignedIn],
    channels: &BTreeMap<String, ChannelId>,
    themes: &BTreeMap<String, ThemeId>,
    post: &ExamplePost,
    today: civil::Date,
    zone: &ZoneName,
) -> Result<(), LoadError> {
    let (Some(author), Some(chief)) = (cast.get(post.author), cast.first()) else {
        return Err(format!("no author for {}", post.title).into());
    };
    let wish = wall(post, today, zone)?;
    let new = NewPost {
        title: post.title.clone(),
        text: post.text.clone(),
        theme: themes.get(&post.theme).copied(),
        channels: post.networks.iter().filter_map(|network| channels.get(network)).copied().collect(),
        is_idea: post.state == "idea",
        wish: wish.clone(),
    };
    let (channels, theme) = (new.channels.clone(), new.theme);
    let id = create_post(&past.editorial, author, new).await?;
    if let Some(shown) = &post.picture {
        let media = vec![add_picture(past, author, shown).await?];
        let draft = Draft {
            title: post.title.clone(),
            language: "fr".to_owned(),
            theme,
            wish: wish.clone(),
            priority: Priority::Normal,
            segments: vec![DraftSegment { text: post.text.clone(), media }],
            variants: channels.into_iter().map(DraftVariant::following).collect(),
        };
        save_draft(&past.editorial, author, id, FIRST_REVISION, &draft).await?;
    }
    match (post.state.as_str(), wish) {
        ("sent" | "scheduled", Some(wall)) => {
            schedule_post(&past.editorial, chief, id, Schedule::At { wall, choice: None }).await?;
        }
        ("in_review", _) => submit_post(&past.editorial, author, id).await?,
        _ => {}
    }
    Ok(())
}
