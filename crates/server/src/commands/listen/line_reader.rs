//! Lines of a file or of the standard input, one at a time, in bounded memory.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// Longest line accepted, in bytes; a longer one is reported and skipped.
const LONGEST_LINE: usize = 32 << 20;

/// One read of a source of lines.
pub(crate) enum Line<'a> {
    /// The bytes of a line, without its end.
    Bytes(&'a [u8]),
    /// A line past the bound; its bytes are gone.
    TooLong,
    /// Nothing is left.
    End,
}

/// A source of lines that counts them.
pub(crate) struct LineReader {
    reader: BufReader<Box<dyn Read>>,
    line: Vec<u8>,
    /// Number of the last line read, from 1.
    pub(crate) number: u64,
    /// Bytes read so far.
    pub(crate) bytes: u64,
}

impl LineReader {
    /// Opens a file, or the standard input for `-`.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let source: Box<dyn Read> =
            if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
        Ok(Self { reader: BufReader::with_capacity(1 << 17, source), line: Vec::new(), number: 0, bytes: 0 })
    }

    /// Whether the next read may have to wait for whoever writes.
    pub(crate) fn may_wait(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// Reads the next line.
    pub(crate) fn next(&mut self) -> io::Result<Line<'_>> {
        self.line.clear();
        let mut limited = (&mut self.reader).take(u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX));
        let read = limited.read_until(b'\n', &mut self.line)?;
        if read == 0 {
            return Ok(Line::End);
        }
        self.number += 1;
        self.bytes += u64::try_from(read).unwrap_or(0);
        if read == LONGEST_LINE && !self.line.ends_with(b"\n") {
            self.line = Vec::new();
            self.bytes += u64::try_from(skip_line(&mut self.reader)?).unwrap_or(0);
            return Ok(Line::TooLong);
        }
        let mut line = self.line.as_slice();
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        if self.number == 1 {
            line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
        }
        Ok(Line::Bytes(line))
    }
}

fn skip_line(reader: &mut impl BufRead) -> io::Result<usize> {
    let mut skipped = 0;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(skipped);
        }
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let used = end.map_or(buffer.len(), |end| end + 1);
        reader.consume(used);
        skipped += used;
        if end.is_some() {
            return Ok(skipped);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_a_long_line_is_skipped() {
        let mut reader = BufReader::with_capacity(4, "too long a line\nnext".as_bytes());
        assert_eq!(skip_line(&mut reader).unwrap(), 16);
        let mut rest = String::new();
        reader.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "next");
    }
}
