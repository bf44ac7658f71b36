//! The connector's requests and the fake's answers against the official description of the Mastodon API.
//!
//! The description is not part of this repository: it is looked for beside it, or where `PARVIS_CONTRACTS`
//! says; without it, this test says that it was skipped.

use parvis_connector::{
    HandOverRequest, Outcome, Poll, PreviousSegment, VariantOptions, Visibility,
    suite::{Stage, access, image, item, key},
};
use parvis_networks::mastodon::Mastodon;
use parvis_test_kit::{Exchanged, MastodonStage};
use serde_json::Value;
use std::{path::PathBuf, time::Duration};

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by their environment where the descriptions are"
)]
fn description() -> Option<Value> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/contracts");
    let folder = std::env::var_os("PARVIS_CONTRACTS").map_or(beside, PathBuf::from);
    let text = std::fs::read_to_string(folder.join("mastodon-openapi.json")).ok()?;
    Some(serde_json::from_str(&text).unwrap())
}

#[tokio::test]
async fn every_exchange_is_as_the_official_description_says() {
    let Some(description) = description() else {
        eprintln!("skipped: no description of the Mastodon API");
        return;
    };
    let exchanges = a_day_of_work().await;
    assert!(exchanges.len() >= 10);
    for mut exchange in exchanges {
        // The description knows only the list that 4.3 brought; a single address is what every version and
        // every other server of this API understands.
        if let Some(address) = exchange.request["redirect_uris"].as_str().map(str::to_owned) {
            exchange.request["redirect_uris"] = Value::from(vec![address]);
        }
        let (method, path) = exchange.call.split_once(' ').unwrap();
        let operation = &description["paths"][path][method.to_lowercase()];
        assert!(operation.is_object(), "{}: no such call", exchange.call);
        check_query(&description, operation, &exchange);
        let request = &operation["requestBody"]["content"]["application/json"]["schema"];
        if exchange.request.is_object() {
            if let Err(fault) = fits(&description, request, &exchange.request) {
                panic!("{} request: {fault}", exchange.call);
            }
            for name in exchange.request.as_object().unwrap().keys() {
                assert!(
                    names(&description, request).contains(name),
                    "{}: unknown field {name}",
                    exchange.call
                );
            }
        }
        let answer = &operation["responses"][exchange.status.to_string()];
        assert!(answer.is_object(), "{}: undocumented {}", exchange.call, exchange.status);
        let answer = &answer["content"]["application/json"]["schema"];
        if answer.is_object()
            && let Err(fault) = fits(&description, answer, &exchange.answer)
        {
            panic!("{} answer {}: {fault}", exchange.call, exchange.status);
        }
    }
}

async fn a_day_of_work() -> Vec<Exchanged> {
    let stage = MastodonStage::start(|outbound| {
        Box::new(Mastodon::with_media_pause(outbound, Duration::from_millis(1)))
    })
    .await;
    let connector = stage.connector();
    let channel = access(&connector.connect(&stage.fields()).await.unwrap());
    stage.server.process_files_slowly(1);
    let (mut first, mut key) = (item("Été à Valmont https://valmont.fr"), key(1, stage.now()));
    first.media = vec![image("Une péniche")];
    first.options = VariantOptions {
        visibility: Visibility::Unlisted,
        warning: Some("Crue".to_owned()),
        sensitive_media: true,
        poll: None,
    };
    let Outcome::Accepted { remote } = connector.publish(&channel, &first, &key).await else { panic!() };
    connector.find(&channel, &first, &key).await;
    let mut second = item("Suite");
    second.previous = vec![PreviousSegment { index: 0, remote: remote.clone() }];
    key.segment = 1;
    connector.publish(&channel, &second, &key).await;
    connector.publish(&channel, &item(&"a".repeat(501)), &key).await;
    connector.edit(&channel, &remote, &first, &key).await;
    for _ in 0..2 {
        connector.delete(&channel, &remote, &key).await;
    }
    connector.edit(&channel, &remote, &first, &key).await;
    let mut asked = item("Quel jour pour le marché ?");
    asked.options.poll = Some(Poll {
        answers: vec!["Samedi".to_owned(), "Dimanche".to_owned()],
        open_seconds: 86_400,
        multiple: true,
        hides_totals: true,
    });
    let poll_key = parvis_connector::suite::key(2, stage.now());
    let Outcome::Accepted { remote: poll } = connector.publish(&channel, &asked, &poll_key).await else {
        panic!()
    };
    connector.find(&channel, &asked, &poll_key).await;
    connector.edit(&channel, &poll, &asked, &poll_key).await;
    let request = HandOverRequest {
        redirect: "https://parvis.valmont.test/channels/return".to_owned(),
        state: "etat".to_owned(),
        verifier: "verificateur".into(),
        application: None,
    };
    let departure = connector.depart(&stage.fields(), &request).await.unwrap().unwrap();
    let back = stage.server.sign_in(&departure.url);
    let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
    for _ in 0..2 {
        let _ = connector.come_back(&departure.sealed, &code.into()).await;
    }
    let granted = stage.granted().await;
    for _ in 0..2 {
        connector.revoke(&granted).await;
    }
    connector.check(&channel).await;
    stage.server.exchanges()
}

fn check_query(description: &Value, operation: &Value, exchange: &Exchanged) {
    let known: Vec<&str> = operation["parameters"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|parameter| resolve(description, parameter))
        .filter(|parameter| parameter["in"] == "query")
        .filter_map(|parameter| parameter["name"].as_str())
        .collect();
    for name in &exchange.query {
        assert!(known.contains(&name.as_str()), "{}: unknown parameter {name}", exchange.call);
    }
}

fn resolve<'value>(description: &'value Value, value: &'value Value) -> &'value Value {
    match value["$ref"].as_str() {
        Some(address) => resolve(description, description.pointer(address.trim_start_matches('#')).unwrap()),
        None => value,
    }
}

fn alternatives(schema: &Value) -> Option<&Vec<Value>> {
    schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array())
}

/// Names of the properties that a schema knows, in any of its alternatives.
fn names(description: &Value, schema: &Value) -> Vec<String> {
    let schema = resolve(description, schema);
    let own = schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys().cloned());
    let others = alternatives(schema).into_iter().chain(schema["allOf"].as_array()).flatten();
    own.chain(others.flat_map(|other| names(description, other))).collect()
}

/// Checks types, required properties, enumerations and alternatives; formats and lengths are left out.
fn fits(description: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    let schema = resolve(description, schema);
    if let Some(alternatives) = alternatives(schema) {
        let faults: Vec<String> =
            alternatives.iter().filter_map(|one| fits(description, one, value).err()).collect();
        return if faults.len() < alternatives.len() { Ok(()) } else { Err(faults.join(" / ")) };
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        fits(description, part, value)?;
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |kind: &str| match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    if !types.is_empty() && !types.iter().any(|kind| is(kind)) {
        return Err(format!("{value} is not {types:?}"));
    }
    if schema["enum"].as_array().is_some_and(|known| !known.contains(value)) {
        return Err(format!("{value} is not in the list"));
    }
    if let Some(fields) = value.as_object() {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            fields.get(name).ok_or_else(|| format!("{name} is missing"))?;
        }
        for (name, field) in
            fields.iter().filter(|(name, _)| schema["properties"].get(name.as_str()).is_some())
        {
            fits(description, &schema["properties"][name], field)
                .map_err(|fault| format!("{name}: {fault}"))?;
        }
    }
    for entry in value.as_array().into_iter().flatten().filter(|_| schema["items"].is_object()) {
        fits(description, &schema["items"], entry)?;
    }
    Ok(())
}
