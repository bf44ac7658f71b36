//! What a fake PDS remembers.

use super::xrpc_error;
use crate::{Seen, loopback::Reply};
use parvis_connector::VariantOptions;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const HANDLE: &str = "valmont.test";
pub(super) const DID: &str = "did:plc:valmont2sur3loire4test5";
pub(super) const APP_PASSWORD: &str = "abcd-efgh-ijkl-mnop";
const POST: &str = "app.bsky.feed.post";

#[derive(Default)]
pub(super) struct State {
    pub(super) origin: String,
    pub(super) handle: String,
    pub(super) password: Option<&'static str>,
    pub(super) access: BTreeSet<String>,
    pub(super) renewal: BTreeSet<String>,
    pub(super) blobs: BTreeMap<String, usize>,
    /// Value and content id, by collection and key.
    pub(super) records: BTreeMap<(String, String), (Value, String)>,
    pub(super) created: usize,
    sessions: usize,
}

impl State {
    pub(super) fn new() -> Self {
        Self { handle: HANDLE.to_owned(), password: Some(APP_PASSWORD), ..Self::default() }
    }

    pub(super) fn revoke(&mut self) {
        self.password = None;
        self.access.clear();
        self.renewal.clear();
    }

    /// Opens a session; the answer of `createSession` and `refreshSession`.
    pub(super) fn open_session(&mut self) -> Reply {
        self.sessions += 1;
        let (access, renewal) = (format!("access-{}", self.sessions), format!("renewal-{}", self.sessions));
        self.access.insert(access.clone());
        self.renewal.insert(renewal.clone());
        let handle = &self.handle;
        Reply::json(
            200,
            &json!({ "did": DID, "handle": handle, "accessJwt": access, "refreshJwt": renewal, "active": true }),
        )
    }

    pub(super) fn document(&self, did: &str) -> Reply {
        if did != DID {
            return Reply::bare(404);
        }
        let service = json!([{ "id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": self.origin }]);
        Reply::json(
            200,
            &json!({ "id": DID, "alsoKnownAs": [format!("at://{}", self.handle)], "service": service }),
        )
    }

    pub(super) fn put(&mut self, collection: &str, key: &str, record: Value) -> (String, bool) {
        let cid = content_id(record.to_string().as_bytes());
        let place = (collection.to_owned(), key.to_owned());
        let known = self.records.get(&place).map(|(_, cid)| cid.clone());
        if known.as_ref() == Some(&cid) {
            return (cid, false);
        }
        if known.is_none() && collection == POST {
            self.created += 1;
        }
        self.records.insert(place, (record, cid.clone()));
        (cid, true)
    }

    pub(super) fn get(&self, collection: &str, key: &str) -> Reply {
        match self.records.get(&(collection.to_owned(), key.to_owned())) {
            Some((value, cid)) => {
                Reply::json(200, &json!({ "uri": uri(collection, key), "cid": cid, "value": value }))
            }
            None => xrpc_error(400, "RecordNotFound", "Could not locate record"),
        }
    }

    pub(super) fn record(&self, address: &str) -> Option<Value> {
        self.records
            .iter()
            .find(|((collection, key), _)| uri(collection, key) == address)
            .map(|(_, (value, _))| value.clone())
    }

    pub(super) fn posts(&self) -> Vec<Seen> {
        self.records
            .iter()
            .filter(|((collection, _), _)| collection == POST)
            .map(|((collection, key), (value, _))| Seen {
                id: uri(collection, key),
                text: value["text"].as_str().unwrap().to_owned(),
                language: value["langs"][0].as_str().map(str::to_owned),
                alts: value["embed"]["images"]
                    .as_array()
                    .map(|images| {
                        images.iter().map(|image| image["alt"].as_str().unwrap().to_owned()).collect()
                    })
                    .unwrap_or_default(),
                answers: value["reply"]["parent"]["uri"].as_str().map(str::to_owned),
                options: VariantOptions::default(),
            })
            .collect()
    }
}

pub(super) fn uri(collection: &str, key: &str) -> String {
    format!("at://{DID}/{collection}/{key}")
}

pub(super) fn content_id(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(20).fold("bafyrei".to_owned(), |id, byte| format!("{id}{byte:02x}"))
}
