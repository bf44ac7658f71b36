//! One episode and not fifty alarms: when to announce, and when it is over.

use crate::tuning::Tuning;
use serde::{Deserialize, Serialize};

/// Whether an episode is going on, how strong it got and how long it has been calm.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Episode {
    ongoing: bool,
    /// Greatest evidence while the last announcement settled, in thresholds.
    announced: f64,
    calm_hours: f64,
    hours: f64,
    since_announced: f64,
}

impl Episode {
    pub(crate) fn is_ongoing(&self) -> bool {
        self.ongoing
    }

    /// Share of its weight that a value keeps for learning, ratio.
    pub(crate) fn learning_share(&self, tuning: &Tuning) -> f64 {
        let lasting = self.hours > 24.0 * tuning.episode_days;
        if self.ongoing && !lasting { tuning.episode_weight } else { 1.0 }
    }

    /// Takes the evidence of one step, in thresholds, and says whether to announce it.
    pub(crate) fn follow(&mut self, evidence: f64, step_hours: f64, tuning: &Tuning) -> bool {
        if !self.ongoing {
            if evidence < 1.0 {
                return false;
            }
            *self = Episode {
                ongoing: true,
                announced: evidence,
                calm_hours: 0.0,
                hours: 0.0,
                since_announced: 0.0,
            };
            return true;
        }
        self.hours += step_hours;
        self.since_announced += step_hours;
        if self.since_announced < tuning.settling_hours {
            self.announced = self.announced.max(evidence);
        }
        if evidence > self.announced * tuning.worsening {
            self.announced = evidence;
            self.calm_hours = 0.0;
            self.since_announced = 0.0;
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
        assert_eq!(announced(&[1.0, 2.0, 3.5, 3.0, 2.0, 9.0, 11.0, 12.0]), [0, 6]);
    }

    #[test]
    fn after_hours_of_calm_the_next_one_is_new() {
        let mut evidence = vec![1.5];
        evidence.extend([0.1; 8]);
        evidence.push(1.5);
        assert_eq!(announced(&evidence), [0, 9]);
    }
}
