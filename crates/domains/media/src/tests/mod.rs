//! The library on a real database and a real folder: what is accepted, refused, derived, resumed.

mod add_asset;
mod api;
mod fit_asset;
mod uploads;

use crate::{Asset, AssetUse, FileType, MIGRATIONS, Media, MediaError, MediaSettings, add_asset::add_asset};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::{Stream, stream};
use parvis_database::{Actor, Database, Migrations, Surroundings, Tx, journal};
use parvis_files::Files;
use parvis_identity::{
    FirstRun, Founding, Identity, IdentitySettings, Member, NewInstitution, Organisation, create_institution,
};
use parvis_kernel::{AssetId, Clock, Locale, MemberId, Scope, SeededChance, Timestamp};
use std::{
    convert::Infallible,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::OnceCell;

/// Instant of the founding, in microseconds, UTC.
const FOUNDED: i64 = 1_795_000_000_000_000;

/// A clock that moves when told.
pub(crate) struct StillClock(AtomicI64);

impl Clock for StillClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// Answers with the number of posts it was told.
#[derive(Default)]
pub(crate) struct ToldUses(AtomicU64);

#[async_trait]
impl AssetUse for ToldUses {
    async fn count_uses(&self, _: &Tx, _: Scope, _: AssetId) -> Result<u64, String> {
        Ok(self.0.load(Ordering::SeqCst))
    }
}

struct NothingFounded;

#[async_trait]
impl Founding for NothingFounded {
    async fn found(&self, _: &mut Tx, _: Scope, _: MemberId, _: &str) -> Result<(), String> {
        Ok(())
    }
}

/// An institution with its library.
pub(crate) struct Library {
    pub(crate) media: Arc<Media>,
    pub(crate) organisation: Organisation,
    pub(crate) member: Member,
    pub(crate) uses: Arc<ToldUses>,
    clock: Arc<StillClock>,
    folder: tempfile::TempDir,
}

pub(crate) async fn library() -> Library {
    library_with(MediaSettings::default()).await
}

/// A database with one institution, made once: every test copies it.
struct Template {
    folder: tempfile::TempDir,
    organisation: Organisation,
    member: Member,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();

fn address_in(folder: &tempfile::TempDir) -> String {
    format!("sqlite:{}?mode=rwc", folder.path().join("parvis.db").display())
}

async fn found_institution() -> Template {
    let folder = tempfile::tempdir().unwrap();
    let clock = Arc::new(StillClock(AtomicI64::new(FOUNDED)));
    let surroundings = Surroundings { clock, chance: Arc::new(SeededChance::new(1)) };
    let db = Database::open(&address_in(&folder), surroundings).await.unwrap();
    let migrations = [journal::MIGRATIONS, parvis_identity::MIGRATIONS, MIGRATIONS].concat();
    Migrations::new(migrations).apply(&db).await.unwrap();
    let identity = Identity {
        db: db.clone(),
        settings: IdentitySettings {
            secure_cookie: false,
            idle: Duration::from_secs(3600),
            public_url: "http://localhost:8080".to_owned(),
        },
        founding: Arc::new(NothingFounded),
        first_run: FirstRun::default(),
    };
    let new = NewInstitution {
        name: "Valmont".to_owned(),
        kind: "town".to_owned(),
        zone: "Europe/Paris".to_owned(),
        member_name: "Camille Roux".to_owned(),
        email: "camille@valmont.example".to_owned(),
        password: "quatre mots sans suite".to_owned(),
        locale: Locale::Fr,
        is_demo: false,
    };
    let (organisation, member) = create_institution(&identity, new).await.unwrap();
    drop(identity);
    db.close().await.unwrap();
    Template { folder, organisation, member }
}

pub(crate) async fn library_with(settings: MediaSettings) -> Library {
    let template = TEMPLATE.get_or_init(found_institution).await;
    let folder = tempfile::tempdir().unwrap();
    let database = "parvis.db";
    std::fs::copy(template.folder.path().join(database), folder.path().join(database)).unwrap();
    let clock = Arc::new(StillClock(AtomicI64::new(FOUNDED)));
    let surroundings = Surroundings { clock: clock.clone(), chance: Arc::new(SeededChance::new(2)) };
    let db = Database::open(&address_in(&folder), surroundings).await.unwrap();
    let uses = Arc::new(ToldUses::default());
    let files = Files::open(folder.path().join("files")).unwrap();
    let media = Arc::new(Media::new(db, files, settings, uses.clone()));
    let (organisation, member) = (template.organisation.clone(), template.member.clone());
    Library { media, organisation, member, uses, clock, folder }
}

impl Library {
    pub(crate) fn scope(&self) -> Scope {
        self.member.scope
    }

    pub(crate) fn actor(&self) -> Actor {
        Actor::Member(self.member.id)
    }

    pub(crate) fn advance(&self, duration: Duration) {
        let later = self.media.db.now().after(duration);
        self.clock.0.store(later.as_micros(), Ordering::SeqCst);
    }

    /// Starts the program again on the same database and folder.
    pub(crate) fn restarted(&self) -> Arc<Media> {
        let files = Files::open(self.folder.path().join("files")).unwrap();
        let settings = self.media.settings.clone();
        Arc::new(Media::new(self.media.db.clone(), files, settings, self.uses.clone()))
    }

    pub(crate) async fn add(&self, filename: &str, bytes: Vec<u8>) -> Result<Asset, MediaError> {
        let announced = u64::try_from(bytes.len()).ok();
        add_asset(&self.media, self.scope(), self.actor(), filename, announced, pieces(bytes)).await
    }

    /// Reads a file of the store.
    pub(crate) fn bytes_of(&self, asset: &Asset) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut file = self.media.files.open_local(asset.digest).unwrap();
        std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
        bytes
    }

    /// Counts the files on disk, drafts and partial ones included.
    pub(crate) fn count_files(&self) -> usize {
        fn below(folder: &Path) -> usize {
            std::fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .map(|path| if path.is_dir() { below(&path) } else { 1 })
                .sum()
        }
        below(&self.folder.path().join("files"))
    }
}

/// Sends bytes in pieces of 1,000.
pub(crate) fn pieces(bytes: Vec<u8>) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    let pieces: Vec<_> = bytes.chunks(1000).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

/// Sends `head`, then zeros without end, without ever holding them.
pub(crate) fn endless(head: Vec<u8>) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    let zeros = stream::repeat_with(|| Ok(Bytes::from_static(&[0; 64 * 1024])));
    futures_util::StreamExt::chain(stream::iter([Ok(Bytes::from(head))]), zeros)
}

#[test]
fn every_code_has_its_sentence_in_both_languages() {
    for code in [
        "storage_full",
        "storage_closed",
        "file_missing",
        "no_such_asset",
        "no_such_rendition",
        "too_large",
        "cut",
        "empty",
        "unknown_type",
        "foreign_image",
        "active_content",
        "mislabelled",
        "corrupt",
        "too_many_pixels",
        "cannot_fit",
        "in_use",
        "fields",
        "alt_too_long",
        "filename_missing",
        "kind_unknown",
        "no_such_upload",
        "offset_conflict",
        "upload_busy",
        "length_missing",
    ] {
        for locale in Locale::ALL {
            assert!(parvis_web_kit::catalogue().has(locale, &format!("error-media-{code}")), "{code}");
        }
    }
    assert_eq!(FileType::ALL.len(), 8);
}
