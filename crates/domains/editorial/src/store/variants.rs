//! Variants of a post in the database, with their options.

use crate::{Segment, Variant, model::PostContent};
use parvis_connector::{Poll, VariantOptions, Visibility};
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
            "SELECT id, channel_id, is_adapted, first_comment, visibility, warning, is_media_sensitive, \
             poll_open_seconds, is_poll_multiple, poll_hides_totals \
             FROM variants WHERE organisation_id = $1 AND post_id = $2 ORDER BY position",
            bind![scope.organisation, post],
        )
        .await?;
    let asks = |row: &Row| Ok::<_, DatabaseError>(row.maybe::<i64>("poll_open_seconds")?.is_some());
    let mut answers = match rows.iter().map(asks).collect::<Result<Vec<_>, _>>()?.contains(&true) {
        true => answers_of(run, scope, post).await?,
        false => BTreeMap::new(),
    };
    rows.iter()
        .map(|row| {
            let id: VariantId = row.get("id")?;
            let own = row.get::<bool>("is_adapted")?.then(|| own.remove(&id).unwrap_or_default());
            Ok(Variant {
                id,
                channel: row.get("channel_id")?,
                own,
                options: options(row, answers.remove(&id).unwrap_or_default())?,
                first_comment: row.maybe("first_comment")?,
            })
        })
        .collect()
}

async fn answers_of(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<BTreeMap<VariantId, Vec<String>>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT variant_id, answer FROM poll_answers WHERE organisation_id = $1 AND post_id = $2 \
             ORDER BY variant_id, position",
            bind![scope.organisation, post],
        )
        .await?;
    let mut answers = BTreeMap::<_, Vec<_>>::new();
    for row in &rows {
        answers.entry(row.get("variant_id")?).or_default().push(row.get("answer")?);
    }
    Ok(answers)
}

fn options(row: &Row, answers: Vec<String>) -> Result<VariantOptions, DatabaseError> {
    let poll = match row.maybe::<i64>("poll_open_seconds")? {
        Some(seconds) => Some(Poll {
            answers,
            open_seconds: u32::try_from(seconds)
                .map_err(|_| DatabaseError::Column { column: "poll_open_seconds".to_owned() })?,
            multiple: row.get("is_poll_multiple")?,
            hides_totals: row.get("poll_hides_totals")?,
        }),
        None => None,
    };
    Ok(VariantOptions {
        visibility: row.code("visibility", Visibility::from_code)?,
        warning: row.maybe("warning")?,
        sensitive_media: row.get("is_media_sensitive")?,
        poll,
    })
}

/// Adds the variants of a post.
pub(super) async fn insert_variants(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    for (position, variant) in content.variants.iter().enumerate() {
        let options = &variant.options;
        tx.run(
            "INSERT INTO variants (id, organisation_id, post_id, channel_id, position, is_adapted, first_comment, \
             visibility, warning, is_media_sensitive, poll_open_seconds, is_poll_multiple, poll_hides_totals) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
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
                options.sensitive_media,
                options.poll.as_ref().map(|poll| i64::from(poll.open_seconds)),
                options.poll.as_ref().is_some_and(|poll| poll.multiple),
                options.poll.as_ref().is_some_and(|poll| poll.hides_totals)
            ],
        )
        .await?;
        for (position, answer) in options.poll.iter().flat_map(|poll| &poll.answers).enumerate() {
            tx.run(
                "INSERT INTO poll_answers (variant_id, organisation_id, post_id, position, answer) \
                 VALUES ($1, $2, $3, $4, $5)",
                bind![variant.id, content.post.scope.organisation, content.post.id, position, answer],
            )
            .await?;
        }
    }
    Ok(())
}
