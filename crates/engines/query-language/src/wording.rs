//! The words of each error in French and in English: reason, expectation, suggestion.

use crate::error::{Language, NearMisuse, QueryError, Reason};
use crate::limits::{MAX_CHARACTERS, MAX_DISTANCE, MAX_EXPANDED_LEAVES, MAX_LEAVES, MAX_LEVELS};
use crate::syntax::Field;

impl QueryError {
    /// What is wrong.
    pub fn reason(&self, language: Language) -> String {
        match language {
            Language::French => french_reason(&self.reason),
            Language::English => english_reason(&self.reason),
        }
    }

    /// What should have been there.
    pub fn expected(&self, language: Language) -> String {
        let (french, english) = expectation(&self.reason);
        match language {
            Language::French => french,
            Language::English => english,
        }
    }

    /// What to write instead.
    pub fn suggestion(&self, language: Language) -> String {
        let (french, english) = crate::suggestion::suggestion(&self.reason);
        match language {
            Language::French => french,
            Language::English => english,
        }
    }
}

fn french_reason(reason: &Reason) -> String {
    match reason {
        Reason::Empty => "requête vide".into(),
        Reason::TooLong => format!("requête de plus de {MAX_CHARACTERS} caractères"),
        Reason::TooManyLeaves => format!("plus de {MAX_LEAVES} termes"),
        Reason::TooDeep => format!("plus de {MAX_LEVELS} parenthèses imbriquées"),
        Reason::UnclosedQuote => "guillemet non fermé".into(),
        Reason::EmptyQuote => "guillemets vides".into(),
        Reason::UnclosedParenthesis => "parenthèse non fermée".into(),
        Reason::StrayParenthesis => "parenthèse fermante sans parenthèse ouvrante".into(),
        Reason::EmptyParentheses => "parenthèses vides".into(),
        Reason::NothingOnTheRight(operator) => format!("{operator} sans terme à droite"),
        Reason::NothingOnTheLeft(operator) => format!("{operator} sans terme à gauche"),
        Reason::NothingToExclude(operator) => format!("{operator} sans rien à exclure"),
        Reason::NearWithoutNumber(operator) => format!("{operator} attend un nombre de 1 à {MAX_DISTANCE}"),
        Reason::NearHolds(misuse) => format!("{} dans PROCHE ou AVANT", french_misuse(*misuse)),
        Reason::NoToken(text) => format!("« {text} » ne contient aucun mot"),
        Reason::WildcardInPhrase(_) => "* ou ? dans une expression entre guillemets".into(),
        Reason::MisplacedWildcard(word) => format!("* ou ? mal placé dans « {word} »"),
        Reason::PrefixTooShort(word) => format!("début de mot trop court : « {word} »"),
        Reason::OnlyNegative => "requête purement négative : elle ne dit que ce qu'elle refuse".into(),
        Reason::NegativeBranch => "trop large : une branche de OU ne dit que ce qu'elle refuse".into(),
        Reason::UnknownField { name, .. } => format!("champ inconnu : « {name}: »"),
        Reason::MissingValue(field) => format!("{}: sans valeur", field.name()),
        Reason::NotANumber(value) => format!("« {value} » n'est pas un nombre d'abonnés"),
        Reason::EmptyItem(field) => format!("valeur vide dans la liste de {}:", field.name()),
        Reason::OperatorInList(field) => {
            format!("opérateur, parenthèse ou guillemet dans la liste de {}:", field.name())
        }
        Reason::UnclosedList(field) => format!("liste de {}: non fermée", field.name()),
        Reason::MissingExactText => "brut: sans texte".into(),
        Reason::BadListName(name) => format!("nom de liste impossible : « @@{name} »"),
        Reason::UnknownList(name) => format!("liste inconnue : @@{name}"),
        Reason::ListInItself(name) => {
            format!("la liste @@{name} se contient elle-même, ou trop de listes s'imbriquent")
        }
        Reason::ExpansionTooLarge => {
            format!("plus de {MAX_EXPANDED_LEAVES} termes une fois les listes ouvertes")
        }
    }
}

fn english_reason(reason: &Reason) -> String {
    match reason {
        Reason::Empty => "empty query".into(),
        Reason::TooLong => format!("query of more than {MAX_CHARACTERS} characters"),
        Reason::TooManyLeaves => format!("more than {MAX_LEAVES} terms"),
        Reason::TooDeep => format!("more than {MAX_LEVELS} nested parentheses"),
        Reason::UnclosedQuote => "quote not closed".into(),
        Reason::EmptyQuote => "empty quotes".into(),
        Reason::UnclosedParenthesis => "parenthesis not closed".into(),
        Reason::StrayParenthesis => "closing parenthesis without an opening one".into(),
        Reason::EmptyParentheses => "empty parentheses".into(),
        Reason::NothingOnTheRight(operator) => format!("{operator} without a term on its right"),
        Reason::NothingOnTheLeft(operator) => format!("{operator} without a term on its left"),
        Reason::NothingToExclude(operator) => format!("{operator} with nothing to exclude"),
        Reason::NearWithoutNumber(operator) => format!("{operator} needs a number from 1 to {MAX_DISTANCE}"),
        Reason::NearHolds(misuse) => format!("{} inside NEAR or ONEAR", english_misuse(*misuse)),
        Reason::NoToken(text) => format!("\"{text}\" holds no word"),
        Reason::WildcardInPhrase(_) => "* or ? inside a quoted phrase".into(),
        Reason::MisplacedWildcard(word) => format!("* or ? misplaced in \"{word}\""),
        Reason::PrefixTooShort(word) => format!("prefix too short: \"{word}\""),
        Reason::OnlyNegative => "purely negative query: it only says what it refuses".into(),
        Reason::NegativeBranch => "too broad: a branch of OR only says what it refuses".into(),
        Reason::UnknownField { name, .. } => format!("unknown field: \"{name}:\""),
        Reason::MissingValue(field) => format!("{}: without a value", field.name()),
        Reason::NotANumber(value) => format!("\"{value}\" is not a number of followers"),
        Reason::EmptyItem(field) => format!("empty value in the list of {}:", field.name()),
        Reason::OperatorInList(field) => {
            format!("operator, parenthesis or quote in the list of {}:", field.name())
        }
        Reason::UnclosedList(field) => format!("list of {}: not closed", field.name()),
        Reason::MissingExactText => "brut: without a text".into(),
        Reason::BadListName(name) => format!("impossible list name: \"@@{name}\""),
        Reason::UnknownList(name) => format!("unknown list: @@{name}"),
        Reason::ListInItself(name) => format!("the list @@{name} holds itself, or too many lists are nested"),
        Reason::ExpansionTooLarge => {
            format!("more than {MAX_EXPANDED_LEAVES} terms once the lists are opened")
        }
    }
}

fn french_misuse(misuse: NearMisuse) -> &'static str {
    match misuse {
        NearMisuse::Near => "une autre proximité",
        NearMisuse::Not => "une exclusion",
        NearMisuse::Field => "un champ",
        NearMisuse::And => "un ET",
    }
}

fn english_misuse(misuse: NearMisuse) -> &'static str {
    match misuse {
        NearMisuse::Near => "another proximity",
        NearMisuse::Not => "an exclusion",
        NearMisuse::Field => "a field",
        NearMisuse::And => "an AND",
    }
}

fn expectation(reason: &Reason) -> (String, String) {
    let (french, english) = match reason {
        Reason::Empty | Reason::EmptyParentheses | Reason::StrayParenthesis => ("un terme", "a term"),
        Reason::TooLong => return both(MAX_CHARACTERS, "caractères au plus", "characters at most"),
        Reason::TooManyLeaves => return both(MAX_LEAVES, "termes au plus", "terms at most"),
        Reason::TooDeep => {
            return both(MAX_LEVELS, "niveaux de parenthèses au plus", "levels of parentheses at most");
        }
        Reason::ExpansionTooLarge => return both(MAX_EXPANDED_LEAVES, "termes au plus", "terms at most"),
        Reason::UnclosedQuote => ("un guillemet fermant", "a closing quote"),
        Reason::EmptyQuote => ("un mot entre les guillemets", "a word between the quotes"),
        Reason::UnclosedParenthesis | Reason::UnclosedList(_) => {
            ("une parenthèse fermante", "a closing parenthesis")
        }
        Reason::NothingOnTheRight(_) => ("un terme après l'opérateur", "a term after the operator"),
        Reason::NothingOnTheLeft(_) => ("un terme avant l'opérateur", "a term before the operator"),
        Reason::NothingToExclude(_) => ("un terme à exclure", "a term to exclude"),
        Reason::NearWithoutNumber(_) => return between(),
        Reason::NearHolds(_) => {
            ("un terme, ou un OU de termes entre parenthèses", "a term, or an OR of terms in parentheses")
        }
        Reason::NoToken(_) => (
            "au moins une lettre ou un chiffre qui forme un mot",
            "at least one letter or digit that makes a word",
        ),
        Reason::WildcardInPhrase(_) => {
            ("des mots entiers entre les guillemets", "whole words between the quotes")
        }
        Reason::MisplacedWildcard(_) => (
            "un seul mot, * à la fin ou ? à la place d'une lettre",
            "a single word, * at its end or ? in place of one letter",
        ),
        Reason::PrefixTooShort(_) => ("au moins 3 lettres avant *", "at least 3 letters before *"),
        Reason::OnlyNegative => ("au moins un terme à trouver", "at least one term to find"),
        Reason::NegativeBranch => (
            "au moins un terme à trouver dans chaque branche de OU",
            "at least one term to find in each branch of OR",
        ),
        Reason::UnknownField { .. } => return fields(),
        Reason::MissingValue(Field::Followers) | Reason::NotANumber(_) => (
            "un nombre entier, précédé au besoin de >, >=, < ou <=",
            "a whole number, after >, >=, < or <= if needed",
        ),
        Reason::MissingValue(_) => ("une valeur collée aux deux-points", "a value right after the colon"),
        Reason::EmptyItem(_) | Reason::OperatorInList(_) => {
            ("des valeurs séparées par des virgules", "values separated by commas")
        }
        Reason::MissingExactText => {
            ("un texte entre guillemets collé aux deux-points", "a quoted text right after the colon")
        }
        Reason::BadListName(_) => {
            ("des lettres, des chiffres, « _ », « - » ou « . »", "letters, digits, \"_\", \"-\" or \".\"")
        }
        Reason::UnknownList(_) => ("le nom d'une liste enregistrée", "the name of a saved list"),
        Reason::ListInItself(_) => ("une liste qui ne se cite pas", "a list that does not name itself"),
    };
    (french.into(), english.into())
}

fn both(bound: usize, french: &str, english: &str) -> (String, String) {
    (format!("{bound} {french}"), format!("{bound} {english}"))
}

fn between() -> (String, String) {
    (format!("/ et un nombre de 1 à {MAX_DISTANCE}"), format!("/ and a number from 1 to {MAX_DISTANCE}"))
}

fn fields() -> (String, String) {
    let names: Vec<_> = Field::ALL.into_iter().map(|field| field.names().join("/")).collect();
    let names = format!("{}, brut", names.join(", "));
    (format!("l'un des champs {names}"), format!("one of the fields {names}"))
}
