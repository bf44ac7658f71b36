//! The whole program for one test: its own database, a virtual clock, a fake network, and a browser's cookie.

use crate::database::database_url;
use axum::{Router, body::Body, body::to_bytes};
use http::{Method, Request, StatusCode, header};
use parvis::{Assembly, Program, SystemChance, migrations, rounds};
use parvis_connector::Connector;
use parvis_database::{Database, Run, Surroundings};
use parvis_editorial::EditorialSettings;
use parvis_files::Files;
use parvis_kernel::{Chance, Clock};
use parvis_media::MediaSettings;
use parvis_publishing::{PublishingSettings, check_ahead, sweep};
use parvis_test_kit::{FakeNetwork, VirtualClock};
use parvis_vault::Vault;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};
use tempfile::TempDir;
use tower::ServiceExt;

mod connections;
mod notifications;
mod pictures;
mod secrets;
mod template;
mod told;
pub(crate) use connections::brought_back;
pub(crate) use template::{HANDLE, Template};
pub(crate) use told::told;

/// Password of the administrator of every test.
pub(crate) const PASSWORD: &str = "Une-phrase-longue-7";

pub(crate) struct TestApp {
    pub(crate) program: Arc<Program>,
    pub(crate) clock: VirtualClock,
    pub(crate) network: FakeNetwork,
    /// A second network, which can neither be searched nor hold a thread.
    pub(crate) plain: FakeNetwork,
    /// The program's own connector of a network, when the test starts a fake server for it.
    real: Option<Arc<dyn Connector>>,
    /// Made when it is first asked: most of the cost of a start, and some tests never ask.
    router: Arc<OnceLock<Router>>,
    cookie: Option<String>,
    folder: Arc<TempDir>,
    url: String,
    chance: Arc<dyn Chance>,
    call_limit: Duration,
}

/// Longest call of a network in tests: those that hang are waited for in real time.
pub(crate) const CALL_LIMIT: Duration = Duration::from_millis(300);

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Asserts a status and returns the body.
    #[track_caller]
    pub(crate) fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// Asserts a refusal by its code.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) -> Value {
        let problem = self.expect(status);
        assert_eq!(problem["code"], code, "{problem}");
        assert!(!problem["title"].as_str().unwrap().starts_with("error-"), "no sentence for {code}");
        problem
    }
}

impl TestApp {
    /// A fresh installation, nobody signed in, at 08:00 UTC on 2 March 2026.
    pub(crate) async fn fresh() -> Self {
        Self::fresh_on(CALL_LIMIT, |clock| FakeNetwork::new("fake", clock)).await
    }

    pub(crate) async fn fresh_on(call_limit: Duration, network: fn(VirtualClock) -> FakeNetwork) -> Self {
        let clock = VirtualClock::starting("2026-03-02T08:00:00Z");
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let url = database_url(&folder).await;
        let networks = (network(clock.clone()), FakeNetwork::plain("plain", clock.clone()));
        Self::open(clock, folder, url, networks, Arc::new(SystemChance), call_limit, None).await
    }

    async fn open(
        clock: VirtualClock,
        folder: Arc<TempDir>,
        url: String,
        (network, plain): (FakeNetwork, FakeNetwork),
        chance: Arc<dyn Chance>,
        call_limit: Duration,
        real: Option<Arc<dyn Connector>>,
    ) -> Self {
        let surroundings = Surroundings { clock: Arc::new(clock.clone()), chance: Arc::clone(&chance) };
        let db = Database::open(&url, surroundings).await.unwrap();
        migrations().apply(&db).await.unwrap();
        let keys = folder.path().join("keys");
        if !keys.exists() {
            std::fs::write(&keys, Vault::new_key_file(&SystemChance).expose_secret()).unwrap();
        }
        let vault = Vault::from_key_file(&std::fs::read_to_string(keys).unwrap()).unwrap();
        let fakes: [Arc<dyn Connector>; 2] = [Arc::new(network.clone()), Arc::new(plain.clone())];
        let networks = fakes.into_iter().chain(real.clone()).collect();
        let program = Program::assemble(Assembly {
            db,
            files: Files::open(folder.path().join("files")).unwrap(),
            vault: Arc::new(vault),
            networks,
            quotas: Vec::new(),
            public_url: "http://localhost:8080".to_owned(),
            session_idle: Duration::from_secs(400 * 86_400),
            publishing: PublishingSettings { call_limit, ..PublishingSettings::default() },
            media: MediaSettings::default(),
            editorial: EditorialSettings::default(),
        });
        let router = Arc::default();
        Self { program, clock, network, plain, real, router, cookie: None, folder, url, chance, call_limit }
    }

    /// An institution in Europe/Paris with its administrator signed in.
    pub(crate) async fn founded() -> Self {
        let mut app = Self::fresh().await;
        app.found().await;
        app
    }

    /// The same with the fake network connected; returns its channel.
    pub(crate) async fn connected() -> (Self, String) {
        let app = Self::founded().await;
        let channel = app.connect("mairie").await;
        (app, channel)
    }

    /// The same where a network may take a minute to answer, for writes that a test holds at a gate.
    pub(crate) async fn connected_to_a_slow_network() -> (Self, String) {
        let mut app = Self::fresh_on(Duration::from_secs(60), |clock| FakeNetwork::new("fake", clock)).await;
        app.found().await;
        let channel = app.connect("mairie").await;
        (app, channel)
    }

    /// The same installation after a restart: same database, files and keys; nobody forgotten.
    pub(crate) async fn restarted(self) -> Self {
        let Self { program, clock, network, plain, real, router, cookie, folder, url, chance, call_limit } =
            self;
        drop((program, router));
        let app = Self::open(clock, folder, url, (network, plain), chance, call_limit, real).await;
        Self { cookie, ..app }
    }

    /// Another process of the same installation: its own connections, the same keys, clock and networks.
    pub(crate) async fn another_program(&self) -> Arc<Program> {
        let networks = (self.network.clone(), self.plain.clone());
        let (clock, folder) = (self.clock.clone(), Arc::clone(&self.folder));
        let (url, chance) = (self.url.clone(), Arc::clone(&self.chance));
        let app = Self::open(clock, folder, url, networks, chance, self.call_limit, self.real.clone()).await;
        app.program
    }

    pub(crate) async fn found(&mut self) {
        let token = self.program.identity.first_run.open(&SystemChance);
        let form = format!(
            "token={token}&name=Ville+de+Valmont&kind=town&zone=Europe%2FParis&member_name=Camille+Roux\
             &email=camille%40valmont.example&password={PASSWORD}"
        );
        let answer = self.form("/demarrage", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        self.keep_cookie(&answer);
    }

    pub(crate) fn keep_cookie(&mut self, answer: &Answer) {
        let cookie = answer.headers.get(header::SET_COOKIE).expect("a cookie").to_str().unwrap();
        self.cookie = Some(cookie.split(';').next().unwrap().to_owned());
    }

    /// The same program seen by another browser, where nobody is signed in.
    pub(crate) fn stranger(&self) -> Self {
        Self {
            program: Arc::clone(&self.program),
            clock: self.clock.clone(),
            network: self.network.clone(),
            plain: self.plain.clone(),
            real: self.real.clone(),
            router: Arc::clone(&self.router),
            cookie: None,
            folder: Arc::clone(&self.folder),
            url: self.url.clone(),
            chance: Arc::clone(&self.chance),
            call_limit: self.call_limit,
        }
    }

    /// Adds a member of a role and returns the program as that member sees it.
    pub(crate) async fn as_new(&self, role: &str) -> Self {
        let email = format!("{role}@valmont.example");
        let body = json!({ "name": role, "email": email, "role": role });
        let created = self.post("/members", body).await.expect(201);
        let password = created["temporary_password"].as_str().unwrap();
        let mut other = self.stranger();
        let answer = other
            .form("/connexion", &format!("email={}&password={password}", email.replace('@', "%40")))
            .await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        other.keep_cookie(&answer);
        other
    }

    pub(crate) async fn request(&self, mut request: Request<Body>) -> Answer {
        if let Some(cookie) = &self.cookie {
            request.headers_mut().insert(header::COOKIE, cookie.parse().unwrap());
        }
        let router = self.router.get_or_init(|| self.program.router()).clone();
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn form(&self, path: &str, form: &str) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()));
        self.request(request.unwrap()).await
    }

    async fn api(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(format!("/api/v1{path}"))
            .header(header::CONTENT_TYPE, "application/json");
        let body = body.map_or(Body::empty(), |body| Body::from(body.to_string()));
        self.request(request.body(body).unwrap()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.api(Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.api(Method::POST, path, Some(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.api(Method::PUT, path, Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.api(Method::DELETE, path, None).await
    }

    /// A page of the site, as a browser asks for it.
    pub(crate) async fn page(&self, path: &str) -> Answer {
        self.request(Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap())
            .await
    }

    /// Begins a post and returns its view.
    pub(crate) async fn draft(&self, text: &str, channels: &[&str]) -> Value {
        self.post("/posts", json!({ "title": "Essai", "text": text, "channels": channels })).await.expect(201)
    }

    /// Schedules a new post at a wall clock of Europe/Paris and returns its id.
    pub(crate) async fn scheduled(&self, text: &str, channels: &[&str], local: &str) -> String {
        let post = self.draft(text, channels).await;
        let id = post["id"].as_str().unwrap().to_owned();
        let at = json!({ "at": { "local": local, "zone": "Europe/Paris" } });
        self.post(&format!("/posts/{id}/schedule"), at).await.expect(200);
        id
    }

    /// Publishes a new post now and runs the publisher once.
    pub(crate) async fn published_now(&self, text: &str, channels: &[&str]) -> String {
        let post = self.draft(text, channels).await;
        let id = post["id"].as_str().unwrap().to_owned();
        self.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
        self.run_jobs().await;
        id
    }

    /// Runs everything that is due, as the loops would.
    pub(crate) async fn run_jobs(&self) {
        sweep(&self.program.publishing).await.unwrap();
        check_ahead(&self.program.publishing).await.unwrap();
        rounds::publish(&self.program).await.unwrap();
        rounds::watch(&self.program).await.unwrap();
        rounds::deliver_events(&self.program).await.unwrap();
        // What was delivered may have hastened a check, and a check may tell something.
        check_ahead(&self.program.publishing).await.unwrap();
        rounds::deliver_events(&self.program).await.unwrap();
        rounds::settle_matters(&self.program).await.unwrap();
    }

    pub(crate) async fn advance(&self, duration: Duration) {
        self.clock.advance_by(duration);
        self.run_jobs().await;
    }

    pub(crate) async fn publications(&self, post: &str) -> Vec<Value> {
        let answer = self.get(&format!("/posts/{post}/publications")).await.expect(200);
        answer["items"].as_array().unwrap().clone()
    }

    /// The publication of a post on the fake network.
    pub(crate) async fn publication(&self, post: &str) -> Value {
        let all = self.publications(post).await;
        all.into_iter().find(|publication| publication["network"] == "fake").expect("a publication")
    }

    pub(crate) async fn state_of(&self, post: &str) -> String {
        let view = self.get(&format!("/posts/{post}")).await.expect(200);
        view["state"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn public_feed(&self) -> String {
        let channels = self.get("/channels").await.expect(200);
        let all = channels["items"].as_array().unwrap();
        let feed = all.iter().find(|channel| channel["network"] == "public_feed").unwrap();
        feed["id"].as_str().unwrap().to_owned()
    }

    /// The body that saves a post as it is, to be changed by the test.
    pub(crate) async fn draft_body(&self, id: &str) -> Value {
        let view = self.get(&format!("/posts/{id}")).await.expect(200);
        let media = |shown: &Value| {
            let all = shown.as_array().unwrap().iter();
            all.map(|one| json!({ "asset": one["asset"]["id"], "alt": one["alt"] })).collect::<Vec<_>>()
        };
        let segments = |value: &Value| {
            let all = value.as_array().unwrap().iter();
            all.map(|segment| json!({ "text": segment["text"], "media": media(&segment["media"]) }))
                .collect::<Vec<_>>()
        };
        let variants: Vec<_> = view["variants"]
            .as_array()
            .unwrap()
            .iter()
            .map(|variant| {
                let own = (variant["follows_original"] == false).then(|| segments(&variant["segments"]));
                json!({
                    "channel": variant["channel"]["id"], "segments": own, "first_comment": variant["first_comment"],
                    "options": variant["options"],
                })
            })
            .collect();
        json!({
            "revision": view["revision"], "title": view["title"], "language": view["language"],
            "theme_id": null, "wish": view["wish"], "priority": view["priority"],
            "segments": segments(&view["segments"]), "variants": variants,
        })
    }

    /// Address of the database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Runs a statement behind the program's back.
    pub(crate) async fn sql(&self, sql: &str) {
        let tx = self.program.db.begin().await.unwrap();
        tx.run(sql, Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
    }

    pub(crate) fn now(&self) -> parvis_kernel::Timestamp {
        self.clock.now()
    }

    pub(crate) async fn count(&self, sql: &str) -> i64 {
        let row = self.program.db.reader().row(sql, Vec::new()).await.unwrap().unwrap();
        row.get("n").unwrap()
    }
}
