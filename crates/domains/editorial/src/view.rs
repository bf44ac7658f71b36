//! A post on the wire, with everything the composer shows.

use crate::{
    AssetCard, Editorial, EditorialError, Post, Stage,
    allowed_acts::allowed_acts,
    check_content::{Severity, check_content, utf16_offset},
    model::{Approval, PostContent, Segment},
    store,
    summary::{ThemeView, state_of},
    trouble_view::{TroubleView, trouble_view},
};
use parvis_channels::ChannelRef;
use parvis_connector::{TextUnit, VariantOptions};
use parvis_identity::{MemberView, SignedIn, find_members};
use parvis_kernel::{
    AssetId, ChannelId, Digest, MemberId, PostId, SegmentId, Timestamp, VariantId, WallTime,
};
use parvis_web_kit::{Words, catalogue};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A post with everything the composer shows.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PostView {
    id: PostId,
    title: String,
    state: &'static str,
    /// Stage of the writing, whatever became of the publications.
    stage: &'static str,
    revision: i64,
    #[schema(value_type = String)]
    revision_hash: Digest,
    language: String,
    theme: Option<ThemeView>,
    author: Option<MemberView>,
    segments: Vec<SegmentView>,
    variants: Vec<VariantView>,
    wish: Option<WallTime>,
    due_at: Option<Timestamp>,
    /// `normal` or `crisis`.
    priority: &'static str,
    approval: ApprovalView,
    findings: Vec<FindingView>,
    measures: Vec<MeasureView>,
    /// What a person should look at before or after it leaves.
    trouble: Option<TroubleView>,
    created_at: Timestamp,
    updated_at: Timestamp,
    /// What the reader may do now.
    allowed: Vec<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
struct SegmentView {
    id: SegmentId,
    text: String,
    media: Vec<SegmentMediaView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct SegmentMediaView {
    asset: AssetCard,
    alt: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct VariantView {
    id: VariantId,
    channel: ChannelRef,
    follows_original: bool,
    /// What leaves through this channel.
    segments: Vec<SegmentView>,
    /// What goes with them; what is absent is at its default.
    options: VariantOptions,
    /// Text of the first comment, when there is one.
    first_comment: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ApprovalView {
    /// `none`, `pending`, `approved` or `changes_requested`.
    state: &'static str,
    steps: Vec<ApprovalStepView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ApprovalStepView {
    approver: Option<MemberView>,
    /// `approved` or `changes_requested`.
    decision: &'static str,
    comment: String,
    decided_at: Timestamp,
    /// True when the decision is about the content as it is now.
    holds: bool,
}

#[derive(Debug, Serialize, ToSchema)]
struct FindingView {
    /// `blocking` or `warning`.
    severity: &'static str,
    code: &'static str,
    title: String,
    channel: Option<ChannelId>,
    segment: Option<usize>,
    media: Option<usize>,
    /// First and last offset, in UTF-16 units of the segment's text.
    range: Option<(usize, usize)>,
    /// Criterion of a public rule.
    reference: Option<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
struct MeasureView {
    channel: ChannelId,
    segment: usize,
    length: u32,
    max: u32,
    /// `graphemes`, `characters` or `bytes`.
    unit: &'static str,
    bytes: u32,
    max_bytes: Option<u32>,
}

/// Builds the view of one post.
pub(crate) async fn post_view(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
) -> Result<PostView, EditorialError> {
    let (reader, scope) = (editorial.db.reader(), by.scope());
    let content = editorial.content(&reader, scope, id).await?;
    let approvals = store::list_approvals(&reader, scope, id).await?;
    let people: Vec<MemberId> =
        approvals.iter().map(|approval| approval.member).chain([content.post.author]).collect();
    let people = find_members(&reader, scope, &people).await?;
    let themes = store::find_themes(&reader, scope).await?;
    let asked = if content.post.stage == Stage::Scheduled { &[id][..] } else { &[] };
    let leaving = editorial.publications.leaving(scope, asked).await?;
    let leaving = leaving.get(&id);
    let cards = editorial.assets.cards(scope, &used_assets(&content)).await?;
    let checked = check_content(editorial, &reader, scope, &content).await?;
    let post = &content.post;
    let variants = content.variants.iter().filter_map(|variant| {
        Some(VariantView {
            id: variant.id,
            channel: ChannelRef::from(checked.channels.get(&variant.channel)?),
            follows_original: variant.own.is_none(),
            segments: segment_views(content.effective(variant), &cards),
            options: variant.options.clone(),
            first_comment: variant.first_comment.clone(),
        })
    });
    Ok(PostView {
        id,
        title: post.title.clone(),
        state: state_of(post, leaving),
        stage: post.stage.code(),
        revision: post.revision,
        revision_hash: post.revision_hash,
        language: post.language.clone(),
        theme: post.theme.and_then(|theme| themes.get(&theme)).map(ThemeView::from),
        author: people.get(&post.author).map(MemberView::from),
        segments: segment_views(&content.original, &cards),
        variants: variants.collect(),
        wish: post.wish.clone(),
        due_at: leaving.map(|leaving| leaving.due_at),
        priority: post.priority.code(),
        approval: approval_view(post, &approvals, &people),
        findings: finding_views(by, &content, &checked.findings),
        measures: checked.measures.iter().map(measure_view).collect(),
        trouble: leaving.and_then(|leaving| trouble_view(Words(by.member.preferences.locale), leaving)),
        created_at: post.created_at,
        updated_at: post.updated_at,
        allowed: allowed_acts(by, post, leaving),
    })
}

fn used_assets(content: &PostContent) -> Vec<AssetId> {
    let own = content.variants.iter().filter_map(|variant| variant.own.as_ref()).flatten();
    let media = content.original.iter().chain(own).flat_map(|segment| &segment.media);
    media.map(|media| media.asset).collect()
}

fn segment_views(segments: &[Segment], cards: &BTreeMap<AssetId, AssetCard>) -> Vec<SegmentView> {
    let media = |segment: &Segment| {
        let known = segment.media.iter().filter_map(|media| Some((cards.get(&media.asset)?, &media.alt)));
        known.map(|(card, alt)| SegmentMediaView { asset: card.clone(), alt: alt.clone() }).collect()
    };
    segments
        .iter()
        .map(|segment| SegmentView { id: segment.id, text: segment.text.clone(), media: media(segment) })
        .collect()
}

fn approval_view(
    post: &Post,
    approvals: &[Approval],
    people: &BTreeMap<MemberId, parvis_identity::Member>,
) -> ApprovalView {
    let state = match post.stage {
        Stage::InReview => "pending",
        Stage::Approved | Stage::Scheduled => "approved",
        Stage::ChangesRequested => "changes_requested",
        _ => "none",
    };
    let steps = approvals.iter().map(|approval| ApprovalStepView {
        approver: people.get(&approval.member).map(MemberView::from),
        decision: approval.decision.code(),
        comment: approval.comment.clone(),
        decided_at: approval.decided_at,
        holds: approval.revision_hash == post.revision_hash,
    });
    ApprovalView { state, steps: steps.collect() }
}

fn finding_views(
    by: &SignedIn,
    content: &PostContent,
    findings: &[crate::check_content::Finding],
) -> Vec<FindingView> {
    let locale = by.member.preferences.locale;
    let text_of = |finding: &crate::check_content::Finding| {
        let variant = content.variants.iter().find(|variant| Some(variant.channel) == finding.channel);
        let segments = variant.map_or(content.original.as_slice(), |variant| content.effective(variant));
        finding.segment.and_then(|index| segments.get(index)).map(|segment| segment.text.as_str())
    };
    let view = |finding: &crate::check_content::Finding| FindingView {
        severity: match finding.severity {
            Severity::Blocking => "blocking",
            Severity::Warning => "warning",
        },
        code: finding.code,
        title: catalogue().text(
            locale,
            &format!("finding-{}", finding.code.replace('.', "-")),
            &finding.parameters,
        ),
        channel: finding.channel,
        segment: finding.segment,
        media: finding.media,
        range: finding
            .range
            .zip(text_of(finding))
            .map(|((from, to), text)| (utf16_offset(text, from), utf16_offset(text, to))),
        reference: finding.reference,
    };
    findings.iter().map(view).collect()
}

fn measure_view(measure: &crate::check_content::Measure) -> MeasureView {
    MeasureView {
        channel: measure.channel,
        segment: measure.segment,
        length: measure.length,
        max: measure.max,
        unit: match measure.unit {
            TextUnit::Graphemes => "graphemes",
            TextUnit::Characters => "characters",
            TextUnit::Bytes => "bytes",
        },
        bytes: measure.bytes,
        max_bytes: measure.max_bytes,
    }
}
