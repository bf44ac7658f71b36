//! The sweep: always on, looks at everything that is not settled, whatever its age.

use crate::{
    AttemptState, PublicationState as S, Publishing, PublishingError, SIGNAL, hold_publication::hold_overdue,
    plan_publications::note, store,
};
use parvis_database::Actor;

/// What a sweep found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Leases of dead workers taken back.
    pub leases: usize,
    /// Publications declared missed.
    pub missed: usize,
    /// Publications whose outcome is to be looked for.
    pub to_verify: i64,
}

/// Takes back the leases that ended and declares missed what is past its window.
///
/// What had entered *sending* becomes *to verify*, never *scheduled*: the write may have happened.
///
/// # Errors
/// The database failed; the next sweep does the same again.
pub async fn sweep(publishing: &Publishing) -> Result<Swept, PublishingError> {
    let leases = reap(publishing).await?;
    let missed = miss(publishing).await?;
    let to_verify = store::due_for_verification(&publishing.db.reader(), publishing.db.now()).await?;
    Ok(Swept { leases, missed, to_verify })
}

async fn reap(publishing: &Publishing) -> Result<usize, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let expired = store::expired_leases(&tx, tx.now()).await?;
    for mut publication in expired.iter().cloned() {
        let open = store::open_attempts(&tx, publication.scope, publication.id).await?;
        for attempt in &open {
            let (code, technical) = (Some("publishing.unknown"), Some("the program stopped during the call"));
            store::finish_attempt(&tx, publication.scope, attempt.id, AttemptState::Unknown, code, technical)
                .await?;
        }
        if !open.is_empty() {
            publication.state = S::ToVerify;
            publication.failures = 0;
            publication.code = Some("publishing.unknown".to_owned());
        } else if publication.state == S::Sending {
            // Between two segments, or between a refusal of credentials and their renewal: nothing is open.
            publication.state = S::Scheduled;
        }
        publication.next_attempt_at = tx.now();
        store::move_publication(&tx, &publication).await?;
        note(&mut tx, &publication, Actor::Program, "publication.reaped", serde_json::json!("lease ended"))
            .await?;
    }
    if !expired.is_empty() {
        tx.wake(SIGNAL);
    }
    tx.commit().await?;
    Ok(expired.len())
}

async fn miss(publishing: &Publishing) -> Result<usize, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let late = tx.now().before(publishing.settings.lateness_window);
    let crisis_late = tx.now().before(publishing.settings.crisis_lateness_window);
    let overdue = store::overdue(&tx, late, crisis_late).await?;
    let mut missed = 0;
    for mut publication in overdue {
        if publication.segments_out > 0 || hold_overdue(publishing, &mut tx, &publication).await? {
            continue;
        }
        publication.state = S::Missed;
        publication.code = Some("publishing.missed".to_owned());
        store::move_publication(&tx, &publication).await?;
        note(
            &mut tx,
            &publication,
            Actor::Program,
            "publication.missed",
            serde_json::json!("past its window"),
        )
        .await?;
        missed += 1;
    }
    tx.commit().await?;
    Ok(missed)
}
