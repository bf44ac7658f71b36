//! Checks the options of a variant: whether the network has them, and what they ask of the text.

use crate::{
    Draft, Editorial, EditorialError, Segment, Variant,
    check_content::{Finding, Severity},
};
use parvis_channels::Channel;
use parvis_connector::{OfferedOptions, VariantOptions, Visibility};
use parvis_kernel::{ChannelId, FieldFault};
use std::collections::BTreeMap;

/// Returns the options that the network of a channel has.
fn offered_by(editorial: &Editorial, channel: &Channel) -> OfferedOptions {
    let connector = editorial.channels.connectors.of(&channel.network);
    connector.map_or(OfferedOptions::NONE, |connector| connector.describe().capabilities.options)
}

/// Returns the field and the code of every option that a network does not have.
fn unsupported(options: &VariantOptions, offered: OfferedOptions) -> Vec<(&'static str, &'static str)> {
    let visible = options.visibility;
    let is_offered = visible == Visibility::Public || offered.visibilities.contains(&visible);
    let all = [
        (is_offered, "visibility", "editorial.visibility_unsupported"),
        (options.warning.is_none() || offered.warning, "warning", "editorial.warning_unsupported"),
        (
            !options.sensitive_media || offered.sensitive_media,
            "sensitive_media",
            "editorial.sensitive_unsupported",
        ),
    ];
    all.into_iter().filter(|(fits, ..)| !fits).map(|(_, field, code)| (field, code)).collect()
}

/// Refuses a draft that gives a channel an option its network does not have.
///
/// # Errors
/// [`EditorialError::Fields`], one fault for each such option.
pub(crate) fn refuse_options(
    editorial: &Editorial,
    channels: &BTreeMap<ChannelId, Channel>,
    draft: &Draft,
) -> Result<(), EditorialError> {
    let mut faults = Vec::new();
    for (index, variant) in draft.variants.iter().enumerate().filter(|(_, one)| !one.options.is_plain()) {
        let channel = channels.get(&variant.channel);
        let has_polls = channel
            .and_then(|channel| editorial.channels.limits_of(channel))
            .is_some_and(|limits| limits.polls.is_some());
        if variant.options.poll.is_some() && !has_polls {
            let field = format!("variants.{index}.options.poll");
            faults.push(FieldFault { field, code: "editorial.poll_unsupported" });
        }
        let offered = channel.map_or(OfferedOptions::NONE, |channel| offered_by(editorial, channel));
        for (field, code) in unsupported(&variant.options, offered) {
            faults.push(FieldFault { field: format!("variants.{index}.options.{field}"), code });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(EditorialError::Fields(faults)) }
}

/// Checks the options of one variant against its channel.
pub(crate) fn check_options(
    editorial: &Editorial,
    channel: &Channel,
    variant: &Variant,
    segments: &[Segment],
) -> Vec<Finding> {
    let blocking = |code, segment| Finding {
        severity: Severity::Blocking,
        code,
        channel: Some(channel.id),
        segment,
        media: None,
        range: None,
        reference: None,
        parameters: Vec::new(),
    };
    let offered = offered_by(editorial, channel);
    let mut findings: Vec<_> =
        unsupported(&variant.options, offered).into_iter().map(|(_, code)| blocking(code, None)).collect();
    if !variant.options.warning_text().is_empty() {
        // Without a text there is nothing to open, and some servers make the warning the text.
        let silent = segments.iter().enumerate().filter(|(_, segment)| segment.text.trim().is_empty());
        findings.extend(silent.map(|(index, _)| blocking("editorial.warning_without_text", Some(index))));
    }
    findings
}
