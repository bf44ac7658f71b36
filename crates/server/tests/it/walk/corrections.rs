//! What is out is put right or taken down; and that copies say what was approved last, or are gone for good.

use super::{
    people::segments_of,
    stored::Stored,
    world::{World, origin_of, refused_or_not},
};
use parvis_database::{Bind, Run};
use parvis_editorial::{
    CorrectedContent, CorrectedVariant, CorrectionKind, Way, apply_correction, begin_correction,
    dismiss_correction,
};
use parvis_kernel::{CorrectionId, Digest, PublicationId};
use parvis_test_kit::Made;
use std::collections::BTreeMap;

impl World {
    pub(super) async fn correct(
        &self,
        index: usize,
        version: u32,
        way: Way,
        which: u8,
    ) -> Result<bool, String> {
        let kind = self.posts[index].kind;
        let variant = |channel, way| CorrectedVariant {
            channel,
            segments: None,
            way,
            erratum: if way == Way::Erratum {
                format!("Erratum sur {index}, version {version}")
            } else {
                String::new()
            },
            options: None,
        };
        let mut variants = vec![variant(self.channel, if which == 2 { Way::Leave } else { way })];
        if kind.both {
            // The plain network holds no answer.
            let way = if way == Way::Erratum { Way::Edit } else { way };
            variants.push(variant(self.plain, if which == 1 { Way::Leave } else { way }));
        }
        let content = CorrectedContent {
            title: "Essai".to_owned(),
            language: "fr".to_owned(),
            segments: segments_of(index, version, kind.segments),
            variants,
            note: String::new(),
        };
        self.amend(index, CorrectionKind::Correct, Some(content)).await
    }

    pub(super) async fn withdraw(&self, index: usize) -> Result<bool, String> {
        self.amend(index, CorrectionKind::Withdraw, None).await
    }

    async fn amend(
        &self,
        index: usize,
        kind: CorrectionKind,
        body: Option<CorrectedContent>,
    ) -> Result<bool, String> {
        let (editorial, by, db) = (&*self.app().program.editorial, &self.by, &self.app().program.db);
        let post = self.posts[index].id;
        // One that could not be applied, or that a death left, is given up first.
        let sql =
            "SELECT id FROM corrections WHERE post_id = $1 AND state IN ('draft', 'in_review', 'approved')";
        for row in db.reader().rows(sql, vec![post.bind()]).await.unwrap() {
            let open: CorrectionId = row.get("id").unwrap();
            refused_or_not(dismiss_correction(editorial, by, open).await)?;
        }
        let begun = begin_correction(editorial, by, post, kind, body, "La date était fausse").await;
        let Ok(id) = begun else { return refused_or_not(begun) };
        let sql = "SELECT hash FROM corrections WHERE id = $1";
        let read: Digest = db.reader().row(sql, vec![id.bind()]).await.unwrap().unwrap().get("hash").unwrap();
        refused_or_not(apply_correction(editorial, by, id, read).await)
    }

    /// After a death nobody knows: what is stored says whether a correction of this version was applied.
    pub(super) async fn was_corrected(&self, index: usize, version: u32) -> bool {
        self.corrected().await.into_values().any(|origin| origin == (index, version))
    }

    /// The version that each applied correction says.
    async fn corrected(&self) -> BTreeMap<CorrectionId, (usize, u32)> {
        let sql = "SELECT id, body FROM corrections WHERE state = 'applied' AND kind = 'correct'";
        let rows = self.app().program.db.reader().rows(sql, Vec::new()).await.unwrap();
        rows.iter()
            .map(|row| {
                let body: CorrectedContent =
                    serde_json::from_str(&row.get::<String>("body").unwrap()).unwrap();
                (row.get("id").unwrap(), origin_of(&body.segments[0].text).unwrap())
            })
            .collect()
    }
}

/// A copy whose amendments are all settled says what was approved last; one that was taken down is gone for good.
pub(super) async fn copies_say_what_was_decided(
    world: &World,
    all: &[Stored],
    made: &[Made],
) -> Result<(), String> {
    if all.iter().all(|stored| stored.amends.is_none()) {
        return Ok(());
    }
    let corrected = world.corrected().await;
    let sql = "SELECT id, correction_id FROM publications WHERE correction_id IS NOT NULL";
    let rows = world.app().program.db.reader().rows(sql, Vec::new()).await.unwrap();
    let decided: BTreeMap<PublicationId, CorrectionId> =
        rows.iter().map(|row| (row.get("id").unwrap(), row.get("correction_id").unwrap())).collect();
    for original in all.iter().filter(|stored| stored.amends.is_none()) {
        let family: Vec<_> = all.iter().filter(|stored| stored.original() == original.id).collect();
        let of_copy = |item: &&Made| {
            family.iter().any(|one| one.id == item.key.publication && item.key.segment < one.total)
        };
        let there: Vec<_> = made.iter().filter(|item| !item.deleted).filter(of_copy).collect();
        let withdrawn = family.iter().any(|one| one.act == "withdraw" && one.state == "published");
        if withdrawn && let Some(item) = there.first() {
            return Err(format!("taken down and there: {}", item.text));
        }
        // What was begun and given up, or goes on, may have changed a part of the copy.
        let is_mixed = family.iter().any(|one| one.state != "published" && one.attempts > 0);
        let last = family.iter().filter(|one| one.state == "published" && one.writes_or_edits());
        let Some(last) = last.max_by_key(|one| (one.published_at, one.id)).filter(|_| !is_mixed) else {
            continue;
        };
        let Some(said) = decided.get(&last.id).and_then(|id| corrected.get(id)) else { continue };
        for item in there.iter().filter(|item| !item.text.starts_with("Erratum")) {
            if origin_of(&item.text) != Some(*said) {
                return Err(format!("corrected to {said:?} and still says {}", item.text));
            }
        }
    }
    Ok(())
}
