//! Makes posts of a file: every line is shown first; nothing is made while one that was chosen is wrong.

use crate::{
    Editorial, EditorialError, Stage,
    approve_post::step,
    check_content::{Severity, check_against},
    check_sameness::check_sameness_of_all,
    create_post::{compose, insert_in},
    edit::Origin,
    import_line::{Candidate, Intention, Known, Remark, read_line},
    posts_file::{Column, FileLine, PostsFile, read_file},
    schedule_post::schedule_checked,
    store,
};
use parvis_channels::list_channels;
use parvis_database::{Run, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{Ambiguity, Digest, PostId, Timestamp, permissions};
use parvis_web_kit::Words;
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    time::Duration,
};

/// A file, and what its lines should become.
pub(crate) struct ImportAsked {
    pub(crate) bytes: Vec<u8>,
    pub(crate) intention: Intention,
    /// Which passage is meant, by line, where an hour exists twice.
    pub(crate) passages: BTreeMap<u32, Ambiguity>,
}

/// Posts by the line that made them.
#[derive(Debug, Default)]
pub(crate) struct Imported {
    pub(crate) created: Vec<(u32, PostId)>,
    /// Lines that had made their post before.
    pub(crate) already: Vec<(u32, PostId)>,
}

/// Shows what a file would make, and writes nothing.
///
/// # Errors
/// [`EditorialError::File`]; [`EditorialError::NotApproved`] when the member may not schedule on their own.
pub(crate) async fn preview_import(
    editorial: &Editorial,
    by: &SignedIn,
    asked: &ImportAsked,
) -> Result<(PostsFile, Vec<Candidate>), EditorialError> {
    refuse_intention(by, asked.intention)?;
    let file = read_file(&asked.bytes).map_err(EditorialError::File)?;
    let reader = editorial.db.reader();
    let candidates = examine(editorial, &reader, &editorial.db, by, asked, &file.lines).await?;
    Ok((file, candidates))
}

/// Lines made in one transaction: others write between two of them.
const TOGETHER: usize = 10;

/// Makes the posts of the lines that are chosen, each once whatever is repeated.
///
/// They are read and checked once, before anything is written, then made a few at a time: whoever repeats what
/// was interrupted makes the rest. A channel that is disconnected meanwhile is noticed in each transaction.
///
/// # Errors
/// As [`preview_import`]; [`EditorialError::ImportLines`] when a chosen line is wrong, and then nothing is made.
pub(crate) async fn import_posts(
    editorial: &Editorial,
    by: &SignedIn,
    asked: &ImportAsked,
    chosen: &BTreeSet<u32>,
) -> Result<Imported, EditorialError> {
    refuse_intention(by, asked.intention)?;
    let file = read_file(&asked.bytes).map_err(EditorialError::File)?;
    let digest = Digest::from_bytes(Sha256::digest(&asked.bytes).into());
    let reader = editorial.db.reader();
    let examined = examine(editorial, &reader, &editorial.db, by, asked, &file.lines);
    let mut candidates = editorial.db.in_snapshot(examined).await?;
    candidates.retain(|candidate| chosen.contains(&candidate.number));
    let wrong = |candidate: &Candidate| candidate.already.is_none() && !candidate.faults.is_empty();
    if candidates.len() != chosen.len() || candidates.iter().any(wrong) {
        return Err(EditorialError::ImportLines);
    }
    let mut imported = Imported::default();
    let known = candidates.extract_if(.., |candidate| candidate.already.is_some());
    imported.already.extend(known.filter_map(|candidate| Some((candidate.number, candidate.already?))));
    let mut left = candidates.into_iter();
    while left.len() > 0 {
        let mut tx = editorial.db.begin().await?;
        for candidate in left.by_ref().take(TOGETHER) {
            let (number, post) = (candidate.number, tx.new_id());
            if !store::insert_imported(&tx, by.scope(), candidate.print, post).await? {
                let faster = store::find_imported(&tx, by.scope(), &[candidate.print]).await?;
                imported.already.extend(faster.into_values().map(|post| (number, post)));
                continue;
            }
            make(editorial, &mut tx, by, asked.intention, candidate, post, digest).await?;
            imported.created.push((number, post));
        }
        tx.commit().await?;
    }
    imported.already.sort_unstable();
    Ok(imported)
}

/// Makes the post of one line.
async fn make(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    intention: Intention,
    candidate: Candidate,
    post: PostId,
    file: Digest,
) -> Result<(), EditorialError> {
    let content = compose(&*tx, by.scope(), by.member.id, post, &candidate.draft, Stage::Draft);
    let why = serde_json::json!({ "file": file, "line": candidate.number });
    insert_in(tx, by.into(), &content, "post.created", why).await?;
    match (intention, candidate.draft.wish, candidate.due_at) {
        (Intention::Draft, ..) => Ok(()),
        (Intention::Submit, ..) => {
            let nothing = serde_json::json!({});
            step(tx, by, &content, Stage::InReview, "post.submitted", "PostSubmitted", nothing).await
        }
        (Intention::Schedule, Some(wall), Some(at)) => {
            let at = at.max(tx.now());
            schedule_checked(editorial, tx, by, content, wall, at).await
        }
        (Intention::Schedule, ..) => Err(EditorialError::NoHour),
    }
}

fn refuse_intention(by: &SignedIn, intention: Intention) -> Result<(), EditorialError> {
    let may = by.may::<permissions::SchedulePosts>() && by.may::<permissions::ApprovePosts>();
    if intention == Intention::Schedule && !may { Err(EditorialError::NotApproved) } else { Ok(()) }
}

/// Reads lines, and asks the database what only it knows: a few questions, whatever the number of lines.
async fn examine(
    editorial: &Editorial,
    run: &impl Run,
    origin: &impl Origin,
    by: &SignedIn,
    asked: &ImportAsked,
    lines: &[FileLine],
) -> Result<Vec<Candidate>, EditorialError> {
    let scope = by.scope();
    let known = Known {
        channels: list_channels(run, scope).await?,
        themes: store::list_themes(run, scope).await?,
        zone: &by.organisation.zone,
        now: origin.now(),
        words: Words(by.member.preferences.locale),
        intention: asked.intention,
        passages: &asked.passages,
    };
    let mut candidates: Vec<_> = lines.iter().map(|line| read_line(&known, line)).collect();
    recognise(run, by, lines, &mut candidates).await?;
    point_out_repeats(editorial.settings.same_text_days, &mut candidates);
    let channels: BTreeMap<_, _> = known.channels.iter().map(|one| (one.id, one.clone())).collect();
    let says_something = |candidate: &&mut Candidate| {
        candidate.already.is_none() && candidate.draft.segments.iter().any(|one| !one.text.is_empty())
    };
    let mut checked: Vec<_> = candidates.iter_mut().filter(says_something).collect();
    let contents: Vec<_> = checked
        .iter()
        .map(|one| compose(origin, scope, by.member.id, origin.new_id(), &one.draft, Stage::Draft))
        .collect();
    let contents: Vec<_> = contents.iter().collect();
    let same = check_sameness_of_all(editorial, run, scope, &contents).await?;
    for ((candidate, content), same) in checked.iter_mut().zip(contents).zip(same) {
        let findings = check_against(editorial, content, &channels).findings.into_iter().chain(same);
        for finding in findings {
            let channel = finding.channel.and_then(|id| channels.get(&id));
            let severity = finding.severity;
            let remark = Remark::found(known.words, finding, channel);
            match severity {
                Severity::Blocking => candidate.faults.push(remark),
                Severity::Warning => candidate.warnings.push(remark),
            }
        }
    }
    Ok(candidates)
}

/// Recognises lines that are posts of this institution already: by their reference, or by what an import made.
async fn recognise(
    run: &impl Run,
    by: &SignedIn,
    lines: &[FileLine],
    candidates: &mut [Candidate],
) -> Result<(), EditorialError> {
    let references: Vec<Option<PostId>> =
        lines.iter().map(|line| line.cell(Column::Reference).parse().ok()).collect();
    let ids: Vec<_> = references.iter().flatten().copied().collect();
    let posts = store::find_posts(run, by.scope(), &ids).await?;
    let prints: Vec<_> = candidates.iter().map(|candidate| candidate.print).collect();
    let made = store::find_imported(run, by.scope(), &prints).await?;
    for (candidate, reference) in candidates.iter_mut().zip(references) {
        let known = reference.filter(|id| posts.contains_key(id));
        candidate.already = known.or_else(|| made.get(&candidate.print).copied());
        if candidate.already.is_some() {
            // Nothing is asked of a line that makes nothing.
            candidate.faults.clear();
            candidate.warnings.clear();
        }
    }
    Ok(())
}

/// Points out lines that say the same as an earlier one: the very same is refused, the same text near in time
/// on the same channel is worth a look.
fn point_out_repeats(days: u32, candidates: &mut [Candidate]) {
    let near = Duration::from_secs(u64::from(days) * 24 * 3600);
    let mut lines = HashMap::new();
    let mut texts = HashMap::<_, Vec<(u32, Option<Timestamp>)>>::new();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.already.is_none()) {
        if let Some(line) = lines.get(&candidate.print) {
            candidate.faults.push(Remark::with("editorial.import_line_twice", "line", line));
            continue;
        }
        lines.insert(candidate.print, candidate.number);
        let said = store::print_of(candidate.draft.segments.iter().map(|segment| segment.text.as_str()));
        let Some(print) = said.filter(|_| days > 0) else { continue };
        let is_near = |other: Option<Timestamp>| match (candidate.due_at, other) {
            (Some(one), Some(other)) => one.max(other).since(one.min(other)) <= near,
            _ => true,
        };
        let mut before = None;
        for channel in &candidate.channels {
            let earlier = texts.entry((channel.id, print)).or_default();
            before = before.or_else(|| earlier.iter().find(|(_, at)| is_near(*at)).map(|(line, _)| *line));
            earlier.push((candidate.number, candidate.due_at));
        }
        if let Some(line) = before {
            candidate.warnings.push(Remark::with("editorial.import_text_twice", "line", line));
        }
    }
}
