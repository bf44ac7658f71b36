//! Warns when the same text is planned or out on the same channel near in time.

use crate::{
    Editorial, EditorialError, Outcome, Stage,
    check_content::{Finding, Severity},
    model::PostContent,
    store,
};
use parvis_database::Run;
use parvis_kernel::Scope;
use std::time::Duration;

/// Adds one piece of advice for each channel where the text of this post leaves, or left, near its hour.
///
/// The hour is the one wished for, or now. A post that is scheduled is not compared: it was before.
pub(crate) async fn check_sameness(
    editorial: &Editorial,
    run: &impl Run,
    scope: Scope,
    content: &PostContent,
) -> Result<Vec<Finding>, EditorialError> {
    let days = editorial.settings.same_text_days;
    if days == 0 || matches!(content.post.stage, Stage::Scheduled | Stage::Cancelled) {
        return Ok(Vec::new());
    }
    let near = Duration::from_secs(u64::from(days) * 24 * 3600);
    let hour = content.post.wish.as_ref().and_then(|wish| wish.instant(None).ok());
    let hour = hour.unwrap_or_else(|| editorial.db.now());
    let mut findings = Vec::new();
    for variant in &content.variants {
        let texts = content.effective(variant).iter().map(|segment| segment.text.as_str());
        let Some(print) = store::print_of(texts) else { continue };
        let others = store::posts_saying(run, scope, content.post.id, variant.channel, print).await?;
        if others.is_empty() {
            continue;
        }
        let leaving = editorial.publications.leaving(scope, &others).await?;
        let nearest = leaving
            .iter()
            .filter(|(_, leaving)| {
                leaving
                    .channels
                    .iter()
                    .any(|(channel, _, outcome)| *channel == variant.channel && is_or_will_be_there(*outcome))
            })
            .map(|(post, leaving)| (leaving.due_at.max(hour).since(leaving.due_at.min(hour)), *post, leaving))
            .filter(|(distance, _, _)| *distance <= near)
            .min_by_key(|(distance, post, _)| (*distance, *post));
        let Some((_, other, leaving)) = nearest else { continue };
        let title = store::title_of(run, scope, other).await?.unwrap_or_default();
        let day = leaving.due.local.date();
        findings.push(Finding {
            severity: Severity::Warning,
            code: "editorial.same_text",
            channel: Some(variant.channel),
            segment: None,
            media: None,
            range: None,
            reference: None,
            parameters: vec![
                ("title", title),
                ("day", format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())),
            ],
        });
    }
    Ok(findings)
}

fn is_or_will_be_there(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Failed | Outcome::Missed | Outcome::Cancelled)
}
