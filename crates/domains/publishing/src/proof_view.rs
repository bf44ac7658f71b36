//! A proof sheet as it is told: on the wire as it is, on paper in words.

use parvis_channels::ChannelRef;
use parvis_connector::VariantOptions;
use parvis_identity::MemberView;
use parvis_kernel::{
    AssetId, CorrectionId, Digest, JournalLineId, MemberId, OrganisationId, PostId, PublicationId, Timestamp,
    WallTime, ZoneName,
};
use serde::Serialize;
use utoipa::ToSchema;

/// What went out, who wrote and approved it, every try, and how to verify it without us.
///
/// `docs/api/proof.md` says how each digest is computed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofView {
    /// `parvis.proof.1`.
    pub(crate) format: &'static str,
    pub(crate) drawn_at: Timestamp,
    pub(crate) drawn_by: PersonView,
    pub(crate) institution: InstitutionView,
    pub(crate) post: ProofPostView,
    /// The oldest first.
    pub(crate) publications: Vec<ProofPublicationView>,
    pub(crate) corrections: Vec<ProofCorrectionView>,
    pub(crate) journal: ProofJournalView,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InstitutionView {
    pub(crate) id: OrganisationId,
    pub(crate) name: String,
    #[schema(value_type = String)]
    pub(crate) zone: ZoneName,
    /// True for the example institution, whose data are fictitious.
    pub(crate) is_example: bool,
}

/// A person; without a name once the member is gone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PersonView {
    pub(crate) id: MemberId,
    pub(crate) name: Option<String>,
}

impl PersonView {
    pub(crate) fn of(id: MemberId, member: Option<&parvis_identity::Member>) -> Self {
        Self { id, name: member.map(|member| MemberView::from(member).name) }
    }
}

/// An act of a person at an instant.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ActView {
    pub(crate) by: PersonView,
    pub(crate) at: Timestamp,
}

/// A digest with the text it is the digest of: SHA-256 of the UTF-8 bytes of `statement`.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatedView {
    #[schema(value_type = String)]
    pub(crate) hash: Digest,
    pub(crate) statement: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofPostView {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) begun: ActView,
    /// Everyone who saved it, with their last save.
    pub(crate) writers: Vec<ActView>,
    /// What an approval of the post as it is stored binds to.
    pub(crate) revision: StatedView,
    pub(crate) decisions: Vec<ProofDecisionView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofDecisionView {
    /// `approved` or `changes_requested`.
    pub(crate) decision: &'static str,
    pub(crate) decided: ActView,
    pub(crate) comment: String,
    #[schema(value_type = String)]
    pub(crate) hash: Digest,
    /// True when it is about the very content that is stored.
    pub(crate) is_of_this_content: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofPublicationView {
    pub(crate) id: PublicationId,
    /// `publish`, `edit`, `replace`, `erratum` or `withdraw`.
    pub(crate) act: &'static str,
    pub(crate) amends: Option<PublicationId>,
    pub(crate) correction: Option<CorrectionId>,
    pub(crate) channel: Option<ChannelRef>,
    pub(crate) network: String,
    /// Code of the status vocabulary.
    pub(crate) state: &'static str,
    pub(crate) due_at: Timestamp,
    pub(crate) due: WallTime,
    pub(crate) published_at: Option<Timestamp>,
    /// Digest of what was approved for this publication, fixed when it was planned.
    #[schema(value_type = String)]
    pub(crate) approved_hash: Digest,
    /// The content with that digest; null when what is stored now has another one.
    pub(crate) content: Option<StatedView>,
    /// What goes with the text; null with the content.
    pub(crate) options: Option<VariantOptions>,
    pub(crate) segments: Vec<ProofSegmentView>,
    pub(crate) first_comment: Option<ProofCommentView>,
    pub(crate) attempts: Vec<ProofAttemptView>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofSegmentView {
    /// From 1.
    pub(crate) number: u32,
    pub(crate) text: Option<String>,
    pub(crate) media: Vec<ProofMediaView>,
    pub(crate) remote_id: Option<String>,
    pub(crate) remote_url: Option<String>,
    pub(crate) published_at: Option<Timestamp>,
    /// When it was taken down.
    pub(crate) gone_at: Option<Timestamp>,
    /// Digest of what the network was handed last.
    #[schema(value_type = Option<String>)]
    pub(crate) payload_hash: Option<Digest>,
}

/// A file; without name and digest once it was removed from the library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofMediaView {
    pub(crate) asset: AssetId,
    pub(crate) alt: String,
    pub(crate) filename: Option<String>,
    pub(crate) mime: Option<String>,
    pub(crate) size_bytes: Option<u64>,
    /// SHA-256 of the file of the library; a network may have been handed a version made to fit its limits.
    #[schema(value_type = Option<String>)]
    pub(crate) sha256: Option<Digest>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofCommentView {
    /// Code of the status vocabulary.
    pub(crate) state: &'static str,
    pub(crate) text: Option<String>,
    pub(crate) remote_id: Option<String>,
    pub(crate) remote_url: Option<String>,
    pub(crate) published_at: Option<Timestamp>,
    /// When it was taken down with the copy that it answered.
    pub(crate) gone_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofAttemptView {
    pub(crate) number: u32,
    /// From 1; the first comment comes after the last segment.
    pub(crate) segment: u32,
    /// `publish`, `edit` or `delete`.
    pub(crate) kind: &'static str,
    pub(crate) started_at: Timestamp,
    pub(crate) finished_at: Option<Timestamp>,
    /// `sending`, `accepted`, `processing`, `refused`, `rate_limited`, `unauthorised`, `not_sent` or `unknown`.
    pub(crate) state: &'static str,
    pub(crate) code: Option<String>,
    /// What happened, in one sentence.
    pub(crate) title: Option<String>,
    /// Id of the item that was changed or taken down.
    pub(crate) target: Option<String>,
    #[schema(value_type = String)]
    pub(crate) payload_hash: Digest,
    /// Who settled an unknown outcome: a member's id, `search`, or `repeat`.
    pub(crate) resolved_by: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofCorrectionView {
    pub(crate) id: CorrectionId,
    /// `correct` or `withdraw`.
    pub(crate) kind: &'static str,
    pub(crate) state: &'static str,
    pub(crate) begun: ActView,
    pub(crate) reason: String,
    /// What readers are told.
    pub(crate) note: String,
    pub(crate) approved: Option<ActView>,
    /// Why it could not wait for an approval; null when it waited.
    pub(crate) urgent_reason: Option<String>,
    pub(crate) applied: Option<ActView>,
    #[schema(value_type = Option<String>)]
    pub(crate) applied_hash: Option<Digest>,
    pub(crate) content: StatedView,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofJournalView {
    /// The lines about this post, its publications and corrections, in the order of the chain.
    pub(crate) lines: Vec<ProofLineView>,
    /// The first signed checkpoint at or after the last of these lines; null until it is signed, within the hour.
    pub(crate) checkpoint: Option<CheckpointView>,
    /// The last signed checkpoint of the institution's chain.
    pub(crate) last_checkpoint: Option<CheckpointView>,
    /// Version of the newest key, a colon, and the Ed25519 public key in base64.
    pub(crate) public_key: String,
    /// Every line of the chain from the first of `lines` to `checkpoint`, without payloads; null when there
    /// are too many, and for who sees one entity or may not read the journal.
    pub(crate) chain: Option<Vec<ChainLineView>>,
}

/// What the seal of a line is computed over.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChainLineView {
    /// Place in the chain, from 1; null until it is sealed, within seconds.
    pub(crate) number: Option<i64>,
    pub(crate) id: JournalLineId,
    pub(crate) happened_at: Timestamp,
    /// Microseconds since 1970, UTC: what takes part in the seal.
    pub(crate) happened_at_micros: i64,
    /// Null when the program acted.
    pub(crate) member: Option<MemberId>,
    pub(crate) act: String,
    pub(crate) object: String,
    #[schema(value_type = String)]
    pub(crate) payload_digest: Digest,
    #[schema(value_type = Option<String>)]
    pub(crate) seal: Option<Digest>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProofLineView {
    #[serde(flatten)]
    pub(crate) line: ChainLineView,
    pub(crate) by: Option<PersonView>,
    #[schema(value_type = Option<String>)]
    pub(crate) previous_seal: Option<Digest>,
    /// `kept`, `erased`, or `reserved` to those who may read the journal.
    pub(crate) payload_state: &'static str,
    pub(crate) payload: Option<String>,
}

/// Where the chain stood when it was signed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckpointView {
    pub(crate) number: i64,
    #[schema(value_type = String)]
    pub(crate) seal: Digest,
    pub(crate) signed_at: Timestamp,
    pub(crate) key_version: u8,
    /// What is signed, UTF-8.
    pub(crate) statement: String,
    /// Ed25519, 64 bytes, base64.
    pub(crate) signature: String,
    /// True when this installation holds the key that signed.
    pub(crate) is_ours: bool,
}
