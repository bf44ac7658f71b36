//! "En clair": what a query looks for, in plain French or English, one idea a line.

use crate::error::Language;
use crate::syntax::{Comparison, Field, Near, Node, Pattern, Query, Test};

/// Says in plain words what a query looks for; several lines when it has several parts.
pub fn explain(query: &Query, language: Language) -> String {
    let words = Words(language);
    let mut lines =
        vec![words.pick("Publications qui répondent à ceci :", "Posts that satisfy this:").to_owned()];
    words.node(&query.root, 1, &mut lines);
    lines.join("\n")
}

/// The wording of one language.
struct Words(Language);

impl Words {
    fn pick<'a>(&self, french: &'a str, english: &'a str) -> &'a str {
        match self.0 {
            Language::French => french,
            Language::English => english,
        }
    }

    fn line(level: usize, text: &str, lines: &mut Vec<String>) {
        lines.push(format!("{}- {text}", "  ".repeat(level - 1)));
    }

    fn node(&self, node: &Node, level: usize, lines: &mut Vec<String>) {
        if let Some(sentence) = self.sentence(node) {
            Self::line(level, &sentence, lines);
            return;
        }
        let (title, children) = match node {
            Node::And(children) => {
                (self.pick("tout ce qui suit :", "all of the following:"), children.as_slice())
            }
            Node::Or(children) => {
                (self.pick("au moins un de ceux-ci :", "at least one of these:"), children.as_slice())
            }
            Node::Not(child) => (
                self.pick("mais sans ce qui suit :", "but without the following:"),
                std::slice::from_ref(&**child),
            ),
            // A leaf, a proximity or a list always makes one sentence.
            Node::Leaf(_) | Node::Near(_) | Node::List(_) => return,
        };
        if level == 1 && matches!(node, Node::And(_)) {
            for child in children {
                self.node(child, level, lines);
            }
            return;
        }
        Self::line(level, title, lines);
        for child in children {
            self.node(child, level + 1, lines);
        }
    }

    /// The node in one sentence, when it is simple enough.
    fn sentence(&self, node: &Node) -> Option<String> {
        match node {
            Node::Leaf(leaf) => Some(self.test(&leaf.test)),
            Node::List(list) => Some(format!("{} « {} »", self.pick("la liste", "the list"), list.name)),
            Node::Near(near) => Some(self.near(near)),
            Node::Or(children) => {
                let simple = children.iter().all(|child| matches!(child, Node::Leaf(_) | Node::List(_)));
                simple.then(|| self.one_of(children))
            }
            Node::Not(child) => match &**child {
                Node::And(_) => None,
                other => Some(format!("{} {}", self.pick("mais sans", "but without"), self.sentence(other)?)),
            },
            Node::And(_) => None,
        }
    }

    fn one_of(&self, nodes: &[Node]) -> String {
        let written: Vec<_> = nodes.iter().filter_map(|node| self.sentence(node)).collect();
        match written.as_slice() {
            [only] => only.clone(),
            [first, second] => format!("{first} {} {second}", self.pick("ou", "or")),
            several => {
                let title = self.pick("au moins un de ceux-ci", "at least one of these");
                format!("{title} : {}", several.join(" ; "))
            }
        }
    }

    fn near(&self, near: &Near) -> String {
        let (left, right) = (self.one_of(&near.left), self.one_of(&near.right));
        let distance = near.distance;
        match (self.0, near.ordered) {
            (Language::French, true) => {
                format!("[{left}] puis [{right}], avec {distance} mots au plus entre les deux")
            }
            (Language::French, false) => {
                format!(
                    "[{left}] et [{right}], dans un sens ou dans l'autre, avec {distance} mots au plus entre les deux"
                )
            }
            (Language::English, true) => {
                format!("[{left}] then [{right}], with {distance} words at most between them")
            }
            (Language::English, false) => {
                format!("[{left}] and [{right}], in either order, with {distance} words at most between them")
            }
        }
    }

    fn test(&self, test: &Test) -> String {
        let name =
            |french: &str, english: &str, value: &str| format!("{} « {value} »", self.pick(french, english));
        match test {
            Test::Term(word) => name("le mot", "the word", word),
            Test::Phrase(words) => name("l'expression", "the phrase", words),
            Test::Pattern(pattern) => self.pattern(pattern),
            Test::Tag(text) => name("le mot-dièse", "the hashtag", &format!("#{text}")),
            Test::Handle(text) => name("la mention de profil", "the handle", &format!("@{text}")),
            Test::Exact(text) => name(
                "les caractères exacts (majuscules et accents compris)",
                "the exact characters (case and accents included)",
                text,
            ),
            Test::Field(field, value) => name(self.field(*field), self.field(*field), value),
            Test::UrlContains(value) => name("une adresse qui contient", "a URL that contains", value),
            Test::Followers(comparison, bound) => {
                format!(
                    "{} {} {bound}",
                    self.pick("un nombre d'abonnés", "a number of followers"),
                    self.compared(*comparison)
                )
            }
        }
    }

    fn pattern(&self, pattern: &Pattern) -> String {
        let shape: String = pattern.characters.iter().map(|c| c.unwrap_or('?')).collect();
        let wild = pattern.characters.contains(&None);
        let any = self.pick(" (? = une lettre)", " (? = one letter)");
        let start = if pattern.open {
            self.pick("un mot qui commence par", "a word that begins with")
        } else {
            self.pick("un mot de la forme", "a word of the form")
        };
        format!("{start} « {shape} »{}", if wild { any } else { "" })
    }

    fn field(&self, field: Field) -> &'static str {
        let (french, english) = match field {
            Field::Language => ("la langue", "the language"),
            Field::Source => ("la source", "the source"),
            Field::Network => ("le réseau", "the network"),
            Field::Author => ("l'auteur", "the author"),
            Field::Site => ("le site", "the site"),
            Field::Url => ("l'adresse", "the URL"),
            Field::Commune => ("la commune de code", "the commune of code"),
            Field::Type => ("le type", "the type"),
            Field::With => ("avec", "with"),
            Field::Followers => ("les abonnés", "the followers"),
        };
        match self.0 {
            Language::French => french,
            Language::English => english,
        }
    }

    fn compared(&self, comparison: Comparison) -> &'static str {
        let (french, english) = match comparison {
            Comparison::Equal => ("égal à", "equal to"),
            Comparison::Above => ("supérieur à", "above"),
            Comparison::AtLeast => ("d'au moins", "of at least"),
            Comparison::Below => ("inférieur à", "below"),
            Comparison::AtMost => ("d'au plus", "of at most"),
        };
        match self.0 {
            Language::French => french,
            Language::English => english,
        }
    }
}
