//! Editorial plans, moves and takes back publications in its own transaction, and asks what became of them.

use async_trait::async_trait;
use parvis_database::{Database, Tx};
use parvis_editorial::{
    AlreadyLeaving, Leaving, Outcome, PlannedPublication, PortError, PostPublications, Trouble,
};
use parvis_kernel::{Limit, PostId, PublicationId, Scope, Timestamp, WallTime};
use parvis_publishing::{Plan, Publication, PublicationState as S, derive_outcome};
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
        let all = parvis_publishing::publications_of(&self.0.reader(), scope, posts).await.map_err(failed)?;
        let mut by_post = BTreeMap::<PostId, Vec<Publication>>::new();
        for publication in all {
            by_post.entry(publication.post).or_default().push(publication);
        }
        let found = parvis_publishing::findings_of_posts(&self.0.reader(), scope, posts).await;
        let found = found.map_err(failed)?;
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
            let leaving = self.leaving(scope, &ids).await?;
            found.extend(fresh.into_iter().filter(|(_, post)| {
                leaving.get(post).is_some_and(|leaving| outcomes.contains(&leaving.state))
            }));
        }
        found.truncate(limit.rows() + 1);
        Ok(found)
    }
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

/// What the checks ahead found, by publication.
type Findings = BTreeMap<PublicationId, BTreeSet<String>>;

fn leaving_of(publications: &[Publication], findings: &Findings) -> Option<Leaving> {
    let outlook = derive_outcome(publications)?;
    let first = publications.iter().min_by_key(|publication| publication.due_at)?;
    let trouble = publications.iter().find_map(|publication| {
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
        state: Outcome::from_code(outlook.code())?,
        channels: channels.collect(),
        due_at: first.due_at,
        due: first.due.clone(),
        published_at: publications.iter().filter_map(|publication| publication.published_at).min(),
        trouble,
    })
}
