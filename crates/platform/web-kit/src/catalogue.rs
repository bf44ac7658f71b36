//! The catalogue of messages: one set of Fluent files for screens, errors, mails and public pages.

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use parvis_kernel::Locale;
use std::{collections::BTreeMap, sync::LazyLock};
use unic_langid::LanguageIdentifier;

#[derive(rust_embed::RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../../locales/"]
struct Files;

/// The messages of every language.
pub struct Catalogue {
    bundles: BTreeMap<&'static str, FluentBundle<FluentResource>>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::read);

/// Returns the catalogue embedded in the program.
#[must_use]
pub fn catalogue() -> &'static Catalogue {
    &CATALOGUE
}

impl Catalogue {
    fn read() -> Self {
        let bundles = Locale::ALL.map(|locale| (locale.code(), bundle_of(locale)));
        Self { bundles: bundles.into() }
    }

    /// Says whether a message exists in a language.
    #[must_use]
    pub fn has(&self, locale: Locale, key: &str) -> bool {
        self.bundles.get(locale.code()).is_some_and(|bundle| bundle.has_message(key))
    }

    /// Returns the text of a message; the key itself when it is missing, so that a gap is seen and not hidden.
    #[must_use]
    pub fn text(&self, locale: Locale, key: &str, parameters: &[(&str, String)]) -> String {
        self.find(locale, key, parameters).unwrap_or_else(|| key.to_owned())
    }

    /// Returns the text of a message, in French when the language lacks it.
    #[must_use]
    pub fn find(&self, locale: Locale, key: &str, parameters: &[(&str, String)]) -> Option<String> {
        [locale, Locale::Fr].into_iter().find_map(|locale| {
            let bundle = self.bundles.get(locale.code())?;
            let pattern = bundle.get_message(key)?.value()?;
            let arguments: FluentArgs<'_> = parameters
                .iter()
                .map(|(name, value)| (*name, FluentValue::try_number(value.as_str())))
                .collect();
            let mut gaps = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut gaps).into_owned())
        })
    }
}

fn bundle_of(locale: Locale) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = locale.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Isolation marks would be seen in plain text, mails and attributes.
    bundle.set_use_isolating(false);
    let folder = format!("{}/", locale.code());
    for path in Files::iter().filter(|path| path.starts_with(&folder) && path.ends_with(".ftl")) {
        let Some(file) = Files::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let resource = match FluentResource::try_new(text) {
            Ok(resource) => resource,
            Err((resource, faults)) => {
                tracing::error!(file = %path, ?faults, "catalogue file has faults");
                resource
            }
        };
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(file = %path, ?faults, "catalogue file repeats a message");
        }
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(locale: Locale) -> Vec<String> {
        let folder = format!("{}/", locale.code());
        let mut keys: Vec<_> = Files::iter()
            .filter(|path| path.starts_with(&folder))
            .flat_map(|path| {
                let file = Files::get(&path).unwrap();
                let text = String::from_utf8(file.data.into_owned()).unwrap();
                let resource = FluentResource::try_new(text).unwrap_or_else(|(_, faults)| {
                    panic!("{path}: {faults:?}");
                });
                resource
                    .entries()
                    .filter_map(|entry| match entry {
                        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                        _ => None,
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_have_the_same_messages_once_each() {
        let (french, english) = (keys(Locale::Fr), keys(Locale::En));
        let mut once = french.clone();
        once.dedup();
        assert_eq!(once, french, "a message is written twice");
        assert_eq!(french, english);
        assert!(!french.is_empty());
    }

    #[test]
    fn a_missing_message_shows_its_key() {
        assert_eq!(catalogue().text(Locale::En, "no-such-message", &[]), "no-such-message");
    }
}
