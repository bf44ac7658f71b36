//! How what was told compares with what is true.

use std::collections::{HashMap, HashSet};

/// Precision, recall and F1 of pairs put together, given the true and the told class of each item.
pub(crate) fn pair_scores<T: Eq + std::hash::Hash + Copy>(truth: &[T], told: &[usize]) -> (f64, f64, f64) {
    let pairs =
        |counts: Vec<usize>| counts.into_iter().map(|n| (n * n.saturating_sub(1) / 2) as f64).sum::<f64>();
    let count = |keys: Vec<(Option<T>, Option<usize>)>| {
        let mut counts = HashMap::new();
        keys.into_iter().for_each(|key| *counts.entry(key).or_insert(0_usize) += 1);
        pairs(counts.into_values().collect())
    };
    let both = count(truth.iter().zip(told).map(|(a, b)| (Some(*a), Some(*b))).collect());
    let told_pairs = count(told.iter().map(|b| (None, Some(*b))).collect());
    let true_pairs = count(truth.iter().map(|a| (Some(*a), None)).collect());
    let (precision, recall) = (both / told_pairs.max(1.0), both / true_pairs.max(1.0));
    (precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE))
}

/// Pairs of profiles that share a group.
pub(crate) fn profile_pairs<'a>(groups: impl Iterator<Item = &'a [String]>) -> HashSet<(&'a str, &'a str)> {
    groups
        .flat_map(|group| {
            group.iter().flat_map(move |a| {
                group.iter().filter(move |b| *b > a).map(move |b| (a.as_str(), b.as_str()))
            })
        })
        .collect()
}
