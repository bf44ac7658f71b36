//! On made series of imaginary institutions: crises are noticed, planned peaks and outages are not.

use crate::made::{self, Breakage, Made, START, institution};
use crate::scores::{self, Known};
use parvis_anomaly::{Calendar, Detector, Sensitivity, State, Tuning};

const HOUR: i64 = 3600;

fn at(hour: usize) -> i64 {
    START + hour as i64 * HOUR
}

fn known(made: &Made) -> Known {
    let times_and_values = made.values.iter().enumerate().filter(|(_, value)| value.is_some());
    let (times, values) = times_and_values.map(|(hour, value)| (at(hour), *value)).unzip();
    let instants = |(first, last): (usize, usize)| (at(first), at(last));
    Known {
        times,
        values,
        planned: made.planned.iter().copied().map(instants).collect(),
        truth: made.crises.iter().map(|&(first, last, ..)| instants((first, last))).collect(),
    }
}

#[test]
fn crises_of_any_size_are_noticed_whatever_the_outages() {
    for breakage in [Breakage::Zeros, Breakage::Gap, Breakage::CatchUp] {
        let made: Vec<Made> = (0..160).map(|seed| institution(seed, breakage)).collect();
        let series: Vec<Known> = made.iter().map(known).collect();
        let scores = scores::crises(&series, &Tuning::default());
        let good = scores.recall >= 0.92
            && scores.f1 >= 0.85
            && scores.false_per_week <= 0.05
            && scores.within_6_hours >= 0.7;
        assert!(good, "{breakage:?}: {scores:?}");
        let on_outages = made.iter().zip(&series).filter(|(made, known)| {
            let hours = known.announced(&Tuning::default()).into_iter().map(|row| known.times[row]);
            let mut hours = hours.map(|time| (time - START) as usize / 3600);
            hours.any(|hour| made.outages.iter().any(|&(first, last)| (first..=last + 2).contains(&hour)))
        });
        assert!(on_outages.count() <= 3, "{breakage:?}: outages are announced");
    }
}

/// Hours of calm of a middling town: 20 mentions an hour by day, 2 by night, made with a fixed seed.
fn calm(hours: usize) -> Vec<f64> {
    let mut chance = made::Chance::new(7);
    (0..hours)
        .map(|hour| {
            let usual = if (8..22).contains(&(hour % 24)) { 20.0 } else { 2.0 };
            let noise = chance.gamma(0.1);
            chance.poisson(usual * noise)
        })
        .collect()
}

fn announced(values: &[f64], calendar: &[(usize, usize)]) -> Vec<usize> {
    let calendar = Calendar::new(calendar.iter().map(|&(first, last)| (at(first), at(last))));
    let mut detector = Detector::new(Sensitivity::default(), calendar);
    (0..values.len()).filter(|&hour| detector.observe(at(hour), Some(values[hour])).alert).collect()
}

#[test]
fn a_planned_peak_is_silent_and_a_crisis_far_above_it_is_not() {
    let (event, mut values) = (3 * 168 + 12, calm(4 * 168));
    values[event..event + 8].iter_mut().for_each(|value| *value *= 6.0);
    assert_eq!(announced(&values, &[]), [event]);
    assert_eq!(announced(&values, &[(event, event + 7)]), [0; 0]);
    values[event + 3..event + 8].iter_mut().for_each(|value| *value *= 20.0);
    let during = announced(&values, &[(event, event + 7)]);
    assert!(matches!(during[..], [hour] if hour - event <= 5), "{during:?}");
}

#[test]
fn a_crisis_right_after_a_planned_peak_is_noticed() {
    let (event, mut values) = (3 * 168 + 8, calm(4 * 168));
    values[event..event + 24].iter_mut().for_each(|value| *value *= 5.0);
    let after = announced(&values, &[(event, event + 5)]);
    assert!(matches!(after[..], [hour] if hour > event + 5 && hour <= event + 9), "{after:?}");
}

#[test]
fn an_outage_and_its_late_arrivals_are_silent() {
    let (down, mut values) = (3 * 168 + 10, calm(4 * 168));
    let missed: f64 = values[down..down + 9].iter().sum();
    values[down..down + 9].fill(0.0);
    values[down + 9] += missed;
    assert_eq!(announced(&values, &[]), [0; 0]);
    let mut detector = Detector::new(Sensitivity::default(), Calendar::default());
    let states: Vec<State> =
        (0..values.len()).map(|hour| detector.observe(at(hour), Some(values[hour])).state).collect();
    assert_eq!(states[down + 8], State::Outage);
    assert_eq!(states[down + 9], State::Usual);
}

#[test]
fn a_series_that_rises_for_good_is_announced_then_becomes_the_usual() {
    let mut values = calm(16 * 168);
    values[4 * 168 + 9..].iter_mut().for_each(|value| *value *= 4.0);
    let crisis = 15 * 168 + 12;
    values[crisis..crisis + 12].iter_mut().for_each(|value| *value *= 6.0);
    let announced = announced(&values, &[]);
    assert!(announced.len() <= 4, "{announced:?}");
    assert!(announced.iter().any(|hour| (crisis..crisis + 6).contains(hour)), "{announced:?}");
}

#[test]
fn sensitivity_moves_what_is_announced() {
    let mut values = calm(4 * 168);
    values[3 * 168 + 12..3 * 168 + 18].iter_mut().for_each(|value| *value *= 2.6);
    let count = |sensitivity: f64| {
        let sensitivity = Sensitivity::new(sensitivity).unwrap();
        let mut detector = Detector::new(sensitivity, Calendar::default());
        (0..values.len()).filter(|&hour| detector.observe(at(hour), Some(values[hour])).alert).count()
    };
    assert!(count(0.2) == 0 && count(3.0) > 0, "{} and {}", count(0.2), count(3.0));
    assert!([0.0, f64::NAN, 11.0].into_iter().all(|wrong| Sensitivity::new(wrong).is_none()));
}
