//! Posts of a file over HTTP: what each line would make, then the posts of the lines that are chosen.

use crate::{
    Editorial, EditorialError, FileFault,
    edit::clean_text,
    import_line::{Candidate, Intention, Remark},
    import_posts::{ImportAsked, import_posts, preview_import},
    summary::ThemeView,
};
use axum::{Json, extract::State, response::IntoResponse};
use base64::{Engine, prelude::BASE64_STANDARD};
use http::StatusCode;
use parvis_channels::ChannelRef;
use parvis_identity::Can;
use parvis_kernel::{Ambiguity, PostId, Timestamp, WallTime, ZoneName, permissions};
use parvis_web_kit::{ApiResult, Body, Words};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, sync::Arc};
use utoipa::ToSchema;

/// Characters of a text that a preview shows.
const SHOWN: usize = 400;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewImportBody {
    /// The file as it is, base64 with padding, at most 512 KiB before it.
    file: String,
    /// What its lines become.
    intention: Intention,
    /// Which passage is meant where an hour exists twice.
    #[serde(default)]
    passages: Vec<PassageBody>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportBody {
    /// The file that was previewed.
    file: String,
    /// What its lines become.
    intention: Intention,
    /// Which passage is meant where an hour exists twice.
    #[serde(default)]
    passages: Vec<PassageBody>,
    /// Rows to import.
    lines: BTreeSet<u32>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PassageBody {
    /// Row of the spreadsheet.
    line: u32,
    passage: Ambiguity,
}

/// What a file would make.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportPreviewView {
    /// Encoding that the file was read in, as the web names it.
    encoding: &'static str,
    /// What stands between two cells.
    separator: char,
    /// Headings that name nothing known; their cells are left aside.
    ignored_columns: Vec<String>,
    /// Zone of the hours of lines that name none.
    zone: ZoneName,
    lines: Vec<ImportLineView>,
}

/// One line of a file.
#[derive(Debug, Serialize, ToSchema)]
struct ImportLineView {
    /// Row of the spreadsheet; the headings are row 1.
    line: u32,
    title: String,
    /// How the text begins.
    text: String,
    theme: Option<ThemeView>,
    channels: Vec<ChannelRef>,
    /// The hour as it is on the wall.
    due: Option<WallTime>,
    /// The instant it names.
    due_at: Option<Timestamp>,
    /// The hour exists twice, and which passage is meant may be said.
    is_twice: bool,
    /// The post that the line is, or has made, already.
    already: Option<PostId>,
    /// Why it makes nothing; none on a line that can be imported.
    faults: Vec<RemarkView>,
    /// What a person should look at.
    warnings: Vec<RemarkView>,
}

/// One thing to say of a line.
#[derive(Debug, Serialize, ToSchema)]
struct RemarkView {
    code: &'static str,
    sentence: String,
}

/// What became of the lines that were chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ImportedView {
    created: Vec<ImportedLineView>,
    /// Lines whose post was there already.
    already: Vec<ImportedLineView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ImportedLineView {
    line: u32,
    post: PostId,
}

fn asked(
    file: &str,
    intention: Intention,
    passages: Vec<PassageBody>,
) -> Result<ImportAsked, EditorialError> {
    let bytes = BASE64_STANDARD.decode(file).map_err(|_| EditorialError::File(FileFault::Unreadable))?;
    let passages = passages.into_iter().map(|body| (body.line, body.passage)).collect();
    Ok(ImportAsked { bytes, intention, passages })
}

/// Shows what a file of posts would make; writes nothing.
#[utoipa::path(post, path = "/posts/import/preview", tag = "editorial", request_body = PreviewImportBody,
    responses((status = 200, body = ImportPreviewView)))]
pub(super) async fn preview(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Body(body): Body<PreviewImportBody>,
) -> ApiResult<Json<ImportPreviewView>> {
    let asked = asked(&body.file, body.intention, body.passages)?;
    let (file, candidates) = editorial.db.in_snapshot(preview_import(&editorial, &by, &asked)).await?;
    let words = Words(by.member.preferences.locale);
    Ok(Json(ImportPreviewView {
        encoding: file.encoding,
        separator: file.separator,
        ignored_columns: file.ignored,
        zone: by.organisation.zone.clone(),
        lines: candidates.into_iter().map(|candidate| line_view(words, candidate)).collect(),
    }))
}

/// Makes the posts of the lines that are chosen, a few at a time, each once; none while one is wrong.
#[utoipa::path(post, path = "/posts/import", tag = "editorial", request_body = ImportBody,
    responses((status = 201, body = ImportedView)))]
pub(super) async fn import(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Body(body): Body<ImportBody>,
) -> ApiResult<impl IntoResponse> {
    let asked = asked(&body.file, body.intention, body.passages)?;
    let imported = import_posts(&editorial, &by, &asked, &body.lines).await?;
    let views = |lines: Vec<(u32, PostId)>| {
        lines.into_iter().map(|(line, post)| ImportedLineView { line, post }).collect()
    };
    let view = ImportedView { created: views(imported.created), already: views(imported.already) };
    Ok((StatusCode::CREATED, Json(view)))
}

fn line_view(words: Words, candidate: Candidate) -> ImportLineView {
    let remarks = |all: &[Remark]| {
        all.iter().map(|one| RemarkView { code: one.code(), sentence: one.sentence(words) }).collect()
    };
    let texts = candidate.draft.segments.iter().map(|segment| clean_text(&segment.text));
    ImportLineView {
        line: candidate.number,
        title: candidate.draft.title.clone(),
        text: texts.collect::<Vec<_>>().join("\n\n").chars().take(SHOWN).collect(),
        theme: candidate.theme.as_ref().map(ThemeView::from),
        channels: candidate.channels.iter().map(ChannelRef::from).collect(),
        due: candidate.draft.wish.clone(),
        due_at: candidate.due_at,
        is_twice: candidate.is_twice,
        already: candidate.already,
        faults: remarks(&candidate.faults),
        warnings: remarks(&candidate.warnings),
    }
}
