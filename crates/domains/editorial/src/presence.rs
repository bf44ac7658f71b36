//! Who is on which post right now. Kept in memory: it is worth nothing a minute later.

use parvis_kernel::{ChannelId, MemberId, PostId, Timestamp};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// A member who has not said so for this long is no longer there.
const GONE_AFTER: Duration = Duration::from_secs(45);

type Seen = BTreeMap<PostId, BTreeMap<MemberId, (Option<ChannelId>, Timestamp)>>;

/// The members on each post.
#[derive(Debug, Default)]
pub struct Presence(Mutex<Seen>);

impl Presence {
    /// Notes a member and returns the others, and whether anything changed for them.
    pub(crate) fn note(
        &self,
        post: PostId,
        member: MemberId,
        channel: Option<ChannelId>,
        now: Timestamp,
    ) -> (Vec<(MemberId, Option<ChannelId>)>, bool) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, members| {
            members.retain(|_, (_, at)| now.since(*at) < GONE_AFTER);
            !members.is_empty()
        });
        let members = seen.entry(post).or_default();
        let before = members.insert(member, (channel, now));
        let changed = before.is_none_or(|(was, _)| was != channel);
        let others = members.iter().filter(|(id, _)| **id != member);
        (others.map(|(id, (channel, _))| (*id, *channel)).collect(), changed)
    }
}
