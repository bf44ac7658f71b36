//! What can go wrong with files of the library.

use parvis_database::DatabaseError;
use parvis_files::{FilesError, ReceiveError};
use parvis_kernel::{Class, Fault, FieldFault};

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The disk failed.
    #[error("the file store failed")]
    Files(#[source] FilesError),
    /// The disk is full.
    #[error("no space left for files")]
    StorageFull(#[source] FilesError),
    /// The folder of files cannot be written.
    #[error("the folder of files is not writable")]
    StorageClosed(#[source] FilesError),
    /// The row is there, its file is not.
    #[error("the file of an asset is missing")]
    FileMissing,
    /// The decoder stopped by a fault of its own.
    #[error("decoding stopped: {0}")]
    Decoding(String),
    /// The posts that use an asset could not be counted.
    #[error("cannot tell whether the asset is used: {0}")]
    UseUnknown(String),
    /// No such asset in the scope.
    #[error("no such asset")]
    NoSuchAsset,
    /// The asset has no such rendition.
    #[error("no such rendition")]
    NoSuchRendition,
    /// Larger than its kind allows.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// Largest size, in bytes.
        limit: u64,
    },
    /// The sender stopped before the end.
    #[error("upload cut")]
    Cut,
    /// Nothing in it.
    #[error("empty file")]
    Empty,
    /// Not a kind of file that the library keeps.
    #[error("unknown type of file")]
    UnknownType,
    /// A format of image that browsers and networks do not share (HEIC, AVIF, TIFF, BMP).
    #[error("format of image not accepted: {format}")]
    ForeignImage {
        /// Name of the format.
        format: &'static str,
    },
    /// SVG or HTML: a page, not a picture.
    #[error("the file can carry programs")]
    ActiveContent,
    /// Its name says one kind, its content is none that we keep.
    #[error("the content is not what the name says")]
    Mislabelled,
    /// Damaged, or cut before its end.
    #[error("damaged file: {why}")]
    Corrupt {
        /// What was seen, for the log.
        why: String,
    },
    /// More pixels than may be decoded.
    #[error("{width} x {height} pixels")]
    TooManyPixels {
        /// Width that the file declares.
        width: u32,
        /// Height that the file declares.
        height: u32,
        /// Most pixels allowed.
        pixels_max: u64,
        /// Largest side allowed.
        side_max: u32,
    },
    /// Cannot be made to fit a network.
    #[error("cannot be made to fit the limits of the network")]
    CannotFit,
    /// A post still shows it.
    #[error("used by {posts} posts")]
    InUse {
        /// Number of posts.
        posts: u64,
    },
    /// Fields that cannot be accepted.
    #[error("fields at fault")]
    Fields(Vec<FieldFault>),
    /// The upload is unknown, finished long ago or expired.
    #[error("no such upload")]
    NoSuchUpload,
    /// The piece does not start where the upload stands.
    #[error("upload stands at {expected}")]
    OffsetConflict {
        /// Where the upload stands, in bytes.
        expected: u64,
    },
    /// Another request is writing to the same upload.
    #[error("upload busy")]
    UploadBusy,
    /// The size of the upload was not announced.
    #[error("upload length missing")]
    LengthMissing,
}

impl MediaError {
    /// Makes the error of a damaged file.
    pub(crate) fn corrupt(why: impl ToString) -> Self {
        Self::Corrupt { why: why.to_string() }
    }
}

impl From<FilesError> for MediaError {
    fn from(error: FilesError) -> Self {
        match error {
            FilesError::Full(_) => Self::StorageFull(error),
            FilesError::NotWritable(_) => Self::StorageClosed(error),
            FilesError::Missing => Self::FileMissing,
            FilesError::Io(_) => Self::Files(error),
        }
    }
}

impl From<std::io::Error> for MediaError {
    fn from(error: std::io::Error) -> Self {
        FilesError::from(error).into()
    }
}

impl From<ReceiveError> for MediaError {
    fn from(error: ReceiveError) -> Self {
        match error {
            ReceiveError::TooLarge { limit } => Self::TooLarge { limit },
            ReceiveError::Cut => Self::Cut,
            ReceiveError::Files(error) => error.into(),
        }
    }
}

impl Fault for MediaError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_)
            | Self::Files(_)
            | Self::FileMissing
            | Self::Decoding(_)
            | Self::UseUnknown(_) => Class::Internal,
            Self::StorageFull(_) | Self::StorageClosed(_) => Class::Unavailable,
            Self::NoSuchAsset | Self::NoSuchRendition | Self::NoSuchUpload => Class::NotFound,
            Self::TooLarge { .. } => Class::TooLarge,
            Self::InUse { .. } | Self::OffsetConflict { .. } | Self::UploadBusy => Class::Conflict,
            Self::Cut
            | Self::Empty
            | Self::UnknownType
            | Self::ForeignImage { .. }
            | Self::ActiveContent
            | Self::Mislabelled
            | Self::Corrupt { .. }
            | Self::TooManyPixels { .. }
            | Self::CannotFit
            | Self::Fields(_)
            | Self::LengthMissing => Class::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Files(_) | Self::Decoding(_) | Self::UseUnknown(_) => "web.internal",
            Self::StorageFull(_) => "media.storage_full",
            Self::StorageClosed(_) => "media.storage_closed",
            Self::FileMissing => "media.file_missing",
            Self::NoSuchAsset => "media.no_such_asset",
            Self::NoSuchRendition => "media.no_such_rendition",
            Self::TooLarge { .. } => "media.too_large",
            Self::Cut => "media.cut",
            Self::Empty => "media.empty",
            Self::UnknownType => "media.unknown_type",
            Self::ForeignImage { .. } => "media.foreign_image",
            Self::ActiveContent => "media.active_content",
            Self::Mislabelled => "media.mislabelled",
            Self::Corrupt { .. } => "media.corrupt",
            Self::TooManyPixels { .. } => "media.too_many_pixels",
            Self::CannotFit => "media.cannot_fit",
            Self::InUse { .. } => "media.in_use",
            Self::Fields(_) => "media.fields",
            Self::NoSuchUpload => "media.no_such_upload",
            Self::OffsetConflict { .. } => "media.offset_conflict",
            Self::UploadBusy => "media.upload_busy",
            Self::LengthMissing => "media.length_missing",
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge { limit } => vec![("megabytes", limit.div_ceil(1024 * 1024).to_string())],
            Self::ForeignImage { format } => vec![("format", (*format).to_owned())],
            Self::TooManyPixels { width, height, pixels_max, side_max } => vec![
                ("width", width.to_string()),
                ("height", height.to_string()),
                ("megapixels", (pixels_max / 1_000_000).to_string()),
                ("side", side_max.to_string()),
            ],
            Self::InUse { posts } => vec![("posts", posts.to_string())],
            _ => Vec::new(),
        }
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Fields(fields) => fields.clone(),
            _ => Vec::new(),
        }
    }
}
