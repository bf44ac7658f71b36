//! An institution, its feed and a clock that stands still until told otherwise.

use axum::{Router, body::Body, body::to_bytes, middleware::from_fn};
use http::{HeaderMap, HeaderName, Method, Request, StatusCode};
use parvis_citizens::{
    Citizens, FeedImage, FeedItem, FeedMedia, MediaSize, NewSegment, OpenedMedia, PublicFeed, publish_item,
};
use parvis_connector::{AttemptKey, ChannelAccess, Credentials, Item, VariantOptions};
use parvis_database::{Database, Migrations, Surroundings, Tx};
use parvis_identity::{FirstRun, Founding, Identity, IdentitySettings, NewInstitution, create_institution};
use parvis_kernel::{Clock, Locale, MemberId, Scope, SeededChance, Timestamp};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};
use tokio::sync::OnceCell;
use tower::ServiceExt;

pub(crate) struct VirtualClock(AtomicI64);

impl VirtualClock {
    pub(crate) fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl Default for VirtualClock {
    fn default() -> Self {
        let start: Timestamp = "2026-11-24T08:12:00Z".parse().unwrap();
        Self(AtomicI64::new(start.as_micros()))
    }
}

struct NothingElse;

#[async_trait::async_trait]
impl Founding for NothingElse {
    async fn found(&self, _: &mut Tx, _: Scope, _: MemberId, _: &str) -> Result<(), String> {
        Ok(())
    }
}

struct Library;

#[async_trait::async_trait]
impl FeedMedia for Library {
    async fn open(&self, _: Scope, reference: &str, size: MediaSize) -> Result<Option<OpenedMedia>, String> {
        let text = match size {
            MediaSize::Full => format!("image {reference}"),
            MediaSize::Thumbnail => format!("thumbnail of {reference}"),
        };
        let size_bytes = u64::try_from(text.len()).ok();
        Ok(Some(OpenedMedia {
            mime: "image/png".to_owned(),
            size_bytes,
            tag: format!("{reference}-{size:?}"),
            bytes: Box::pin(futures_util::stream::once(async move { Ok(bytes::Bytes::from(text)) })),
        }))
    }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

pub(crate) struct Stage {
    pub(crate) citizens: Arc<Citizens>,
    pub(crate) scope: Scope,
    pub(crate) clock: Arc<VirtualClock>,
    router: Router,
    _folder: tempfile::TempDir,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let (template, scope) = TEMPLATE.get_or_init(template).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("parvis.db");
        std::fs::write(&file, template).unwrap();
        let clock = Arc::new(VirtualClock::default());
        let db = open(&file, &clock, 12).await;
        let citizens = Arc::new(Citizens {
            db,
            public_url: "https://parvis.example".to_owned(),
            media: Arc::new(Library),
        });
        let router = Arc::clone(&citizens)
            .pages()
            .merge(parvis_web_kit::pages::router())
            .layer(from_fn(parvis_web_kit::answer_problems))
            .layer(from_fn(parvis_web_kit::security_headers))
            .layer(from_fn(parvis_web_kit::note_request));
        Self { citizens, scope: *scope, clock, router, _folder: folder }
    }

    pub(crate) fn segment(&self, title: &str, text: &str) -> NewSegment {
        NewSegment {
            channel: self.citizens.db.new_id(),
            publication: self.citizens.db.new_id(),
            number: 0,
            title: title.to_owned(),
            text: text.to_owned(),
            language: "fr".to_owned(),
            images: Vec::new(),
        }
    }

    pub(crate) fn image(&self, reference: &str, alt: &str) -> FeedImage {
        FeedImage {
            reference: reference.to_owned(),
            alt: alt.to_owned(),
            mime: "image/png".to_owned(),
            width: Some(1200),
            height: Some(800),
        }
    }

    pub(crate) async fn publish(&self, title: &str, text: &str) -> FeedItem {
        publish_item(&self.citizens.db, self.scope, self.segment(title, text)).await.unwrap()
    }

    pub(crate) fn connector(&self) -> PublicFeed {
        PublicFeed::new(Arc::clone(&self.citizens))
    }

    pub(crate) fn channel(&self) -> ChannelAccess {
        ChannelAccess {
            channel: self.citizens.db.new_id(),
            remote_id: self.scope.organisation.to_string(),
            handle: String::new(),
            server: String::new(),
            credentials: Credentials(String::new().into()),
        }
    }

    pub(crate) fn key(&self) -> AttemptKey {
        let db = &self.citizens.db;
        AttemptKey { channel: db.new_id(), publication: db.new_id(), segment: 0, dated: db.now() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn get_with(&self, path: &str, name: HeaderName, value: &str) -> Answer {
        self.ask(Request::get(path).header(name, value).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn head(&self, path: &str) -> Answer {
        self.ask(Request::builder().method(Method::HEAD).uri(path).body(Body::empty()).unwrap()).await
    }

    async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 24).await.unwrap();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// A migrated database with its institution, made once and copied for each test.
static TEMPLATE: OnceCell<(Vec<u8>, Scope)> = OnceCell::const_new();

async fn template() -> (Vec<u8>, Scope) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let db = open(&file, &Arc::new(VirtualClock::default()), 11).await;
    let parts =
        [parvis_database::journal::MIGRATIONS, parvis_identity::MIGRATIONS, parvis_citizens::MIGRATIONS];
    Migrations::new(parts.concat()).apply(&db).await.unwrap();
    let scope = found(&db).await;
    db.close().await.unwrap();
    (std::fs::read(&file).unwrap(), scope)
}

async fn open(file: &Path, clock: &Arc<VirtualClock>, seed: u64) -> Database {
    let surroundings = Surroundings { clock: clock.clone(), chance: Arc::new(SeededChance::new(seed)) };
    Database::open(&format!("sqlite:{}", file.display()), surroundings).await.unwrap()
}

async fn found(db: &Database) -> Scope {
    let identity = Identity {
        db: db.clone(),
        settings: IdentitySettings {
            secure_cookie: false,
            idle: Duration::from_secs(3600),
            public_url: "https://parvis.example".to_owned(),
        },
        founding: Arc::new(NothingElse),
        first_run: FirstRun::default(),
    };
    let new = NewInstitution {
        name: "Ville de Valmont-sur-Loire".to_owned(),
        kind: "town".to_owned(),
        zone: "Europe/Paris".to_owned(),
        member_name: "Camille Roux".to_owned(),
        email: "camille@valmont.example".to_owned(),
        password: "une phrase assez longue".to_owned(),
        locale: Locale::Fr,
        is_demo: false,
    };
    create_institution(&identity, new).await.unwrap().1.scope
}

/// One segment without media, as the engine hands it over.
pub(crate) fn item_of(title: &str, text: &str) -> Item {
    Item {
        title: title.to_owned(),
        text: text.to_owned(),
        language: "fr".to_owned(),
        media: Vec::new(),
        options: VariantOptions::default(),
        note: None,
        previous: Vec::new(),
        index: 0,
        of: 1,
    }
}
