//! The server's own page, and the exchange of its codes for the token.

use super::{
    error,
    state::{State, TOKEN},
};
use crate::loopback::Reply;
use base64::Engine;
use parvis_outbound::Url;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

impl State {
    pub(super) fn declare(&mut self, body: &Value) -> Reply {
        let (Some(name), Some(redirect)) = (body["client_name"].as_str(), body["redirect_uris"].as_str())
        else {
            return error(422, "Validation failed: Redirect URI must be an absolute URI.");
        };
        let id = format!("application-{}", self.applications.len() + 1);
        self.applications.insert(id.clone(), redirect.to_owned());
        let scopes: Vec<&str> = body["scopes"].as_str().unwrap_or("read").split(' ').collect();
        let answer = json!({
            "id": "1", "name": name, "website": null, "scopes": scopes, "redirect_uris": [redirect],
            "redirect_uri": redirect, "vapid_key": "", "client_id": id, "client_secret": "secret-de-l-application",
            "client_secret_expires_at": 0,
        });
        Reply::json(200, &answer)
    }

    pub(super) fn sign_in(&mut self, address: &str) -> String {
        let url = Url::parse(address).unwrap();
        assert_eq!(url.path(), "/oauth/authorize");
        let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
        let redirect = &query["redirect_uri"];
        assert_eq!(
            (query["response_type"].as_str(), query["code_challenge_method"].as_str()),
            ("code", "S256")
        );
        assert_eq!(self.applications.get(&query["client_id"]), Some(redirect));
        let code = format!("code-{}", self.codes.len() + 1);
        let granted = (redirect.clone(), query["scope"].clone(), query["code_challenge"].clone());
        self.codes.insert(code.clone(), granted);
        format!("{redirect}?code={code}&state={}", query["state"])
    }

    pub(super) fn exchange_code(&mut self, body: &Value) -> Reply {
        let text = |name: &str| body[name].as_str().unwrap_or_default();
        let refused = || {
            let sentence = "The provided authorization grant is invalid, expired, revoked, or does not match";
            Reply::json(400, &json!({ "error": "invalid_grant", "error_description": sentence }))
        };
        if text("client_secret") != "secret-de-l-application" || text("grant_type") != "authorization_code" {
            return Reply::json(
                401,
                &json!({ "error": "invalid_client", "error_description": "unknown client" }),
            );
        }
        // A code serves once.
        let Some((redirect, scopes, challenge)) = self.codes.remove(text("code")) else { return refused() };
        let proved = base64::engine::general_purpose::URL_SAFE_NO_PAD
            .encode(Sha256::digest(text("code_verifier").as_bytes()));
        if redirect != text("redirect_uri") || challenge != proved {
            return refused();
        }
        self.scopes = scopes.split(' ').map(str::to_owned).collect();
        let answer =
            json!({ "access_token": TOKEN, "token_type": "Bearer", "scope": scopes, "created_at": 1 });
        Reply::json(200, &answer)
    }
}
