//! The proof sheet as a page that prints on A4: plain HTML, without a script, in the member's language.

use crate::{
    Publishing, PublishingError,
    draw_proof::{ProofOf, draw_proof},
    proof_view::{ActView, PersonView, ProofLineView, ProofPublicationView, ProofView},
};
use askama::Template;
use axum::{
    Router,
    extract::{OriginalUri, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::get,
};
use http::header;
use parvis_connector::{Poll, VariantOptions};
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{Class, PostId, PublicationId, Timestamp, permissions};
use parvis_web_kit::{ApiError, IdPath, Words, catalogue};
use std::{collections::BTreeMap, sync::Arc};

/// Returns the routes of the pages.
pub fn pages(publishing: Arc<Publishing>) -> Router {
    Router::new()
        .route("/preuve/publications/{publication}", get(of_publication))
        .route("/preuve/contenus/{post}", get(of_post))
        .with_state(publishing)
}

/// Somebody who may read, or the way to sign in and come back.
type Reader = Result<Can<permissions::Read>, ApiError>;

async fn of_publication(
    State(publishing): State<Arc<Publishing>>,
    OriginalUri(uri): OriginalUri,
    by: Reader,
    IdPath(id): IdPath<PublicationId>,
) -> Result<Response, ApiError> {
    let json = format!("/api/v1/publications/{id}/proof");
    answer(&publishing, by, uri.path(), ProofOf::Publication(id), json).await
}

async fn of_post(
    State(publishing): State<Arc<Publishing>>,
    OriginalUri(uri): OriginalUri,
    by: Reader,
    IdPath(id): IdPath<PostId>,
) -> Result<Response, ApiError> {
    answer(&publishing, by, uri.path(), ProofOf::Post(id), format!("/api/v1/posts/{id}/proof")).await
}

async fn answer(
    publishing: &Publishing,
    by: Reader,
    path: &str,
    of: ProofOf,
    json: String,
) -> Result<Response, ApiError> {
    let by = match by {
        Ok(by) => by,
        Err(error) if matches!(error.class(), Class::Unauthenticated) => {
            return Ok(Redirect::to(&format!("/connexion?suite={path}")).into_response());
        }
        Err(error) => return Err(error),
    };
    let sheet = draw_proof(publishing, &by, of).await?;
    let connectors = &publishing.channels.connectors;
    let networks = connectors.all().map(|known| (known.describe().network, known.describe().name)).collect();
    let page = page_of(&by, of, json, sheet, networks);
    let text = page.render().map_err(PublishingError::from)?;
    Ok(([(header::CACHE_CONTROL, "private, no-store")], Html(text)).into_response())
}

#[derive(Template)]
#[template(path = "proof.html")]
struct ProofPage {
    words: Words,
    sheet: ProofView,
    /// Address of the same sheet for programs.
    json: String,
    is_whole: bool,
    /// Names that networks give themselves, by code.
    networks: Networks,
}

type Networks = BTreeMap<&'static str, &'static str>;

fn page_of(by: &SignedIn, of: ProofOf, json: String, sheet: ProofView, networks: Networks) -> ProofPage {
    let words = Words(by.member.preferences.locale);
    ProofPage { words, sheet, json, is_whole: matches!(of, ProofOf::Post(_)), networks }
}

impl ProofPage {
    fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// The hour of the institution, in words.
    fn moment(&self, at: &Timestamp) -> String {
        self.words.moment(*at, &self.sheet.institution.zone)
    }

    /// The same instant for people who check: with its offset, then UTC.
    fn exact(&self, at: &Timestamp) -> String {
        let local = at.with_offset(&self.sheet.institution.zone);
        let utc = at.to_string();
        if local == utc { utc } else { format!("{local} = {utc}") }
    }

    fn zone(&self) -> String {
        let zone = &self.sheet.institution.zone;
        let key = format!("zone-{}", zone.as_str().replace('/', "-"));
        catalogue().find(self.words.0, &key, &[]).unwrap_or_else(|| zone.to_string())
    }

    fn person(&self, person: &PersonView) -> String {
        person.name.as_deref().map_or_else(|| self.t("member-gone"), visible)
    }

    fn who(&self, act: &ActView) -> String {
        self.person(&act.by)
    }

    fn actor(&self, line: &ProofLineView) -> String {
        line.by.as_ref().map_or_else(|| self.t("proof-program"), |person| self.person(person))
    }

    /// Words for what the journal says was done; its code when there are none.
    fn act(&self, act: &str) -> String {
        let key = format!("proof-act-{}", act.replace(['.', '_'], "-"));
        catalogue().find(self.words.0, &key, &[]).unwrap_or_else(|| act.to_owned())
    }

    fn state(&self, code: &str) -> String {
        self.words.t(&format!("status-{code}"))
    }

    fn attempt_state(&self, code: &str) -> String {
        self.words.t(&format!("status-attempt_{code}"))
    }

    fn correction_state(&self, code: &str) -> String {
        self.words.t(&format!("proof-correction-{code}"))
    }

    fn kind(&self, code: &str) -> String {
        self.words.t(&format!("proof-kind-{code}"))
    }

    /// Who settled an outcome that was not known.
    fn resolved(&self, by: &str) -> String {
        let by = if matches!(by, "search" | "repeat") { by } else { "person" };
        self.words.t(&format!("proof-resolved-{by}"))
    }

    fn visibility(&self, options: &VariantOptions) -> String {
        self.words.t(&format!("options-visibility-{}", options.visibility.code()))
    }

    /// How long a poll is open, how one votes, and whether votes are shown.
    fn poll_terms(&self, poll: &Poll) -> String {
        let (unit, count) = match poll.open_seconds {
            seconds if seconds.is_multiple_of(86_400) => ("days", seconds / 86_400),
            seconds if seconds.is_multiple_of(3_600) => ("hours", seconds / 3_600),
            seconds => ("minutes", seconds / 60),
        };
        let count = [("count", count.to_string())];
        let mut terms = vec![catalogue().text(self.words.0, &format!("duration-{unit}"), &count)];
        let marks = [(poll.multiple, "poll-multiple-short"), (poll.hides_totals, "poll-totals-hidden")];
        terms.extend(marks.into_iter().filter(|(is, _)| *is).map(|(_, key)| self.words.t(key)));
        terms.join(", ")
    }

    fn name_of(&self, publication: &ProofPublicationView) -> String {
        let act = self.words.t(&format!("proof-does-{}", publication.act));
        let channel = publication.channel.as_ref();
        let name = channel.map_or_else(|| publication.network.clone(), |channel| visible(&channel.name));
        format!("{act} {name}")
    }

    /// The network's own name, or what the interface calls it.
    fn network(&self, code: &str) -> String {
        let known = self.networks.get(code).map(|name| (*name).to_owned());
        let named = catalogue().find(self.words.0, &format!("network-{code}"), &[]);
        named.or(known).unwrap_or_else(|| code.to_owned())
    }

    fn size(&self, bytes: &u64) -> String {
        self.words.with("proof-bytes", "count", bytes)
    }

    fn payload(&self, line: &ProofLineView) -> String {
        match (line.payload_state, line.payload.as_deref()) {
            (_, Some(payload)) => visible(payload),
            (state, None) => self.words.t(&format!("proof-payload-{state}")),
        }
    }

    fn shown(&self, text: &str) -> String {
        visible(text)
    }
}

/// Only addresses of the web become links: an answer of a network cannot make one that runs something.
fn link(url: &Option<String>) -> Option<&str> {
    url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// Shows signs that nobody sees and that turn what follows by their name: a proof hides nothing.
///
/// Source: Unicode Technical Report 36, section 2.8 "Bidirectional Text Spoofing", read 2026-11-24.
fn visible(text: &str) -> String {
    let is_hidden = |letter: char| match letter {
        '\n' | '\t' => false,
        '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => true,
        other => other.is_control(),
    };
    text.chars()
        .map(
            |letter| {
                if is_hidden(letter) { format!("[U+{:04X}]", u32::from(letter)) } else { letter.to_string() }
            },
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_a_text_around_is_shown_by_its_name() {
        assert_eq!(visible("facture\u{202E}fdp.exe\n"), "facture[U+202E]fdp.exe\n");
        assert_eq!(visible("l’été\u{200D}\u{a0}!"), "l’été\u{200D}\u{a0}!");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(link(&Some("https://reseau.example/1".to_owned())).is_some());
        assert!(link(&Some("javascript:alert(1)".to_owned())).is_none());
    }
}
