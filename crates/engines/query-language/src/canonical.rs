//! The canonical form of a query: one way to write it, French operators, folded words.

use crate::leaf::needs_quotes;
use crate::syntax::{Node, Query, Test};

/// Writes a query in its canonical form; reading it back gives the same query without warning.
pub fn canonical(query: &Query) -> String {
    canonical_node(&query.root)
}

pub(crate) fn canonical_node(node: &Node) -> String {
    let mut written = String::new();
    write_node(node, &mut written);
    written
}

fn write_node(node: &Node, written: &mut String) {
    match node {
        Node::And(children) => write_joined(children, " ET ", written),
        Node::Or(children) => write_joined(children, " OU ", written),
        Node::Not(child) => {
            written.push_str("SAUF ");
            write_child(child, written);
        }
        Node::Leaf(leaf) => write_test(&leaf.test, written),
        Node::Near(near) => {
            write_side(&near.left, written);
            written.push_str(if near.ordered { " AVANT/" } else { " PROCHE/" });
            written.push_str(&near.distance.to_string());
            written.push(' ');
            write_side(&near.right, written);
        }
        Node::List(list) => {
            written.push_str("@@");
            written.push_str(&list.name);
        }
    }
}

fn write_joined(children: &[Node], operator: &str, written: &mut String) {
    for (rank, child) in children.iter().enumerate() {
        if rank > 0 {
            written.push_str(operator);
        }
        write_child(child, written);
    }
}

fn write_child(child: &Node, written: &mut String) {
    if matches!(child, Node::And(_) | Node::Or(_) | Node::Near(_)) {
        written.push('(');
        write_node(child, written);
        written.push(')');
    } else {
        write_node(child, written);
    }
}

fn write_side(side: &[Node], written: &mut String) {
    if let [only] = side {
        write_node(only, written);
    } else {
        written.push('(');
        write_joined(side, " OU ", written);
        written.push(')');
    }
}

/// Writes one leaf as the parser reads it.
pub(crate) fn write_test(test: &Test, written: &mut String) {
    match test {
        // Only a handle holds a point or a hyphen; quotes keep it from being one.
        Test::Term(word) if word.contains(['.', '-']) => {
            written.push_str("\"@");
            written.push_str(word);
            written.push('"');
        }
        Test::Term(word) => written.push_str(word),
        Test::Phrase(words) => {
            written.push('"');
            for (rank, word) in words.split(' ').enumerate() {
                if rank > 0 {
                    written.push(' ');
                }
                if word.contains(['.', '-']) {
                    written.push('@');
                }
                written.push_str(word);
            }
            written.push('"');
        }
        Test::Pattern(pattern) => {
            written.extend(pattern.characters.iter().map(|character| character.unwrap_or('?')));
            if pattern.open {
                written.push('*');
            }
        }
        Test::Tag(text) => written.extend(["#", text]),
        Test::Handle(text) => written.extend(["@", text]),
        Test::Exact(text) => {
            written.push_str("brut:");
            // A quote inside can only have been written without quotes around.
            written.extend(["\"", text, "\""]);
        }
        Test::Field(field, value) => {
            written.extend([field.name(), ":"]);
            write_value(value, written);
        }
        Test::UrlContains(value) => {
            written.push_str("url:");
            write_value(value, written);
        }
        Test::Followers(comparison, bound) => {
            written.extend(["abonnés:", comparison.sign()]);
            written.push_str(&bound.to_string());
        }
    }
}

fn write_value(value: &str, written: &mut String) {
    if needs_quotes(value) {
        written.extend(["\"", value, "\""]);
    } else {
        written.push_str(value);
    }
}
