//! Checks the poll of a variant against the limits of its channel: one sentence for each thing to repair.

use crate::{
    Segment,
    check_content::{Finding, Severity},
};
use parvis_checks::{Counting, Unit, measure};
use parvis_connector::{Poll, PollLimits};
use parvis_kernel::ChannelId;
use std::collections::BTreeSet;

const ANSWERS_MIN: usize = 2;
const COUNTING: Counting =
    Counting { unit: Unit::Graphemes, link_weight: None, handles_count_local_part: false };

/// Checks a poll; the first segment carries it.
pub(crate) fn check_poll(
    channel: ChannelId,
    poll: &Poll,
    segments: &[Segment],
    limits: Option<PollLimits>,
) -> Vec<Finding> {
    let blocking = |code, parameters| Finding {
        severity: Severity::Blocking,
        code,
        channel: Some(channel),
        segment: None,
        media: None,
        range: None,
        reference: None,
        parameters,
    };
    let Some(limits) = limits else { return vec![blocking("editorial.poll_unsupported", Vec::new())] };
    let mut findings = Vec::new();
    if let Some(first) = segments.first() {
        if first.text.trim().is_empty() {
            findings.push(blocking("editorial.poll_without_text", Vec::new()));
        }
        if !first.media.is_empty() {
            findings.push(blocking("editorial.poll_with_images", Vec::new()));
        }
    }
    if poll.answers.len() < ANSWERS_MIN {
        findings.push(blocking("editorial.poll_too_few_answers", Vec::new()));
    }
    if u32::try_from(poll.answers.len()).unwrap_or(u32::MAX) > limits.answers_max {
        findings
            .push(blocking("editorial.poll_too_many_answers", vec![("max", limits.answers_max.to_string())]));
    }
    let faults = answer_faults(poll, limits);
    findings.extend(faults.into_iter().map(|(code, parameters)| blocking(code, parameters)));
    if poll.open_seconds < limits.open_min_seconds {
        let minutes = limits.open_min_seconds.div_ceil(60).to_string();
        findings.push(blocking("editorial.poll_too_short", vec![("minutes", minutes)]));
    }
    if poll.open_seconds > limits.open_max_seconds {
        let hours = limits.open_max_seconds / 3600;
        let most = vec![("days", (hours / 24).to_string()), ("hours", (hours % 24).to_string())];
        findings.push(blocking("editorial.poll_too_long", most));
    }
    findings
}

type Told = (&'static str, Vec<(&'static str, String)>);

/// Says what is to repair in each answer, by its number from 1.
fn answer_faults(poll: &Poll, limits: PollLimits) -> Vec<Told> {
    let mut faults: Vec<Told> = Vec::new();
    let mut known = BTreeSet::new();
    for (index, answer) in poll.answers.iter().map(|answer| answer.trim()).enumerate() {
        let number = ("number", (index + 1).to_string());
        let length = measure(answer, COUNTING);
        if answer.is_empty() {
            faults.push(("editorial.poll_answer_empty", vec![number]));
        } else if !known.insert(answer) {
            faults.push(("editorial.poll_answer_twice", vec![number]));
        } else if length > limits.answer_max {
            let excess = ("excess", (length - limits.answer_max).to_string());
            let max = ("max", limits.answer_max.to_string());
            faults.push(("editorial.poll_answer_over_long", vec![number, excess, max]));
        }
    }
    faults
}
