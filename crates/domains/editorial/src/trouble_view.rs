//! What a person should look at about a post, on the wire.

use crate::Leaving;
use parvis_kernel::{ChannelId, PublicationId};
use parvis_web_kit::Words;
use serde::Serialize;
use utoipa::ToSchema;

/// Something a person should look at.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TroubleView {
    /// One sentence.
    title: String,
    code: String,
    publication: PublicationId,
    channel: ChannelId,
    /// `retry`, `verify` or `open`.
    verb: &'static str,
}

/// Shows the trouble of a post that leaves, when it has one.
pub(crate) fn trouble_view(words: Words, gone: &Leaving) -> Option<TroubleView> {
    gone.trouble.as_ref().map(|trouble| TroubleView {
        title: words.error(&trouble.code),
        code: trouble.code.clone(),
        publication: trouble.publication,
        channel: trouble.channel,
        verb: trouble.verb,
    })
}
