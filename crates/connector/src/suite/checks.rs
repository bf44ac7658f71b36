//! The checks: one function each, named as the behaviour it holds.

use super::{
    fault::{Fault, RetryAfter},
    parts::{UnreadableMedia, image, item, key},
    stage::{Stage, access},
};
use crate::{
    AttemptKey, ChannelAccess, Found, Health, Item, Outcome, PreviousSegment, Refreshed, Refusal, RemoteRef,
    Revocation,
};
use std::{sync::Arc, time::Duration};

pub(super) async fn connected(stage: &dyn Stage) -> ChannelAccess {
    access(&stage.connector().connect(&stage.fields()).await.expect("the fields connect"))
}

pub(super) fn accepted(outcome: Outcome) -> RemoteRef {
    match outcome {
        Outcome::Accepted { remote } => remote,
        other => panic!("expected an acceptance, got {other:?}"),
    }
}

fn assert_unknown(outcome: &Outcome) {
    assert!(matches!(outcome, Outcome::Unknown { .. }), "expected unknown, got {outcome:?}");
}

/// Publishes once under a fault; returns what is needed to look for it.
async fn publish_under(stage: &dyn Stage, fault: Fault) -> (ChannelAccess, Item, AttemptKey, Outcome) {
    let channel = connected(stage).await;
    let (item, key) = (item("Le marché est déplacé place de la Loire."), key(1, stage.now()));
    stage.next(fault);
    let outcome = stage.connector().publish(&channel, &item, &key).await;
    (channel, item, key, outcome)
}

async fn is_unknown_and_found(stage: &dyn Stage, fault: Fault) {
    let (channel, item, key, outcome) = publish_under(stage, fault).await;
    assert_unknown(&outcome);
    let found = stage.connector().find(&channel, &item, &key).await;
    let Found::Present { remote } = found else { panic!("expected to find it, got {found:?}") };
    assert_eq!(remote.id, stage.seen()[0].id);
    assert_eq!(stage.created(), 1);
}

/// Fields that are right connect; the channel is healthy.
pub async fn connects_and_is_healthy(stage: &dyn Stage) {
    let connected = stage.connector().connect(&stage.fields()).await.unwrap();
    assert!(!connected.remote_id.is_empty() && !connected.handle.is_empty());
    assert!(!connected.name.is_empty() && !connected.url.is_empty() && !connected.server.is_empty());
    let health = stage.connector().check(&access(&connected)).await;
    assert_eq!(health, Health::Ok { handle: None });
}

/// A wrong secret is told as such.
pub async fn wrong_credentials_are_refused(stage: &dyn Stage) {
    let refusal = stage.connector().connect(&stage.wrong_fields()).await.unwrap_err();
    assert_eq!(refusal, Refusal::Credentials);
}

/// A server that does not answer says nothing of credentials, and a write to it sends nothing.
pub async fn a_server_that_is_not_there_is_unreachable(stage: &dyn Stage) {
    let refusal = stage.connector().connect(&stage.dead_fields()).await.unwrap_err();
    assert!(matches!(refusal, Refusal::Unreachable { .. }), "{refusal:?}");
    let mut channel = connected(stage).await;
    channel.server = secrecy::ExposeSecret::expose_secret(&stage.dead_fields()["server"]).to_owned();
    let (item, key) = (item("Bonjour"), key(1, stage.now()));
    let outcome = stage.connector().publish(&channel, &item, &key).await;
    assert!(matches!(outcome, Outcome::NotSent { .. }), "{outcome:?}");
    assert!(matches!(stage.connector().check(&channel).await, Health::Unreachable { .. }));
    assert!(matches!(stage.connector().refresh(&channel).await, Refreshed::Unreachable { .. }));
    let found = stage.connector().find(&channel, &item, &key).await;
    assert!(matches!(found, Found::CannotTell { .. }), "{found:?}");
}

/// A required field left empty is named.
pub async fn a_missing_field_is_named(stage: &dyn Stage) {
    for field in stage.connector().describe().fields.iter().filter(|field| field.required) {
        let mut fields = stage.fields();
        fields.remove(field.name);
        let refusal = stage.connector().connect(&fields).await.unwrap_err();
        assert_eq!(refusal, Refusal::Field { field: field.name, code: "channels.field.missing" });
    }
}

/// What was approved is what the network receives.
pub async fn text_language_and_alternative_text_arrive(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let mut item = item("Été à Valmont : #Fête, https://valmont.fr 🎉");
    item.media = vec![image("Une péniche sur la Loire"), image("")];
    let remote = accepted(stage.connector().publish(&channel, &item, &key(1, stage.now())).await);
    let seen = stage.seen();
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].id, remote.id);
    assert_eq!(seen[0].text, item.text);
    assert_eq!(seen[0].language.as_deref(), Some("fr"));
    if stage.connector().describe().capabilities.alt_text {
        assert_eq!(seen[0].alts, ["Une péniche sur la Loire", ""]);
    }
    assert!(remote.url.is_some_and(|url| url.starts_with("http")));
}

/// Nothing was created: the connector cannot know it, the search can.
pub async fn a_cut_before_the_request_is_read_whole_is_unknown_and_absent(stage: &dyn Stage) {
    let (channel, item, key, outcome) = publish_under(stage, Fault::CutBefore).await;
    assert_unknown(&outcome);
    assert_eq!(stage.connector().find(&channel, &item, &key).await, Found::Absent);
    accepted(stage.connector().publish(&channel, &item, &key).await);
    assert_eq!(stage.created(), 1);
}

/// Created, then cut.
pub async fn a_cut_after_acceptance_is_unknown_and_found(stage: &dyn Stage) {
    is_unknown_and_found(stage, Fault::AcceptThenCut).await;
}

/// Created, then silence longer than the time limit.
pub async fn no_answer_in_time_is_unknown_and_found(stage: &dyn Stage) {
    is_unknown_and_found(stage, Fault::AcceptThenHang).await;
}

/// Created, then 500.
pub async fn a_fault_of_the_server_after_acceptance_is_unknown_and_found(stage: &dyn Stage) {
    is_unknown_and_found(stage, Fault::AcceptThenStatus(500)).await;
}

/// 5xx proves nothing, whichever it is.
pub async fn a_bare_fault_of_the_server_is_unknown(stage: &dyn Stage) {
    let channel = connected(stage).await;
    for (number, status) in [(1, 500), (2, 502), (3, 503), (4, 504)] {
        stage.next(Fault::Status(status));
        let outcome = stage.connector().publish(&channel, &item("Bonjour"), &key(number, stage.now())).await;
        assert_unknown(&outcome);
    }
    assert_eq!(stage.created(), 0);
}

/// Created, then 400: either found out at once, or unknown and found.
pub async fn a_refusal_after_acceptance_is_never_believed_blindly(stage: &dyn Stage) {
    for (number, status) in [(1, 400), (2, 422)] {
        let channel = connected(stage).await;
        let (item, key) = (item(&format!("Travaux, phase {number}")), key(number, stage.now()));
        stage.next(Fault::AcceptThenStatus(status));
        match stage.connector().publish(&channel, &item, &key).await {
            Outcome::Accepted { .. } => {}
            Outcome::Unknown { .. } => {
                let found = stage.connector().find(&channel, &item, &key).await;
                assert!(matches!(found, Found::Present { .. }), "{found:?}");
            }
            other => panic!("a post that exists was told as {other:?}"),
        }
    }
    assert_eq!(stage.created(), 2);
}

/// Created, then an answer that is not of the network.
pub async fn an_acceptance_that_cannot_be_read_is_unknown_and_found(stage: &dyn Stage) {
    is_unknown_and_found(stage, Fault::AcceptThenGarbage).await;
}

/// What the network documents as refused before anything is done.
pub async fn a_documented_refusal_is_a_refusal(stage: &dyn Stage) {
    let (_, _, _, outcome) = publish_under(stage, Fault::Refused).await;
    let Outcome::Refused { reason } = outcome else { panic!("expected a refusal, got {outcome:?}") };
    assert!(crate::refusal_code::ALL.contains(&reason.code), "{}", reason.code);
    assert_eq!(stage.created(), 0);
}

/// 429, with its moment in every form.
pub async fn rate_limits_are_definite_and_say_when(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let second = stage.now().as_micros() / 1_000_000 * 1_000_000;
    let later = parvis_kernel::Timestamp::from_micros(second).after(Duration::from_secs(600));
    for (number, form, expected) in [
        (1, RetryAfter::Absent, None),
        (2, RetryAfter::Seconds(90), Some(stage.now().after(Duration::from_secs(90)))),
        (3, RetryAfter::Date(later), Some(later)),
        (4, RetryAfter::Native(later), Some(later)),
    ] {
        stage.next(Fault::RateLimited(form));
        let outcome = stage.connector().publish(&channel, &item("Bonjour"), &key(number, stage.now())).await;
        assert_eq!(outcome, Outcome::RateLimited { until: expected }, "{form:?}");
    }
    assert_eq!(stage.created(), 0);
}

/// An access that ran out is definite, and renewed.
pub async fn a_token_that_ran_out_is_renewed(stage: &dyn Stage) {
    let mut channel = connected(stage).await;
    let (item, key) = (item("Bonjour"), key(1, stage.now()));
    if !stage.expire_access() {
        return;
    }
    assert_eq!(stage.connector().publish(&channel, &item, &key).await, Outcome::Unauthorised);
    for fault in [Fault::Status(503), Fault::CutBefore] {
        stage.next_renewal(fault);
        let answer = stage.connector().refresh(&channel).await;
        assert!(matches!(answer, Refreshed::Unreachable { .. }), "{answer:?}");
    }
    let Refreshed::Renewed(credentials) = stage.connector().refresh(&channel).await else {
        panic!("the channel is not renewed")
    };
    channel.credentials = credentials;
    accepted(stage.connector().publish(&channel, &item, &key).await);
    assert_eq!(stage.created(), 1);
}

/// Once the server has answered, the access opens nothing; without its answer, nothing is claimed.
pub async fn an_access_is_taken_back_at_the_server_and_a_silent_one_is_said(stage: &dyn Stage) {
    let channel = stage.granted().await;
    let mut told = Vec::new();
    let mut dead = channel.clone();
    dead.server = secrecy::ExposeSecret::expose_secret(&stage.dead_fields()["server"]).to_owned();
    told.push(stage.connector().revoke(&dead).await);
    for fault in [Fault::Status(503), Fault::CutBefore, Fault::AcceptThenHang] {
        stage.next_revocation(fault);
        told.push(stage.connector().revoke(&channel).await);
    }
    assert!(told.iter().all(|answer| matches!(answer, Revocation::NotTold { .. })), "{told:?}");
    for secret in stage.secrets() {
        assert!(!format!("{told:?}").contains(&secret), "{secret} is in {told:?}");
    }
    let answer = stage.connector().revoke(&channel).await;
    assert!(!matches!(answer, Revocation::NotTold { .. }), "{answer:?}");
    assert_eq!(stage.connector().revoke(&channel).await, answer, "free to repeat");
    if answer == Revocation::Revoked {
        assert_eq!(stage.connector().check(&channel).await, Health::Unauthorised);
    }
}

/// A person took the access back: no renewal, and the health says so.
pub async fn a_revoked_channel_is_told_from_an_unreachable_server(stage: &dyn Stage) {
    let channel = connected(stage).await;
    stage.revoke();
    assert_eq!(stage.connector().check(&channel).await, Health::Unauthorised);
    let outcome = stage.connector().publish(&channel, &item("Bonjour"), &key(1, stage.now())).await;
    assert_eq!(outcome, Outcome::Unauthorised);
    let answer = stage.connector().refresh(&channel).await;
    assert!(matches!(answer, Refreshed::Revoked), "{answer:?}");
    assert_eq!(stage.created(), 0);
}

/// The heart of it: the same key and item, twice.
pub async fn the_same_write_twice_is_one_post(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let mut item = item("Fermeture de la piscine");
    item.media = vec![image("Le bassin vide")];
    let key = key(1, stage.now());
    let first = accepted(stage.connector().publish(&channel, &item, &key).await);
    if stage.idempotent() {
        let second = accepted(stage.connector().publish(&channel, &item, &key).await);
        assert_eq!(first.id, second.id);
    }
    let found = stage.connector().find(&channel, &item, &key).await;
    assert_eq!(found, Found::Present { remote: first });
    assert_eq!(stage.created(), 1);
}

/// Two publications of the same text at the same instant are two posts.
pub async fn other_publications_are_other_posts(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let first = accepted(stage.connector().publish(&channel, &item("Bonjour"), &key(1, stage.now())).await);
    let second = accepted(stage.connector().publish(&channel, &item("Bonsoir"), &key(2, stage.now())).await);
    assert_ne!(first.id, second.id);
    assert_eq!(stage.created(), 2);
}

/// Each segment answers the one before it.
pub async fn segments_follow_one_another(stage: &dyn Stage) {
    if !stage.connector().describe().capabilities.threads {
        return;
    }
    let channel = connected(stage).await;
    let mut previous = Vec::new();
    for index in 0..3 {
        let mut item = item(&format!("Partie {index}"));
        (item.index, item.of, item.previous) = (index, 3, previous.clone());
        let mut key = key(1, stage.now());
        key.segment = index;
        let remote = accepted(stage.connector().publish(&channel, &item, &key).await);
        previous.push(PreviousSegment { index, remote });
    }
    let seen = stage.seen();
    for (index, expected) in [(0, None), (1, Some(0)), (2, Some(1))] {
        let own = &previous[index].remote.id;
        let post = seen.iter().find(|post| post.id == *own).unwrap();
        assert_eq!(post.answers, expected.map(|place: usize| previous[place].remote.id.clone()));
    }
    assert_eq!(stage.created(), 3);
}

/// An edit changes the item in place, whatever it held; elsewhere it is refused.
pub async fn an_edit_replaces_what_is_there(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let key = key(1, stage.now());
    let mut first = item("Réunion mardi");
    first.media = vec![image("L'affiche fausse"), image("Un plan")];
    let remote = accepted(stage.connector().publish(&channel, &first, &key).await);
    let mut corrected = item("Réunion mercredi");
    corrected.media = vec![image("L'affiche juste")];
    let outcome = stage.connector().edit(&channel, &remote, &corrected, &key).await;
    if !stage.connector().describe().capabilities.edit {
        let Outcome::Refused { reason } = outcome else { panic!("expected a refusal, got {outcome:?}") };
        assert_eq!(reason.code, crate::refusal_code::UNSUPPORTED);
        return;
    }
    assert_eq!(accepted(outcome).id, remote.id);
    let again = stage.connector().edit(&channel, &remote, &corrected, &key).await;
    assert_eq!(accepted(again).id, remote.id);
    let seen = stage.seen();
    assert_eq!((seen.len(), stage.created()), (1, 1));
    assert_eq!(seen[0].text, "Réunion mercredi");
    assert_eq!(seen[0].alts, ["L'affiche juste"]);
    stage.connector().delete(&channel, &remote, &key).await;
    let outcome = stage.connector().edit(&channel, &remote, &corrected, &key).await;
    let Outcome::Refused { reason } = outcome else { panic!("expected a refusal, got {outcome:?}") };
    assert_eq!(reason.code, crate::refusal_code::ITEM_GONE);
}

/// What is already gone is gone.
pub async fn taking_down_twice_is_taking_down(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let key = key(1, stage.now());
    let remote = accepted(stage.connector().publish(&channel, &item("Bonjour"), &key).await);
    for _ in 0..2 {
        assert_eq!(accepted(stage.connector().delete(&channel, &remote, &key).await).id, remote.id);
        assert!(stage.seen().is_empty());
    }
}

/// Nothing leaves when an image cannot be read.
pub async fn an_unreadable_image_sends_nothing(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let mut item = item("Bonjour");
    let mut media = image("Une péniche");
    media.source = Arc::new(UnreadableMedia);
    item.media = vec![media];
    let outcome = stage.connector().publish(&channel, &item, &key(1, stage.now())).await;
    assert!(matches!(outcome, Outcome::NotSent { .. }), "{outcome:?}");
    assert_eq!(stage.created(), 0);
}

/// An absence is said, not guessed.
pub async fn nothing_is_found_before_anything_is_sent(stage: &dyn Stage) {
    let channel = connected(stage).await;
    let found = stage.connector().find(&channel, &item("Bonjour"), &key(1, stage.now())).await;
    assert_eq!(found, Found::Absent);
}

/// Answers go to screens and logs.
pub async fn no_secret_is_in_an_answer(stage: &dyn Stage) {
    let mut told = Vec::new();
    for (number, fault) in
        [(1, Fault::Refused), (2, Fault::Status(500)), (3, Fault::AcceptThenCut), (4, Fault::TokenExpired)]
    {
        let channel = connected(stage).await;
        told.push(format!("{channel:?}"));
        stage.next(fault);
        let outcome = stage.connector().publish(&channel, &item("Bonjour"), &key(number, stage.now())).await;
        told.push(format!("{outcome:?}"));
    }
    let connected = stage.connector().connect(&stage.wrong_fields()).await;
    told.push(format!("{connected:?}"));
    for secret in stage.secrets() {
        assert!(!told.iter().any(|text| text.contains(&secret)), "{secret} is in {told:?}");
    }
}
