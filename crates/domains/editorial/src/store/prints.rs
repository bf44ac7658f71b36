//! What each variant says, folded to a digest: the same digest on the same channel is the same text.

use crate::model::PostContent;
use parvis_checks::sameness;
use parvis_database::{DatabaseError, Run, Tx, bind};
use parvis_kernel::{ChannelId, Digest, PostId, Scope};
use sha2::{Digest as _, Sha256};

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

/// Lists other posts that say the same on a channel, the newest first.
pub(crate) async fn posts_saying(
    run: &impl Run,
    scope: Scope,
    except: PostId,
    channel: ChannelId,
    print: Digest,
) -> Result<Vec<PostId>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT post_id FROM variant_prints WHERE organisation_id = $1 AND channel_id = $2 AND print = $3 \
             AND post_id <> $4 ORDER BY post_id DESC LIMIT 100",
            bind![scope.organisation, channel, print, except],
        )
        .await?;
    rows.iter().map(|row| row.get("post_id")).collect()
}
