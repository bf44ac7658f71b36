//! Draws the proof sheet of a publication, or of a whole post: everything that is kept, as it is kept.

use crate::{
    Publication, Publishing, PublishingError,
    model::Attempt,
    proof::{CopyRecord, CorrectionRecord, FileRecord, PostRecord, Stated},
    proof_journal::journal_view,
    proof_view::{
        ActView, InstitutionView, PersonView, ProofAttemptView, ProofCommentView, ProofCorrectionView,
        ProofDecisionView, ProofMediaView, ProofPostView, ProofPublicationView, ProofSegmentView, ProofView,
        StatedView,
    },
    store::{self, WrittenItem},
};
use parvis_channels::{ChannelRef, find_channels};
use parvis_identity::{Member, SignedIn, find_members};
use parvis_kernel::{AssetId, CorrectionId, MemberId, PostId, PublicationId, Timestamp};
use parvis_web_kit::Words;
use std::collections::{BTreeMap, BTreeSet};

/// Name of what the sheet looks like on the wire.
const FORMAT: &str = "parvis.proof.1";

/// What a sheet is about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ProofOf {
    /// Every publication of a post.
    Post(PostId),
    /// One publication, with everything that amended its copy.
    Publication(PublicationId),
}

/// The names that a sheet needs.
pub(crate) struct People(pub(crate) BTreeMap<MemberId, Member>);

impl People {
    pub(crate) fn person(&self, id: MemberId) -> PersonView {
        PersonView::of(id, self.0.get(&id))
    }

    fn act(&self, (by, at): (MemberId, Timestamp)) -> ActView {
        ActView { by: self.person(by), at }
    }
}

/// Draws a sheet.
///
/// # Errors
/// [`PublishingError::NotFound`] outside the scope of the reader.
pub(crate) async fn draw_proof(
    publishing: &Publishing,
    by: &SignedIn,
    of: ProofOf,
) -> Result<ProofView, PublishingError> {
    let (reader, scope) = (publishing.db.reader(), by.scope());
    let (post, publications) = match of {
        ProofOf::Post(post) => (post, store::whole_story(&reader, scope, post).await?),
        ProofOf::Publication(id) => {
            let asked =
                store::find_publication(&reader, scope, id).await?.ok_or(PublishingError::NotFound)?;
            let original = asked.amends.unwrap_or(asked.id);
            (asked.post, store::family_of(&reader, scope, original).await?)
        }
    };
    let record = publishing.proofs.record(scope, post).await?.ok_or(PublishingError::NotFound)?;
    if scope.entity.is_some() && record.scope.entity.is_some() && scope.entity != record.scope.entity {
        return Err(PublishingError::NotFound);
    }
    let drawing = Drawing::read(publishing, by, &record, &publications).await?;
    let named: BTreeSet<CorrectionId> = publications.iter().filter_map(|each| each.correction).collect();
    let corrections: Vec<_> = record
        .corrections
        .iter()
        .filter(|each| matches!(of, ProofOf::Post(_)) || named.contains(&each.id))
        .collect();
    let objects: Vec<_> = std::iter::once(post.to_string())
        .chain(publications.iter().map(|each| each.id.to_string()))
        .chain(corrections.iter().map(|each| each.id.to_string()))
        .collect();
    Ok(ProofView {
        format: FORMAT,
        drawn_at: publishing.db.now(),
        drawn_by: PersonView::of(by.member.id, Some(&by.member)),
        institution: InstitutionView {
            id: by.organisation.id,
            name: by.organisation.name.clone(),
            zone: by.organisation.zone.clone(),
            is_example: by.organisation.is_demo,
        },
        post: post_view(post, &record, &drawing.people),
        corrections: corrections.iter().map(|each| correction_view(each, &drawing.people)).collect(),
        journal: journal_view(publishing, by, &objects).await?,
        publications: publications.into_iter().map(|each| drawing.publication(&record, each)).collect(),
    })
}

/// What was read for the publications of a sheet.
struct Drawing {
    words: Words,
    people: People,
    channels: BTreeMap<parvis_kernel::ChannelId, parvis_channels::Channel>,
    files: BTreeMap<AssetId, FileRecord>,
    items: BTreeMap<PublicationId, Vec<WrittenItem>>,
    attempts: BTreeMap<PublicationId, Vec<Attempt>>,
    comments: BTreeMap<PublicationId, crate::Comment>,
}

impl Drawing {
    async fn read(
        publishing: &Publishing,
        by: &SignedIn,
        record: &PostRecord,
        publications: &[Publication],
    ) -> Result<Self, PublishingError> {
        let (reader, scope) = (publishing.db.reader(), by.scope());
        let ids: Vec<_> = publications.iter().map(|each| each.id).collect();
        let used: Vec<_> = publications.iter().map(|each| each.channel).collect();
        Ok(Self {
            words: Words(by.member.preferences.locale),
            people: People(find_members(&reader, scope, &people_of(record)).await?),
            channels: find_channels(&reader, scope, &used).await?,
            files: publishing.proofs.files(scope, &assets_of(record)).await?,
            items: store::written_items(&reader, scope, &ids).await?,
            attempts: store::attempts_of(&reader, scope, &ids).await?,
            comments: store::comments_of(&reader, scope, &ids).await?,
        })
    }

    fn publication(&self, record: &PostRecord, publication: Publication) -> ProofPublicationView {
        let copy = copy_of(record, &publication);
        let items = self.items.get(&publication.id).map_or(&[][..], Vec::as_slice);
        let comment = self.comments.get(&publication.id);
        let attempts = self.attempts.get(&publication.id).map_or(&[][..], Vec::as_slice);
        ProofPublicationView {
            act: publication.act.code(),
            amends: publication.amends,
            correction: publication.correction,
            channel: self.channels.get(&publication.channel).map(ChannelRef::from),
            state: publication.state.code(),
            due_at: publication.due_at,
            published_at: publication.published_at,
            approved_hash: publication.content_hash,
            content: copy.map(|copy| stated_view(&copy.stated)),
            options: copy.map(|copy| copy.options.clone()),
            segments: self.segments(&publication, copy, items),
            first_comment: comment.map(|comment| ProofCommentView {
                state: comment.state.code(),
                text: copy.and_then(|copy| copy.first_comment.clone()),
                remote_id: comment.remote_id.clone(),
                remote_url: comment.remote_url.clone(),
                published_at: comment.published_at,
                gone_at: comment.gone_at,
            }),
            attempts: attempts.iter().map(|attempt| self.attempt(attempt)).collect(),
            id: publication.id,
            network: publication.network,
            due: publication.due,
        }
    }

    fn segments(
        &self,
        publication: &Publication,
        copy: Option<&CopyRecord>,
        items: &[WrittenItem],
    ) -> Vec<ProofSegmentView> {
        let said = copy.map_or(0, |copy| u32::try_from(copy.segments.len()).unwrap_or(u32::MAX));
        let out = items.iter().map(|item| item.position + 1).max().unwrap_or(0);
        let planned = if publication.act == crate::Act::Withdraw { 0 } else { said.max(out) };
        let segment = |position: u32| {
            let written = items.iter().find(|item| item.position == position);
            let index = usize::try_from(position).unwrap_or(usize::MAX);
            let text = copy.and_then(|copy| copy.segments.get(index));
            let media = text.map_or(&[][..], |segment| segment.media.as_slice());
            ProofSegmentView {
                number: position + 1,
                text: text.map(|segment| segment.text.clone()),
                media: media.iter().map(|(asset, alt)| self.file(*asset, alt)).collect(),
                remote_id: written.map(|item| item.remote.id.clone()),
                remote_url: written.and_then(|item| item.remote.url.clone()),
                published_at: written.map(|item| item.published_at),
                gone_at: written.and_then(|item| item.gone_at),
                payload_hash: written.and_then(|item| item.payload_hash),
            }
        };
        (0..planned).map(segment).collect()
    }

    fn file(&self, asset: AssetId, alt: &str) -> ProofMediaView {
        let file = self.files.get(&asset);
        ProofMediaView {
            asset,
            alt: alt.to_owned(),
            filename: file.map(|file| file.filename.clone()),
            mime: file.map(|file| file.mime.clone()),
            size_bytes: file.map(|file| file.size_bytes),
            sha256: file.map(|file| file.digest),
        }
    }

    fn attempt(&self, attempt: &Attempt) -> ProofAttemptView {
        ProofAttemptView {
            number: attempt.number,
            segment: attempt.segment + 1,
            kind: attempt.kind.code(),
            started_at: attempt.started_at,
            finished_at: attempt.finished_at,
            state: attempt.state.code(),
            title: attempt.code.as_deref().map(|code| self.words.error(code)),
            code: attempt.code.clone(),
            target: attempt.target.clone(),
            payload_hash: attempt.payload_hash,
            resolved_by: attempt.resolved_by.clone(),
        }
    }
}

/// Finds the content with the digest that the publication was planned with: nothing else is shown as its text.
fn copy_of<'a>(record: &'a PostRecord, publication: &Publication) -> Option<&'a CopyRecord> {
    let corrected = record.corrections.iter().filter(|each| publication.correction == Some(each.id));
    let decided = corrected.flat_map(|each| each.copies.iter());
    let stored = record.copies.iter().filter(|_| publication.correction.is_none());
    decided
        .chain(stored)
        .find(|copy| copy.variant == publication.variant && copy.stated.hash == publication.content_hash)
}

fn people_of(record: &PostRecord) -> Vec<MemberId> {
    let writers = record.writers.iter().map(|(member, _)| *member);
    let deciders = record.decisions.iter().map(|decision| decision.member);
    let correcting = record.corrections.iter().flat_map(|each| {
        let decided = [each.approved, each.applied].into_iter().flatten().map(|(member, _)| member);
        std::iter::once(each.author).chain(decided)
    });
    std::iter::once(record.author).chain(writers).chain(deciders).chain(correcting).collect()
}

fn assets_of(record: &PostRecord) -> Vec<AssetId> {
    let corrected = record.corrections.iter().flat_map(|each| each.copies.iter());
    let segments = record.copies.iter().chain(corrected).flat_map(|copy| copy.segments.iter());
    let assets: BTreeSet<_> =
        segments.flat_map(|segment| segment.media.iter().map(|(asset, _)| *asset)).collect();
    assets.into_iter().collect()
}

fn stated_view(stated: &Stated) -> StatedView {
    StatedView { hash: stated.hash, statement: stated.text.clone() }
}

fn post_view(id: PostId, record: &PostRecord, people: &People) -> ProofPostView {
    ProofPostView {
        id,
        title: record.title.clone(),
        language: record.language.clone(),
        begun: people.act((record.author, record.created_at)),
        writers: record.writers.iter().map(|each| people.act(*each)).collect(),
        revision: stated_view(&record.revision),
        decisions: record
            .decisions
            .iter()
            .map(|decision| ProofDecisionView {
                decision: decision.decision,
                decided: people.act((decision.member, decision.decided_at)),
                comment: decision.comment.clone(),
                hash: decision.hash,
                is_of_this_content: decision.hash == record.revision.hash,
            })
            .collect(),
    }
}

fn correction_view(correction: &CorrectionRecord, people: &People) -> ProofCorrectionView {
    ProofCorrectionView {
        id: correction.id,
        kind: correction.kind,
        state: correction.state,
        begun: people.act((correction.author, correction.created_at)),
        reason: correction.reason.clone(),
        note: correction.note.clone(),
        approved: correction.approved.map(|act| people.act(act)),
        urgent_reason: correction.urgent_reason.clone(),
        applied: correction.applied.map(|act| people.act(act)),
        applied_hash: correction.applied_hash,
        content: stated_view(&correction.stated),
    }
}
