//! Checks a post against the limits of its channels and the rules of readable texts.

use crate::{
    Editorial, EditorialError, Segment, check_comment::check_comment, check_options::check_options,
    check_poll::check_poll, check_sameness::check_sameness, model::PostContent, store,
};
use parvis_channels::{Channel, ChannelState, find_channels};
use parvis_checks::{Counting, Unit, lowercase_hashtags, measure};
use parvis_connector::{Limits, TextUnit};
use parvis_database::Run;
use parvis_kernel::{ChannelId, PostId, Scope, VariantId};
use std::collections::BTreeMap;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// The post cannot leave like this.
    Blocking,
    /// A person should look.
    Warning,
}

/// One thing to repair or to look at.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) severity: Severity,
    pub(crate) code: &'static str,
    /// The channel concerned; `None` for the original.
    pub(crate) channel: Option<ChannelId>,
    pub(crate) segment: Option<usize>,
    pub(crate) media: Option<usize>,
    /// Bytes of the segment's text concerned.
    pub(crate) range: Option<(usize, usize)>,
    /// Criterion of a public rule, for example `RGAA 1.1`.
    pub(crate) reference: Option<&'static str>,
    /// Values of the sentence.
    pub(crate) parameters: Vec<(&'static str, String)>,
}

/// Length of one segment on one channel.
#[derive(Clone, Debug)]
pub(crate) struct Measure {
    pub(crate) channel: ChannelId,
    pub(crate) segment: usize,
    pub(crate) length: u32,
    pub(crate) max: u32,
    pub(crate) unit: TextUnit,
    pub(crate) bytes: u32,
    pub(crate) max_bytes: Option<u32>,
}

/// Findings and lengths of a post.
#[derive(Clone, Debug, Default)]
pub(crate) struct Checked {
    pub(crate) findings: Vec<Finding>,
    pub(crate) measures: Vec<Measure>,
    /// The channels that the post was checked for.
    pub(crate) channels: BTreeMap<ChannelId, Channel>,
}

/// Checks every variant of a post, and its original for what concerns all of them.
pub(crate) async fn check_content(
    editorial: &Editorial,
    run: &impl Run,
    scope: Scope,
    content: &PostContent,
) -> Result<Checked, EditorialError> {
    let chosen: Vec<_> = content.variants.iter().map(|variant| variant.channel).collect();
    let channels = find_channels(run, scope, &chosen).await?;
    let mut checked = check_against(editorial, content, &channels);
    checked.findings.extend(check_sameness(editorial, run, scope, content).await?);
    checked.channels = channels;
    Ok(checked)
}

/// Checks a post against channels that are known already; whether others say the same is not asked.
pub(crate) fn check_against(
    editorial: &Editorial,
    content: &PostContent,
    channels: &BTreeMap<ChannelId, Channel>,
) -> Checked {
    let mut checked = Checked::default();
    check_hashtags(&mut checked, None, &content.original);
    check_alternatives(&mut checked, None, &content.original);
    for variant in &content.variants {
        let Some(channel) = channels.get(&variant.channel) else { continue };
        if channel.state == ChannelState::Disconnected {
            checked.findings.push(blocking("editorial.channel_disconnected", channel.id, None));
            continue;
        }
        let Some(limits) = editorial.channels.limits_of(channel) else { continue };
        let segments = content.effective(variant);
        if let Some(own) = &variant.own {
            check_hashtags(&mut checked, Some(channel.id), own);
            check_alternatives(&mut checked, Some(channel.id), own);
        }
        if u32::try_from(segments.len()).unwrap_or(u32::MAX) > limits.segments_max {
            checked.findings.push(blocking("editorial.thread_unsupported", channel.id, None));
        }
        checked.findings.extend(check_comment(editorial, channel, variant, &limits));
        checked.findings.extend(check_options(editorial, channel, variant, segments));
        if let Some(poll) = &variant.options.poll {
            checked.findings.extend(check_poll(channel.id, poll, segments, limits.polls));
        }
        let warning = variant.options.warning_text();
        for (index, segment) in segments.iter().enumerate() {
            check_segment(&mut checked, channel.id, (index, segment), warning, &limits);
        }
    }
    checked
}

/// Returns the codes of what forbids to go on.
pub(crate) async fn blocking_codes(
    editorial: &Editorial,
    run: &impl Run,
    scope: Scope,
    content: &PostContent,
) -> Result<Vec<&'static str>, EditorialError> {
    let checked = check_content(editorial, run, scope, content).await?;
    let blocking = checked.findings.iter().filter(|finding| finding.severity == Severity::Blocking);
    Ok(blocking.map(|finding| finding.code).collect())
}

/// Returns the codes of what the channel of a variant would not take, as the channel is now.
///
/// # Errors
/// The database failed.
pub async fn misfits(
    editorial: &Editorial,
    scope: Scope,
    post: PostId,
    variant: VariantId,
) -> Result<Vec<&'static str>, EditorialError> {
    let reader = editorial.db.reader();
    let Some(content) = store::find_content(&reader, scope, post).await? else { return Ok(Vec::new()) };
    let Some(channel) = content.variants.iter().find(|known| known.id == variant).map(|known| known.channel)
    else {
        return Ok(Vec::new());
    };
    let checked = check_content(editorial, &reader, scope, &content).await?;
    let misfits = checked.findings.iter().filter(|finding| {
        finding.severity == Severity::Blocking
            && finding.channel == Some(channel)
            && finding.code != "editorial.channel_disconnected"
    });
    Ok(misfits.map(|finding| finding.code).collect())
}

fn blocking(code: &'static str, channel: ChannelId, segment: Option<usize>) -> Finding {
    Finding {
        severity: Severity::Blocking,
        code,
        channel: Some(channel),
        segment,
        media: None,
        range: None,
        reference: None,
        parameters: Vec::new(),
    }
}

/// Returns how a network counts a text.
fn counting_of(limits: &Limits) -> Counting {
    let unit = match limits.text.unit {
        TextUnit::Graphemes => Unit::Graphemes,
        TextUnit::Characters => Unit::Characters,
        TextUnit::Bytes => Unit::Bytes,
    };
    Counting {
        unit,
        link_weight: limits.text.link_weight,
        handles_count_local_part: limits.text.handles_count_local_part,
    }
}

/// Returns what a text counts for with the warning before it, whose links and handles count whole.
///
/// Source: Mastodon, `StatusLengthValidator` (text and warning are counted together), read 2026-11-25.
pub(crate) fn length_under(warning: &str, text: &str, limits: &Limits) -> u32 {
    let counting = counting_of(limits);
    let whole = Counting { link_weight: None, handles_count_local_part: false, ..counting };
    measure(text, counting).saturating_add(measure(warning, whole))
}

fn check_segment(
    checked: &mut Checked,
    channel: ChannelId,
    (index, segment): (usize, &Segment),
    warning: &str,
    limits: &Limits,
) {
    let length = length_under(warning, &segment.text, limits);
    let bytes = u32::try_from(segment.text.len() + warning.len()).unwrap_or(u32::MAX);
    let (max, max_bytes) = (limits.text.max, limits.text.max_bytes);
    checked.measures.push(Measure {
        channel,
        segment: index,
        length,
        max,
        unit: limits.text.unit,
        bytes,
        max_bytes,
    });
    let over = [(length, Some(max)), (bytes, max_bytes)]
        .into_iter()
        .find_map(|(value, max)| max.filter(|max| value > *max).map(|max| value - max));
    if let Some(excess) = over {
        let mut finding = blocking("editorial.over_long", channel, Some(index));
        finding.parameters = vec![("excess", excess.to_string()), ("max", max.to_string())];
        checked.findings.push(finding);
    }
    if segment.text.trim().is_empty() && segment.media.is_empty() {
        checked.findings.push(blocking("editorial.empty_segment", channel, Some(index)));
    }
    if u32::try_from(segment.media.len()).unwrap_or(u32::MAX) > limits.images.max {
        let mut finding = blocking("editorial.too_many_images", channel, Some(index));
        finding.parameters = vec![("max", limits.images.max.to_string())];
        checked.findings.push(finding);
    }
    for (media, used) in segment.media.iter().enumerate() {
        let length = measure(
            &used.alt,
            Counting { unit: Unit::Graphemes, link_weight: None, handles_count_local_part: false },
        );
        if length > limits.images.alt_max {
            let mut finding = blocking("editorial.alt_over_long", channel, Some(index));
            finding.media = Some(media);
            finding.parameters = vec![("max", limits.images.alt_max.to_string())];
            checked.findings.push(finding);
        }
    }
}

/// Asks for alternative texts. Source: RGAA 4.1.2, criterion 1.1, read 2026-11-24.
fn check_alternatives(checked: &mut Checked, channel: Option<ChannelId>, segments: &[Segment]) {
    for (index, segment) in segments.iter().enumerate() {
        for (media, used) in segment.media.iter().enumerate() {
            if used.alt.trim().is_empty() {
                checked.findings.push(Finding {
                    severity: Severity::Blocking,
                    code: "editorial.alt_missing",
                    channel,
                    segment: Some(index),
                    media: Some(media),
                    range: None,
                    reference: Some("RGAA 1.1"),
                    parameters: vec![("number", (media + 1).to_string())],
                });
            }
        }
    }
}

fn check_hashtags(checked: &mut Checked, channel: Option<ChannelId>, segments: &[Segment]) {
    for (index, segment) in segments.iter().enumerate() {
        for tag in lowercase_hashtags(&segment.text) {
            checked.findings.push(Finding {
                severity: Severity::Warning,
                code: "editorial.hashtag_lowercase",
                channel,
                segment: Some(index),
                media: None,
                range: Some((tag.start, tag.start + tag.text.len())),
                reference: None,
                parameters: vec![("hashtag", tag.text.to_owned())],
            });
        }
    }
}

/// Turns a byte offset of a text into the offset that browsers use.
pub(crate) fn utf16_offset(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, |before| before.encode_utf16().count())
}
