//! Checks the first comment of a variant: whether the network takes one, and its length.

use crate::{
    Editorial, Variant,
    check_content::{Finding, Severity, length_under},
    error::EditorialError,
    model::Draft,
};
use parvis_channels::Channel;
use parvis_connector::Limits;
use parvis_kernel::{ChannelId, FieldFault};
use std::collections::BTreeMap;

/// Says whether a channel takes a first comment.
fn takes_one(editorial: &Editorial, channel: &Channel) -> bool {
    editorial
        .channels
        .connectors
        .of(&channel.network)
        .is_some_and(|connector| connector.takes_first_comment())
}

/// Refuses a draft that gives a first comment to a channel whose network takes none.
///
/// # Errors
/// [`EditorialError::Fields`], one fault for each such channel.
pub(crate) fn refuse_comments(
    editorial: &Editorial,
    channels: &BTreeMap<ChannelId, Channel>,
    draft: &Draft,
) -> Result<(), EditorialError> {
    let mut faults = Vec::new();
    for (index, variant) in draft.variants.iter().enumerate().filter(|(_, one)| one.first_comment.is_some()) {
        if !channels.get(&variant.channel).is_some_and(|channel| takes_one(editorial, channel)) {
            let field = format!("variants.{index}.first_comment");
            faults.push(FieldFault { field, code: "editorial.comment_unsupported" });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(EditorialError::Fields(faults)) }
}

/// Checks the first comment of one variant against its channel, when it has one.
pub(crate) fn check_comment(
    editorial: &Editorial,
    channel: &Channel,
    variant: &Variant,
    limits: &Limits,
) -> Option<Finding> {
    let comment = variant.first_comment.as_deref()?;
    let blocking = |code, parameters| Finding {
        severity: Severity::Blocking,
        code,
        channel: Some(channel.id),
        segment: None,
        media: None,
        range: None,
        reference: None,
        parameters,
    };
    if !takes_one(editorial, channel) {
        return Some(blocking("editorial.comment_unsupported", Vec::new()));
    }
    let warning = variant.options.warning_text();
    let length = length_under(warning, comment, limits);
    let bytes = u32::try_from(comment.len() + warning.len()).unwrap_or(u32::MAX);
    let over = [(length, Some(limits.text.max)), (bytes, limits.text.max_bytes)]
        .into_iter()
        .find_map(|(value, max)| max.filter(|max| value > *max).map(|max| (value - max, max)));
    over.map(|(excess, max)| {
        blocking(
            "editorial.comment_over_long",
            vec![("excess", excess.to_string()), ("max", max.to_string())],
        )
    })
}
