//! A request repeated under the same key gets the first answer again, and the act is not repeated.

use crate::program::Program;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, Method, StatusCode, header};
use parvis_database::{DatabaseError, Run, bind};
use parvis_identity::{IdentityError, SignedIn};
use parvis_kernel::Digest;
use parvis_web_kit::{ApiError, IDEMPOTENCY_KEY, WebFault};
use sha2::{Digest as _, Sha256};
use std::{sync::Arc, time::Duration};

/// Answers are kept this long.
const KEPT: Duration = Duration::from_secs(48 * 3600);
/// A request begun this long ago and never answered belonged to a process that died.
const ABANDONED: Duration = Duration::from_secs(60);
/// Largest body of a request with a key, and of an answer that is kept, in bytes.
const BODY_MAX: usize = 1 << 20;

/// Handles the header on signed-in posts.
pub(crate) async fn repeat_answers(
    State(program): State<Arc<Program>>,
    request: Request,
    next: Next,
) -> Response {
    let key = request.headers().get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
    let who = request.extensions().get::<SignedIn>().cloned();
    let (Some(key), Some(who), &Method::POST) = (key, who, request.method()) else {
        return next.run(request).await;
    };
    if key.is_empty() || key.len() > 200 {
        return next.run(request).await;
    }
    let key = key.to_owned();
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, BODY_MAX).await else {
        return ApiError::from(WebFault::BodyTooLarge).into_response();
    };
    let mut hasher = Sha256::new();
    hasher.update(parts.uri.to_string());
    hasher.update([0]);
    hasher.update(&bytes);
    let digest = Digest::from_bytes(hasher.finalize().into());
    match begin(&program, &who, &key, digest).await {
        Ok(Begun::New) => {}
        Ok(Begun::Answered(status, body)) => return replay(status, body),
        Ok(Begun::Refused(fault)) => return ApiError::from(fault).into_response(),
        Err(error) => return ApiError::from(IdentityError::Database(error)).into_response(),
    }
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;
    keep(&program, &who, &key, response).await
}

enum Begun {
    New,
    Answered(u16, String),
    Refused(WebFault),
}

async fn begin(program: &Program, who: &SignedIn, key: &str, digest: Digest) -> Result<Begun, DatabaseError> {
    let tx = program.db.begin().await?;
    let (organisation, member) = (who.scope().organisation, who.member.id);
    tx.run("DELETE FROM idempotent_answers WHERE created_at < $1", bind![tx.now().before(KEPT)]).await?;
    tx.run(
        "DELETE FROM idempotent_answers WHERE organisation_id = $1 AND member_id = $2 AND key = $3 \
         AND status IS NULL AND created_at < $4",
        bind![organisation, member, key, tx.now().before(ABANDONED)],
    )
    .await?;
    let inserted = tx
        .run(
            "INSERT INTO idempotent_answers (organisation_id, member_id, key, request_digest, created_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            bind![organisation, member, key, digest, tx.now()],
        )
        .await?;
    if inserted == 1 {
        tx.commit().await?;
        return Ok(Begun::New);
    }
    let row = tx
        .row(
            "SELECT request_digest, status, body FROM idempotent_answers \
             WHERE organisation_id = $1 AND member_id = $2 AND key = $3",
            bind![organisation, member, key],
        )
        .await?;
    tx.commit().await?;
    let Some(row) = row else { return Ok(Begun::Refused(WebFault::InProgress)) };
    if row.get::<Digest>("request_digest")? != digest {
        return Ok(Begun::Refused(WebFault::KeyReused));
    }
    match row.maybe::<i64>("status")? {
        Some(status) => Ok(Begun::Answered(
            u16::try_from(status).unwrap_or(500),
            row.maybe::<String>("body")?.unwrap_or_default(),
        )),
        None => Ok(Begun::Refused(WebFault::InProgress)),
    }
}

fn replay(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Keeps a success; forgets anything else, so that the request may be tried again, and what says that it
/// must not be stored.
async fn keep(program: &Program, who: &SignedIn, key: &str, response: Response) -> Response {
    let (parts, body) = response.into_parts();
    let kept = match to_bytes(body, BODY_MAX).await {
        Ok(bytes) => bytes,
        Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    };
    let text = String::from_utf8_lossy(&kept).into_owned();
    let stored = async {
        let tx = program.db.begin().await?;
        let (organisation, member) = (who.scope().organisation, who.member.id);
        let may_be_stored = parts.headers.get(header::CACHE_CONTROL).is_none_or(|value| value != "no-store");
        if parts.status.is_success() && may_be_stored {
            tx.run(
                "UPDATE idempotent_answers SET status = $1, body = $2 \
                 WHERE organisation_id = $3 AND member_id = $4 AND key = $5",
                bind![i64::from(parts.status.as_u16()), text, organisation, member, key],
            )
            .await?;
        } else {
            tx.run(
                "DELETE FROM idempotent_answers WHERE organisation_id = $1 AND member_id = $2 AND key = $3",
                bind![organisation, member, key],
            )
            .await?;
        }
        tx.commit().await
    };
    if let Err(error) = stored.await {
        tracing::error!(%error, "answer not kept");
    }
    Response::from_parts(parts, Body::from(kept))
}
