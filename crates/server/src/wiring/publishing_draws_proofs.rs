//! Publishing draws proof sheets from what editorial, media and the vault keep.

use super::is_signed_by;
use async_trait::async_trait;
use parvis_database::{Database, checkpoint::Checkpoint};
use parvis_editorial::{self as editorial, tell_record};
use parvis_kernel::{AssetId, PostId, Scope};
use parvis_media::find_assets;
use parvis_publishing::{PortError, SegmentToSend, proof};
use parvis_vault::Vault;
use std::{collections::BTreeMap, sync::Arc};

pub(crate) struct PublishingDrawsProofs {
    pub(crate) db: Database,
    pub(crate) vault: Arc<Vault>,
}

fn failed(error: impl std::fmt::Display) -> PortError {
    PortError(error.to_string())
}

#[async_trait]
impl proof::ProofSources for PublishingDrawsProofs {
    async fn record(&self, scope: Scope, post: PostId) -> Result<Option<proof::PostRecord>, PortError> {
        let told = tell_record(&self.db.reader(), scope, post).await.map_err(failed)?;
        Ok(told.map(record))
    }

    async fn files(
        &self,
        scope: Scope,
        assets: &[AssetId],
    ) -> Result<BTreeMap<AssetId, proof::FileRecord>, PortError> {
        let found = find_assets(&self.db.reader(), scope, assets).await.map_err(failed)?;
        let file = |asset: parvis_media::Asset| proof::FileRecord {
            mime: asset.file_type.mime().to_owned(),
            size_bytes: asset.size_bytes,
            digest: asset.digest,
            filename: asset.filename,
        };
        Ok(found.into_iter().map(|asset| (asset.id, file(asset))).collect())
    }

    fn is_ours(&self, checkpoint: &Checkpoint) -> bool {
        is_signed_by(&self.vault, checkpoint)
    }

    fn public_key(&self) -> Result<String, PortError> {
        self.vault.public_key().map_err(failed)
    }
}

fn stated(statement: editorial::Statement) -> proof::Stated {
    proof::Stated { text: statement.text, hash: statement.hash }
}

fn copy(copy: editorial::CopyRecord) -> proof::CopyRecord {
    let segment = |segment: editorial::Segment| SegmentToSend {
        text: segment.text,
        media: segment.media.into_iter().map(|media| (media.asset, media.alt)).collect(),
    };
    proof::CopyRecord {
        variant: copy.variant,
        channel: copy.content.channel,
        segments: copy.content.segments.into_iter().map(segment).collect(),
        options: copy.content.options,
        first_comment: copy.content.first_comment,
        stated: stated(copy.statement),
    }
}

fn record(told: editorial::PostRecord) -> proof::PostRecord {
    let decision = |decision: editorial::DecisionRecord| proof::DecisionRecord {
        member: decision.member,
        decision: decision.decision,
        comment: decision.comment,
        hash: decision.hash,
        decided_at: decision.decided_at,
    };
    proof::PostRecord {
        scope: told.scope,
        title: told.title,
        language: told.language,
        author: told.author,
        created_at: told.created_at,
        writers: told.writers,
        revision: stated(told.revision),
        decisions: told.decisions.into_iter().map(decision).collect(),
        copies: told.copies.into_iter().map(copy).collect(),
        corrections: told.corrections.into_iter().map(correction).collect(),
    }
}

fn correction(told: editorial::CorrectionRecord) -> proof::CorrectionRecord {
    proof::CorrectionRecord {
        id: told.id,
        kind: told.kind,
        state: told.state,
        author: told.author,
        created_at: told.created_at,
        reason: told.reason,
        note: told.note,
        approved: told.approved,
        urgent_reason: told.urgent_reason,
        applied: told.applied,
        applied_hash: told.applied_hash,
        stated: stated(told.statement),
        copies: told.copies.into_iter().map(copy).collect(),
    }
}
