//! A file for spreadsheets: CSV (RFC 4180), UTF-8 with its mark, without a cell that runs as a formula.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

/// A file being written, line by line.
#[derive(Debug)]
pub struct Spreadsheet(String);

impl Default for Spreadsheet {
    fn default() -> Self {
        // Without the mark, a widespread spreadsheet reads accents as another encoding.
        Self(String::from("\u{feff}"))
    }
}

impl Spreadsheet {
    /// Writes one line. A cell that a spreadsheet would run as a formula is made text by an apostrophe.
    ///
    /// Source: OWASP, "CSV Injection", read 2026-11-25.
    pub fn line<const CELLS: usize>(&mut self, cells: [String; CELLS]) {
        let written = cells.map(|cell| {
            let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let text = if risky { format!("'{cell}") } else { cell };
            format!("\"{}\"", text.replace('"', "\"\""))
        });
        self.0.push_str(&written.join(","));
        self.0.push_str("\r\n");
    }

    /// Answers with the file, to be saved under a name of letters, digits and hyphens.
    #[must_use]
    pub fn answer(self, name: &str) -> Response {
        let mut response = self.0.into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_and_never_a_formula() {
        let mut file = Spreadsheet::default();
        file.line(["Dit « oui », \"non\"", "=HYPERLINK(\"x\")", "deux\nlignes"].map(str::to_owned));
        assert_eq!(
            file.0,
            "\u{feff}\"Dit « oui », \"\"non\"\"\",\"'=HYPERLINK(\"\"x\"\")\",\"deux\nlignes\"\r\n"
        );
    }
}
