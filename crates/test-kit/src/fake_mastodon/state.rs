//! What a fake Mastodon server remembers, and how it shows it.

use crate::Seen;
use parvis_connector::{Poll, VariantOptions, Visibility};
use parvis_kernel::Timestamp;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};

pub(super) const TOKEN: &str = "jeton-de-valmont";
pub(super) const PROFILE: &str = "109302934";

pub(super) struct Written {
    pub(super) id: String,
    pub(super) body: Value,
    pub(super) created_at: Timestamp,
    pub(super) poll: Option<Vote>,
}

/// A poll that was asked.
#[derive(Clone)]
pub(super) struct Vote {
    pub(super) asked: Value,
    pub(super) expires_at: Timestamp,
    /// Votes by answer.
    pub(super) votes: Vec<u32>,
}

impl Vote {
    /// Opens a vote; the body of a status says what is asked.
    pub(super) fn of(body: &Value, now: Timestamp) -> Option<Self> {
        let asked = body.get("poll").filter(|poll| poll.is_object())?.clone();
        let seconds = asked["expires_in"].as_u64().unwrap_or_default();
        let votes = vec![0; asked["options"].as_array().map_or(0, Vec::len)];
        Some(Self { expires_at: now.after(Duration::from_secs(seconds)), asked, votes })
    }
}

pub(super) struct File {
    pub(super) description: Option<String>,
    pub(super) questions_left: u32,
    pub(super) attached: bool,
}

#[derive(Default)]
pub(super) struct State {
    pub(super) origin: String,
    pub(super) scopes: Vec<String>,
    pub(super) revoked: bool,
    pub(super) ignores_keys: bool,
    pub(super) hides_sources: bool,
    pub(super) questions_per_file: u32,
    pub(super) delay: Duration,
    pub(super) statuses: Vec<Written>,
    pub(super) files: BTreeMap<String, File>,
    /// Redirect address, scopes and challenge by code handed out.
    pub(super) codes: BTreeMap<String, (String, String, Option<String>)>,
    /// Neither announces nor checks a proof of who comes back.
    pub(super) hides_proof: bool,
    /// Knows none of these calls.
    pub(super) speaks_another: bool,
    /// Applications declared so far, forgotten ones included.
    pub(super) declared: usize,
    /// Redirect addresses of declared applications, by client id.
    pub(super) applications: BTreeMap<String, String>,
    /// Status and instant by key.
    pub(super) keys: BTreeMap<String, (String, Timestamp)>,
    pub(super) created: usize,
    /// What its page about itself says: longest text, and answers of a poll. It checks those of `new`.
    pub(super) told_limits: (u32, u32),
    /// When the last call came.
    pub(super) now: Option<Timestamp>,
}

impl State {
    pub(super) fn new() -> Self {
        Self { scopes: vec!["read".to_owned(), "write".to_owned()], told_limits: (500, 4), ..Self::default() }
    }

    /// Creates a status; returns its id. Ids grow with time, as Mastodon's do.
    pub(super) fn write(&mut self, body: Value, created_at: Timestamp) -> String {
        self.created += 1;
        let id = format!("1160000000000{:05}", self.created);
        for file in body["media_ids"].as_array().into_iter().flatten() {
            self.files.get_mut(file.as_str().unwrap()).unwrap().attached = true;
        }
        let poll = Vote::of(&body, created_at);
        self.statuses.push(Written { id: id.clone(), body, created_at, poll });
        id
    }

    pub(super) fn get(&self, id: &str) -> Option<&Written> {
        self.statuses.iter().find(|status| status.id == id)
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        self.statuses
            .iter()
            .map(|status| Seen {
                id: status.id.clone(),
                text: text(status),
                language: status.body["language"].as_str().map(str::to_owned),
                alts: self
                    .files_of(status)
                    .map(|(_, file)| file.description.clone().unwrap_or_default())
                    .collect(),
                answers: status.body["in_reply_to_id"].as_str().map(str::to_owned),
                options: options(status),
            })
            .collect()
    }

    fn files_of<'state>(
        &'state self,
        status: &'state Written,
    ) -> impl Iterator<Item = (&'state str, &'state File)> {
        let ids = status.body["media_ids"].as_array().into_iter().flatten();
        ids.filter_map(|id| id.as_str()).filter_map(|id| Some((id, self.files.get(id)?)))
    }

    pub(super) fn show(&self, status: &Written) -> Value {
        let attachments: Vec<Value> =
            self.files_of(status).map(|(id, file)| self.show_file(id, file)).collect();
        let address = format!("{}/@valmont/{}", self.origin, status.id);
        json!({
            "id": status.id, "created_at": status.created_at, "content": html(&text(status)),
            "in_reply_to_id": status.body["in_reply_to_id"], "language": status.body["language"],
            "visibility": status.body["visibility"].as_str().unwrap_or("public"),
            "spoiler_text": warning(status),
            "sensitive": status.body["sensitive"] == true || !warning(status).is_empty(), "uri": address, "url": address, "account": self.profile(),
            "poll": status.poll.as_ref().map(|vote| self.show_vote(&status.id, vote)),
            "media_attachments": attachments, "mentions": [], "tags": [], "emojis": [],
            "reblogs_count": 0, "favourites_count": 0, "replies_count": 0, "reblog": null,
        })
    }

    fn show_vote(&self, id: &str, vote: &Vote) -> Value {
        let titles = vote.asked["options"].as_array().into_iter().flatten();
        let options: Vec<_> = titles
            .zip(&vote.votes)
            .map(|(title, votes)| json!({ "title": title, "votes_count": votes }))
            .collect();
        json!({
            "id": id, "expires_at": vote.expires_at, "expired": self.now.is_some_and(|now| vote.expires_at <= now),
            "multiple": vote.asked["multiple"] == true, "votes_count": vote.votes.iter().sum::<u32>(),
            "voters_count": null, "options": options, "emojis": [],
        })
    }

    pub(super) fn show_file(&self, id: &str, file: &File) -> Value {
        let ready = file.questions_left == 0;
        let url = ready.then(|| format!("{}/media/{id}.png", self.origin));
        json!({ "id": id, "type": "image", "url": url, "description": file.description })
    }

    pub(super) fn profile(&self) -> Value {
        let address = format!("{}/@valmont", self.origin);
        let image = format!("{}/avatar.png", self.origin);
        json!({
            "id": PROFILE, "username": "valmont", "acct": "valmont", "display_name": "Ville de Valmont-sur-Loire",
            "url": address, "uri": address, "avatar": image, "avatar_static": image, "header": image,
            "header_static": image, "bot": false, "created_at": "2022-11-02T00:00:00.000Z", "emojis": [],
            "fields": [], "followers_count": 12, "following_count": 3, "group": false, "indexable": true,
            "locked": false, "note": "", "statuses_count": self.statuses.len(),
            "source": { "privacy": "public", "sensitive": false, "language": "fr", "note": "", "fields": [],
                        "follow_requests_count": 0, "indexable": true },
            "role": { "id": "-99", "name": "", "permissions": "0", "highlighted": false, "color": "" },
        })
    }
}

/// The text as it is kept: a warning without a text becomes the text.
pub(super) fn text(status: &Written) -> String {
    let (text, warning) = (said(status, "status"), said(status, "spoiler_text"));
    if text.is_empty() { warning } else { text }
}

pub(super) fn warning(status: &Written) -> String {
    if said(status, "status").is_empty() { String::new() } else { said(status, "spoiler_text") }
}

fn said(status: &Written, field: &str) -> String {
    status.body[field].as_str().unwrap_or_default().trim().to_owned()
}

fn asked(poll: &Value) -> Poll {
    let answers = poll["options"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Poll {
        answers: answers.map(str::to_owned).collect(),
        open_seconds: poll["expires_in"]
            .as_u64()
            .and_then(|seconds| u32::try_from(seconds).ok())
            .unwrap_or(0),
        multiple: poll["multiple"] == true,
        hides_totals: poll["hide_totals"] == true,
    }
}

/// What was written, in our words.
fn options(status: &Written) -> VariantOptions {
    VariantOptions {
        visibility: match status.body["visibility"].as_str() {
            Some("unlisted") => Visibility::Unlisted,
            Some("private") => Visibility::Followers,
            _ => Visibility::Public,
        },
        warning: Some(warning(status)).filter(|warning| !warning.is_empty()),
        sensitive_media: status.body["sensitive"] == true,
        poll: status.poll.as_ref().map(|vote| asked(&vote.asked)),
    }
}

/// Writes a text as Mastodon shows it: escaped, in paragraphs, links shortened by invisible parts.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let words = escaped.split_inclusive(char::is_whitespace).map(|token| {
        let word = token.trim_end();
        let space = &token[word.len()..];
        match word.strip_prefix("https://") {
            Some(rest) => format!(
                "<a href=\"{word}\" rel=\"nofollow\"><span class=\"invisible\">https://</span>\
                 <span class=\"\">{rest}</span></a>{space}"
            ),
            None => token.to_owned(),
        }
    });
    format!("<p>{}</p>", words.collect::<String>().replace("\n\n", "</p><p>").replace('\n', "<br />"))
}
