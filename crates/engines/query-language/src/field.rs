//! Reads `champ:valeur`, `champ:(a, b)` and `abonnés:>1000`.

use crate::error::Reason;
use crate::leaf::quoted_value;
use crate::lexer::{Sort, is_quote};
use crate::parser::{Parsed, Parser};
use crate::syntax::{Comparison, Field, Leaf, Node, Span, Test};
use crate::warning::Notice;

/// Reads the value, quoted value or list after `champ:`.
pub(crate) fn value(parser: &mut Parser, field: Field, span: Span, start: usize) -> Parsed<()> {
    let source = parser.source;
    if start < span.end {
        let value = &source[start..span.end];
        return leaf(parser, field, value, span);
    }
    if let Some((value, end)) = quoted_value(parser, start)? {
        if value.trim().is_empty() {
            return Err(parser.error(span.start..end, Reason::MissingValue(field)));
        }
        return leaf(parser, field, value.trim(), span.start..end);
    }
    let opens_list =
        parser.ahead.is_some_and(|ahead| ahead.sort == Sort::Open && ahead.span().start == start);
    if opens_list {
        return list(parser, field, span);
    }
    Err(parser.error(span, Reason::MissingValue(field)))
}

fn leaf(parser: &mut Parser, field: Field, value: &str, span: Span) -> Parsed<()> {
    let test = match field {
        Field::Followers => match comparison(value) {
            Some((comparison, bound)) => Test::Followers(comparison, bound),
            None => return Err(parser.error(span, Reason::NotANumber(value.to_owned()))),
        },
        Field::Url => Test::UrlContains(value.to_owned()),
        _ => {
            note_odd_value(parser, field, value, &span);
            Test::Field(field, value.to_owned())
        }
    };
    parser.leaf(test, span)
}

fn note_odd_value(parser: &mut Parser, field: Field, value: &str, span: &Span) {
    let folded = parvis_text::fold_case(value);
    if let Some(values) = field.closed_values()
        && !values.contains(&folded.as_str())
    {
        parser.warn(span.clone(), Notice::UnknownValue(field, value.to_owned()));
    }
}

fn comparison(value: &str) -> Option<(Comparison, u64)> {
    let (comparison, digits) = if let Some(rest) = value.strip_prefix(">=") {
        (Comparison::AtLeast, rest)
    } else if let Some(rest) = value.strip_prefix("<=") {
        (Comparison::AtMost, rest)
    } else if let Some(rest) = value.strip_prefix('>') {
        (Comparison::Above, rest)
    } else if let Some(rest) = value.strip_prefix('<') {
        (Comparison::Below, rest)
    } else {
        (Comparison::Equal, value.strip_prefix('=').unwrap_or(value))
    };
    let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
    Some((comparison, number))
}

/// Reads `(a, b, "c d")`, an OR of values.
fn list(parser: &mut Parser, field: Field, name: Span) -> Parsed<()> {
    let source = parser.source;
    let opening = name.end;
    let mut items = Vec::new();
    let mut item_start = opening + 1;
    let mut in_quote = false;
    let mut end = None;
    for (offset, character) in source[item_start..].char_indices() {
        let at = opening + 1 + offset;
        if is_quote(character) {
            in_quote = !in_quote;
        } else if !in_quote && matches!(character, ',' | ')') {
            items.push(item_start..at);
            item_start = at + 1;
            if character == ')' {
                end = Some(at + 1);
                break;
            }
        } else if !in_quote && character == '(' {
            return Err(parser.error(at..at + 1, Reason::OperatorInList(field)));
        }
    }
    let Some(end) = end else {
        return Err(parser.error(name.start..opening + 1, Reason::UnclosedList(field)));
    };
    let mark = parser.stack.len();
    for item in items {
        list_item(parser, field, item)?;
    }
    let leaves = parser.stack.split_off(mark);
    parser.lexer.jump(end);
    parser.ahead = parser.lexer.next()?;
    parser.stack.push(spread(Node::any(leaves), name.start, end));
    Ok(())
}

fn list_item(parser: &mut Parser, field: Field, item: Span) -> Parsed<()> {
    let source = parser.source;
    let written = &source[item.clone()];
    let value = written.trim();
    let start = item.start + (written.len() - written.trim_start().len());
    let span = start..start + value.len();
    let value = if value.starts_with(is_quote) { value.trim_matches(is_quote).trim() } else { value };
    if value.is_empty() {
        return Err(parser.error(item, Reason::EmptyItem(field)));
    }
    let operator = value.split_whitespace().any(|word| matches!(word, "OR" | "OU" | "AND" | "ET"));
    if operator || value.contains(is_quote) {
        return Err(parser.error(span, Reason::OperatorInList(field)));
    }
    leaf(parser, field, value, span)
}

/// A list of one value is written where the whole list is.
fn spread(node: Node, start: usize, end: usize) -> Node {
    match node {
        Node::Leaf(Leaf { test, .. }) => Node::Leaf(Leaf { test, span: start..end }),
        other => other,
    }
}

/// The field whose name looks most like this one, if any does.
pub(crate) fn closest(name: &str) -> Option<Field> {
    let name = parvis_text::fold(name);
    let (distance, field) = Field::ALL
        .into_iter()
        .flat_map(|field| field.names().iter().map(move |known| (field, known)))
        .map(|(field, known)| (edits(&name, &parvis_text::fold(known)), field))
        .min_by_key(|&(distance, _)| distance)?;
    (distance <= 2).then_some(field)
}

/// Insertions, deletions and substitutions between two short words; long ones are far.
fn edits(left: &str, right: &str) -> usize {
    if left.len() > 16 {
        return usize::MAX;
    }
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (line, from) in left.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], line + 1);
        for (column, &to) in right.iter().enumerate() {
            let substituted = diagonal + usize::from(from != to);
            diagonal = row[column + 1];
            row[column + 1] = substituted.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}
