//! Warns when the same text is planned or out on the same channel near in time.

use crate::{
    Editorial, EditorialError, Leaving, Outcome, Stage,
    check_content::{Finding, Severity},
    model::PostContent,
    store,
};
use parvis_database::Run;
use parvis_kernel::{ChannelId, Digest, PostId, Scope, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    time::Duration,
};

/// Adds one piece of advice for each channel where the text of this post leaves, or left, near its hour.
///
/// The hour is the one wished for, or now. A post that is scheduled is not compared: it was before.
pub(crate) async fn check_sameness(
    editorial: &Editorial,
    run: &impl Run,
    scope: Scope,
    content: &PostContent,
) -> Result<Vec<Finding>, EditorialError> {
    Ok(check_sameness_of_all(editorial, run, scope, &[content]).await?.pop().unwrap_or_default())
}

/// The same for many posts at once, in their order: the database is asked a few times, whatever their number.
pub(crate) async fn check_sameness_of_all(
    editorial: &Editorial,
    run: &impl Run,
    scope: Scope,
    contents: &[&PostContent],
) -> Result<Vec<Vec<Finding>>, EditorialError> {
    let mut findings = vec![Vec::new(); contents.len()];
    let days = editorial.settings.same_text_days;
    if days == 0 {
        return Ok(findings);
    }
    let said: Vec<_> = contents.iter().map(|content| what_is_said(content)).collect();
    let all: HashSet<_> = said.iter().flatten().copied().collect();
    let saying = store::posts_saying(run, scope, &all).await?;
    let others: BTreeSet<PostId> = saying.values().flatten().copied().collect();
    let others: Vec<_> = others.into_iter().collect();
    if others.is_empty() {
        return Ok(findings);
    }
    let leaving = editorial.publications.leaving(scope, &others).await?;
    let near = Duration::from_secs(u64::from(days) * 24 * 3600);
    for ((content, said), findings) in contents.iter().zip(said).zip(&mut findings) {
        let hour = content.post.wish.as_ref().and_then(|wish| wish.instant(None).ok());
        let hour = hour.unwrap_or_else(|| editorial.db.now());
        for (channel, print) in said {
            let same = saying.get(&(channel, print)).into_iter().flatten();
            let same = same.filter(|post| **post != content.post.id);
            let Some((other, leaving)) = nearest(same, &leaving, channel, hour, near) else { continue };
            let title = store::title_of(run, scope, other).await?.unwrap_or_default();
            findings.push(finding(channel, title, leaving));
        }
    }
    Ok(findings)
}

/// What a post that is not scheduled yet would say, by channel.
fn what_is_said(content: &PostContent) -> Vec<(ChannelId, Digest)> {
    if matches!(content.post.stage, Stage::Scheduled | Stage::Cancelled) {
        return Vec::new();
    }
    let said = content.variants.iter().filter_map(|variant| {
        let texts = content.effective(variant).iter().map(|segment| segment.text.as_str());
        Some((variant.channel, store::print_of(texts)?))
    });
    said.collect()
}

/// Returns the post that leaves the channel nearest to an hour, when it is near enough.
fn nearest<'a>(
    posts: impl Iterator<Item = &'a PostId>,
    leaving: &'a BTreeMap<PostId, Leaving>,
    channel: ChannelId,
    hour: Timestamp,
    near: Duration,
) -> Option<(PostId, &'a Leaving)> {
    posts
        .filter_map(|post| Some((*post, leaving.get(post)?)))
        .filter(|(_, leaving)| {
            leaving.channels.iter().any(|(on, _, outcome)| *on == channel && is_or_will_be_there(*outcome))
        })
        .map(|(post, leaving)| (leaving.due_at.max(hour).since(leaving.due_at.min(hour)), post, leaving))
        .filter(|(distance, ..)| *distance <= near)
        .min_by_key(|(distance, post, _)| (*distance, *post))
        .map(|(_, post, leaving)| (post, leaving))
}

fn finding(channel: ChannelId, title: String, leaving: &Leaving) -> Finding {
    let day = leaving.due.local.date();
    Finding {
        severity: Severity::Warning,
        code: "editorial.same_text",
        channel: Some(channel),
        segment: None,
        media: None,
        range: None,
        reference: None,
        parameters: vec![
            ("title", title),
            ("day", format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())),
        ],
    }
}

fn is_or_will_be_there(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Failed | Outcome::Missed | Outcome::Cancelled)
}
