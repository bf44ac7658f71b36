//! Build step: turns the letter statistics of the model crates into one compact table.
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "numeric build step that speaks to cargo: a wrong model must stop the build"
)]

#[path = "../src/gram.rs"]
mod gram;
mod run;
mod statistics;
mod table;

use std::path::Path;

/// The n-gram file of one model crate.
macro_rules! model {
    ($krate:ident, $directory:ident) => {
        $krate::$directory.get_file("ngrams.fst").expect("a model crate holds its n-grams").contents()
    };
}

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/gram.rs");
    // Order of `MODELLED` in src/languages.rs.
    let models: [&[u8]; 29] = [
        model!(lingua_french_language_model, FRENCH_MODELS_DIRECTORY),
        model!(lingua_english_language_model, ENGLISH_MODELS_DIRECTORY),
        model!(lingua_spanish_language_model, SPANISH_MODELS_DIRECTORY),
        model!(lingua_italian_language_model, ITALIAN_MODELS_DIRECTORY),
        model!(lingua_portuguese_language_model, PORTUGUESE_MODELS_DIRECTORY),
        model!(lingua_german_language_model, GERMAN_MODELS_DIRECTORY),
        model!(lingua_dutch_language_model, DUTCH_MODELS_DIRECTORY),
        model!(lingua_catalan_language_model, CATALAN_MODELS_DIRECTORY),
        model!(lingua_romanian_language_model, ROMANIAN_MODELS_DIRECTORY),
        model!(lingua_polish_language_model, POLISH_MODELS_DIRECTORY),
        model!(lingua_turkish_language_model, TURKISH_MODELS_DIRECTORY),
        model!(lingua_basque_language_model, BASQUE_MODELS_DIRECTORY),
        model!(lingua_swedish_language_model, SWEDISH_MODELS_DIRECTORY),
        model!(lingua_danish_language_model, DANISH_MODELS_DIRECTORY),
        model!(lingua_bokmal_language_model, BOKMAL_MODELS_DIRECTORY),
        model!(lingua_finnish_language_model, FINNISH_MODELS_DIRECTORY),
        model!(lingua_czech_language_model, CZECH_MODELS_DIRECTORY),
        model!(lingua_hungarian_language_model, HUNGARIAN_MODELS_DIRECTORY),
        model!(lingua_croatian_language_model, CROATIAN_MODELS_DIRECTORY),
        model!(lingua_albanian_language_model, ALBANIAN_MODELS_DIRECTORY),
        model!(lingua_vietnamese_language_model, VIETNAMESE_MODELS_DIRECTORY),
        model!(lingua_indonesian_language_model, INDONESIAN_MODELS_DIRECTORY),
        model!(lingua_swahili_language_model, SWAHILI_MODELS_DIRECTORY),
        model!(lingua_russian_language_model, RUSSIAN_MODELS_DIRECTORY),
        model!(lingua_ukrainian_language_model, UKRAINIAN_MODELS_DIRECTORY),
        model!(lingua_bulgarian_language_model, BULGARIAN_MODELS_DIRECTORY),
        model!(lingua_arabic_language_model, ARABIC_MODELS_DIRECTORY),
        model!(lingua_persian_language_model, PERSIAN_MODELS_DIRECTORY),
        model!(lingua_urdu_language_model, URDU_MODELS_DIRECTORY),
    ];
    // Two threads: one takes the even models, the other the odd ones.
    let every_other = |first: usize| -> Vec<statistics::Entry> {
        (first..models.len()).step_by(2).flat_map(|at| statistics::entries(models[at], at as u8)).collect()
    };
    let entries = std::thread::scope(|scope| {
        let odd = scope.spawn(|| every_other(1));
        let mut entries = every_other(0);
        entries.extend(odd.join().expect("the other half is done"));
        entries
    });
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("grams.bin"), table::layout(entries)).expect("the table is written");
}
