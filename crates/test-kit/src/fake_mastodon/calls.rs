//! The calls a fake Mastodon server knows, with the refusals of the real one.

use super::{
    error, form,
    state::{File, PROFILE, State, TOKEN, Vote, text, warning},
};
use crate::loopback::{Exchange, Reply};
use parvis_kernel::Timestamp;
use serde_json::{Value, json};
use std::time::Duration;

/// Fields of a status. Source: Mastodon documentation, "POST /api/v1/statuses", read 2026-11-24.
const STATUS_FIELDS: [&str; 9] = [
    "status",
    "media_ids",
    "poll",
    "in_reply_to_id",
    "sensitive",
    "spoiler_text",
    "visibility",
    "language",
    "scheduled_at",
];

/// How long a key is remembered.
const KEY_LIFE: Duration = Duration::from_secs(3600);

impl State {
    pub(super) fn call(&mut self, call: &str, exchange: &Exchange, now: Timestamp) -> Reply {
        self.now = Some(now);
        if self.speaks_another {
            return Reply::json(404, &json!({ "message": "no such page" }));
        }
        if call == "GET /api/v2/instance" {
            return Reply::json(200, &self.instance());
        }
        match call {
            "POST /api/v1/apps" => return self.declare(&exchange.json()),
            "GET /.well-known/oauth-authorization-server" => return self.announce(),
            "POST /oauth/token" => return self.exchange_code(&exchange.json()),
            "POST /oauth/revoke" => return self.take_back(&exchange.json()),
            _ => {}
        }
        if self.revoked || exchange.bearer() != Some(TOKEN) {
            return error(401, "The access token is invalid");
        }
        let id = exchange.path.split('/').nth(4).unwrap_or_default();
        match call {
            "GET /api/v1/accounts/verify_credentials" => Reply::json(200, &self.profile()),
            "GET /api/v1/apps/verify_credentials" => Reply::json(
                200,
                &json!({ "id": "1", "name": "Parvis", "website": null, "scopes": self.scopes, "redirect_uris": [],
                    "redirect_uri": "", "vapid_key": "" }),
            ),
            "GET /api/v1/accounts/{id}/statuses" if id == PROFILE => self.list(exchange),
            "GET /api/v1/statuses/{id}" => self.found(id, |state, status| state.show(status)),
            "GET /api/v1/statuses/{id}/source" if !self.hides_sources => self.found(
                id,
                |_, status| json!({ "id": status.id, "text": text(status), "spoiler_text": warning(status) }),
            ),
            "DELETE /api/v1/statuses/{id}" => {
                let reply = self.found(id, |state, status| state.show(status));
                self.statuses.retain(|status| status.id != id);
                reply
            }
            "PUT /api/v1/statuses/{id}" => self.edit(id, exchange.json(), now),
            "POST /api/v2/media" => self.upload(exchange),
            "GET /api/v1/media/{id}" => self.ask_about_file(id),
            "POST /api/v1/statuses" => self.post(exchange, now),
            _ => error(404, "Record not found"),
        }
    }

    fn found(&self, id: &str, show: impl Fn(&Self, &super::state::Written) -> Value) -> Reply {
        self.get(id)
            .map_or_else(|| error(404, "Record not found"), |status| Reply::json(200, &show(self, status)))
    }

    fn list(&self, exchange: &Exchange) -> Reply {
        let limit = exchange.query.get("limit").and_then(|limit| limit.parse().ok()).unwrap_or(20);
        let before = exchange.query.get("max_id");
        let page: Vec<Value> = self
            .statuses
            .iter()
            .rev()
            .filter(|status| before.is_none_or(|before| status.id < *before))
            .take(limit)
            .map(|status| self.show(status))
            .collect();
        Reply::json(200, &Value::Array(page))
    }

    fn upload(&mut self, exchange: &Exchange) -> Reply {
        let kind = exchange.header("content-type").unwrap_or_default();
        let Some(file) = form::field(&exchange.body, kind, "file").filter(|file| !file.is_empty()) else {
            return error(422, "Validation failed: File can't be blank");
        };
        if file.len() > 16_777_216 {
            return error(422, "Validation failed: File file size must be less than 16 MB");
        }
        let description = form::field(&exchange.body, kind, "description")
            .map(|description| String::from_utf8_lossy(description).into_owned());
        let id = format!("2{:06}", self.files.len() + 1);
        let file = File { description, questions_left: self.questions_per_file, attached: false };
        let shown = self.show_file(&id, &file);
        let status = if file.questions_left == 0 { 200 } else { 202 };
        self.files.insert(id, file);
        Reply::json(status, &shown)
    }

    fn ask_about_file(&mut self, id: &str) -> Reply {
        let Some(file) = self.files.get_mut(id) else { return error(404, "Record not found") };
        let ready = file.questions_left == 0;
        file.questions_left = file.questions_left.saturating_sub(1);
        let shown = self.files.get(id).map(|file| self.show_file(id, file)).unwrap();
        Reply::json(if ready { 200 } else { 206 }, &shown)
    }

    fn post(&mut self, exchange: &Exchange, now: Timestamp) -> Reply {
        let key = exchange.header("idempotency-key").unwrap_or_default().to_owned();
        let known = self.keys.get(&key).filter(|(_, at)| now.since(*at) < KEY_LIFE && !self.ignores_keys);
        if let Some(status) = known.and_then(|(id, _)| self.get(id)) {
            return Reply::json(200, &self.show(status));
        }
        let body = exchange.json();
        if let Err(sentence) = self.validate(&body) {
            return sentence;
        }
        let id = self.write(body, now);
        if !key.is_empty() {
            self.keys.insert(key, (id.clone(), now));
        }
        self.found(&id, |state, status| state.show(status))
    }

    fn edit(&mut self, id: &str, mut body: Value, now: Timestamp) -> Reply {
        if self.get(id).is_none() {
            return error(404, "Record not found");
        }
        if body.get("visibility").is_some() || body.get("in_reply_to_id").is_some() {
            return error(422, "Validation failed: only what was written can be edited");
        }
        if let Err(sentence) = self.validate(&body) {
            return sentence;
        }
        for file in body["media_ids"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if let Some(file) = self.files.get_mut(file) {
                file.attached = true;
            }
        }
        if let Some(status) = self.statuses.iter_mut().find(|status| status.id == id) {
            for kept in ["in_reply_to_id", "visibility"] {
                body[kept] = status.body[kept].clone();
            }
            status.poll = match (status.poll.take(), Vote::of(&body, now)) {
                // Other answers, or another number of them to choose: the votes are gone.
                (Some(before), Some(vote))
                    if before.asked["options"] == vote.asked["options"]
                        && before.asked["multiple"] == vote.asked["multiple"] =>
                {
                    Some(Vote { votes: before.votes, ..vote })
                }
                (_, vote) => vote,
            };
            status.body = body;
        }
        self.found(id, |state, status| state.show(status))
    }

    fn validate(&self, body: &Value) -> Result<(), Reply> {
        let refuse = |sentence: &str| Err(error(422, &format!("Validation failed: {sentence}")));
        let Some(fields) = body.as_object() else { return refuse("no body") };
        if let Some(unknown) = fields.keys().find(|name| !STATUS_FIELDS.contains(&name.as_str())) {
            return refuse(&format!("unknown field {unknown}"));
        }
        let content = body["status"].as_str().unwrap_or_default();
        let files: Vec<&str> =
            body["media_ids"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if content.trim().is_empty() && files.is_empty() {
            return refuse("Text can't be blank");
        }
        let warning = body["spoiler_text"].as_str().unwrap_or_default();
        if content.chars().count() + warning.chars().count() > 500 {
            return refuse("Text character limit of 500 exceeded");
        }
        if let Some(poll) = fields.get("poll").filter(|poll| !poll.is_null()) {
            if !files.is_empty() {
                return refuse("Cannot attach files to a poll");
            }
            validate_poll(poll)?;
        }
        if files.len() > 4 {
            return refuse("Cannot attach more than 4 files");
        }
        for id in files {
            match self.files.get(id) {
                None => return refuse("Media not found"),
                Some(file) if file.attached => {
                    return refuse(&format!("media already attached to status: {id}"));
                }
                Some(file) if file.questions_left > 0 => {
                    return refuse("Cannot attach files that have not finished processing");
                }
                Some(_) => {}
            }
        }
        let visibility = body["visibility"].as_str().unwrap_or("public");
        if !["public", "unlisted", "private", "direct"].contains(&visibility) {
            return refuse("Visibility is not included in the list");
        }
        match body["in_reply_to_id"].as_str() {
            Some(id) if self.get(id).is_none() => Err(error(404, "Record not found")),
            _ => Ok(()),
        }
    }

    fn instance(&self) -> Value {
        json!({
            "domain": "social.valmont.test", "title": "Valmont", "version": "4.5.2", "source_url": self.origin,
            "description": "", "usage": { "users": { "active_month": 1 } }, "thumbnail": { "url": self.origin },
            "icon": [], "languages": ["fr"], "rules": [], "api_versions": { "mastodon": 7 },
            "contact": { "email": "contact@valmont.test", "account": null },
            "registrations": { "enabled": false, "approval_required": false, "message": null },
            "configuration": {
                "urls": { "streaming": "wss://social.valmont.test" },
                "accounts": { "max_featured_tags": 10, "max_pinned_statuses": 5 },
                "statuses": { "max_characters": self.told_limits.0, "max_media_attachments": 4, "characters_reserved_per_url": 23 },
                "media_attachments": {
                    "supported_mime_types": ["image/jpeg", "image/png", "image/gif", "image/webp"],
                    "description_limit": 1500, "image_size_limit": 16_777_216, "image_matrix_limit": 33_177_600,
                    "video_size_limit": 103_809_024, "video_frame_rate_limit": 120, "video_matrix_limit": 8_294_400,
                },
                "polls": { "max_options": self.told_limits.1, "max_characters_per_option": 50, "min_expiration": 300, "max_expiration": 2_629_746 },
                "translation": { "enabled": false }, "vapid": { "public_key": "" },
            },
        })
    }
}

/// Refuses what `PollOptionsValidator` and `PollExpirationValidator` refuse.
fn validate_poll(poll: &Value) -> Result<(), Reply> {
    let refuse = |sentence: &str| Err(error(422, &format!("Validation failed: {sentence}")));
    let known = ["options", "expires_in", "multiple", "hide_totals"];
    let Some(fields) = poll.as_object() else { return refuse("Poll is not an object") };
    if let Some(unknown) = fields.keys().find(|name| !known.contains(&name.as_str())) {
        return refuse(&format!("unknown field poll.{unknown}"));
    }
    let options: Vec<_> =
        poll["options"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let distinct: std::collections::BTreeSet<_> = options.iter().collect();
    if options.len() < 2 {
        return refuse("Options must be more than one item");
    }
    if options.len() > 4 {
        return refuse("Options can't contain more than 4 items");
    }
    if options.iter().any(|option| option.chars().count() > 50) {
        return refuse("Options can't be longer than 50 characters each");
    }
    if distinct.len() != options.len()
        || options.iter().any(|option| option.trim() != *option || option.is_empty())
    {
        return refuse("Options contain duplicate or blank items");
    }
    match poll["expires_in"].as_u64() {
        Some(300..=2_629_746) => Ok(()),
        Some(0..300) => refuse("Expires at is too soon"),
        _ => refuse("Expires at is too far into the future"),
    }
}
