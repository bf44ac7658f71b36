//! A matcher that several threads read while queries come and go.

use super::{Handle, Matcher};
use crate::syntax::Node;
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

/// One matcher for several threads.
///
/// Readers take it for a batch of posts; an addition or a removal waits for the batches at
/// hand and lasts microseconds, so that matching never pauses noticeably. A batch begun after a
/// change was asked waits for that change: readers who come back at once cannot starve it.
///
/// When most of what is held served removed queries, the change that finds so makes a compact copy
/// before it returns, beside: batches and other changes go on meanwhile.
pub struct LiveMatcher {
    matcher: RwLock<Matcher>,
    /// Held by a change from the moment it is asked. `RwLock` alone is not fair: a reader that
    /// takes it again within microseconds is back before the system has woken who waits.
    door: Mutex<Door>,
}

/// Changes made while a compact copy is being made; none when none is.
type Door = Option<Vec<Change>>;

enum Change {
    Add(Node),
    Remove(Handle),
}

impl LiveMatcher {
    /// Shares a matcher.
    pub fn new(matcher: Matcher) -> Self {
        Self { matcher: RwLock::new(matcher), door: Mutex::new(None) }
    }

    /// The matcher as it stands, for one batch of posts; keep it briefly, and never take it twice
    /// in one thread.
    pub fn read(&self) -> RwLockReadGuard<'_, Matcher> {
        drop(self.door());
        self.matcher.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a query; batches begun after this see it.
    pub fn add(&self, query: &Node) -> Handle {
        self.alter(|matcher, changes| {
            if let Some(changes) = changes {
                changes.push(Change::Add(query.clone()));
            }
            matcher.insert(query)
        })
    }

    /// Removes a query; batches begun after this do not see it.
    pub fn remove(&self, handle: Handle) -> bool {
        self.alter(|matcher, changes| {
            if let Some(changes) = changes {
                changes.push(Change::Remove(handle));
            }
            matcher.take_out(handle)
        })
    }

    /// Puts a query in the place of another, at once for every reader.
    pub fn change(&self, handle: Handle, query: &Node) -> Handle {
        self.alter(|matcher, changes| {
            if let Some(changes) = changes {
                changes.extend([Change::Remove(handle), Change::Add(query.clone())]);
            }
            matcher.take_out(handle);
            matcher.insert(query)
        })
    }

    fn door(&self) -> MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn alter<Answer>(&self, change: impl FnOnce(&mut Matcher, Option<&mut Vec<Change>>) -> Answer) -> Answer {
        let mut door = self.door();
        let mut matcher = self.matcher.write().unwrap_or_else(PoisonError::into_inner);
        let answer = change(&mut matcher, door.as_mut());
        if door.is_some() || !matcher.is_wasteful() {
            return answer;
        }
        *door = Some(Vec::new());
        let wasteful = matcher.clone();
        drop(matcher);
        drop(door);
        let compact = wasteful.compacted();
        drop(wasteful);
        self.replace(compact);
        answer
    }

    /// Puts a compact copy in place once it has seen the changes made meanwhile, in their order: each
    /// query gets there the handle it got here.
    fn replace(&self, mut compact: Matcher) {
        let mut door = self.door();
        for change in door.take().unwrap_or_default() {
            match change {
                Change::Add(query) => drop(compact.insert(&query)),
                Change::Remove(handle) => drop(compact.take_out(handle)),
            }
        }
        let mut matcher = self.matcher.write().unwrap_or_else(PoisonError::into_inner);
        let replaced = std::mem::replace(&mut *matcher, compact);
        // Freeing it takes a while: nobody waits for that.
        drop(matcher);
        drop(door);
        drop(replaced);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Post, Scratch, parse};
    use std::thread;

    #[test]
    fn a_batch_begun_after_a_change_was_asked_sees_it() {
        let live = LiveMatcher::new(Matcher::default());
        let query = parse("mairie").expect("a query").root;
        let batch = live.read();
        thread::scope(|threads| {
            let asked = threads.spawn(|| live.add(&query));
            while live.door.try_lock().is_ok() {
                thread::yield_now();
            }
            let late = threads.spawn(|| {
                let mut found = Vec::new();
                live.read().matches(&mut Scratch::new(), &Post::of_text("La mairie ouvre"), &mut found);
                found
            });
            drop(batch);
            let handle = asked.join().expect("added");
            assert_eq!(late.join().expect("matched"), [handle]);
        });
    }
}
