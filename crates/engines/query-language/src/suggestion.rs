//! What to write instead of a refused query, in French and in English.

use crate::error::{NearMisuse, Reason};
use crate::syntax::Field;

/// The suggestion for an error, French then English.
pub(crate) fn suggestion(reason: &Reason) -> (String, String) {
    match reason {
        Reason::NothingOnTheRight(operator) => pair(
            format!("ajoutez un terme après {operator} ou retirez-le ; en minuscules, c'est un mot cherché"),
            format!("add a term after {operator} or remove it; in lower case it is a searched word"),
        ),
        Reason::NothingOnTheLeft(operator) => pair(
            format!("ajoutez un terme avant {operator} ou retirez-le ; en minuscules, c'est un mot cherché"),
            format!("add a term before {operator} or remove it; in lower case it is a searched word"),
        ),
        Reason::NearWithoutNumber(operator) => pair(
            format!("écrivez par exemple {operator}/5 ; en minuscules, c'est un mot cherché"),
            format!("write for instance {operator}/5; in lower case it is a searched word"),
        ),
        Reason::NearHolds(misuse) => near(*misuse),
        Reason::WildcardInPhrase(phrase) => in_phrase(phrase),
        Reason::MisplacedWildcard(word) => misplaced(word),
        Reason::PrefixTooShort(word) => pair(
            format!("allongez « {word} » ou listez les mots : (mot1 OU mot2)"),
            format!("lengthen \"{word}\" or list the words: (word1 OR word2)"),
        ),
        Reason::UnknownField { name, closest, value } => unknown_field(name, *closest, value),
        Reason::MissingValue(field) => {
            let example = example(*field);
            pair(
                format!("écrivez par exemple {example}, sans espace"),
                format!("write for instance {example}, without a space"),
            )
        }
        Reason::NotANumber(_) => {
            pair("écrivez par exemple abonnés:>1000".into(), "write for instance followers:>1000".into())
        }
        Reason::EmptyItem(field) | Reason::OperatorInList(field) | Reason::UnclosedList(field) => {
            let name = field.name();
            pair(format!("écrivez {name}:(valeur1, valeur2)"), format!("write {name}:(value1, value2)"))
        }
        Reason::UnknownList(name) => pair(
            format!("créez la liste « {name} » ou corrigez son nom"),
            format!("create the list \"{name}\" or correct its name"),
        ),
        Reason::NoToken(text) => no_token(text),
        other => fixed(other),
    }
}

fn pair(french: String, english: String) -> (String, String) {
    (french, english)
}

fn fixed(reason: &Reason) -> (String, String) {
    let (french, english) = match reason {
        Reason::TooLong | Reason::TooManyLeaves | Reason::ExpansionTooLarge => (
            "coupez la requête en plusieurs, ou remplacez une série de mots par un début de mot (inond*)",
            "split the query, or replace a series of words by a prefix (inond*)",
        ),
        Reason::TooDeep => ("retirez des parenthèses", "remove some parentheses"),
        Reason::UnclosedQuote => ("ajoutez \" à la fin de l'expression", "add \" at the end of the phrase"),
        Reason::EmptyQuote => (
            "écrivez un mot entre les guillemets ou retirez-les",
            "write a word between the quotes or remove them",
        ),
        Reason::UnclosedParenthesis => ("ajoutez ) à la fin du groupe", "add ) at the end of the group"),
        Reason::StrayParenthesis => (
            "retirez cette parenthèse ou ouvrez le groupe par (",
            "remove this parenthesis or open the group with (",
        ),
        Reason::EmptyParentheses => (
            "écrivez un terme entre les parenthèses ou retirez-les",
            "write a term between the parentheses or remove them",
        ),
        Reason::NothingToExclude(_) => (
            "collez le terme à exclure : -mot, ou SAUF mot",
            "put the term to exclude right after: -word, or NOT word",
        ),
        Reason::OnlyNegative => {
            ("ajoutez ce que vous cherchez : mairie -mot", "add what you are looking for: mairie -word")
        }
        Reason::NegativeBranch => {
            ("pour exclure, écrivez A SAUF B, ou A -B", "to exclude, write A AND NOT B, or A -B")
        }
        Reason::MissingExactText => ("écrivez par exemple brut:\"ANSM\"", "write for instance brut:\"ANSM\""),
        Reason::BadListName(_) => ("écrivez par exemple @@institution", "write for instance @@institution"),
        Reason::ListInItself(_) => {
            ("retirez de la liste la référence à elle-même", "remove from the list its reference to itself")
        }
        _ => ("écrivez au moins un mot, par exemple mairie", "write at least one word, for instance mairie"),
    };
    (french.into(), english.into())
}

fn near(misuse: NearMisuse) -> (String, String) {
    let (french, english) = match misuse {
        NearMisuse::Near => (
            "joignez deux proximités par ET : (A PROCHE/5 B) ET (B PROCHE/5 C)",
            "join two proximities with AND: (A NEAR/5 B) AND (B NEAR/5 C)",
        ),
        NearMisuse::Not => (
            "mettez l'exclusion dehors : (A PROCHE/5 B) SAUF C",
            "put the exclusion outside: (A NEAR/5 B) AND NOT C",
        ),
        NearMisuse::Field => (
            "mettez le champ dehors : (A PROCHE/5 B) ET langue:fr",
            "put the field outside: (A NEAR/5 B) AND lang:fr",
        ),
        NearMisuse::And => (
            "remplacez le ET par un OU, ou par une expression entre guillemets",
            "replace the AND by an OR, or by a quoted phrase",
        ),
    };
    (french.into(), english.into())
}

fn in_phrase(phrase: &str) -> (String, String) {
    let words: Vec<_> = phrase.split_whitespace().collect();
    let without: Vec<_> =
        words.iter().map(|word| word.replace(['*', '?'], "")).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [only] => pair(format!("retirez les guillemets : {only}"), format!("remove the quotes: {only}")),
        [first, second] if !without.is_empty() && without.len() == 2 => pair(
            format!("écrivez {first} AVANT/1 {second}, ou \"{}\"", without.join(" ")),
            format!("write {first} ONEAR/1 {second}, or \"{}\"", without.join(" ")),
        ),
        _ => pair(
            format!("écrivez les mots entiers : \"{}\"", without.join(" ")),
            format!("write whole words: \"{}\"", without.join(" ")),
        ),
    }
}

fn misplaced(word: &str) -> (String, String) {
    let trimmed = word.trim_matches(|c: char| !parvis_text::is_word_character(c));
    let start: String = trimmed.chars().take_while(|&c| parvis_text::is_word_character(c)).collect();
    if start.chars().count() >= crate::limits::MIN_PREFIX {
        pair(format!("écrivez {start}* seul"), format!("write {start}* alone"))
    } else {
        pair("listez les mots : (école OU écoles)".into(), "list the words: (école OR écoles)".into())
    }
}

fn no_token(text: &str) -> (String, String) {
    let folded = parvis_text::fold(text);
    if folded.contains("http") || folded.contains("www.") {
        return pair(
            "pour chercher une adresse, écrivez url:exemple.fr".into(),
            "to look for an address, write url:example.org".into(),
        );
    }
    if text == "-" || text == "–" || text == "—" {
        return pair(
            "pour exclure, collez le signe moins au mot : -mot".into(),
            "to exclude, put the minus sign right before the word: -word".into(),
        );
    }
    pair(
        format!("retirez-le ou, pour ces caractères exacts, écrivez brut:\"{text}\""),
        format!("remove it or, for these exact characters, write brut:\"{text}\""),
    )
}

fn unknown_field(name: &str, closest: Option<Field>, value: &str) -> (String, String) {
    match closest {
        Some(field) => {
            let known = field.name();
            pair(format!("vouliez-vous {known}:{value} ?"), format!("did you mean {known}:{value}?"))
        }
        None => pair(
            format!("pour chercher ces mots, écrivez \"{name} {value}\""),
            format!("to look for these words, write \"{name} {value}\""),
        ),
    }
}

fn example(field: Field) -> &'static str {
    match field {
        Field::Language => "langue:fr",
        Field::Source => "source:presse",
        Field::Network => "réseau:bluesky",
        Field::Author => "auteur:mairie",
        Field::Site => "site:exemple.fr",
        Field::Url => "url:exemple.fr/page",
        Field::Commune => "commune:75056",
        Field::Type => "type:post",
        Field::With => "avec:image",
        Field::Followers => "abonnés:>1000",
    }
}
