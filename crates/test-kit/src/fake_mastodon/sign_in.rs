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
    /// Says what the page does, as servers do since 4.3.
    pub(super) fn announce(&self) -> Reply {
        if self.hides_proof {
            return error(404, "Record not found");
        }
        let at = |path: &str| format!("{}{path}", self.origin);
        Reply::json(
            200,
            &json!({
                "issuer": at("/"), "authorization_endpoint": at("/oauth/authorize"),
                "token_endpoint": at("/oauth/token"), "revocation_endpoint": at("/oauth/revoke"),
                "app_registration_endpoint": at("/api/v1/apps"), "userinfo_endpoint": at("/oauth/userinfo"),
                "scopes_supported": ["read", "write", "profile"], "response_types_supported": ["code"],
                "response_modes_supported": ["query", "fragment", "form_post"],
                "grant_types_supported": ["authorization_code", "client_credentials"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
                "service_documentation": "https://docs.joinmastodon.org/",
            }),
        )
    }

    pub(super) fn declare(&mut self, body: &Value) -> Reply {
        let (Some(name), Some(redirect)) = (body["client_name"].as_str(), body["redirect_uris"].as_str())
        else {
            return error(422, "Validation failed: Redirect URI must be an absolute URI.");
        };
        self.declared += 1;
        let id = format!("application-{}", self.declared);
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
        assert_eq!(query["response_type"], "code");
        let challenge = query.get("code_challenge").cloned();
        assert_eq!(challenge.is_some(), !self.hides_proof, "a proof is sent where it is announced");
        assert_eq!(
            query.get("code_challenge_method").map(String::as_str),
            challenge.as_ref().map(|_| "S256")
        );
        assert_eq!(self.applications.get(&query["client_id"]), Some(redirect));
        let code = format!("code-{}", self.codes.len() + 1);
        let granted = (redirect.clone(), query["scope"].clone(), challenge);
        self.codes.insert(code.clone(), granted);
        format!("{redirect}?code={code}&state={}", query["state"])
    }

    pub(super) fn exchange_code(&mut self, body: &Value) -> Reply {
        let text = |name: &str| body[name].as_str().unwrap_or_default();
        let refused = || {
            let sentence = "The provided authorization grant is invalid, expired, revoked, or does not match";
            Reply::json(400, &json!({ "error": "invalid_grant", "error_description": sentence }))
        };
        let is_known = self.applications.contains_key(text("client_id"))
            && text("client_secret") == "secret-de-l-application";
        if is_known && text("grant_type") == "client_credentials" {
            return Reply::json(
                200,
                &json!({ "access_token": "jeton-de-l-application", "token_type": "Bearer",
                    "scope": text("scope"), "created_at": 1 }),
            );
        }
        if !is_known || text("grant_type") != "authorization_code" {
            return Reply::json(
                401,
                &json!({ "error": "invalid_client", "error_description": "unknown client" }),
            );
        }
        // A code serves once.
        let Some((redirect, scopes, challenge)) = self.codes.remove(text("code")) else { return refused() };
        let proved = body["code_verifier"].as_str().map(|verifier| {
            base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
        });
        if redirect != text("redirect_uri") || challenge != proved {
            return refused();
        }
        self.revoked = false;
        self.scopes = scopes.split(' ').map(str::to_owned).collect();
        let answer =
            json!({ "access_token": TOKEN, "token_type": "Bearer", "scope": scopes, "created_at": 1 });
        Reply::json(200, &answer)
    }

    /// Takes the token back for the application that it was granted to; twice is once.
    pub(super) fn take_back(&mut self, body: &Value) -> Reply {
        let text = |name: &str| body[name].as_str().unwrap_or_default();
        let is_known = self.applications.contains_key(text("client_id"))
            && text("client_secret") == "secret-de-l-application";
        if !is_known || text("token") != TOKEN {
            let sentence = "You are not authorized to revoke this token";
            return Reply::json(
                403,
                &json!({ "error": "unauthorized_client", "error_description": sentence }),
            );
        }
        self.revoked = true;
        Reply::json(200, &json!({}))
    }
}
