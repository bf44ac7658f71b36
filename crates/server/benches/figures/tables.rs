//! Percentiles, spread over rounds, and what was going on on the machine.

/// The value below which `share` of the sorted values lie.
pub(crate) fn percentile(sorted: &[u64], share: f64) -> u64 {
    let place = ((sorted.len() as f64) * share).ceil() as usize;
    sorted[place.clamp(1, sorted.len()) - 1]
}

/// The middle, the least and the greatest of a few rounds.
pub(crate) fn spread(values: &[f64]) -> (f64, f64, f64) {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    (sorted[sorted.len() / 2], sorted[0], sorted[sorted.len() - 1])
}

/// Writes the middle with the spread: `4.2 (3.9 to 6.1)`.
pub(crate) fn with_spread(values: &[f64], digits: usize) -> String {
    let (middle, least, most) = spread(values);
    format!("{middle:.digits$} ({least:.digits$} to {most:.digits$})")
}

/// Load of the machine over the last minute, as its kernel tells it.
pub(crate) fn load() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|load| load.parse().ok()).unwrap_or(f64::NAN)
}

/// Seconds of processor that all programs of the machine used since it started.
pub(crate) fn busy_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    let fields: Vec<f64> = text
        .lines()
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .skip(1)
        .filter_map(|field| field.parse().ok())
        .collect();
    // user, nice, system, then irq, softirq: idle and waiting left out.
    [0, 1, 2, 5, 6].iter().filter_map(|place| fields.get(*place)).sum::<f64>() / 100.0
}

/// Prints what the figures were taken on.
pub(crate) fn machine() {
    let processor = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processor.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{cores} cores, {}; load {:.1}", name.trim_start_matches([' ', '\t', ':']), load());
}
