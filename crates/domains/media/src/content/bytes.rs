//! Reading pieces of a file in memory: every read past the end says so.

use crate::MediaError;

/// Walks over bytes.
pub(super) struct Walk<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl<'a> Walk<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0 }
    }

    /// Takes `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], MediaError> {
        let end = self.position.checked_add(count);
        let taken = end.and_then(|end| self.bytes.get(self.position..end));
        let taken = taken.ok_or_else(|| MediaError::corrupt("the file ends too early"))?;
        self.position += count;
        Ok(taken)
    }

    /// Takes one byte.
    pub(super) fn byte(&mut self) -> Result<u8, MediaError> {
        Ok(self.take(1)?.first().copied().unwrap_or_default())
    }

    /// Takes a fixed number of bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], MediaError> {
        self.take(N)?.try_into().map_err(MediaError::corrupt)
    }

    /// Returns what is left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.position..).unwrap_or_default()
    }
}

/// Turns a 32-bit size into one of memory.
pub(super) fn size(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
