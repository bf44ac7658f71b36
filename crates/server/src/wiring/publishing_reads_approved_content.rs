//! Publishing reads the content of a variant at the moment it leaves; editorial says whether it may.

use async_trait::async_trait;
use parvis_database::Database;
use parvis_editorial::{ApprovedContent as EditorialContent, approved_content, approved_correction};
use parvis_kernel::{CorrectionId, PostId, Scope, VariantId};
use parvis_publishing::{ApprovedContent, ContentToSend, PortError, SegmentToSend};

pub(crate) struct PublishingReadsApprovedContent(pub(crate) Database);

#[async_trait]
impl ApprovedContent for PublishingReadsApprovedContent {
    async fn read(
        &self,
        scope: Scope,
        post: PostId,
        variant: VariantId,
    ) -> Result<Option<ContentToSend>, PortError> {
        let content = approved_content(&self.0.reader(), scope, post, variant)
            .await
            .map_err(|error| PortError(error.to_string()))?;
        Ok(content.map(|content| to_send(content, None)))
    }

    async fn read_correction(
        &self,
        scope: Scope,
        post: PostId,
        correction: CorrectionId,
        variant: VariantId,
    ) -> Result<Option<ContentToSend>, PortError> {
        let decided = approved_correction(&self.0.reader(), scope, post, correction, variant)
            .await
            .map_err(|error| PortError(error.to_string()))?;
        Ok(decided.map(|(content, note)| to_send(content, note)))
    }
}

fn to_send(content: EditorialContent, note: Option<String>) -> ContentToSend {
    ContentToSend {
        title: content.title,
        language: content.language,
        segments: content
            .segments
            .into_iter()
            .map(|segment| SegmentToSend {
                text: segment.text,
                media: segment.media.into_iter().map(|media| (media.asset, media.alt)).collect(),
            })
            .collect(),
        options: content.options,
        note,
        first_comment: content.first_comment,
        hash: content.hash,
    }
}
