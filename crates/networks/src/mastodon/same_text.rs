//! Tells whether a status carries a text, from its source or from its HTML.

/// Compares with the source of a status: servers trim it and may write line ends their own way.
pub(super) fn as_source(ours: &str, theirs: &str) -> bool {
    ours.replace("\r\n", "\n").trim() == theirs.replace("\r\n", "\n").trim()
}

/// Compares with the HTML of a status, without spaces: paragraphs and line breaks are lost in it, and a
/// handle is shown without its server.
pub(super) fn as_html(ours: &str, html: &str) -> bool {
    bare(&without_servers(ours)) == bare(&text_of(html))
}

fn bare(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Turns `@name@server` into `@name`.
fn without_servers(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| match word.strip_prefix('@').and_then(|rest| rest.split_once('@')) {
            Some((name, _)) => format!("@{name} "),
            None => word.to_owned(),
        })
        .collect()
}

fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut in_tag = false;
    for character in html.chars() {
        match character {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if !in_tag => text.push(character),
            _ => {}
        }
    }
    // Ampersands last: an escaped `&lt;` must not become a sign.
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_the_text_but_for_its_edges() {
        assert!(as_source("Bonjour\r\nà tous ", " Bonjour\nà tous"));
        assert!(!as_source("Bonjour à tous", "Bonjour à toutes"));
    }

    #[test]
    fn html_is_read_as_a_person_reads_it() {
        let html = "<p>L&#39;été &amp; &lt;la fête&gt;<br /><a href=\"https://valmont.fr/a\"><span class=\"invisible\">\
                    https://</span><span>valmont.fr/a</span></a> <span class=\"h-card\"><a href=\"x\">@<span>maire</span>\
                    </a></span></p><p>#Loire</p>";
        assert!(as_html("L'été & <la fête>\nhttps://valmont.fr/a @maire@social.fr\n\n#Loire", html));
        assert!(!as_html("L'été & <la fête>\nhttps://valmont.fr/b @maire@social.fr\n\n#Loire", html));
    }
}
