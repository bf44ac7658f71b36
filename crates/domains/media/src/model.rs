//! Assets and renditions, and what may be written in their names and descriptions.

use parvis_identity::clean_name;
use parvis_kernel::{AssetId, Digest, FieldFault, MemberId, Timestamp, UploadId};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What an asset is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AssetKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A document to read.
    Document,
}

impl AssetKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Image, Self::Video, Self::Document];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Document => "document",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A type of file that the library keeps, established by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileType {
    /// JPEG image.
    Jpeg,
    /// PNG image.
    Png,
    /// WebP image.
    Webp,
    /// GIF image.
    Gif,
    /// MP4 video.
    Mp4,
    /// WebM video.
    Webm,
    /// `QuickTime` video.
    Quicktime,
    /// PDF document.
    Pdf,
}

impl FileType {
    /// Every type.
    pub const ALL: [Self; 8] =
        [Self::Jpeg, Self::Png, Self::Webp, Self::Gif, Self::Mp4, Self::Webm, Self::Quicktime, Self::Pdf];

    /// Returns the media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Mp4 => "video/mp4",
            Self::Webm => "video/webm",
            Self::Quicktime => "video/quicktime",
            Self::Pdf => "application/pdf",
        }
    }

    /// Reads a stored media type.
    #[must_use]
    pub fn from_mime(mime: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.mime() == mime)
    }

    /// Returns what a person calls it.
    #[must_use]
    pub fn kind(self) -> AssetKind {
        match self {
            Self::Jpeg | Self::Png | Self::Webp | Self::Gif => AssetKind::Image,
            Self::Mp4 | Self::Webm | Self::Quicktime => AssetKind::Video,
            Self::Pdf => AssetKind::Document,
        }
    }

    /// Returns the endings that its file names may have, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Mp4 => &["mp4", "m4v"],
            Self::Webm => &["webm"],
            Self::Quicktime => &["mov", "qt"],
            Self::Pdf => &["pdf"],
        }
    }

    /// Finds the type that a file name announces.
    #[must_use]
    pub fn announced_by(filename: &str) -> Option<Self> {
        let (_, ending) = filename.rsplit_once('.')?;
        let ending = ending.to_lowercase();
        Self::ALL.into_iter().find(|known| known.endings().contains(&ending.as_str()))
    }
}

/// A file of the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its id.
    pub id: AssetId,
    /// Its name, cleaned, with the ending of its true type.
    pub filename: String,
    /// Its type, established by content.
    pub file_type: FileType,
    /// Width in pixels; images only.
    pub width: Option<u32>,
    /// Height in pixels; images only.
    pub height: Option<u32>,
    /// Images in the file: 1 unless it moves.
    pub frames: u32,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Digest of the bytes.
    pub digest: Digest,
    /// Alternative text proposed wherever the asset is used; empty means none yet.
    pub alt: String,
    /// When it was added, UTC.
    pub created_at: Timestamp,
    /// Who added it; `None` when the program did.
    pub created_by: Option<MemberId>,
}

/// A version derived from an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// `thumb`, `preview`, or the limits it was made to fit.
    pub name: String,
    /// Its type.
    pub file_type: FileType,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Digest of the bytes.
    pub digest: Digest,
}

/// A resumable upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its id.
    pub id: UploadId,
    /// Who began it: nobody else may go on.
    pub member: MemberId,
    /// Name that the file will have.
    pub filename: String,
    /// Announced size, in bytes.
    pub length_bytes: u64,
    /// Bytes that are safe on disk; less than the length until the asset exists.
    pub received_bytes: u64,
    /// The asset, once the file is complete and accepted.
    pub asset: Option<AssetId>,
    /// When it is forgotten, UTC.
    pub expires_at: Timestamp,
}

/// Name of the rendition for lists: longest side at most [`THUMB_SIDE`].
pub const THUMB: &str = "thumb";
/// Name of the rendition for one screen: longest side at most [`PREVIEW_SIDE`].
pub const PREVIEW: &str = "preview";
/// Longest side of a thumb, in pixels.
pub const THUMB_SIDE: u32 = 480;
/// Longest side of a preview, in pixels.
pub const PREVIEW_SIDE: u32 = 1600;
/// Longest file name, in characters, ending included.
pub const FILENAME_MAX: usize = 160;
/// Longest alternative text, in characters.
pub const ALT_MAX: usize = 2000;

/// Makes a safe file name with the ending of the true type; a name made of nothing becomes `media`.
#[must_use]
pub fn clean_filename(text: &str, file_type: FileType) -> String {
    let last = text.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|letter| if matches!(letter, ':' | '*' | '?' | '"' | '<' | '>' | '|') { '-' } else { letter })
        .collect();
    let cleaned = clean_name(&plain);
    let usual = file_type.endings().first().copied().unwrap_or_default();
    let (stem, ending) = match cleaned.rsplit_once('.') {
        // The ending is kept as typed when it is one of the type's own.
        Some((stem, ending)) if file_type.endings().contains(&ending.to_lowercase().as_str()) => {
            (stem, ending)
        }
        // Another known ending is a mislabel; anything else is part of the name.
        Some((stem, _)) if FileType::announced_by(&cleaned).is_some() => (stem, usual),
        _ => (cleaned.as_str(), usual),
    };
    let stem = stem.trim_matches(['.', ' ']);
    let stem = if stem.is_empty() { "media" } else { stem };
    let room = FILENAME_MAX.saturating_sub(ending.chars().count() + 1);
    let stem: String = stem.chars().take(room).collect();
    format!("{}.{ending}", stem.trim_end())
}

/// Cleans an alternative text: one paragraph, nothing invisible; at most [`ALT_MAX`] characters.
pub(crate) fn check_alt(text: &str, faults: &mut Vec<FieldFault>) -> String {
    let alt = clean_name(text);
    if alt.chars().count() > ALT_MAX {
        faults.push(FieldFault { field: "alt".to_owned(), code: "media.alt_too_long" });
    }
    alt
}

/// Checks a file name that a member typed, and gives it the ending of the true type.
pub(crate) fn check_filename(text: &str, file_type: FileType, faults: &mut Vec<FieldFault>) -> String {
    if clean_name(text).is_empty() {
        faults.push(FieldFault { field: "filename".to_owned(), code: "media.filename_missing" });
    }
    clean_filename(text, file_type)
}

/// Folds a text for searching: lower case, without accents.
pub(crate) fn fold(text: &str) -> String {
    text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_loses_its_tricks() {
        for (typed, file_type, kept) in [
            ("photo.jpg", FileType::Jpeg, "photo.jpg"),
            ("Fête.JPEG", FileType::Jpeg, "Fête.JPEG"),
            ("../../etc/passwd", FileType::Png, "passwd.png"),
            ("C:\\Users\\camille\\affiche.png", FileType::Png, "affiche.png"),
            // U+202E shows "gpj.exe" backwards, as if it were "exe.jpg".
            ("photo\u{202E}gpj.exe", FileType::Jpeg, "photogpj.exe.jpg"),
            ("a\u{0000}b\u{0007}.png", FileType::Png, "ab.png"),
            ("<img src=x onerror=alert(1)>.png", FileType::Png, "-img src=x onerror=alert(1)-.png"),
            ("capture.png", FileType::Jpeg, "capture.jpg"),
            ("note.v2", FileType::Pdf, "note.v2.pdf"),
            ("", FileType::Pdf, "media.pdf"),
            ("...", FileType::Gif, "media.gif"),
            ("film", FileType::Mp4, "film.mp4"),
        ] {
            assert_eq!(clean_filename(typed, file_type), kept, "{typed:?}");
        }
        let long = clean_filename(&"é".repeat(500), FileType::Webp);
        assert_eq!(long.chars().count(), FILENAME_MAX);
    }

    #[test]
    fn an_alternative_text_is_one_clean_paragraph() {
        let mut faults = Vec::new();
        assert_eq!(check_alt(" La mairie\nde \u{202E}Valmont ", &mut faults), "La mairie de Valmont");
        assert!(faults.is_empty());
        check_alt(&"a".repeat(ALT_MAX + 1), &mut faults);
        assert_eq!(faults[0].code, "media.alt_too_long");
    }

    #[test]
    fn types_and_kinds_survive_storage() {
        for file_type in FileType::ALL {
            assert_eq!(FileType::from_mime(file_type.mime()), Some(file_type));
            assert_eq!(FileType::announced_by(&clean_filename("x", file_type)), Some(file_type));
        }
        for kind in AssetKind::ALL {
            assert_eq!(AssetKind::from_code(kind.code()), Some(kind));
        }
    }

    #[test]
    fn searching_ignores_accents_and_case() {
        assert_eq!(fold("Fête d’Été À LA MAIRIE"), "fete d’ete a la mairie");
    }
}
