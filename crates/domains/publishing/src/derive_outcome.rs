//! The state of a post derived from its publications: never stored.

use crate::{Publication, PublicationState as S};

/// The derived state, by code of the status vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// All of one state.
    Plain(S),
    /// There on some channels; on others it will not be without a person.
    Partial,
}

impl Outlook {
    /// Returns the code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Plain(state) => state.code(),
            Self::Partial => "partial",
        }
    }
}

/// Derives the state of a post; `None` without publications.
///
/// Publications taken back count only when all were. What moves comes first, then what needs a person.
#[must_use]
pub fn derive_outcome(publications: &[Publication]) -> Option<Outlook> {
    let states: Vec<_> = publications.iter().map(|publication| publication.state).collect();
    derive(&states)
}

fn derive(states: &[S]) -> Option<Outlook> {
    let kept: Vec<_> = states.iter().copied().filter(|state| *state != S::Cancelled).collect();
    if kept.is_empty() {
        return states.first().map(|_| Outlook::Plain(S::Cancelled));
    }
    let any = |state| kept.contains(&state);
    let all = |state| kept.iter().all(|known| *known == state);
    let lost = any(S::Failed) || any(S::Missed);
    let outlook = if any(S::Sending) {
        Outlook::Plain(S::Sending)
    } else if any(S::ToVerify) {
        Outlook::Plain(S::ToVerify)
    } else if any(S::Published) && lost {
        Outlook::Partial
    } else if any(S::Processing) {
        Outlook::Plain(S::Processing)
    } else if all(S::Published) {
        Outlook::Plain(S::Published)
    } else if any(S::Failed) {
        Outlook::Plain(S::Failed)
    } else if any(S::Missed) {
        Outlook::Plain(S::Missed)
    } else if any(S::Held) {
        Outlook::Plain(S::Held)
    } else if any(S::Published) {
        Outlook::Plain(S::Sending)
    } else {
        Outlook::Plain(S::Scheduled)
    };
    Some(outlook)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_of_five_is_partial_and_leaves_the_others_alone() {
        let states = [S::Published, S::Published, S::Failed, S::Published, S::Published];
        assert_eq!(derive(&states), Some(Outlook::Partial));
    }

    #[test]
    fn the_table_of_mixtures() {
        for (states, code) in [
            (vec![S::Scheduled, S::Scheduled], "scheduled"),
            (vec![S::Sending, S::Published], "publishing"),
            (vec![S::Published, S::Scheduled], "publishing"),
            (vec![S::ToVerify, S::Published], "to_verify"),
            (vec![S::Processing, S::Published], "processing"),
            (vec![S::Published, S::Cancelled], "published"),
            (vec![S::Cancelled, S::Cancelled], "cancelled"),
            (vec![S::Missed, S::Missed], "missed"),
            (vec![S::Failed, S::Missed], "failed"),
            (vec![S::Missed, S::Published], "partial"),
            (vec![S::Held, S::Published], "held"),
            (vec![S::Held, S::Scheduled], "held"),
            (vec![S::Held, S::Failed], "failed"),
        ] {
            assert_eq!(derive(&states).map(Outlook::code), Some(code), "{states:?}");
        }
        assert_eq!(derive(&[]), None);
    }
}
