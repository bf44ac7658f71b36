//! The public feed through its own routes, on a temporary SQLite file.
#![expect(clippy::unwrap_used, reason = "a failed preparation fails the test")]

mod stage;

use http::{StatusCode, header};
use parvis_citizens::{Correction, correct_item, find_published, publish_item, withdraw_item};
use parvis_connector::{AttemptKey, Connector, Found, Outcome, RemoteRef, Resume, refusal_code, suite};
use parvis_database::Actor;
use parvis_kernel::{Id, OrganisationId, Scope};
use stage::{Stage, item_of};
use std::sync::Arc;

#[tokio::test]
async fn publishing_the_same_segment_twice_changes_nothing() {
    let stage = Stage::new().await;
    let segment = stage.segment("Pont fermé", "Déviation par le quai.");
    let first = publish_item(&stage.citizens.db, stage.scope, segment.clone()).await.unwrap();
    stage.clock.advance(60);
    let second = publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    assert_eq!(first, second);
    assert_eq!(first.slug, "pont-ferme");
    let list = stage.get("/fil").await;
    assert_eq!(list.body.matches("<article").count(), 1);
}

#[tokio::test]
async fn segments_of_a_thread_follow_one_another_on_one_page() {
    let stage = Stage::new().await;
    let mut segment = stage.segment("Budget", "Un.");
    publish_item(&stage.citizens.db, stage.scope, segment.clone()).await.unwrap();
    (segment.number, segment.text) = (1, "Deux.".to_owned());
    stage.clock.advance(2);
    let item = publish_item(&stage.citizens.db, stage.scope, segment.clone()).await.unwrap();
    assert_eq!(item.text(), "Un.\n\nDeux.");
    assert!(item.updated_at > item.published_at);
    let page = stage.get("/fil/budget").await;
    let (one, two) = (page.body.find("<p>Un.</p>").unwrap(), page.body.find("<p>Deux.</p>").unwrap());
    assert!(one < two && page.body.contains("id=\"s1\""));

    let orphan = parvis_citizens::NewSegment { publication: stage.citizens.db.new_id(), ..segment };
    assert!(publish_item(&stage.citizens.db, stage.scope, orphan).await.is_err());
}

#[tokio::test]
async fn a_page_says_when_it_changed_and_is_not_sent_twice() {
    let stage = Stage::new().await;
    stage.publish("Eau potable", "Tout va bien.").await;
    for path in ["/fil", "/fil/eau-potable", "/fil/atom.xml", "/fil/feed.json"] {
        let page = stage.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.headers[header::LAST_MODIFIED], "Tue, 24 Nov 2026 08:12:00 GMT", "{path}");
        assert_eq!(page.headers[header::CACHE_CONTROL], "public, max-age=60", "{path}");
        let tag = page.headers[header::ETAG].to_str().unwrap().to_owned();
        let again = stage.get_with(path, header::IF_NONE_MATCH, &tag).await;
        assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
        assert_eq!(again.headers[header::ETAG], tag.as_str(), "{path}");
        let head = stage.head(path).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
    }
    let tag = stage.get("/fil").await.headers[header::ETAG].clone();
    stage.publish("Autre chose", "Demain.").await;
    assert_ne!(stage.get("/fil").await.headers[header::ETAG], tag);
}

#[tokio::test]
async fn no_page_sets_a_cookie_or_may_run_a_script() {
    let stage = Stage::new().await;
    stage.publish("Eau potable", "Tout va bien.").await;
    for path in ["/fil", "/fil/eau-potable", "/fil/atom.xml", "/fil/feed.json", "/fil/rien", "/fil/medias/x"]
    {
        let page = stage.get(path).await;
        assert!(!page.headers.contains_key(header::SET_COOKIE), "{path}");
        assert!(!page.body.contains("<script"), "{path}");
        if page.headers.contains_key(header::ETAG) {
            let policy = page.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("script") && !policy.contains("connect"), "{path}: {policy}");
        }
    }
}

#[tokio::test]
async fn tags_and_marks_of_a_text_stay_text() {
    let stage = Stage::new().await;
    let trick = "</h1><script>alert(1)</script> \u{202E}gnp.exe \" onload='x' ]]>";
    let mut segment = stage.segment(trick, &format!("{trick}\nhttps://valmont.example/a?b=1&c=2"));
    segment.language = "fr\" onclick=\"x".to_owned();
    segment.images = vec![stage.image("a1", trick)];
    let item = publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    for path in ["/fil".to_owned(), format!("/fil/{}", item.slug), "/fil/atom.xml".to_owned()] {
        let page = stage.get(&path).await;
        assert!(!page.body.contains("<script") && !page.body.contains('\u{202E}'), "{path}");
        assert!(!page.body.contains("onload='x'") && !page.body.contains("onclick=\""), "{path}");
        assert!(page.body.contains("gnp.exe"), "{path}");
    }
    let page = stage.get(&format!("/fil/{}", item.slug)).await;
    assert!(page.body.contains(
        "<a href=\"https://valmont.example/a?b=1&amp;c=2\" rel=\"noopener\">https://valmont.example/a?b=1&amp;c=2</a>"
    ));
    let feed = feed_rs::parser::parse(stage.get("/fil/atom.xml").await.body.as_bytes()).unwrap();
    assert!(feed.entries[0].title.as_ref().unwrap().content.contains("</h1><script>"));
}

#[tokio::test]
async fn link_previews_find_title_image_and_address() {
    let stage = Stage::new().await;
    let mut segment = stage.segment("Marché : samedi", "Place du Martroi, de 8 h à 13 h.");
    segment.images = vec![stage.image("a1", "Étals sous la halle"), stage.image("b2", "")];
    publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    let page = stage.get("/fil/marche-samedi").await;
    for sign in [
        "<link rel=\"canonical\" href=\"https://parvis.example/fil/marche-samedi\">",
        "<meta property=\"og:title\" content=\"Marché\u{A0}: samedi\">",
        "<meta property=\"og:image\" content=\"https://parvis.example/fil/medias/a1\">",
        "<meta property=\"og:image:alt\" content=\"Étals sous la halle\">",
        "<meta property=\"article:published_time\" content=\"2026-11-24T08:12:00Z\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "alt=\"Étals sous la halle\" width=\"1200\" height=\"800\" loading=\"lazy\"",
        "<img src=\"/fil/medias/b2\" alt=\"\"",
        "24 novembre 2026 à 9\u{A0}h\u{A0}12",
        "type=\"application/atom+xml\"",
    ] {
        assert!(page.body.contains(sign), "{sign}\n{}", page.body);
    }
    let links: Vec<_> = page.headers.get_all(header::LINK).iter().collect();
    assert_eq!(links[0], "</fil/atom.xml>; rel=\"alternate\"; type=\"application/atom+xml\"");
}

#[tokio::test]
async fn both_feeds_are_read_by_a_feed_reader() {
    let stage = Stage::new().await;
    let mut segment = stage.segment("Marché", "Samedi.\n\nPlace du Martroi.");
    segment.images = vec![stage.image("a1", "Étals")];
    let item = publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    for path in ["/fil/atom.xml", "/fil/feed.json"] {
        let answer = stage.get(path).await;
        assert_eq!(answer.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "*");
        let feed = feed_rs::parser::parse(answer.body.as_bytes()).unwrap();
        assert_eq!(feed.title.unwrap().content, "Ville de Valmont-sur-Loire", "{path}");
        let entry = &feed.entries[0];
        assert_eq!(entry.id, format!("urn:uuid:{}", item.publication.uuid()), "{path}");
        assert_eq!(entry.title.as_ref().unwrap().content, "Marché", "{path}");
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-11-24T08:12:00+00:00", "{path}");
        let content = entry.content.as_ref().unwrap().body.as_ref().unwrap();
        assert!(content.contains("<p>Place du Martroi.</p>"), "{path}: {content}");
        assert!(content.contains("https://parvis.example/fil/medias/a1"), "{path}: {content}");
    }
    let json: serde_json::Value = serde_json::from_str(&stage.get("/fil/feed.json").await.body).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["items"][0]["attachments"][0]["mime_type"], "image/png");
    assert_eq!(json["items"][0]["content_text"], "Samedi.\n\nPlace du Martroi.");
}

#[tokio::test]
async fn a_withdrawn_item_leaves_a_dated_notice() {
    let stage = Stage::new().await;
    let mut segment = stage.segment("Fausse alerte", "À vérifier.");
    segment.images = vec![stage.image("a1", "")];
    let item = publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    assert_eq!(stage.get("/fil/medias/a1").await.status, StatusCode::OK);
    stage.clock.advance(3600);
    let gone =
        withdraw_item(&stage.citizens.db, stage.scope, Actor::Program, item.publication).await.unwrap();
    let again =
        withdraw_item(&stage.citizens.db, stage.scope, Actor::Program, item.publication).await.unwrap();
    assert_eq!(gone.withdrawn_at, again.withdrawn_at);
    let page = stage.get("/fil/fausse-alerte").await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.body.contains("24 novembre 2026 à 10\u{A0}h\u{A0}12"), "{}", page.body);
    assert!(!page.body.contains("À vérifier."));
    for path in ["/fil", "/fil/atom.xml", "/fil/feed.json"] {
        assert!(!stage.get(path).await.body.contains("Fausse alerte"), "{path}");
    }
    assert_eq!(stage.get("/fil/medias/a1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_correction_stays_visible() {
    let stage = Stage::new().await;
    let item = stage.publish("Réunion publique", "À 18 h.").await;
    stage.clock.advance(600);
    let correction = Correction {
        title: String::new(),
        texts: vec!["À 19 h.".to_owned()],
        note: "l’heure était fausse".to_owned(),
    };
    let (db, scope) = (&stage.citizens.db, stage.scope);
    let after = correct_item(db, scope, Actor::Program, item.publication, correction.clone()).await.unwrap();
    assert_eq!((after.slug.as_str(), after.text().as_str()), ("reunion-publique", "À 19 h."));
    for path in ["/fil", "/fil/reunion-publique"] {
        let page = stage.get(path).await;
        assert!(page.body.contains("Correction du 24 novembre 2026 à 9\u{A0}h\u{A0}22"), "{path}");
        assert!(page.body.contains("l’heure était fausse") && !page.body.contains("À 18 h."), "{path}");
    }
    let silent = Correction { note: " ".to_owned(), ..correction };
    assert!(correct_item(db, scope, Actor::Program, item.publication, silent).await.is_err());
}

#[tokio::test]
async fn the_list_goes_on_to_its_end_without_repeating() {
    let stage = Stage::new().await;
    for number in 0..45 {
        stage.publish("Menu de la cantine", &format!("Jour {number}.")).await;
    }
    let (mut path, mut pages, mut seen) = ("/fil".to_owned(), 0, std::collections::BTreeSet::new());
    loop {
        let page = stage.get(&path).await;
        pages += 1;
        for part in page.body.split("<p class=\"excerpt\"").skip(1) {
            let text = part.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
            assert!(seen.insert(text.clone()), "{text} twice");
        }
        let Some(next) = page.body.split("href=\"/fil?apres=").nth(1) else { break };
        path = format!("/fil?apres={}", next.split('"').next().unwrap());
    }
    assert_eq!((pages, seen.len()), (3, 45));
    assert_eq!(stage.get("/fil?apres=nonsense").await.status, StatusCode::NOT_FOUND);
    let json: serde_json::Value = serde_json::from_str(&stage.get("/fil/feed.json").await.body).unwrap();
    assert!(json["next_url"].as_str().unwrap().starts_with("https://parvis.example/fil/feed.json?apres="));
}

#[tokio::test]
async fn the_reader_chooses_the_language_of_the_page_and_the_item_keeps_its_own() {
    let stage = Stage::new().await;
    stage.publish("Eau potable", "Tout va bien.").await;
    let page = stage.get_with("/fil/eau-potable", header::ACCEPT_LANGUAGE, "en-GB,fr;q=0.5").await;
    assert!(page.body.contains("<html lang=\"en\">") && page.body.contains("Published on 24 November 2026"));
    assert!(page.body.contains("<h1 lang=\"fr\" dir=\"ltr\">Eau potable</h1>"), "{}", page.body);
    assert_eq!(page.headers[header::VARY], "accept-language");
}

#[tokio::test]
async fn an_image_is_shown_only_when_an_item_shows_it() {
    let stage = Stage::new().await;
    let mut segment = stage.segment("Marché", "Samedi.");
    segment.images = vec![stage.image("a1", "Étals")];
    publish_item(&stage.citizens.db, stage.scope, segment).await.unwrap();
    let image = stage.get("/fil/medias/a1?taille=vignette").await;
    assert_eq!((image.status, image.body.as_str()), (StatusCode::OK, "thumbnail of a1"));
    assert_eq!(image.headers[header::CONTENT_TYPE], "image/png");
    assert_eq!(image.headers[header::CONTENT_LENGTH], "15");
    assert_eq!(image.headers["cross-origin-resource-policy"], "cross-origin");
    let tag = image.headers[header::ETAG].to_str().unwrap();
    let again = stage.get_with("/fil/medias/a1?taille=vignette", header::IF_NONE_MATCH, tag).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    for path in ["/fil/medias/b2", "/fil/medias/..%2Fa1", "/fil/medias/A1"] {
        assert_eq!(stage.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_connector_answers_with_data() {
    let stage = Stage::new().await;
    let (feed, channel, key) = (stage.connector(), stage.channel(), stage.key());
    let item = item_of("Pont fermé", "Déviation.");
    assert_eq!(feed.find(&channel, &item, &key).await, Found::Absent);
    let Outcome::Accepted { remote } = feed.publish(&channel, &item, &key).await else { panic!() };
    assert_eq!(remote.url.as_deref(), Some("https://parvis.example/fil/pont-ferme"));
    assert_eq!(feed.publish(&channel, &item, &key).await, Outcome::Accepted { remote: remote.clone() });
    assert_eq!(feed.find(&channel, &item, &key).await, Found::Present { remote: remote.clone() });
    let resume = Resume(String::new());
    assert_eq!(feed.poll(&channel, &resume, &key).await, Outcome::Accepted { remote: remote.clone() });

    let next = AttemptKey { segment: 1, ..key.clone() };
    let Outcome::Accepted { remote: second } = feed.publish(&channel, &item, &next).await else { panic!() };
    assert_eq!(second.url.as_deref(), Some("https://parvis.example/fil/pont-ferme#s1"));
    assert_ne!(second.id, remote.id);

    assert_eq!(feed.delete(&channel, &second, &next).await, Outcome::Accepted { remote: second.clone() });
    assert_eq!(feed.delete(&channel, &remote, &key).await, Outcome::Accepted { remote: remote.clone() });
    assert_eq!(stage.get("/fil/pont-ferme").await.status, StatusCode::GONE);
    let third = AttemptKey { segment: 2, ..key };
    let Outcome::Refused { reason } = feed.publish(&channel, &item, &third).await else { panic!() };
    assert_eq!(reason.code, "publishing.refused.parent_gone");
}

#[tokio::test]
async fn an_edit_replaces_what_is_there_and_says_so_once() {
    let stage = Stage::new().await;
    let (feed, channel, key) = (stage.connector(), stage.channel(), stage.key());
    let mut first = item_of("Réunion", "Mardi.");
    first.media = vec![suite::image("L’affiche fausse"), suite::image("Un plan")];
    let Outcome::Accepted { remote } = feed.publish(&channel, &first, &key).await else { panic!() };
    let mut corrected = item_of("Réunion", "Mercredi.");
    corrected.media = vec![suite::image("L’affiche juste")];
    stage.clock.advance(600);
    for _ in 0..2 {
        let outcome = feed.edit(&channel, &remote, &corrected, &key).await;
        assert_eq!(outcome, Outcome::Accepted { remote: remote.clone() });
    }
    let page = stage.get("/fil/reunion").await;
    assert_eq!(page.body.matches("Corrigé le 24 novembre 2026 à 9\u{A0}h\u{A0}22.").count(), 1);
    assert!(page.body.contains("<p>Mercredi.</p>") && !page.body.contains("Mardi."));
    assert!(page.body.contains("L’affiche juste") && !page.body.contains("L’affiche fausse"));
    assert!(stage.get("/fil/atom.xml").await.body.contains("Corrigé le 24 novembre"));
    feed.delete(&channel, &remote, &key).await;
    let Outcome::Refused { reason } = feed.edit(&channel, &remote, &corrected, &key).await else { panic!() };
    assert_eq!(reason.code, refusal_code::ITEM_GONE);
}

#[tokio::test]
async fn an_unreadable_image_sends_nothing() {
    let stage = Stage::new().await;
    let (feed, channel, key) = (stage.connector(), stage.channel(), stage.key());
    let mut item = item_of("Marché", "Samedi.");
    let mut lost = suite::image("Étals");
    lost.source = Arc::new(suite::UnreadableMedia);
    item.media = vec![lost];
    assert!(matches!(feed.publish(&channel, &item, &key).await, Outcome::NotSent { .. }));
    assert_eq!(feed.find(&channel, &item, &key).await, Found::Absent);
}

#[tokio::test]
async fn what_the_feed_cannot_take_is_refused_for_good() {
    let stage = Stage::new().await;
    let (feed, channel, key) = (stage.connector(), stage.channel(), stage.key());
    let long = item_of("Trop long", &"é".repeat(20_001));
    let Outcome::Refused { reason } = feed.publish(&channel, &long, &key).await else { panic!() };
    assert_eq!(reason.code, "publishing.refused.text_too_long");
    let Outcome::Refused { reason } = feed.publish(&channel, &item_of("Vide", ""), &key).await else {
        panic!()
    };
    assert_eq!(reason.code, "publishing.refused.invalid");
    let elsewhere = RemoteRef { id: "at://x".to_owned(), url: None, detail: None };
    assert!(matches!(feed.delete(&channel, &elsewhere, &key).await, Outcome::NotSent { .. }));
    assert!(feed.connect(&std::collections::BTreeMap::new()).await.is_err());
    assert!(!feed.describe().connectable);
}

#[tokio::test]
async fn another_institution_finds_nothing() {
    let stage = Stage::new().await;
    let item = stage.publish("Eau potable", "Tout va bien.").await;
    let other = Scope::of(stage.citizens.db.new_id::<OrganisationId>());
    let reader = stage.citizens.db.reader();
    assert_eq!(find_published(&reader, other, item.publication).await.unwrap(), None);
    let limit = parvis_kernel::Limit::of(None);
    assert!(parvis_citizens::list_items(&reader, other, "", limit).await.unwrap().items.is_empty());
    assert!(withdraw_item(&stage.citizens.db, other, Actor::Program, item.publication).await.is_err());
    assert_eq!(stage.get("/fil/eau-potable").await.status, StatusCode::OK);
}

#[tokio::test]
async fn every_change_leaves_a_journal_line_and_an_event() {
    let stage = Stage::new().await;
    let mut events = stage.citizens.db.follow();
    let item = stage.publish("Eau potable", "Tout va bien.").await;
    withdraw_item(&stage.citizens.db, stage.scope, Actor::Program, item.publication).await.unwrap();
    let names = [events.try_recv().unwrap().name, events.try_recv().unwrap().name];
    assert_eq!(names, ["FeedItemPublished", "FeedItemWithdrawn"]);
    assert!(events.try_recv().is_err());
    assert_eq!(parvis_database::journal::seal(&stage.citizens.db).await.unwrap(), 3);
}
