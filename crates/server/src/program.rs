//! The program put together: every domain with what it asks of the others.

use crate::{health::Pulse, wiring};
use parvis_channels::{Channels, Connectors, OwnQuota, Refreshing};
use parvis_citizens::{Citizens, PublicFeed};
use parvis_connector::Connector;
use parvis_database::{Database, Migration, Migrations, journal};
use parvis_editorial::{CalendarFeeds, Calendars, Editorial, EditorialSettings, PostLists, Presence};
use parvis_files::Files;
use parvis_identity::{FirstRun, Identity, IdentitySettings};
use parvis_media::{Media, MediaSettings};
use parvis_notifications::Notifications;
use parvis_publishing::{Publishing, PublishingSettings};
use parvis_vault::Vault;
use std::{sync::Arc, time::Duration};
use tokio::sync::watch;

/// What the program is put together from; tests give fakes for the networks.
pub struct Assembly {
    /// The database, migrated.
    pub db: Database,
    /// Where files are kept.
    pub files: Files,
    /// Seals credentials.
    pub vault: Arc<Vault>,
    /// The networks beside the public feed.
    pub networks: Vec<Arc<dyn Connector>>,
    /// Quotas of the settings, under those of the networks.
    pub quotas: Vec<OwnQuota>,
    /// Public address, without a final slash.
    pub public_url: String,
    /// A session that nobody uses for this long ends.
    pub session_idle: Duration,
    /// Durations of publishing.
    pub publishing: PublishingSettings,
    /// Limits of files.
    pub media: MediaSettings,
    /// What the checks of posts look at.
    pub editorial: EditorialSettings,
}

/// The program.
pub struct Program {
    /// The database.
    pub db: Database,
    /// Institutions, members, sessions.
    pub identity: Arc<Identity>,
    /// Channels.
    pub channels: Arc<Channels>,
    /// Posts.
    pub editorial: Arc<Editorial>,
    /// Files.
    pub media: Arc<Media>,
    /// Publications.
    pub publishing: Arc<Publishing>,
    /// What members are told.
    pub notifications: Arc<Notifications>,
    /// The public feed.
    pub citizens: Arc<Citizens>,
    /// True once the program should end; open streams end with it.
    pub stopping: watch::Sender<bool>,
    pub(crate) pulse: Pulse,
}

/// Returns every migration, in order.
#[must_use]
pub fn migrations() -> Migrations {
    let parts: [&[Migration]; 8] = [
        journal::MIGRATIONS,
        parvis_identity::MIGRATIONS,
        parvis_channels::MIGRATIONS,
        parvis_media::MIGRATIONS,
        parvis_editorial::MIGRATIONS,
        parvis_publishing::MIGRATIONS,
        parvis_citizens::MIGRATIONS,
        parvis_notifications::MIGRATIONS,
    ];
    Migrations::new(parts.into_iter().flatten().copied())
}

impl Program {
    /// Puts the domains together.
    #[must_use]
    pub fn assemble(assembly: Assembly) -> Arc<Self> {
        let Assembly {
            db,
            files,
            vault,
            networks,
            quotas,
            public_url,
            session_idle,
            publishing,
            media,
            editorial,
        } = assembly;
        let db = db.with_listeners(wiring::LISTENERS);
        let media = Arc::new(Media::new(db.clone(), files, media, Arc::new(wiring::MediaAsksEditorial)));
        let citizens = Arc::new(Citizens {
            db: db.clone(),
            public_url: public_url.clone(),
            media: Arc::new(wiring::FeedShowsMedia(Arc::clone(&media))),
        });
        let feed: Arc<dyn Connector> = Arc::new(PublicFeed::new(Arc::clone(&citizens)));
        let channels = Arc::new(Channels {
            db: db.clone(),
            vault,
            connectors: Connectors::new(networks.into_iter().chain([feed])).with_quotas(quotas),
            public_url: public_url.clone(),
            work: Arc::new(wiring::ChannelsStopPublications(db.clone())),
            refreshing: Refreshing::default(),
        });
        let identity = Arc::new(Identity {
            db: db.clone(),
            settings: IdentitySettings {
                secure_cookie: public_url.starts_with("https://"),
                idle: session_idle,
                public_url: public_url.clone(),
            },
            founding: Arc::new(wiring::FoundingAddsFirstChannel { public_url }),
            first_run: FirstRun::default(),
        });
        let editorial = Arc::new(Editorial {
            db: db.clone(),
            channels: Arc::clone(&channels),
            publications: Arc::new(wiring::EditorialPlansPublications(db.clone())),
            copies: Arc::new(wiring::EditorialAmendsPublications {
                db: db.clone(),
                channels: Arc::clone(&channels),
            }),
            assets: Arc::new(wiring::EditorialShowsAssets(Arc::clone(&media))),
            settings: editorial,
            presence: Presence::default(),
            calendars: Calendars::default(),
            lists: PostLists::default(),
            feeds: CalendarFeeds::default(),
        });
        let publishing = Arc::new(Publishing {
            db: db.clone(),
            channels: Arc::clone(&channels),
            content: Arc::new(wiring::PublishingReadsApprovedContent(db.clone())),
            fit: Arc::new(wiring::PublishingAsksFit(Arc::clone(&editorial))),
            media: Arc::new(wiring::PublishingFitsMedia {
                media: Arc::clone(&media),
                vault: Arc::clone(&channels.vault),
                public_url: channels.public_url.clone(),
            }),
            posts: Arc::new(wiring::PublishingAsksPostFacts(db.clone())),
            proofs: Arc::new(wiring::PublishingDrawsProofs {
                db: db.clone(),
                vault: Arc::clone(&channels.vault),
            }),
            settings: publishing,
        });
        let (stopping, _) = watch::channel(false);
        let pulse = Pulse::default();
        let notifications = Arc::new(Notifications { db: db.clone() });
        Arc::new(Self {
            db,
            identity,
            channels,
            editorial,
            media,
            publishing,
            notifications,
            citizens,
            stopping,
            pulse,
        })
    }
}
