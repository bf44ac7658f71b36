//! Editorial plans, moves and takes back publications in its own transaction, and asks what became of them.

use async_trait::async_trait;
use parvis_database::{Database, Tx};
use parvis_editorial::{
    AlreadyLeaving, Leaving, Outcome, PlannedPublication, PortError, PostPublications, Trouble,
};
use parvis_kernel::{Limit, PostId, PublicationId, Scope, Timestamp, WallTime};
use parvis_publishing::{Act, Plan, Publication, PublicationState as S, derive_outcome};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct EditorialPlansPublications(pub(crate) Database);

fn failed(error: impl std::fmt::Display) -> PortError {
    PortError(error.to_string())
}

#[async_trait]
impl PostPublications for EditorialPlansPublications {
    async fn plan(
        &self,
        tx: &mut Tx,
        scope: Scope,
        planned: Vec<PlannedPublication>,
    ) -> Result<(), PortError> {
        let plans = planned.into_iter().map(|planned| Plan {
            post: planned.post,
            variant: planned.variant,
            channel: planned.channel,
            network: planned.network,
            segments: planned.segments,
            first_comment: planned.first_comment,
            content_hash: planned.content_hash,
            due_at: planned.due_at,
            due: planned.due,
            is_crisis: planned.is_crisis,
        });
        parvis_publishing::plan_publications(tx, scope, plans.collect()).await.map_err(failed)
    }

    async fn withdraw(
        &self,
        tx: &mut Tx,
        scope: Scope,
        post: PostId,
    ) -> Result<Result<(), AlreadyLeaving>, PortError> {
        let done = parvis_publishing::withdraw_publications(tx, scope, post).await.map_err(failed)?;
        Ok(if done { Ok(()) } else { Err(AlreadyLeaving) })
    }

    async fn reschedule(
        &self,
        tx: &mut Tx,
        scope: Scope,
        post: PostId,
        due: &WallTime,
        due_at: Timestamp,
    ) -> Result<Result<(), AlreadyLeaving>, PortError> {
        let moved = parvis_publishing::reschedule_publications(tx, scope, post, due, due_at);
        Ok(if moved.await.map_err(failed)? { Ok(()) } else { Err(AlreadyLeaving) })
    }

    async fn leaving(&self, scope: Scope, posts: &[PostId]) -> Result<BTreeMap<PostId, Leaving>, PortError> {
        let found = parvis_publishing::findings_of_posts(&self.0.reader(), scope, posts).await;
        let found = found.map_err(failed)?;
        let by_post = self.by_post(scope, posts).await?;
        Ok(by_post.into_iter().filter_map(|(post, all)| Some((post, leaving_of(&all, &found)?))).collect())
    }

    async fn due_between(
        &self,
        scope: Scope,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<PostId>, PortError> {
        parvis_publishing::due_between(&self.0.reader(), scope, from, to).await.map_err(failed)
    }

    async fn in_outcomes(
        &self,
        scope: Scope,
        outcomes: &[Outcome],
        before: Option<(Timestamp, PostId)>,
        limit: Limit,
    ) -> Result<Vec<(Timestamp, PostId)>, PortError> {
        let states = states_behind(outcomes);
        let (mut before, mut seen, mut found) = (before, BTreeSet::new(), Vec::new());
        while found.len() <= limit.rows() {
            let rows = parvis_publishing::due_in_states(&self.0.reader(), scope, &states, before, 200)
                .await
                .map_err(failed)?;
            let Some(last) = rows.last() else { break };
            before = Some(*last);
            let fresh: Vec<_> = rows.into_iter().filter(|(_, post)| seen.insert(*post)).collect();
            let ids: Vec<_> = fresh.iter().map(|(_, post)| *post).collect();
            let publications = self.by_post(scope, &ids).await?;
            found.extend(
                fresh.into_iter().filter(|(_, post)| {
                    publications.get(post).is_some_and(|all| is_in_outcomes(all, outcomes))
                }),
            );
        }
        found.truncate(limit.rows() + 1);
        Ok(found)
    }
}

impl EditorialPlansPublications {
    async fn by_post(
        &self,
        scope: Scope,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, Vec<Publication>>, PortError> {
        let all = parvis_publishing::publications_of(&self.0.reader(), scope, posts).await.map_err(failed)?;
        let mut by_post = BTreeMap::<PostId, Vec<Publication>>::new();
        for publication in all {
            by_post.entry(publication.post).or_default().push(publication);
        }
        Ok(by_post)
    }
}

/// A post is found by what became of it, and by a correction of it that needs a person.
fn is_in_outcomes(all: &[Publication], outcomes: &[Outcome]) -> bool {
    let (_, amendments) = copies_and_amendments(all);
    let needs_a_person = amendments.iter().any(|one| {
        matches!(one.state, S::Failed | S::ToVerify | S::Missed) && outcomes.contains(&outcome_of(one.state))
    });
    needs_a_person
        || leaving_of(all, &Findings::new()).is_some_and(|leaving| outcomes.contains(&leaving.state))
}

/// Returns the states of publications that a post in one of these outcomes may have.
fn states_behind(outcomes: &[Outcome]) -> Vec<S> {
    let mut states = BTreeSet::new();
    for outcome in outcomes {
        match outcome {
            Outcome::Scheduled => states.extend([S::Scheduled]),
            Outcome::Publishing => states.extend([S::Sending, S::Published]),
            Outcome::Processing => states.extend([S::Processing]),
            Outcome::ToVerify => states.extend([S::ToVerify]),
            Outcome::Missed => states.extend([S::Missed]),
            Outcome::Published => states.extend([S::Published]),
            Outcome::Partial => states.extend([S::Failed, S::Missed]),
            Outcome::Failed => states.extend([S::Failed]),
            Outcome::Held => states.extend([S::Held]),
            Outcome::Cancelled => {}
        }
    }
    states.into_iter().collect()
}

fn outcome_of(state: S) -> Outcome {
    Outcome::from_code(state.code()).unwrap_or(Outcome::Scheduled)
}

/// Splits what stands for the copies of a post from what amends them.
///
/// A correction published in the place of a copy that had not left stands for that copy.
fn copies_and_amendments(publications: &[Publication]) -> (Vec<Publication>, Vec<&Publication>) {
    let originals: BTreeSet<_> =
        publications.iter().filter(|one| one.amends.is_none()).map(|one| one.id).collect();
    let (copies, amendments): (Vec<_>, Vec<_>) = publications.iter().partition(|one| {
        let says_it = matches!(one.act, Act::Publish | Act::Replace);
        one.amends.is_none_or(|amended| says_it && !originals.contains(&amended))
    });
    (copies.into_iter().cloned().collect(), amendments)
}

/// What the checks ahead found, by publication.
type Findings = BTreeMap<PublicationId, BTreeSet<String>>;

fn leaving_of(all: &[Publication], findings: &Findings) -> Option<Leaving> {
    let (publications, amendments) = copies_and_amendments(all);
    let outlook = derive_outcome(&publications).map_or("cancelled", |outlook| outlook.code());
    let first = all.iter().min_by_key(|publication| publication.due_at)?;
    let trouble = publications.iter().chain(amendments).find_map(|publication| {
        let found = findings.get(&publication.id).and_then(|codes| codes.first());
        let verb = match publication.state {
            S::ToVerify => "verify",
            S::Failed | S::Missed => "retry",
            S::Held => "open",
            S::Scheduled if publication.failures > 0 || found.is_some() => "open",
            _ => return None,
        };
        Some(Trouble {
            publication: publication.id,
            channel: publication.channel,
            code: publication
                .code
                .as_ref()
                .or(found)
                .cloned()
                .unwrap_or_else(|| "publishing.unknown".to_owned()),
            verb,
        })
    });
    let channels = publications
        .iter()
        .map(|publication| (publication.channel, publication.network.clone(), outcome_of(publication.state)));
    Some(Leaving {
        state: Outcome::from_code(outlook)?,
        channels: channels.collect(),
        has_begun: publications.iter().any(|publication| publication.segments_out > 0),
        due_at: first.due_at,
        due: first.due.clone(),
        published_at: publications.iter().filter_map(|publication| publication.published_at).min(),
        trouble,
    })
}
