//! Messages of a Fluent catalogue, as one line each.

use std::collections::BTreeMap;

/// Returns the messages of a catalogue file by key; the lines of a message are joined by a space.
#[must_use]
pub fn messages(catalogue: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in catalogue.lines() {
        let begins = line.chars().next().is_some_and(|char| char.is_ascii_alphabetic());
        if begins && let Some((key, text)) = line.split_once('=') {
            let key = key.trim().to_owned();
            found.insert(key.clone(), text.trim().to_owned());
            current = Some(key);
        } else if line.starts_with([' ', '}'])
            && let Some(message) = current.as_ref().and_then(|key| found.get_mut(key))
        {
            let separator = if message.is_empty() { "" } else { " " };
            message.push_str(separator);
            message.push_str(line.trim());
        } else if line.starts_with('#') {
            current = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_of_several_lines_is_one() {
        let read = messages("# note\na = un\nb =\n    { $n ->\n       *[other] deux\n    } fin\n");
        assert_eq!(read["a"], "un");
        assert_eq!(read["b"], "{ $n -> *[other] deux } fin");
    }
}
