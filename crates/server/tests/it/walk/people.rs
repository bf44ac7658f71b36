//! What people do to posts and to publications, and what an observer learns of it.

use super::{
    dying::dying,
    step::{Act, Word},
    world::{World, refused_or_not},
};
use parvis_database::{Bind, Engine, Run, dialect};
use parvis_editorial::{
    Draft, DraftSegment, DraftVariant, Priority, Schedule, approve_post, cancel_post, delete_post, move_post,
    request_changes, save_draft, schedule_post, submit_post,
};
use parvis_kernel::{Digest, WallTime, ZoneName};
use parvis_publishing::{
    Mending, Seen, cancel_publication, declare_outcome, mend_comment, retry_publication,
};
use serde_json::json;
use std::time::Duration;

/// A post as it is stored.
struct StoredPost {
    revision: i64,
    hash: Digest,
    stage: String,
    excerpt: String,
}

impl World {
    /// Plays an act; with `steps`, the program dies after so many.
    pub(super) async fn act(&mut self, post: u8, act: Act, steps: Option<u32>) -> Result<(), String> {
        if self.posts.is_empty() {
            return Ok(());
        }
        let index = usize::from(post) % self.posts.len();
        let version = self.posts[index].next;
        if matches!(act, Act::Edit | Act::Correct(..)) {
            self.posts[index].next += 1;
        }
        let request = self.request(index, act, version);
        let answered = match steps {
            None => Some(request.await?),
            Some(steps) => dying(request, steps).await.transpose()?,
        };
        let done = match answered {
            Some(done) => done,
            None => self.was_done(index, act, version).await,
        };
        if done {
            match act {
                Act::Edit => self.posts[index].version = version,
                Act::Approve | Act::Schedule(_) => {
                    self.approved.insert((index, self.posts[index].version));
                }
                Act::Correct(..) => {
                    self.approved.insert((index, version));
                }
                Act::Submit | Act::Reject | Act::Move(_) | Act::Cancel | Act::Delete | Act::Withdraw => {}
            }
        }
        Ok(())
    }

    /// After a death nobody knows: what is stored says whether the act was.
    async fn was_done(&self, index: usize, act: Act, version: u32) -> bool {
        let Some(stored) = self.post_at_rest(index).await else { return false };
        match act {
            Act::Edit => stored.excerpt.starts_with(&text_of(index, version, 0)),
            Act::Correct(..) => self.was_corrected(index, version).await,
            _ => ["approved", "scheduled"].contains(&stored.stage.as_str()),
        }
    }

    async fn post(&self, index: usize) -> Option<StoredPost> {
        self.read_post(&self.app().program.db.reader(), index, "").await
    }

    /// Reads a post once nobody changes it any more: what died may have been committing.
    async fn post_at_rest(&self, index: usize) -> Option<StoredPost> {
        let tx = self.app().program.db.begin().await.unwrap();
        let stored = self.read_post(&tx, index, dialect::row_lock(tx.engine())).await;
        tx.rollback().await.unwrap();
        stored
    }

    async fn read_post(&self, run: &impl Run, index: usize, lock: &str) -> Option<StoredPost> {
        let sql = format!("SELECT revision, revision_hash, stage, excerpt FROM posts WHERE id = $1 {lock}");
        let row = run.row(&sql, vec![self.posts[index].id.bind()]).await.unwrap()?;
        Some(StoredPost {
            revision: row.get("revision").unwrap(),
            hash: row.get("revision_hash").unwrap(),
            stage: row.get("stage").unwrap(),
            excerpt: row.get("excerpt").unwrap(),
        })
    }

    /// Calls the use case of the act; true when it was accepted.
    async fn request(&self, index: usize, act: Act, version: u32) -> Result<bool, String> {
        let (editorial, by) = (&*self.app().program.editorial, &self.by);
        let id = self.posts[index].id;
        let Some(stored) = self.post(index).await else { return Ok(false) };
        match act {
            Act::Edit => {
                let draft = self.draft(index, version);
                refused_or_not(save_draft(editorial, by, id, stored.revision, &draft).await)
            }
            Act::Submit => refused_or_not(submit_post(editorial, by, id).await),
            Act::Approve => refused_or_not(approve_post(editorial, by, id, stored.hash).await),
            Act::Reject => {
                refused_or_not(request_changes(editorial, by, id, stored.hash, String::new()).await)
            }
            Act::Schedule(0) => refused_or_not(schedule_post(editorial, by, id, Schedule::Now).await),
            Act::Schedule(minutes) => {
                let at = Schedule::At { wall: self.hour(minutes), choice: None };
                refused_or_not(schedule_post(editorial, by, id, at).await)
            }
            Act::Move(minutes) => {
                refused_or_not(move_post(editorial, by, id, self.hour(minutes), None).await)
            }
            Act::Cancel => refused_or_not(cancel_post(editorial, by, id).await),
            Act::Delete => refused_or_not(delete_post(editorial, by, id).await),
            Act::Correct(way, which) => self.correct(index, version, way, which).await,
            Act::Withdraw => self.withdraw(index).await,
        }
    }

    fn draft(&self, index: usize, version: u32) -> Draft {
        let known = &self.posts[index];
        let comment = known.kind.comment.then(|| comment_of(index, version));
        let variant =
            |channel, first_comment| DraftVariant { first_comment, ..DraftVariant::following(channel) };
        let mut variants = vec![variant(self.channel, comment)];
        if known.kind.both {
            variants.push(variant(self.plain, None));
        }
        Draft {
            title: "Essai".to_owned(),
            language: "fr".to_owned(),
            theme: known.kind.themed.then_some(self.theme),
            wish: None,
            priority: if known.kind.crisis { Priority::Crisis } else { Priority::Normal },
            segments: segments_of(index, version, known.kind.segments),
            variants,
        }
    }

    pub(super) fn hour(&self, minutes: u16) -> WallTime {
        let zone = ZoneName::new("Etc/UTC").unwrap();
        let at = self.app().now().after(Duration::from_secs(u64::from(minutes) * 60));
        WallTime { local: at.in_zone(&zone), zone }
    }

    pub(super) async fn settle(&self, nth: u8, word: Word) -> Result<(), String> {
        let all = self.stored().await;
        if all.is_empty() {
            return Ok(());
        }
        let publication = &all[usize::from(nth) % all.len()];
        let (publishing, by, id) = (&*self.app().program.publishing, &self.by, publication.id);
        match word {
            Word::Retry => refused_or_not(retry_publication(publishing, by, id).await),
            Word::GiveUp => refused_or_not(cancel_publication(publishing, by, id).await),
            Word::Declare => {
                let network = self.network_of(publication);
                // A careful person waits until nothing can come any more.
                if network.may_come(id, publication.out) {
                    return Ok(());
                }
                let is_there = network.created_of(id, publication.out) > 0;
                let seen = if is_there { Seen::There { url: None } } else { Seen::NotThere };
                refused_or_not(declare_outcome(publishing, by, id, seen).await)
            }
        }
        .map(drop)
    }

    pub(super) async fn mend(&self, nth: u8, word: Word) -> Result<(), String> {
        let mut all = self.stored().await;
        all.retain(|stored| stored.comment.is_some());
        if all.is_empty() {
            return Ok(());
        }
        let publication = &all[usize::from(nth) % all.len()];
        let network = self.network_of(publication);
        let (id, place) = (publication.id, publication.total);
        let mending = match word {
            Word::Retry => Mending::Retry,
            Word::GiveUp => Mending::Cancel,
            Word::Declare if network.may_come(id, place) => return Ok(()),
            Word::Declare if network.created_of(id, place) > 0 => Mending::Present { url: None },
            Word::Declare => Mending::Absent,
        };
        refused_or_not(mend_comment(&self.app().program.publishing, &self.by, id, mending).await).map(drop)
    }

    /// Makes three daily occurrences of a post, and begins the series: its content is approved by that.
    pub(super) async fn series(&mut self, post: u8) -> Result<(), String> {
        if self.posts.is_empty() || self.app().program.db.engine() != Engine::Sqlite {
            return Ok(());
        }
        let index = usize::from(post) % self.posts.len();
        let today = self.hour(0).local.date().to_string();
        let timing = json!({ "rule": "FREQ=DAILY;COUNT=3", "starts_on": today, "time": "09:00", "zone": "Europe/Paris" });
        let version = self.posts[index].version;
        let body = json!({ "post": self.posts[index].id, "timing": timing, "missed": "catch_up" });
        let made = self.app().post("/series", body).await;
        if made.status.is_server_error() {
            return Err(made.text());
        }
        if made.status.is_success() {
            let series = made.json()["series"].clone();
            let path = format!("/series/{}/start", series["id"].as_str().unwrap());
            let begun = self.app().post(&path, json!({ "content_hash": series["content_hash"] })).await;
            if begun.status.is_server_error() {
                return Err(begun.text());
            }
            if begun.status.is_success() {
                self.approved.insert((index, version));
            }
            self.has_series = true;
        }
        Ok(())
    }
}

/// The segments of a version of a post.
pub(super) fn segments_of(post: usize, version: u32, segments: u8) -> Vec<DraftSegment> {
    (0..segments)
        .map(|place| DraftSegment { text: text_of(post, version, place), media: Vec::new() })
        .collect()
}

fn comment_of(post: usize, version: u32) -> String {
    format!("Commentaire sur {post}, version {version}")
}

/// The text of one segment: it names the post, the version and the place.
fn text_of(post: usize, version: u32, segment: u8) -> String {
    format!("Article {post}, version {version}, partie {segment}")
}
