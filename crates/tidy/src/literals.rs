//! String literals of Rust sources, comments and characters left out.

use std::{iter::Peekable, str::Chars};

/// A string literal and the line it begins on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Line, from 1.
    pub line: usize,
    /// What it says; escapes are kept as typed, a line joined by `\` is one line.
    pub text: String,
}

/// Returns the string literals of a source, in order.
#[must_use]
pub fn literals(source: &str) -> Vec<Literal> {
    let mut reader = Reader { chars: source.chars().peekable(), line: 1 };
    let mut found = Vec::new();
    let mut before = ' ';
    while let Some(char) = reader.next() {
        match char {
            '/' if reader.peek() == Some('/') => reader.skip_line(),
            '/' if reader.peek() == Some('*') => reader.skip_block(),
            '"' => found.push(reader.plain()),
            'r' if !before.is_alphanumeric() && before != '_' => {
                if let Some(raw) = reader.raw() {
                    found.push(raw);
                }
            }
            '\'' => reader.skip_character(),
            _ => {}
        }
        before = char;
    }
    found
}

/// Returns a source up to its inline tests.
#[must_use]
pub fn without_inline_tests(source: &str) -> &str {
    source.split_once("\n#[cfg(test)]\nmod ").map_or(source, |(before, _)| before)
}

struct Reader<'a> {
    chars: Peekable<Chars<'a>>,
    line: usize,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let char = self.chars.next();
        if char == Some('\n') {
            self.line += 1;
        }
        char
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    fn skip_line(&mut self) {
        while self.next().is_some_and(|char| char != '\n') {}
    }

    fn skip_block(&mut self) {
        let mut before = ' ';
        while let Some(char) = self.next() {
            if before == '*' && char == '/' {
                return;
            }
            before = char;
        }
    }

    /// After an apostrophe: a character is skipped, a lifetime is left as it is.
    fn skip_character(&mut self) {
        let mut ahead = self.chars.clone();
        match ahead.next() {
            Some('\\') => {
                self.next();
                self.next();
                while self.next().is_some_and(|char| char != '\'') {}
            }
            Some(_) if ahead.next() == Some('\'') => {
                self.next();
                self.next();
            }
            _ => {}
        }
    }

    fn plain(&mut self) -> Literal {
        let line = self.line;
        let mut text = String::new();
        while let Some(char) = self.next() {
            match char {
                '"' => break,
                '\\' => match self.next() {
                    Some('\n') => {
                        while self.peek().is_some_and(char::is_whitespace) && self.next().is_some() {}
                    }
                    Some(escaped) => text.extend(['\\', escaped]),
                    None => break,
                },
                _ => text.push(char),
            }
        }
        Literal { line, text }
    }

    /// After an `r`: a raw literal, or `None` and nothing is consumed.
    fn raw(&mut self) -> Option<Literal> {
        let mut ahead = self.chars.clone();
        let mut fence = String::from("\"");
        while ahead.peek() == Some(&'#') {
            ahead.next();
            fence.push('#');
        }
        if ahead.next() != Some('"') {
            return None;
        }
        let line = self.line;
        for _ in 0..fence.len() {
            self.next();
        }
        let mut text = String::new();
        while let Some(char) = self.next() {
            text.push(char);
            if text.ends_with(&fence) {
                break;
            }
        }
        text.truncate(text.len().saturating_sub(fence.len()));
        Some(Literal { line, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        literals(source).into_iter().map(|literal| literal.text).collect()
    }

    #[test]
    fn comments_characters_and_lifetimes_are_no_literals() {
        let source = "// \"no\"\n/* \"no\" */ fn f<'a>(x: &'a str) { g('\"', '\\'', \"yes\") }";
        assert_eq!(texts(source), ["yes"]);
    }

    #[test]
    fn escapes_raw_literals_and_joined_lines_are_read() {
        assert_eq!(texts(r####"f("a\"b", r"c", r#"d"e"#, for_r)"####), ["a\\\"b", "c", "d\"e"]);
        let joined = literals("\n\"SELECT a \\\n   FROM b\"");
        assert_eq!(joined, [Literal { line: 2, text: "SELECT a FROM b".to_owned() }]);
    }
}
