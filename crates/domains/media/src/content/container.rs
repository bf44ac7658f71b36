//! Films and documents: their structure is checked and their notes of place erased, without decoding.

use crate::{FileType, MediaError};
use parvis_files::Draft;
use std::io::{Read, Seek, SeekFrom};

/// Boxes looked at before a film is taken for a trap.
const BOXES_MAX: u32 = 200_000;
/// Bytes of zeros written at once.
static ZEROS: [u8; 32 * 1024] = [0; 32 * 1024];

/// Checks that the file is whole and erases what tells where it was filmed.
pub(crate) fn check(draft: &mut Draft, file_type: FileType) -> Result<(), MediaError> {
    match file_type {
        FileType::Mp4 | FileType::Quicktime => clean_boxes(draft),
        FileType::Webm => check_webm(draft),
        FileType::Pdf => check_pdf(draft),
        FileType::Jpeg | FileType::Png | FileType::Webp | FileType::Gif => Err(MediaError::UnknownType),
    }
}

/// One box of an ISO base media file: where it begins, where its content begins and ends.
struct FilmBox {
    name: [u8; 4],
    start: u64,
    content: u64,
    end: u64,
}

/// Walks over the boxes. Source: ISO/IEC 14496-12:2022, sections 4.2, 8.1 and 8.10, read 2026-11-24.
struct BoxWalk<R> {
    file: R,
    seen: u32,
    notes: Vec<FilmBox>,
    has_movie: bool,
}

/// Extended type of a box that holds XMP. Source: Adobe, XMP Specification Part 3, section 1.2.7.1, read 2026-11-24.
const XMP: [u8; 16] =
    [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

impl<R: Read + Seek> BoxWalk<R> {
    fn walk(&mut self, mut position: u64, end: u64, depth: u8) -> Result<(), MediaError> {
        while position < end {
            let found = self.read_box(position, end)?;
            position = found.end;
            match (&found.name, depth) {
                (b"moov", 0) => {
                    self.has_movie = true;
                    self.walk(found.content, found.end, 1)?;
                }
                (b"trak", 1) => self.walk(found.content, found.end, 2)?,
                (b"udta" | b"meta", _) => self.notes.push(found),
                (b"uuid", _) => {
                    let mut kind = [0; 16];
                    let holds_kind = found.end - found.content >= 16;
                    if holds_kind && self.read_at(found.content, &mut kind).is_ok() && kind == XMP {
                        self.notes.push(found);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn read_box(&mut self, start: u64, end: u64) -> Result<FilmBox, MediaError> {
        self.seen += 1;
        if self.seen > BOXES_MAX {
            return Err(MediaError::corrupt("too many boxes"));
        }
        let mut head = [0; 8];
        self.read_at(start, &mut head)?;
        let [a, b, c, d, name @ ..] = head;
        let (size, header) = match u32::from_be_bytes([a, b, c, d]) {
            0 => (end - start, 8),
            1 => {
                let mut large = [0; 8];
                self.read_at(start + 8, &mut large)?;
                (u64::from_be_bytes(large), 16)
            }
            size => (u64::from(size), 8),
        };
        match start.checked_add(size).filter(|box_end| *box_end <= end && size >= header) {
            Some(box_end) => Ok(FilmBox { name, start, content: start + header, end: box_end }),
            None => Err(MediaError::corrupt("a box is longer than the film")),
        }
    }

    fn read_at(&mut self, position: u64, buffer: &mut [u8]) -> Result<(), MediaError> {
        self.file.seek(SeekFrom::Start(position))?;
        self.file.read_exact(buffer).map_err(MediaError::corrupt)
    }
}

fn clean_boxes(draft: &mut Draft) -> Result<(), MediaError> {
    let mut walk = BoxWalk { file: draft.reader()?, seen: 0, notes: Vec::new(), has_movie: false };
    walk.walk(0, draft.size_bytes(), 0)?;
    if !walk.has_movie {
        return Err(MediaError::corrupt("no movie box"));
    }
    for note in walk.notes {
        // The box stays where it is, empty: every address inside the film remains true.
        draft.overwrite(note.start + 4, b"free")?;
        let mut position = note.content;
        while position < note.end {
            let count = usize::try_from(note.end - position).unwrap_or(usize::MAX).min(ZEROS.len());
            draft.overwrite(position, ZEROS.get(..count).unwrap_or_default())?;
            position += u64::try_from(count).unwrap_or(u64::MAX);
        }
    }
    Ok(())
}

/// Reads a variable-length size. Source: RFC 8794 (EBML), section 4, read 2026-11-24.
fn variable_size(bytes: &[u8]) -> Option<(Option<u64>, usize)> {
    let first = *bytes.first()?;
    let length = usize::try_from(first.leading_zeros()).ok()? + 1;
    let mut value = u64::from(first) & (0x7F >> (length - 1));
    for byte in bytes.get(1..length)? {
        value = (value << 8) | u64::from(*byte);
    }
    let unknown = (1_u64 << (7 * length)) - 1;
    Some(((value != unknown).then_some(value), length))
}

fn check_webm(draft: &Draft) -> Result<(), MediaError> {
    let mut head = Vec::new();
    draft.reader()?.take(512).read_to_end(&mut head)?;
    let whole = (|| {
        let (header, length) = variable_size(head.get(4..)?)?;
        let segment = usize::try_from(header?).ok()?.checked_add(4 + length)?;
        let rest = head.get(segment..)?.strip_prefix(b"\x18\x53\x80\x67")?;
        let (size, length) = variable_size(rest)?;
        let begin = u64::try_from(segment + 4 + length).ok()?;
        // A live recording does not know its size; it is taken as it is.
        Some(size.is_none_or(|size| begin.saturating_add(size) <= draft.size_bytes()))
    })();
    match whole {
        Some(true) => Ok(()),
        _ => Err(MediaError::corrupt("the film is cut")),
    }
}

fn check_pdf(draft: &Draft) -> Result<(), MediaError> {
    let mut file = draft.reader()?;
    file.seek(SeekFrom::Start(draft.size_bytes().saturating_sub(2048)))?;
    let mut tail = Vec::new();
    file.take(2048).read_to_end(&mut tail)?;
    let ended = tail.windows(5).any(|part| part == b"%%EOF");
    if ended { Ok(()) } else { Err(MediaError::corrupt("the document is cut")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::samples;
    use parvis_files::Files;
    use std::io::Write;

    fn draft_of(files: &Files, bytes: &[u8]) -> Draft {
        let mut draft = files.begin().unwrap();
        draft.write_all(bytes).unwrap();
        draft
    }

    fn content(draft: &Draft) -> Vec<u8> {
        let mut bytes = Vec::new();
        draft.reader().unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_film_loses_its_place_and_keeps_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let film = samples::mp4_with_place();
        let mut draft = draft_of(&files, &film);
        check(&mut draft, FileType::Mp4).unwrap();
        let clean = content(&draft);
        assert_eq!(clean.len(), film.len());
        assert!(film.windows(9).any(|part| part == b"+47.3890+"));
        assert!(!clean.windows(9).any(|part| part == b"+47.3890+"));
        assert_eq!(clean.windows(4).filter(|part| *part == b"udta").count(), 0);
    }

    #[test]
    fn a_cut_film_or_document_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let pdf = b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n".to_vec();
        for (bytes, file_type) in [
            (samples::mp4_with_place(), FileType::Mp4),
            (samples::webm(), FileType::Webm),
            (pdf, FileType::Pdf),
        ] {
            check(&mut draft_of(&files, &bytes), file_type).unwrap();
            for cut in [9, bytes.len() / 2, bytes.len() - 7] {
                let part = bytes.get(..cut).unwrap();
                let refused = check(&mut draft_of(&files, part), file_type);
                assert!(matches!(refused, Err(MediaError::Corrupt { .. })), "{file_type:?} at {cut}");
            }
        }
    }

    #[test]
    fn a_film_of_nothing_but_boxes_is_refused_quickly() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let boxes = b"\0\0\0\x08free".repeat(200_001);
        assert!(check(&mut draft_of(&files, &boxes), FileType::Mp4).is_err());
    }
}
