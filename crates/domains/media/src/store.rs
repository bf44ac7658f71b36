//! All the SQL of media.

use crate::{
    Asset, AssetKind, FileType, MediaError, Rendition, Upload,
    model::{FILENAME_MAX, fold},
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{AssetId, Digest, Limit, Page, Scope, Timestamp, UploadId};

const ASSET_COLUMNS: &str =
    "id, filename, mime, width, height, frames, size_bytes, digest, alt, created_at, created_by";
const UPLOAD_COLUMNS: &str = "id, member_id, filename, length_bytes, received_bytes, asset_id, expires_at";
/// `$1` is the institution, `$2` the entity; what belongs to the whole institution is seen by its entities.
const IN_SCOPE: &str = "organisation_id = $1 AND ($2 IS NULL OR entity_id IS NULL OR entity_id = $2)";

fn asset(row: &Row) -> Result<Asset, DatabaseError> {
    Ok(Asset {
        id: row.get("id")?,
        filename: row.get("filename")?,
        file_type: row.code("mime", FileType::from_mime)?,
        width: row.maybe("width")?,
        height: row.maybe("height")?,
        frames: row.get("frames")?,
        size_bytes: row.get("size_bytes")?,
        digest: row.get("digest")?,
        alt: row.get("alt")?,
        created_at: row.get("created_at")?,
        created_by: row.maybe("created_by")?,
    })
}

fn rendition(row: &Row) -> Result<Rendition, DatabaseError> {
    Ok(Rendition {
        name: row.get("name")?,
        file_type: row.code("mime", FileType::from_mime)?,
        width: row.get("width")?,
        height: row.get("height")?,
        size_bytes: row.get("size_bytes")?,
        digest: row.get("digest")?,
    })
}

fn upload(row: &Row) -> Result<Upload, DatabaseError> {
    Ok(Upload {
        id: row.get("id")?,
        member: row.get("member_id")?,
        filename: row.get("filename")?,
        length_bytes: row.get("length_bytes")?,
        received_bytes: row.get("received_bytes")?,
        asset: row.maybe("asset_id")?,
        expires_at: row.get("expires_at")?,
    })
}

fn searched(filename: &str, alt: &str) -> String {
    fold(&format!("{filename} {alt}"))
}

/// Finds an asset of the scope.
///
/// # Errors
/// [`MediaError::NoSuchAsset`], or the database failed.
pub async fn get_asset(run: &impl Run, scope: Scope, id: AssetId) -> Result<Asset, MediaError> {
    let sql = format!("SELECT {ASSET_COLUMNS} FROM assets WHERE {IN_SCOPE} AND id = $3");
    let row = run.row(&sql, bind![scope.organisation, scope.entity, id]).await?;
    row.map_or(Err(MediaError::NoSuchAsset), |row| Ok(asset(&row)?))
}

/// Finds several assets of the scope; those that do not exist are left out. At most 200 are asked at once.
///
/// # Errors
/// The database failed.
pub async fn find_assets(run: &impl Run, scope: Scope, ids: &[AssetId]) -> Result<Vec<Asset>, DatabaseError> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(200) {
        let places: Vec<_> = (3..part.len() + 3).map(|number| format!("${number}")).collect();
        let sql =
            format!("SELECT {ASSET_COLUMNS} FROM assets WHERE {IN_SCOPE} AND id IN ({})", places.join(", "));
        let mut values = bind![scope.organisation, scope.entity];
        values.extend(part.iter().flat_map(|id| bind![*id]));
        for row in &run.rows(&sql, values).await? {
            found.push(asset(row)?);
        }
    }
    Ok(found)
}

/// Finds an asset whose original, or any rendition, has these bytes.
pub(crate) async fn find_asset_by_digest(
    run: &impl Run,
    scope: Scope,
    digest: Digest,
) -> Result<Option<Asset>, DatabaseError> {
    let sql = format!(
        "SELECT {ASSET_COLUMNS} FROM assets WHERE {IN_SCOPE} AND (digest = $3 OR id IN \
         (SELECT asset_id FROM renditions WHERE digest = $3)) ORDER BY id LIMIT 1"
    );
    let row = run.row(&sql, bind![scope.organisation, scope.entity, digest]).await?;
    row.as_ref().map(asset).transpose()
}

/// Finds the rendition of an asset that has these bytes.
pub(crate) async fn find_rendition_by_digest(
    run: &impl Run,
    scope: Scope,
    id: AssetId,
    digest: Digest,
) -> Result<Option<Rendition>, DatabaseError> {
    let row = run
        .row(
            "SELECT name, mime, width, height, size_bytes, digest FROM renditions \
             WHERE organisation_id = $1 AND asset_id = $2 AND digest = $3 LIMIT 1",
            bind![scope.organisation, id, digest],
        )
        .await?;
    row.as_ref().map(rendition).transpose()
}

/// Which assets a list keeps.
#[derive(Clone, Debug, Default)]
pub struct AssetsFilter {
    /// Keeps those whose name or alternative text holds this text, without regard to case and accents.
    pub containing: String,
    /// Keeps one kind.
    pub kind: Option<AssetKind>,
}

/// Lists the assets of the scope, the newest first.
///
/// # Errors
/// The database failed.
pub async fn list_assets(
    run: &impl Run,
    scope: Scope,
    filter: &AssetsFilter,
    before: Option<AssetId>,
    limit: Limit,
) -> Result<Page<Asset>, DatabaseError> {
    let contains = dialect::contains(run.engine(), "searched", "$3");
    let sql = format!(
        "SELECT {ASSET_COLUMNS} FROM assets WHERE {IN_SCOPE} AND ($3 = '' OR {contains}) \
         AND ($4 = '' OR kind = $4) AND ($5 IS NULL OR id < $5) ORDER BY id DESC LIMIT $6"
    );
    let containing = fold(filter.containing.trim());
    let kind = filter.kind.map_or("", AssetKind::code);
    let values = bind![scope.organisation, scope.entity, containing, kind, before, limit.with_one_more()];
    let rows = run.rows(&sql, values).await?;
    let assets = rows.iter().map(asset).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(assets, limit, |asset| asset.id.to_string()))
}

pub(crate) async fn insert_asset(tx: &Tx, scope: Scope, asset: &Asset) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO assets (id, organisation_id, entity_id, filename, kind, mime, width, height, frames, \
         size_bytes, digest, alt, searched, created_at, created_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        bind![
            asset.id,
            scope.organisation,
            scope.entity,
            &asset.filename,
            asset.file_type.kind().code(),
            asset.file_type.mime(),
            asset.width.map(i64::from),
            asset.height.map(i64::from),
            asset.frames,
            asset.size_bytes,
            asset.digest,
            &asset.alt,
            searched(&asset.filename, &asset.alt),
            asset.created_at,
            asset.created_by
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn update_asset(tx: &Tx, scope: Scope, asset: &Asset) -> Result<(), DatabaseError> {
    let sql =
        format!("UPDATE assets SET filename = $4, alt = $5, searched = $6 WHERE {IN_SCOPE} AND id = $3");
    let searched = searched(&asset.filename, &asset.alt);
    let values = bind![scope.organisation, scope.entity, asset.id, &asset.filename, &asset.alt, searched];
    tx.run(&sql, values).await.map(drop)
}

pub(crate) async fn delete_asset(tx: &Tx, scope: Scope, id: AssetId) -> Result<(), DatabaseError> {
    tx.run(
        "DELETE FROM renditions WHERE organisation_id = $1 AND asset_id = $2",
        bind![scope.organisation, id],
    )
    .await?;
    tx.run("DELETE FROM assets WHERE organisation_id = $1 AND id = $2", bind![scope.organisation, id])
        .await
        .map(drop)
}

/// Counts the rows of the whole installation that need a file: the store of files is shared.
pub(crate) async fn count_references(run: &impl Run, digest: Digest) -> Result<i64, DatabaseError> {
    let sql = "SELECT (SELECT count(*) FROM assets WHERE digest = $1) \
               + (SELECT count(*) FROM renditions WHERE digest = $1) AS n";
    run.row(sql, bind![digest]).await?.map_or(Ok(0), |row| row.get("n"))
}

/// Adds a rendition; one that another request added meanwhile stays.
pub(crate) async fn insert_rendition(
    tx: &Tx,
    scope: Scope,
    asset: AssetId,
    rendition: &Rendition,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO renditions (organisation_id, asset_id, name, mime, width, height, size_bytes, digest, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (asset_id, name) DO NOTHING",
        bind![
            scope.organisation,
            asset,
            &rendition.name,
            rendition.file_type.mime(),
            rendition.width,
            rendition.height,
            rendition.size_bytes,
            rendition.digest,
            tx.now()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn find_rendition(
    run: &impl Run,
    scope: Scope,
    asset: AssetId,
    name: &str,
) -> Result<Option<Rendition>, DatabaseError> {
    let sql = "SELECT name, mime, width, height, size_bytes, digest FROM renditions \
               WHERE organisation_id = $1 AND asset_id = $2 AND name = $3";
    let row = run.row(sql, bind![scope.organisation, asset, name]).await?;
    row.as_ref().map(rendition).transpose()
}

pub(crate) async fn list_renditions(
    run: &impl Run,
    scope: Scope,
    asset: AssetId,
) -> Result<Vec<Rendition>, DatabaseError> {
    let sql = "SELECT name, mime, width, height, size_bytes, digest FROM renditions \
               WHERE organisation_id = $1 AND asset_id = $2 ORDER BY name";
    run.rows(sql, bind![scope.organisation, asset]).await?.iter().map(rendition).collect()
}

pub(crate) async fn insert_upload(tx: &Tx, scope: Scope, upload: &Upload) -> Result<(), DatabaseError> {
    let filename: String = upload.filename.chars().take(FILENAME_MAX).collect();
    tx.run(
        "INSERT INTO uploads (id, organisation_id, entity_id, member_id, filename, length_bytes, \
         received_bytes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
        bind![
            upload.id,
            scope.organisation,
            scope.entity,
            upload.member,
            filename,
            upload.length_bytes,
            tx.now(),
            upload.expires_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn find_upload(
    run: &impl Run,
    scope: Scope,
    id: UploadId,
) -> Result<Option<Upload>, DatabaseError> {
    let sql = format!("SELECT {UPLOAD_COLUMNS} FROM uploads WHERE {IN_SCOPE} AND id = $3");
    let row = run.row(&sql, bind![scope.organisation, scope.entity, id]).await?;
    row.as_ref().map(upload).transpose()
}

pub(crate) async fn update_received(
    tx: &Tx,
    scope: Scope,
    id: UploadId,
    received_bytes: u64,
    expires_at: Timestamp,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE uploads SET received_bytes = $1, expires_at = $2 WHERE organisation_id = $3 AND id = $4",
        bind![received_bytes, expires_at, scope.organisation, id],
    )
    .await
    .map(drop)
}

/// Notes that an upload has become an asset.
pub(crate) async fn finish_upload(
    tx: &Tx,
    scope: Scope,
    id: UploadId,
    asset: AssetId,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE uploads SET received_bytes = length_bytes, asset_id = $1 WHERE organisation_id = $2 AND id = $3",
        bind![asset, scope.organisation, id],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_upload(tx: &Tx, scope: Scope, id: UploadId) -> Result<(), DatabaseError> {
    tx.run("DELETE FROM uploads WHERE organisation_id = $1 AND id = $2", bind![scope.organisation, id])
        .await
        .map(drop)
}

/// Forgets the expired uploads of the whole installation; returns their ids.
pub(crate) async fn delete_expired_uploads(tx: &Tx) -> Result<Vec<UploadId>, DatabaseError> {
    let rows = tx.rows("DELETE FROM uploads WHERE expires_at <= $1 RETURNING id", bind![tx.now()]).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Says whether an upload is still awaited, in whatever institution.
pub(crate) async fn upload_exists(run: &impl Run, id: UploadId) -> Result<bool, DatabaseError> {
    Ok(run.row("SELECT id FROM uploads WHERE id = $1", bind![id]).await?.is_some())
}
