//! Every code a network can answer has its sentence in both languages.

use parvis_connector::{field_code, refusal_code};

#[test]
fn every_code_has_a_sentence_in_french_and_english() {
    for (language, catalogue) in [
        ("fr", include_str!("../../../../locales/fr/errors-networks.ftl")),
        ("en", include_str!("../../../../locales/en/errors-networks.ftl")),
    ] {
        for code in refusal_code::ALL.iter().chain(&field_code::ALL) {
            let entry = format!("\nerror-{} = ", code.replace('.', "-"));
            assert!(catalogue.contains(&entry), "{language}: {code}");
        }
    }
}
