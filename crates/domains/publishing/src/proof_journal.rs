//! The lines of the journal that a proof sheet rests on, their seals, and the signed checkpoint over them.

use crate::{
    Publishing, PublishingError,
    draw_proof::People,
    proof_view::{ChainLineView, CheckpointView, ProofJournalView, ProofLineView},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use parvis_database::{
    SealedLine, WrittenLine, chain_between, checkpoint::Checkpoint, checkpoints_over, lines_about,
};
use parvis_identity::{SignedIn, find_members};
use parvis_kernel::permissions;

/// Most lines of a chain that a sheet carries.
const CHAIN_MAX: i64 = 2_000;

/// Reads what the journal keeps of some objects.
pub(crate) async fn journal_view(
    publishing: &Publishing,
    by: &SignedIn,
    objects: &[String],
) -> Result<ProofJournalView, PublishingError> {
    let (reader, scope) = (publishing.db.reader(), by.scope());
    let reads = by.may::<permissions::ReadJournal>();
    let lines = lines_about(&reader, scope, objects).await?;
    let actors: Vec<_> = lines.iter().filter_map(|each| each.line.member).collect();
    let people = People(find_members(&reader, scope, &actors).await?);
    let numbers = || lines.iter().filter_map(|each| each.line.sealed).map(|(number, _)| number);
    let first = numbers().min();
    let last = numbers().max();
    let (over, newest) = checkpoints_over(&reader, scope.organisation, last.unwrap_or(i64::MAX)).await?;
    let chain = match (first, over.as_ref()) {
        (Some(first), Some(over)) if reads && scope.entity.is_none() && over.number - first < CHAIN_MAX => {
            let chain = chain_between(&reader, scope.organisation, first, over.number, CHAIN_MAX).await?;
            Some(chain.into_iter().map(chain_line_view).collect())
        }
        _ => None,
    };
    let signed = |checkpoint: Checkpoint| CheckpointView {
        is_ours: publishing.proofs.is_ours(&checkpoint),
        number: checkpoint.number,
        seal: checkpoint.seal,
        signed_at: checkpoint.signed_at,
        key_version: checkpoint.key_version,
        statement: checkpoint.statement(),
        signature: STANDARD.encode(&checkpoint.signature),
    };
    Ok(ProofJournalView {
        lines: lines.into_iter().map(|each| line_view(each, &people, reads)).collect(),
        checkpoint: over.map(signed),
        last_checkpoint: newest.map(signed),
        public_key: publishing.proofs.public_key()?,
        chain,
    })
}

fn chain_line_view(line: WrittenLine) -> ChainLineView {
    ChainLineView {
        number: line.sealed.map(|(number, _)| number),
        id: line.id,
        happened_at: line.happened_at,
        happened_at_micros: line.happened_at.as_micros(),
        member: line.member,
        act: line.act,
        object: line.object,
        payload_digest: line.payload_digest,
        seal: line.sealed.map(|(_, seal)| seal),
    }
}

fn line_view(sealed: SealedLine, people: &People, reads: bool) -> ProofLineView {
    let SealedLine { line, payload, previous_seal } = sealed;
    let payload_state = match &payload {
        None => "erased",
        Some(_) if reads => "kept",
        Some(_) => "reserved",
    };
    ProofLineView {
        by: line.member.map(|member| people.person(member)),
        line: chain_line_view(line),
        previous_seal,
        payload_state,
        payload: payload.filter(|_| reads),
    }
}
