//! Variants of a post in the database, with their options.

use crate::{Segment, Variant, model::PostContent};
use parvis_connector::{VariantOptions, Visibility};
use parvis_database::{DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{PostId, Scope, VariantId};
use std::collections::BTreeMap;

/// Lists the variants of a post in the order of the tabs; `own` are the segments of those that are adapted.
pub(super) async fn list_variants(
    run: &impl Run,
    scope: Scope,
    post: PostId,
    mut own: BTreeMap<VariantId, Vec<Segment>>,
) -> Result<Vec<Variant>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT id, channel_id, is_adapted, first_comment, visibility, warning, is_media_sensitive \
             FROM variants WHERE organisation_id = $1 AND post_id = $2 ORDER BY position",
            bind![scope.organisation, post],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let id: VariantId = row.get("id")?;
            let own = row.get::<bool>("is_adapted")?.then(|| own.remove(&id).unwrap_or_default());
            Ok(Variant {
                id,
                channel: row.get("channel_id")?,
                own,
                options: options(row)?,
                first_comment: row.maybe("first_comment")?,
            })
        })
        .collect()
}

fn options(row: &Row) -> Result<VariantOptions, DatabaseError> {
    Ok(VariantOptions {
        visibility: row.code("visibility", Visibility::from_code)?,
        warning: row.maybe("warning")?,
        sensitive_media: row.get("is_media_sensitive")?,
    })
}

/// Adds the variants of a post.
pub(super) async fn insert_variants(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    for (position, variant) in content.variants.iter().enumerate() {
        let options = &variant.options;
        tx.run(
            "INSERT INTO variants (id, organisation_id, post_id, channel_id, position, is_adapted, first_comment, \
             visibility, warning, is_media_sensitive) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            bind![
                variant.id,
                content.post.scope.organisation,
                content.post.id,
                variant.channel,
                position,
                variant.own.is_some(),
                variant.first_comment.clone(),
                options.visibility.code(),
                options.warning.clone(),
                options.sensitive_media
            ],
        )
        .await?;
    }
    Ok(())
}
