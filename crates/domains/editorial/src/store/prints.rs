//! What each variant says, folded to a digest: the same digest on the same channel is the same text.

use crate::model::PostContent;
use parvis_checks::sameness;
use parvis_database::{Bind, DatabaseError, Run, Tx, bind, dialect};
use parvis_kernel::{ChannelId, Digest, PostId, Scope};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Returns the digest of what a text says; `None` when it says nothing.
pub(crate) fn print_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Digest> {
    let folded: Vec<_> = texts.map(sameness).filter(|text| !text.is_empty()).collect();
    (!folded.is_empty()).then(|| Digest::from_bytes(Sha256::digest(folded.join("\n")).into()))
}

/// Keeps the digests of a post's variants in place of the earlier ones.
pub(crate) async fn replace_prints(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    let (organisation, post) = (content.post.scope.organisation, content.post.id);
    let sql = "DELETE FROM variant_prints WHERE organisation_id = $1 AND post_id = $2";
    tx.run(sql, bind![organisation, post]).await?;
    insert_prints(tx, content).await
}

/// Keeps the digests of a new post's variants.
pub(crate) async fn insert_prints(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    let (organisation, post) = (content.post.scope.organisation, content.post.id);
    for variant in &content.variants {
        let texts = content.effective(variant).iter().map(|segment| segment.text.as_str());
        let Some(print) = print_of(texts) else { continue };
        tx.run(
            "INSERT INTO variant_prints (variant_id, organisation_id, post_id, channel_id, print) \
             VALUES ($1, $2, $3, $4, $5)",
            bind![variant.id, organisation, post, variant.channel, print],
        )
        .await?;
    }
    Ok(())
}

/// Posts by what they say on a channel.
type Saying = HashMap<(ChannelId, Digest), Vec<PostId>>;

/// Posts that say the same on a channel, looked at; more of them would add nothing.
const LOOKED_AT: u32 = 100;

/// Lists the posts that say one of these texts on its channel, the newest first.
pub(crate) async fn posts_saying(
    run: &impl Run,
    scope: Scope,
    said: &HashSet<(ChannelId, Digest)>,
) -> Result<Saying, DatabaseError> {
    let mut found = Saying::new();
    let said: Vec<_> = said.iter().collect();
    for part in said.chunks(250) {
        let channels: BTreeSet<_> = part.iter().map(|(channel, _)| *channel).collect();
        let prints: HashSet<_> = part.iter().map(|(_, print)| *print).collect();
        let sql = format!(
            "SELECT channel_id, print, post_id FROM (SELECT channel_id, print, post_id, \
             ROW_NUMBER() OVER (PARTITION BY channel_id, print ORDER BY post_id DESC) AS place \
             FROM variant_prints WHERE organisation_id = $1 AND channel_id IN ({}) AND print IN ({})) AS same \
             WHERE place <= {LOOKED_AT} ORDER BY post_id DESC",
            dialect::placeholders(2, channels.len()),
            dialect::placeholders(2 + channels.len(), prints.len()),
        );
        let mut values = bind![scope.organisation];
        values.extend(channels.into_iter().map(Bind::bind));
        values.extend(prints.into_iter().map(Bind::bind));
        for row in &run.rows(&sql, values).await? {
            let place = (row.get("channel_id")?, row.get("print")?);
            let posts = found.entry(place).or_default();
            let post = row.get("post_id")?;
            // Two parts may ask for the same: each text is asked on every channel of its part.
            if !posts.contains(&post) {
                posts.push(post);
            }
        }
    }
    Ok(found)
}
