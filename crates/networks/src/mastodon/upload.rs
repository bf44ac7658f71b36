//! Uploads a file and waits until the server has processed it. A file alone is seen by nobody.

use super::api::{self, Token};
use crate::reading;
use parvis_connector::{ChannelAccess, Media, Outcome, refusal_code};
use parvis_outbound::{Outbound, Part, Request};
use serde::Deserialize;
use std::time::Duration;

/// How often a file being processed is asked about.
const QUESTIONS: u32 = 30;

#[derive(Deserialize)]
struct Uploaded {
    id: String,
}

/// Returns the id of the uploaded file.
///
/// # Errors
/// What prevented it; nothing was published.
pub(super) async fn upload(
    outbound: &Outbound,
    pause: Duration,
    channel: &ChannelAccess,
    token: &Token,
    media: &Media,
) -> Result<String, Outcome> {
    let url = api::call(&channel.server, "/api/v2/media", &[])
        .ok_or_else(|| Outcome::NotSent { detail: "no address".to_owned() })?;
    let bytes = media.source.open().await.map_err(|error| Outcome::NotSent {
        detail: format!("the image cannot be read: {}", error.kind()),
    })?;
    let mut parts = vec![Part::File {
        name: "file",
        file_name: format!("image.{}", media.mime.rsplit('/').next().unwrap_or("bin")),
        mime: media.mime.clone(),
        size_bytes: media.size_bytes,
        bytes,
    }];
    if !media.alt.is_empty() {
        parts.push(Part::Text { name: "description", value: media.alt.clone() });
    }
    let request = Request::post(url).bearer(&token.access_token).form(parts);
    let answer = outbound.send(request).await.map_err(|error| reading::step_without_answer(&error))?;
    if !answer.status.is_success() {
        return Err(refused_step(&answer));
    }
    let unexpected =
        || Outcome::NotSent { detail: "the image's upload was not answered as expected".to_owned() };
    let uploaded: Uploaded =
        answer.json().filter(|told: &Uploaded| api::is_id(&told.id)).ok_or_else(unexpected)?;
    if answer.status == 202 {
        wait_for(outbound, pause, channel, token, &uploaded.id).await?;
    }
    Ok(uploaded.id)
}

/// Waits for 200; 206 means that the file is still being processed.
async fn wait_for(
    outbound: &Outbound,
    pause: Duration,
    channel: &ChannelAccess,
    token: &Token,
    id: &str,
) -> Result<(), Outcome> {
    for _ in 0..QUESTIONS {
        tokio::time::sleep(pause).await;
        let answer = api::read(outbound, channel, token, &format!("/api/v1/media/{id}"), &[])
            .await
            .map_err(|error| reading::step_without_answer(&error))?;
        match answer.status.as_u16() {
            200 => return Ok(()),
            206 => {}
            _ => return Err(refused_step(&answer)),
        }
    }
    Err(Outcome::NotSent { detail: "the server is still processing the image".to_owned() })
}

fn refused_step(answer: &parvis_outbound::Answer) -> Outcome {
    api::refusal(answer, refusal_code::MEDIA)
        .filter(|_| answer.status != 404)
        .unwrap_or_else(|| Outcome::NotSent { detail: api::describe(answer) })
}
