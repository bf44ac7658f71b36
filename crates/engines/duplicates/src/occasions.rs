//! Occasions: one text, posted by several profiles without a long silence in between.

use crate::Post;
use crate::kind::{is_agency, is_filler, is_greeting};
use crate::tokens::{Tokens, tokens};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A gap without copies after which a text that comes back is another occasion, in seconds.
pub(crate) const NEW_OCCASION: i64 = 6 * 3600;
/// Profiles of one occasion past which it says nothing of any two of them, in number: a crowd.
///
/// What it would say is already below the least weight that counts.
pub(crate) const MOB: usize = 750;

/// One profile's first post of a text on one occasion.
#[derive(Clone, Copy)]
pub(crate) struct Act {
    /// Seconds since 1970-01-01 00:00 UTC.
    pub(crate) time: i64,
    pub(crate) author: u32,
    pub(crate) said: Said,
}

/// What was said, or where it stands while it was not read.
#[derive(Clone, Copy)]
pub(crate) enum Said {
    /// Place of the post in its block.
    Unread(u32),
    Read(Saying),
}

/// What matters of a text once its words are compared.
#[derive(Clone, Copy, Default)]
pub(crate) struct Saying {
    /// How unlikely two people are to write it by chance, in hundredths, 0 to 100.
    pub(crate) telling: u8,
    /// It says that it forwards another post.
    pub(crate) forwarded: bool,
    /// Hash of the host of its first link, 0 for none.
    pub(crate) host: u64,
}

/// Posts of one cluster less than [`NEW_OCCASION`] apart.
pub(crate) struct Occasion {
    pub(crate) cluster: usize,
    /// Instant of the first post, in seconds since 1970-01-01 00:00 UTC.
    pub(crate) first: i64,
    /// Instant of the last one, of a profile that already took part or not.
    pub(crate) last: i64,
    /// First act of each profile, in order of time then of names; none of a crowd.
    pub(crate) acts: Vec<Act>,
    /// More than [`MOB`] profiles took part.
    pub(crate) crowd: bool,
}

/// Joins occasions and single posts that belong together; `place` orders profiles by name.
pub(crate) fn joined(mut parts: Vec<Occasion>, place: impl Fn(u32) -> u32) -> Vec<Occasion> {
    // Stable: what was known before the block comes first, then posts in their order.
    parts.sort_by_key(|part| (part.cluster, part.first));
    let mut whole: Vec<Occasion> = Vec::new();
    for part in parts {
        match whole.last_mut() {
            Some(last)
                if last.cluster == part.cluster && part.first.saturating_sub(last.last) <= NEW_OCCASION =>
            {
                last.last = last.last.max(part.last);
                last.crowd |= part.crowd;
                last.acts.extend(part.acts);
            }
            _ => whole.push(part),
        }
    }
    for occasion in whole.iter_mut().filter(|occasion| occasion.acts.len() > 1) {
        occasion.acts.sort_by_key(|act| (act.time, place(act.author)));
        let mut seen = HashSet::new();
        occasion.acts.retain(|act| seen.insert(act.author));
        occasion.crowd |= occasion.acts.len() > MOB;
        if occasion.crowd {
            occasion.acts.clear();
        }
        occasion.acts.shrink_to_fit();
    }
    whole
}

impl Occasion {
    /// What it takes to keep, in posts: one at least, for the instants of a crowd.
    pub(crate) fn size(&self) -> usize {
        self.acts.len().max(1)
    }

    /// Reads what was said, where it was not yet.
    pub(crate) fn read(&mut self, block: &[Post<'_>]) {
        for act in &mut self.acts {
            if let Said::Unread(post) = act.said {
                act.said = Said::Read(saying(block[post as usize].text));
            }
        }
    }
}

fn saying(text: &str) -> Saying {
    let read = tokens(text);
    let host = read.host.as_ref().map_or(0, |host| {
        let mut hasher = DefaultHasher::new();
        host.hash(&mut hasher);
        hasher.finish()
    });
    Saying { telling: telling(&read), forwarded: read.forwarded, host }
}

/// How unlikely two people are to write a text by chance, in hundredths, 0 to 100.
fn telling(read: &Tokens) -> u8 {
    let content: Vec<&str> = read
        .words
        .iter()
        .map(|token| token.word.as_str())
        .filter(|word| !is_filler(word) && word.len() > 1)
        .collect();
    let greetings = content.iter().filter(|word| is_greeting(word)).count();
    if content.is_empty() || greetings * 2 >= content.len() {
        return 10;
    }
    if content.iter().any(|word| is_agency(word)) {
        return 20;
    }
    match content.len() - greetings {
        0..=2 => 15,
        3 => 60,
        _ => 100,
    }
}
