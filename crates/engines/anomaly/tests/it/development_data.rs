//! The goals on the development data, when it lies beside the checkout, and how little they depend
//! on each number of the detector.

use crate::scores::{self, Known};
use parvis_anomaly::Tuning;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where the data lies: beside the checkout, or beside the folder that holds it.
fn data() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let places = ["../shared/data/anomaly", "../../shared/data/anomaly"];
    let found = places.into_iter().map(|place| checkout.join(place)).find(|place| place.is_dir());
    if found.is_none() {
        eprintln!("SKIPPED: no development data in ../shared/data/anomaly beside the checkout");
    }
    found
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Seconds since 1970 of `YYYY-MM-DD HH:MM:SS`, without a zone.
fn instant(text: &str) -> i64 {
    let part = |from: usize, to: usize| text[from..to].parse::<i64>().unwrap();
    let (year, month, day) = (part(0, 4), part(5, 7), part(8, 10));
    // days from 0000-03-01: years start in March so that leap days come last
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468;
    days * 86_400 + part(11, 13) * 3600 + part(14, 16) * 60 + part(17, 19)
}

fn intervals(value: &Value) -> Vec<(i64, i64)> {
    let end = |pair: &Value, index: usize| instant(pair[index].as_str().unwrap());
    value.as_array().unwrap().iter().map(|pair| (end(pair, 0), end(pair, 1))).collect()
}

fn series(path: &Path, planned: Vec<(i64, i64)>, truth: Vec<(i64, i64)>) -> Known {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split_once(',').unwrap());
    let (times, values) = rows.map(|(at, value)| (instant(at), value.parse().ok())).unzip();
    Known { times, values, planned, truth }
}

fn twitter(data: &Path) -> Vec<Known> {
    let windows = json(&data.join("windows.json"));
    let files = windows.as_object().unwrap().iter().filter(|(file, _)| file.starts_with("realTweets/"));
    files.map(|(file, truth)| series(&data.join("data").join(file), vec![], intervals(truth))).collect()
}

fn institutions(data: &Path) -> Vec<Known> {
    let truth = json(&data.join("crisis/truth.json"));
    let crisis = |crisis: &Value| {
        (instant(crisis["start"].as_str().unwrap()), instant(crisis["end"].as_str().unwrap()))
    };
    let files = truth.as_object().unwrap().iter();
    files
        .map(|(file, one)| {
            let crises = one["crises"].as_array().unwrap().iter().map(crisis).collect();
            series(&data.join("crisis/data").join(file), intervals(&one["planned"]), crises)
        })
        .collect()
}

#[test]
fn the_goals_are_reached_on_real_twitter_volumes() {
    let Some(data) = data() else { return };
    let scores = scores::numenta(&twitter(&data), &Tuning::default());
    let good = scores.standard >= 70.0 && scores.low_false_positives >= 62.0 && scores.false_per_week <= 0.5;
    assert!(good, "{scores:?}");
}

#[test]
fn the_goals_are_reached_on_crises_of_institutions() {
    let Some(data) = data() else { return };
    let scores = scores::crises(&institutions(&data), &Tuning::default());
    let good = scores.recall >= 0.95
        && scores.f1 >= 0.82
        && scores.false_per_week <= 0.10
        && scores.within_6_hours >= 0.75;
    assert!(good, "{scores:?}");
}

#[test]
fn no_single_number_of_the_detector_is_critical() {
    let Some(data) = data() else { return };
    let (twitter, institutions) = (twitter(&data), institutions(&data));
    for index in 0..Tuning::default().fields_mut().len() {
        for factor in [0.8, 1.2] {
            let mut tuning = Tuning::default();
            *tuning.fields_mut()[index] *= factor;
            let (rises, crises) =
                (scores::numenta(&twitter, &tuning), scores::crises(&institutions, &tuning));
            // one window of ten may be lost: it is worth nearly ten points
            let good = rises.standard >= 70.0
                && rises.false_per_week <= 0.6
                && crises.recall >= 0.91
                && crises.f1 >= 0.82
                && crises.within_6_hours >= 0.75;
            assert!(good, "field {index} times {factor}: {rises:?} {crises:?}");
        }
    }
}
