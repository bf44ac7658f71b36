//! One episode and not fifty alarms: when to announce, and when it is over.

use crate::tuning::Tuning;
use serde::{Deserialize, Serialize};

/// Whether an episode is going on, how strong it got and how long it has been calm.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Episode {
    ongoing: bool,
    /// Evidence when last announced, in thresholds.
    announced: f64,
    calm_hours: f64,
}

impl Episode {
    pub(crate) fn is_ongoing(&self) -> bool {
        self.ongoing
    }

    /// Takes the evidence of one step, in thresholds, and says whether to announce it.
    pub(crate) fn follow(&mut self, evidence: f64, step_hours: f64, tuning: &Tuning) -> bool {
        if !self.ongoing {
            if evidence < 1.0 {
                return false;
            }
            *self = Episode { ongoing: true, announced: evidence, calm_hours: 0.0 };
            return true;
        }
        if evidence > self.announced * tuning.worsening {
            self.announced = evidence;
            self.calm_hours = 0.0;
            return true;
        }
        self.calm_hours = if evidence < tuning.calm_share { self.calm_hours + step_hours } else { 0.0 };
        self.ongoing = self.calm_hours < tuning.calm_hours;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn announced(evidence: &[f64]) -> Vec<usize> {
        let (mut episode, tuning) = (Episode::default(), Tuning::default());
        evidence
            .iter()
            .enumerate()
            .filter(|(_, e)| episode.follow(**e, 1.0, &tuning))
            .map(|(hour, _)| hour)
            .collect()
    }

    #[test]
    fn a_long_crisis_is_announced_once() {
        assert_eq!(announced(&[0.0, 1.2, 3.0, 0.9, 0.1, 0.1, 2.0, 1.5, 0.2]), [1]);
    }

    #[test]
    fn a_crisis_that_gets_much_worse_is_announced_again() {
        assert_eq!(announced(&[1.0, 2.0, 5.5, 6.0]), [0, 2]);
    }

    #[test]
    fn after_hours_of_calm_the_next_one_is_new() {
        let mut evidence = vec![1.5];
        evidence.extend([0.1; 8]);
        evidence.push(1.5);
        assert_eq!(announced(&evidence), [0, 9]);
    }
}
