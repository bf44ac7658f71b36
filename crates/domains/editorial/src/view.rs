//! Posts on the wire: rows first, then what other domains know of them, then the view.

use crate::{
    AssetCard, Editorial, EditorialError, Leaving, Post, Stage,
    allowed_acts::allowed_acts,
    check_content::{Severity, check_content, utf16_offset},
    model::{Approval, PostContent, Segment},
    store,
    trouble_view::{TroubleView, trouble_view},
};
use parvis_channels::{Channel, ChannelRef, list_channels};
use parvis_connector::TextUnit;
use parvis_database::Run;
use parvis_identity::{MemberView, SignedIn, find_members};
use parvis_kernel::{
    AssetId, ChannelId, Digest, Locale, MemberId, PostId, Scope, SegmentId, SeriesId, ThemeId, Timestamp,
    VariantId, WallTime,
};
use parvis_web_kit::{Words, catalogue};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A theme on the wire.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ThemeView {
    id: ThemeId,
    pub(crate) name: String,
    /// `blue`, `green`, `purple`, `orange`, `yellow`, `pink`, `cyan` or `red`.
    hue: String,
}

impl From<&crate::Theme> for ThemeView {
    fn from(theme: &crate::Theme) -> Self {
        Self { id: theme.id, name: theme.name.clone(), hue: theme.hue.clone() }
    }
}

/// A post in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PostSummary {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) excerpt: String,
    /// Code of the status vocabulary, derived.
    state: &'static str,
    pub(crate) theme: Option<ThemeView>,
    pub(crate) author: Option<MemberView>,
    pub(crate) networks: Vec<NetworkStateView>,
    pub(crate) due_at: Option<Timestamp>,
    pub(crate) due: Option<WallTime>,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
    thumbnail_url: Option<String>,
    trouble: Option<TroubleView>,
    /// The series that it is an occurrence of.
    series: Option<SeriesId>,
}

impl PostSummary {
    pub(crate) fn has_trouble(&self) -> bool {
        self.trouble.is_some()
    }

    pub(crate) fn state(&self) -> &'static str {
        self.state
    }
}

/// A post as a cell of the calendar shows it: a month holds a thousand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CalendarPost {
    id: PostId,
    title: String,
    /// How the text begins, where there is no title.
    excerpt: String,
    /// Code of the status vocabulary, derived.
    state: &'static str,
    theme: Option<ThemeView>,
    networks: Vec<NetworkStateView>,
    due_at: Option<Timestamp>,
    due: Option<WallTime>,
    trouble: Option<TroubleView>,
    /// The series that it is an occurrence of.
    series: Option<SeriesId>,
}

impl From<PostSummary> for CalendarPost {
    fn from(post: PostSummary) -> Self {
        let excerpt = if post.title.trim().is_empty() { post.excerpt } else { String::new() };
        Self {
            id: post.id,
            title: post.title,
            excerpt,
            state: post.state,
            theme: post.theme,
            networks: post.networks,
            due_at: post.due_at,
            due: post.due,
            trouble: post.trouble,
            series: post.series,
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct NetworkStateView {
    channel: ChannelId,
    pub(crate) network: String,
    pub(crate) name: String,
    pub(crate) state: &'static str,
}

/// Returns the state that people see: of the publications once scheduled, cancelled when each was given up.
pub(crate) fn state_of(post: &Post, leaving: Option<&Leaving>) -> &'static str {
    match (post.stage, leaving) {
        (Stage::Scheduled, leaving) => leaving.map_or("cancelled", |leaving| leaving.state.code()),
        (stage, _) => stage.code(),
    }
}

/// Builds summaries, in the order of `posts`.
pub(crate) async fn summaries(
    editorial: &Editorial,
    by: &SignedIn,
    posts: &[Post],
) -> Result<Vec<PostSummary>, EditorialError> {
    summaries_for(editorial, by.scope(), by.member.preferences.locale, posts).await
}

/// Builds summaries as every member of `scope` sees them in one language.
pub(crate) async fn summaries_for(
    editorial: &Editorial,
    scope: Scope,
    locale: Locale,
    posts: &[Post],
) -> Result<Vec<PostSummary>, EditorialError> {
    let reader = editorial.db.reader();
    let ids: Vec<_> = posts.iter().map(|post| post.id).collect();
    let authors: Vec<_> = posts.iter().map(|post| post.author).collect();
    let authors = find_members(&reader, scope, &authors).await?;
    let themes = store::find_themes(&reader, scope).await?;
    let leaving = editorial.publications.leaving(scope, &ids).await?;
    let chosen = store::channels_of(&reader, scope, &ids).await?;
    let channels = channels_by_id(&reader, scope).await?;
    let files = store::thumbnails_of(&reader, scope, &ids).await?;
    let assets: Vec<_> = files.values().copied().collect();
    let cards = editorial.assets.cards(scope, &assets).await?;
    let series = store::series_of_posts(&reader, scope, &ids).await?;
    let words = Words(locale);
    let summary = |post: &Post| {
        let gone = leaving.get(&post.id).filter(|_| post.stage == Stage::Scheduled);
        let state = state_of(post, gone);
        PostSummary {
            id: post.id,
            title: post.title.clone(),
            excerpt: post.excerpt.clone(),
            state,
            theme: post.theme.and_then(|theme| themes.get(&theme)).map(ThemeView::from),
            author: authors.get(&post.author).map(MemberView::from),
            networks: networks_of(post, state, gone, chosen.get(&post.id), &channels),
            due_at: gone
                .map(|gone| gone.due_at)
                .or_else(|| post.wish.as_ref().and_then(|wish| wish.instant(None).ok())),
            due: gone.map(|gone| gone.due.clone()).or_else(|| post.wish.clone()),
            published_at: gone.and_then(|gone| gone.published_at),
            updated_at: post.updated_at,
            thumbnail_url: files
                .get(&post.id)
                .and_then(|asset| cards.get(asset))
                .map(|card| card.thumbnail_url.clone()),
            trouble: gone.and_then(|gone| trouble_view(words, gone)),
            series: series.get(&post.id).copied(),
        }
    };
    Ok(posts.iter().map(summary).collect())
}

async fn channels_by_id(
    run: &impl Run,
    scope: Scope,
) -> Result<BTreeMap<ChannelId, Channel>, EditorialError> {
    let all = list_channels(run, scope).await?;
    Ok(all.into_iter().map(|channel| (channel.id, channel)).collect())
}

fn networks_of(
    post: &Post,
    state: &'static str,
    gone: Option<&Leaving>,
    chosen: Option<&Vec<ChannelId>>,
    channels: &BTreeMap<ChannelId, Channel>,
) -> Vec<NetworkStateView> {
    let view = |channel: ChannelId, network: &str, state| NetworkStateView {
        channel,
        network: network.to_owned(),
        name: channels.get(&channel).map(|channel| channel.name.clone()).unwrap_or_default(),
        state,
    };
    if let Some(gone) = gone.filter(|_| post.stage == Stage::Scheduled) {
        return gone
            .channels
            .iter()
            .map(|(id, network, outcome)| view(*id, network, outcome.code()))
            .collect();
    }
    let known = chosen.into_iter().flatten().filter_map(|id| channels.get(id));
    known.map(|channel| view(channel.id, &channel.network, state)).collect()
}

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
