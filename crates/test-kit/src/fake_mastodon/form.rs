//! Reads a form with files, as far as tests need it.

/// The value of a field, or `None` when the form has no such field.
pub(super) fn field<'body>(body: &'body [u8], content_type: &str, name: &str) -> Option<&'body [u8]> {
    let boundary = format!("--{}", content_type.split("boundary=").nth(1)?.trim_matches('"'));
    let wanted = format!("name=\"{name}\"");
    let mut rest = body;
    while let Some(start) = position(rest, boundary.as_bytes()) {
        rest = &rest[start + boundary.len()..];
        let end = position(rest, boundary.as_bytes()).unwrap_or(rest.len());
        let part = &rest[..end];
        let Some(head_end) = position(part, b"\r\n\r\n") else { continue };
        if String::from_utf8_lossy(&part[..head_end]).contains(&wanted) {
            return part[head_end + 4..].strip_suffix(b"\r\n");
        }
    }
    None
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
