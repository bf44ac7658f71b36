//! Pauses: begun, exempted, ended by choice; and that nothing which one covers begins to leave.

use super::{
    step::{Held, Target},
    stored::Stored,
    world::{World, refused_or_not},
};
use parvis_kernel::{PauseId, PostId, PublicationId, WallTime};
use parvis_publishing::{
    Choice, Exempted, PauseTarget, Release, exempt_from_pause, pause_publishing, release_publications,
    resume_publishing,
};
use std::collections::BTreeMap;

/// A pause in force, and what had begun before it.
pub(super) struct InForce {
    id: PauseId,
    target: PauseTarget,
    /// Attempts of each publication when it began.
    begun: BTreeMap<PublicationId, u32>,
    posts: Vec<PostId>,
    publications: Vec<PublicationId>,
}

impl InForce {
    /// As the product says it, written again: a crisis leaves, and what puts right or takes down.
    fn covers(&self, stored: &Stored) -> bool {
        let is_meant = match &self.target {
            PauseTarget::Institution => true,
            PauseTarget::Network(network) => *network == stored.network,
            PauseTarget::Channel(channel) => *channel == stored.channel,
            PauseTarget::Theme(theme) => stored.theme == Some(*theme),
        };
        is_meant
            && !stored.is_crisis
            && stored.act == "publish"
            && !self.posts.contains(&stored.post)
            && !self.publications.contains(&stored.id)
    }
}

/// Nothing that a pause covers has begun since it was accepted, first comments included.
pub(super) fn nothing_leaves_a_pause(world: &World, all: &[Stored]) -> Result<(), String> {
    for pause in &world.pauses {
        for stored in all.iter().filter(|stored| pause.covers(stored)) {
            let begun = pause.begun.get(&stored.id).copied().unwrap_or(0);
            if stored.attempts > begun {
                return Err(format!(
                    "{} left in spite of a pause of {:?}: {} attempts, {begun} when it began",
                    stored.id, pause.target, stored.attempts
                ));
            }
        }
    }
    Ok(())
}

impl World {
    pub(super) async fn pause(&mut self, target: Target) -> Result<(), String> {
        let target = match target {
            Target::Institution => PauseTarget::Institution,
            Target::Network(plain) => PauseTarget::Network(if plain { "plain" } else { "fake" }.to_owned()),
            Target::Channel(plain) => PauseTarget::Channel(self.channel_of(plain)),
            Target::Theme => PauseTarget::Theme(self.theme),
        };
        let publishing = &self.app().program.publishing;
        let begun = pause_publishing(publishing, &self.by, target.clone(), "Accident sur le pont").await;
        let Ok(id) = begun else { return refused_or_not(begun).map(drop) };
        let begun = self.stored().await.into_iter().map(|stored| (stored.id, stored.attempts)).collect();
        self.pauses.push(InForce { id, target, begun, posts: Vec::new(), publications: Vec::new() });
        Ok(())
    }

    pub(super) async fn exempt(&mut self, nth: u8, publication: u8, whole: bool) -> Result<(), String> {
        let all = self.stored().await;
        if all.is_empty() || self.pauses.is_empty() {
            return Ok(());
        }
        let (nth, one) = (usize::from(nth) % self.pauses.len(), &all[usize::from(publication) % all.len()]);
        let exempted = if whole { Exempted::Post(one.post) } else { Exempted::Publication(one.id) };
        let publishing = &self.app().program.publishing;
        let id = self.pauses[nth].id;
        if refused_or_not(exempt_from_pause(publishing, &self.by, id, exempted, "Convenu").await)? {
            match exempted {
                Exempted::Post(post) => self.pauses[nth].posts.push(post),
                Exempted::Publication(publication) => self.pauses[nth].publications.push(publication),
            }
        }
        Ok(())
    }

    pub(super) async fn resume(&mut self, nth: u8, held: Held) -> Result<(), String> {
        if self.pauses.is_empty() {
            return Ok(());
        }
        let nth = usize::from(nth) % self.pauses.len();
        let before = self.held().await;
        let publishing = &self.app().program.publishing;
        let releases = self.release_of(held).into_iter().collect();
        resume_publishing(publishing, &self.by, self.pauses[nth].id, releases)
            .await
            .map_err(|error| error.to_string())?;
        self.pauses.remove(nth);
        let after = self.held().await;
        if held == Held::Stays && before.iter().any(|id| !after.contains(id)) {
            return Err("the end of a pause let something go without a choice".to_owned());
        }
        Ok(())
    }

    pub(super) async fn release(&self, held: Held) -> Result<(), String> {
        let Some(release) = self.release_of(held) else { return Ok(()) };
        refused_or_not(release_publications(&self.app().program.publishing, &self.by, release).await)
            .map(drop)
    }

    async fn held(&self) -> Vec<PublicationId> {
        let all = self.stored().await;
        all.into_iter().filter(|stored| stored.state == "held").map(|stored| stored.id).collect()
    }

    fn release_of(&self, held: Held) -> Option<Release> {
        let at: WallTime = self.hour(90);
        let choice = match held {
            Held::Stays => return None,
            Held::Sent => Choice::Send { every_minutes: 5 },
            Held::Moved => Choice::Reschedule { at, choice: None, every_minutes: 1 },
            Held::GivenUp => Choice::Cancel,
        };
        Some(Release { publications: None, choice })
    }
}
