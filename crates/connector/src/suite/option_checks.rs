//! Checks of what goes with a text: options and polls.

use super::{
    checks::{accepted, connected},
    parts::{item, key as suite_key},
    stage::Stage,
};
use crate::{Found, Poll, VariantOptions};

/// What was approved besides the text arrives, on every segment, and an edit of the text keeps it.
pub async fn options_arrive_and_an_edit_keeps_them(stage: &dyn Stage) {
    let offered = stage.connector().describe().capabilities.options;
    let options = VariantOptions {
        visibility: offered.visibilities.last().copied().unwrap_or_default(),
        warning: offered.warning.then(|| "Accident de la route".to_owned()),
        sensitive_media: offered.sensitive_media,
        poll: None,
    };
    let channel = connected(stage).await;
    let key = suite_key(1, stage.now());
    let mut first = item("La rocade est fermée");
    first.options = options.clone();
    let remote = accepted(stage.connector().publish(&channel, &first, &key).await);
    assert_eq!(stage.seen()[0].options, options);
    let found = stage.connector().find(&channel, &first, &key).await;
    assert!(matches!(found, Found::Present { .. }), "{found:?}");
    if stage.connector().describe().capabilities.edit {
        first.text = "La rocade est fermée jusqu'à midi".to_owned();
        accepted(stage.connector().edit(&channel, &remote, &first, &key).await);
        assert_eq!(stage.seen()[0].options, options);
    }
    let plain = item("La rocade est ouverte");
    let other = suite_key(2, stage.now());
    accepted(stage.connector().publish(&channel, &plain, &other).await);
    let seen = stage.seen();
    let plain = seen.iter().find(|post| post.text == "La rocade est ouverte").unwrap();
    assert_eq!(plain.options, VariantOptions::default());
}

/// A poll arrives as it was approved, is found again, and an edit of the text leaves it as it is.
pub async fn a_poll_arrives_and_an_edit_leaves_it(stage: &dyn Stage) {
    let Some(limits) = stage.connector().describe().limits.polls else { return };
    let poll = Poll {
        answers: vec![" Samedi".to_owned(), "Dimanche ".to_owned()],
        open_seconds: limits.open_max_seconds,
        multiple: true,
        hides_totals: true,
    };
    let answers = vec!["Samedi".to_owned(), "Dimanche".to_owned()];
    let (channel, key) = (connected(stage).await, suite_key(1, stage.now()));
    let mut asked = item("Quel jour pour le marché ?");
    asked.options.poll = Some(poll.clone());
    let remote = accepted(stage.connector().publish(&channel, &asked, &key).await);
    let arrived = Some(Poll { answers, ..poll });
    assert_eq!(stage.seen()[0].options.poll, arrived);
    let found = stage.connector().find(&channel, &asked, &key).await;
    assert!(matches!(found, Found::Present { .. }), "{found:?}");
    let mut other = asked.clone();
    other.options.poll = None;
    assert_eq!(stage.connector().find(&channel, &other, &key).await, Found::Absent);
    asked.text = "Quel jour pour le marché de Noël ?".to_owned();
    accepted(stage.connector().edit(&channel, &remote, &asked, &key).await);
    assert_eq!((stage.seen()[0].text.as_str(), stage.created()), (asked.text.as_str(), 1));
    assert_eq!(stage.seen()[0].options.poll, arrived);
}
