//! What people do to posts and to publications, and what an observer learns of it.

use super::{
    dying::dying,
    step::{Act, Word},
    world::{World, refused_or_not},
};
use parvis_database::{Bind, Run, dialect};
use parvis_editorial::{
    Draft, DraftSegment, DraftVariant, Priority, Schedule, approve_post, cancel_post, delete_post, move_post,
    request_changes, save_draft, schedule_post, submit_post,
};
use parvis_kernel::{Digest, WallTime, ZoneName};
use parvis_publishing::{Seen, cancel_publication, declare_outcome, retry_publication};
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
        if matches!(act, Act::Edit) {
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
                Act::Submit | Act::Reject | Act::Move(_) | Act::Cancel | Act::Delete => {}
            }
        }
        Ok(())
    }

    /// After a death nobody knows: what is stored says whether the act was.
    async fn was_done(&self, index: usize, act: Act, version: u32) -> bool {
        let Some(stored) = self.post_at_rest(index).await else { return false };
        match act {
            Act::Edit => stored.excerpt.starts_with(&text_of(index, version, 0)),
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
        }
    }

    fn draft(&self, index: usize, version: u32) -> Draft {
        let known = &self.posts[index];
        let channels = [Some(self.channel), known.both.then_some(self.plain)];
        let segment = |place| DraftSegment { text: text_of(index, version, place), media: Vec::new() };
        Draft {
            title: "Essai".to_owned(),
            language: "fr".to_owned(),
            theme: None,
            wish: None,
            priority: Priority::Normal,
            segments: (0..known.segments).map(segment).collect(),
            variants: channels.into_iter().flatten().map(DraftVariant::following).collect(),
        }
    }

    fn hour(&self, minutes: u16) -> WallTime {
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
}

/// The text of one segment: it names the post, the version and the place.
fn text_of(post: usize, version: u32, segment: u8) -> String {
    format!("Article {post}, version {version}, partie {segment}")
}
