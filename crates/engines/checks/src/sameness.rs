//! Whether two texts say the same to a reader: letters and digits only, without case, accents or spacing.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text to what makes it the same as another: its words in lower case, without marks or signs.
///
/// Empty for a text without a letter or a digit: such texts are never held to be the same.
#[must_use]
pub fn sameness(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase);
    // Lower case may bring a mark of its own, as `İ` does.
    for letter in letters.filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_case_signs_and_spacing_make_no_difference() {
        let first = sameness("Coupure d’eau, mardi : rue de l’Église !");
        assert_eq!(first, sameness("🚰 COUPURE D'EAU MARDI\n\nRue de l'Eglise"));
        assert_ne!(first, sameness("Coupure d’eau, mercredi : rue de l’Église !"));
        assert_eq!(sameness("🎉 !!"), "");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,200}") {
            prop_assert_eq!(sameness(&sameness(&text)), sameness(&text));
        }

        #[test]
        fn what_a_reader_does_not_see_makes_no_difference(
            words in prop::collection::vec("[a-zàâçéèêëîïôùû0-9]{1,12}", 1..30),
            signs in prop::collection::vec(prop::sample::select(vec![" ", "  ", "\n", " — ", ", ", "! ", " 🎉 "]), 30),
            shout in any::<bool>(), decomposed in any::<bool>(),
        ) {
            let plain = words.join(" ");
            let mut dressed = String::new();
            for (word, sign) in words.iter().zip(&signs) {
                dressed.push_str(word);
                dressed.push_str(sign);
            }
            if shout {
                dressed = dressed.to_uppercase();
            }
            if decomposed {
                dressed = dressed.nfd().collect();
            }
            prop_assert_eq!(sameness(&plain), sameness(&dressed));
        }

        #[test]
        fn another_word_makes_another_text(
            words in prop::collection::vec("[a-z0-9]{1,12}", 1..30), at in any::<prop::sample::Index>(), word in "[a-z0-9]{1,12}",
        ) {
            let mut other = words.clone();
            let place = at.index(other.len());
            prop_assume!(other[place] != word);
            other[place] = word;
            prop_assert_ne!(sameness(&words.join(" ")), sameness(&other.join(" ")));
        }
    }
}
