//! A matcher that several threads read while queries come and go.

use super::{Handle, Matcher};
use crate::syntax::Node;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

/// One matcher for several threads.
///
/// Readers take it for a batch of posts; an addition or a removal waits for the batches at
/// hand and lasts microseconds, so that matching never pauses noticeably.
pub struct LiveMatcher {
    matcher: RwLock<Matcher>,
}

impl LiveMatcher {
    /// Shares a matcher.
    pub fn new(matcher: Matcher) -> Self {
        Self { matcher: RwLock::new(matcher) }
    }

    /// The matcher as it stands, for one batch of posts; keep it briefly.
    pub fn read(&self) -> RwLockReadGuard<'_, Matcher> {
        self.matcher.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a query; batches begun after this see it.
    pub fn add(&self, query: &Node) -> Handle {
        self.matcher.write().unwrap_or_else(PoisonError::into_inner).add(query)
    }

    /// Removes a query; batches begun after this do not see it.
    pub fn remove(&self, handle: Handle) -> bool {
        self.matcher.write().unwrap_or_else(PoisonError::into_inner).remove(handle)
    }

    /// Puts a query in the place of another, at once for every reader.
    pub fn change(&self, handle: Handle, query: &Node) -> Handle {
        let mut matcher = self.matcher.write().unwrap_or_else(PoisonError::into_inner);
        matcher.remove(handle);
        matcher.add(query)
    }
}
