//! Settings of editorial.

/// Settings of the domain.
#[derive(Clone, Copy, Debug)]
pub struct EditorialSettings {
    /// The same text on the same channel within so many days is pointed out; 0 points out nothing.
    pub same_text_days: u32,
}

impl Default for EditorialSettings {
    fn default() -> Self {
        Self { same_text_days: 7 }
    }
}
