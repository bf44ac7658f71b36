//! Scores announcements: episodes against known crises, and the rule of the Numenta benchmark.

use parvis_anomaly::{Calendar, Detector, Sensitivity, Tuning};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// A series and the truth about it; instants in seconds, both ends of intervals included.
pub(crate) struct Known {
    pub(crate) times: Vec<i64>,
    pub(crate) values: Vec<Option<f64>>,
    pub(crate) planned: Vec<(i64, i64)>,
    /// What was to be noticed.
    pub(crate) truth: Vec<(i64, i64)>,
}

impl Known {
    /// Indexes of the rows where an episode was announced.
    pub(crate) fn announced(&self, tuning: &Tuning) -> Vec<usize> {
        let calendar = Calendar::new(self.planned.iter().copied());
        let mut detector = Detector::with_tuning(Sensitivity::default(), calendar, tuning.clone());
        let rows = self.times.iter().zip(&self.values);
        let alerts: Vec<bool> = rows.map(|(at, value)| detector.observe(*at, *value).alert).collect();
        (0..alerts.len()).filter(|&row| alerts[row]).collect()
    }
}

/// How well crises were noticed, all series together.
#[derive(Debug)]
pub(crate) struct Crises {
    pub(crate) recall: f64,
    pub(crate) f1: f64,
    pub(crate) false_per_week: f64,
    pub(crate) within_6_hours: f64,
}

/// Scores crises: the first 14 days are not scored, announcements within 6 h are one episode.
pub(crate) fn crises(series: &[Known], tuning: &Tuning) -> Crises {
    let (mut known, mut caught, mut quick, mut right, mut wrong, mut weeks) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for one in series {
        let scored_from = one.times[0] + 14 * DAY;
        let announced: Vec<i64> = one.announced(tuning).into_iter().map(|row| one.times[row]).collect();
        let announced: Vec<i64> = announced.into_iter().filter(|&at| at >= scored_from).collect();
        weeks += one.times.iter().filter(|&&at| at >= scored_from).count() as f64 / 168.0;
        let mut episodes: Vec<(i64, i64)> = Vec::new();
        for &at in &announced {
            match episodes.last_mut() {
                Some(last) if at - last.1 <= 6 * HOUR => last.1 = at,
                _ => episodes.push((at, at)),
            }
        }
        for (from, to) in episodes {
            let hit = one.truth.iter().any(|&(start, end)| from <= end && to >= start);
            if hit { right += 1.0 } else { wrong += 1.0 }
        }
        for &(start, end) in &one.truth {
            known += 1.0;
            if let Some(at) = announced.iter().find(|&&at| (start..=end).contains(&at)) {
                caught += 1.0;
                quick += f64::from(at - start <= 6 * HOUR);
            }
        }
    }
    let (recall, precision) = (caught / known, right / f64::max(right + wrong, 1.0));
    Crises {
        recall,
        f1: 2.0 * recall * precision / (recall + precision),
        false_per_week: wrong / weeks,
        within_6_hours: quick / known,
    }
}

/// Scores of the Numenta benchmark, all series together.
#[derive(Debug)]
pub(crate) struct Numenta {
    pub(crate) standard: f64,
    pub(crate) low_false_positives: f64,
    pub(crate) false_per_week: f64,
}

/// Position in a window, or distance after one, to a reward from 1 to -1.
fn reward(position: f64) -> f64 {
    if position > 3.0 { -1.0 } else { 2.0 / (1.0 + (5.0 * position).exp()) - 1.0 }
}

/// Scores as the Numenta benchmark does: the start of a file is not scored, a window earns its
/// first announcement, each announcement outside costs.
pub(crate) fn numenta(series: &[Known], tuning: &Tuning) -> Numenta {
    let (mut earned, mut cost, mut windows_known, mut episodes, mut weeks) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for one in series {
        let rows = one.times.len();
        let start = (rows * 15 / 100).min(750);
        let row_of = |at: i64| one.times.iter().position(|&time| time == at).expect("a window edge is a row");
        let windows: Vec<(usize, usize)> = one.truth.iter().map(|&(a, b)| (row_of(a), row_of(b))).collect();
        let mut best = vec![-1.0_f64; windows.len()];
        let mut last = None;
        for row in one.announced(tuning).into_iter().filter(|&row| row >= start) {
            if let Some(index) = windows.iter().position(|&(a, b)| (a..=b).contains(&row)) {
                let (a, b) = windows[index];
                let gained = reward(-((b - row + 1) as f64) / (b - a + 1) as f64) / reward(-1.0);
                best[index] = best[index].max(gained);
                continue;
            }
            let before = windows.iter().rev().find(|&&(_, b)| b < row);
            cost += before.map_or(-1.0, |&(a, b)| reward((row - b) as f64 / (b - a) as f64));
            episodes += f64::from(last.is_none_or(|last| one.times[row] - last > 3 * HOUR));
            last = Some(one.times[row]);
        }
        earned += best.iter().sum::<f64>();
        windows_known += windows.len() as f64;
        weeks += (one.times[rows - 1] - one.times[start]) as f64 / (7 * DAY) as f64;
    }
    let normal = |weight: f64| 50.0 * (earned + weight * cost + windows_known) / windows_known;
    Numenta { standard: normal(0.11), low_false_positives: normal(0.22), false_per_week: episodes / weeks }
}
