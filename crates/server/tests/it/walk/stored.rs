//! Publications and first comments as the database holds them.

use super::world::World;
use parvis_database::Run;
use parvis_kernel::{ChannelId, PostId, PublicationId, ThemeId, Timestamp};

/// A publication as it is stored.
pub(super) struct Stored {
    pub(super) id: PublicationId,
    pub(super) post: PostId,
    pub(super) theme: Option<ThemeId>,
    pub(super) channel: ChannelId,
    pub(super) network: String,
    pub(super) state: String,
    pub(super) code: Option<String>,
    pub(super) act: String,
    /// The original, for what amends one.
    pub(super) amends: Option<PublicationId>,
    pub(super) is_crisis: bool,
    pub(super) total: u32,
    /// Segments that were put out, those taken down since included.
    pub(super) out: u32,
    /// Segments that are out now.
    pub(super) live: u32,
    pub(super) attempts: u32,
    pub(super) due_at: Timestamp,
    pub(super) late_from: Timestamp,
    pub(super) next_attempt_at: Timestamp,
    pub(super) lease_until: Option<Timestamp>,
    pub(super) published_at: Option<Timestamp>,
    pub(super) comment: Option<StoredComment>,
}

/// A first comment as it is stored.
pub(super) struct StoredComment {
    pub(super) state: String,
    pub(super) next_attempt_at: Timestamp,
    pub(super) lease_until: Option<Timestamp>,
    /// Whether the program knows its id; else only a person saw it.
    pub(super) is_known: bool,
}

impl Stored {
    /// The original of its family.
    pub(super) fn original(&self) -> PublicationId {
        self.amends.unwrap_or(self.id)
    }

    /// Says whether it takes down what is out of its copy.
    pub(super) fn takes_down(&self) -> bool {
        matches!(self.act.as_str(), "replace" | "withdraw")
    }

    /// Says whether what it does is what the copy says from then on.
    pub(super) fn writes_or_edits(&self) -> bool {
        matches!(self.act.as_str(), "publish" | "edit" | "replace")
    }

    /// Says whether it writes the segments of its variant.
    pub(super) fn writes(&self) -> bool {
        !matches!(self.act.as_str(), "edit" | "withdraw")
    }
}

impl World {
    pub(super) async fn stored(&self) -> Vec<Stored> {
        let sql = "SELECT p.id, p.post_id, o.theme_id, p.channel_id, p.network, p.state, p.code, p.act, p.amends, \
             p.priority, p.segments_total, p.due_at, p.late_from, p.next_attempt_at, p.lease_until, p.published_at, \
             (SELECT count(*) FROM publication_segments s WHERE s.publication_id = p.id) AS n_out, \
             (SELECT count(*) FROM publication_segments s WHERE s.publication_id = p.id AND s.gone_at IS NULL) AS n_live, \
             (SELECT count(*) FROM publication_attempts a WHERE a.publication_id = p.id) AS attempts, \
             c.state AS comment_state, c.next_attempt_at AS comment_at, c.lease_until AS comment_lease, c.remote_id AS comment_id \
             FROM publications p LEFT JOIN posts o ON o.id = p.post_id \
             LEFT JOIN publication_comments c ON c.publication_id = p.id ORDER BY p.id";
        let rows = self.app().program.db.reader().rows(sql, Vec::new()).await.unwrap();
        rows.iter()
            .map(|row| Stored {
                id: row.get("id").unwrap(),
                post: row.get("post_id").unwrap(),
                theme: row.maybe("theme_id").unwrap(),
                channel: row.get("channel_id").unwrap(),
                network: row.get("network").unwrap(),
                state: row.get("state").unwrap(),
                code: row.maybe("code").unwrap(),
                act: row.get("act").unwrap(),
                amends: row.maybe("amends").unwrap(),
                is_crisis: row.get::<i64>("priority").unwrap() > 0,
                total: row.get("segments_total").unwrap(),
                out: row.get("n_out").unwrap(),
                live: row.get("n_live").unwrap(),
                attempts: row.get("attempts").unwrap(),
                due_at: row.get("due_at").unwrap(),
                late_from: row.get("late_from").unwrap(),
                next_attempt_at: row.get("next_attempt_at").unwrap(),
                lease_until: row.maybe("lease_until").unwrap(),
                published_at: row.maybe("published_at").unwrap(),
                comment: row.maybe("comment_state").unwrap().map(|state| StoredComment {
                    state,
                    next_attempt_at: row.get("comment_at").unwrap(),
                    lease_until: row.maybe("comment_lease").unwrap(),
                    is_known: row.maybe::<String>("comment_id").unwrap().is_some(),
                }),
            })
            .collect()
    }
}
