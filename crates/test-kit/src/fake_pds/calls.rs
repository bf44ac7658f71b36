//! The methods a fake PDS knows, with the refusals of the real one.

use super::{
    state::{DID, State, content_id, uri},
    xrpc_error,
};
use crate::loopback::{Exchange, Reply};
use parvis_kernel::Timestamp;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

/// Fields of a post. Source: lexicon `app.bsky.feed.post`, read 2026-11-24.
const POST_FIELDS: [&str; 7] = ["$type", "text", "createdAt", "langs", "facets", "embed", "reply"];

impl State {
    pub(super) fn call(&mut self, method: &str, exchange: &Exchange) -> Reply {
        let query = |name: &str| exchange.query.get(name).map(String::as_str).unwrap_or_default();
        match method {
            "com.atproto.server.describeServer" => {
                Reply::json(200, &json!({ "did": "did:web:localhost", "availableUserDomains": [".test"] }))
            }
            "com.atproto.identity.resolveHandle" if query("handle") == self.handle => {
                Reply::json(200, &json!({ "did": DID }))
            }
            "com.atproto.identity.resolveHandle" => {
                xrpc_error(400, "HandleNotFound", "Unable to resolve handle")
            }
            "com.atproto.repo.getRecord" => self.get(query("collection"), query("rkey")),
            "com.atproto.repo.listRecords" => self.list(query("collection")),
            "com.atproto.server.createSession" => self.create_session(&exchange.json()),
            "com.atproto.server.refreshSession" => match exchange.bearer() {
                // A renewal token serves once.
                Some(token) if self.renewal.remove(token) => self.open_session(),
                _ => xrpc_error(400, "ExpiredToken", "Token has been revoked"),
            },
            "com.atproto.server.deleteSession" => match exchange.bearer() {
                Some(token) if self.renewal.remove(token) => Reply::bare(200),
                _ => xrpc_error(400, "ExpiredToken", "Token has been revoked"),
            },
            _ => self.authenticated(method, exchange),
        }
    }

    fn create_session(&mut self, body: &Value) -> Reply {
        let known = body["identifier"] == self.handle || body["identifier"] == DID;
        match self.password {
            Some(password) if known && body["password"] == password => self.open_session(),
            _ => xrpc_error(401, "AuthenticationRequired", "Invalid identifier or password"),
        }
    }

    fn authenticated(&mut self, method: &str, exchange: &Exchange) -> Reply {
        match exchange.bearer() {
            None => return xrpc_error(401, "AuthMissing", "Authentication Required"),
            Some(token) if !self.access.contains(token) => {
                return xrpc_error(400, "ExpiredToken", "Token has expired");
            }
            Some(_) => {}
        }
        match method {
            "com.atproto.server.getSession" => {
                Reply::json(200, &json!({ "did": DID, "handle": self.handle, "active": true }))
            }
            "app.bsky.actor.getProfile" => Reply::json(200, &json!({ "did": DID, "handle": self.handle })),
            "com.atproto.repo.uploadBlob" => self.upload(exchange),
            "com.atproto.repo.putRecord" => self.put_record(&exchange.json()),
            "com.atproto.repo.deleteRecord" => {
                let body = exchange.json();
                let place = (text(&body, "collection"), text(&body, "rkey"));
                self.records.remove(&place);
                Reply::json(200, &json!({}))
            }
            _ => xrpc_error(501, "MethodNotImplemented", "Method Not Implemented"),
        }
    }

    fn list(&self, collection: &str) -> Reply {
        let records: Vec<Value> = self
            .records
            .iter()
            .filter(|((known, _), _)| known == collection)
            .map(|((known, key), (value, cid))| json!({ "uri": uri(known, key), "cid": cid, "value": value }))
            .collect();
        Reply::json(200, &json!({ "records": records }))
    }

    fn upload(&mut self, exchange: &Exchange) -> Reply {
        let mime = exchange.header("content-type").unwrap_or_default();
        let cid = content_id(&exchange.body);
        self.blobs.insert(cid.clone(), exchange.body.len());
        let blob = json!({ "$type": "blob", "ref": { "$link": cid }, "mimeType": mime, "size": exchange.body.len() });
        Reply::json(200, &json!({ "blob": blob }))
    }

    fn put_record(&mut self, body: &Value) -> Reply {
        let (collection, key) = (text(body, "collection"), text(body, "rkey"));
        if body["repo"] != DID {
            return xrpc_error(401, "AuthRequired", "not this profile's repository");
        }
        if let Err(message) = self.validate(&collection, &key, &body["record"]) {
            return xrpc_error(400, "InvalidRequest", &message);
        }
        let place = (collection.clone(), key.clone());
        let taken = self.records.get(&place).map(|(_, cid)| cid.clone());
        let same = taken.as_deref() == Some(&content_id(body["record"].to_string().as_bytes()));
        // As in the real server, the same record is no write, and only then is the swap looked at.
        if !same && taken.is_some() && body.get("swapRecord") == Some(&Value::Null) {
            return xrpc_error(400, "InvalidSwap", "Record was at another content id");
        }
        let (cid, written) = self.put(&collection, &key, body["record"].clone());
        let mut answer = json!({ "uri": uri(&collection, &key), "cid": cid });
        if written {
            answer["commit"] = json!({ "cid": cid, "rev": key });
        }
        Reply::json(200, &answer)
    }

    fn validate(&self, collection: &str, key: &str, record: &Value) -> Result<(), String> {
        if collection != "app.bsky.feed.post" {
            return Ok(());
        }
        let is_tid = key.len() == 13
            && key.bytes().all(|letter| b"234567abcdefghijklmnopqrstuvwxyz".contains(&letter));
        let fields = record.as_object().ok_or("no record")?;
        let content = record["text"].as_str().ok_or("no text")?;
        let dated = record["createdAt"].as_str().ok_or("no createdAt")?;
        dated.parse::<Timestamp>().map_err(|_| "createdAt is not a date")?;
        if !is_tid || !b"234567abcdefghij".contains(&key.as_bytes()[0]) {
            return Err("the key is not a TID".to_owned());
        }
        if let Some(unknown) = fields.keys().find(|name| !POST_FIELDS.contains(&name.as_str())) {
            return Err(format!("unknown field {unknown}"));
        }
        if content.graphemes(true).count() > 300 || content.len() > 3000 {
            return Err("text too long".to_owned());
        }
        for facet in record["facets"].as_array().into_iter().flatten() {
            let edge = |name: &str| facet["index"][name].as_u64().and_then(|byte| usize::try_from(byte).ok());
            let range = edge("byteStart").zip(edge("byteEnd")).ok_or("facet without index")?;
            content.get(range.0..range.1).ok_or("facet inside a character")?;
        }
        let images = record["embed"]["images"].as_array().cloned().unwrap_or_default();
        if images.len() > 4 {
            return Err("too many images".to_owned());
        }
        for image in images {
            image["alt"].as_str().ok_or("image without alt")?;
            let blob = image["image"]["ref"]["$link"].as_str().ok_or("image without blob")?;
            self.blobs.get(blob).filter(|size| **size <= 2_000_000).ok_or("unknown or too large blob")?;
        }
        Ok(())
    }
}

fn text(body: &Value, name: &str) -> String {
    body[name].as_str().unwrap_or_default().to_owned()
}
