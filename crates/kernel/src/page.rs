//! Pages of lists: a bounded number of rows and a cursor to go on.

/// Number of rows asked for, 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limit(u32);

impl Limit {
    /// The number of rows of a page when nothing is asked.
    pub const DEFAULT: u32 = 40;
    /// The largest page.
    pub const MAX: u32 = 100;

    /// Brings `asked` into 1..=100; absent means 40.
    #[must_use]
    pub fn of(asked: Option<u32>) -> Self {
        Self(asked.unwrap_or(Self::DEFAULT).clamp(1, Self::MAX))
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn rows(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }

    /// Returns the number of rows to ask of the database: one more, to know whether there is a next page.
    #[must_use]
    pub fn with_one_more(self) -> i64 {
        i64::from(self.0) + 1
    }
}

/// A page of `T` and, when there is more, where to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// Rows, in the order of the list.
    pub items: Vec<T>,
    /// Cursor of the next page; `None` at the end.
    pub next_cursor: Option<String>,
}

impl<T> Page<T> {
    /// Cuts `rows`, read with [`Limit::with_one_more`], to the page; `cursor` names the last row kept.
    #[must_use]
    pub fn cut(mut rows: Vec<T>, limit: Limit, cursor: impl Fn(&T) -> String) -> Self {
        let more = rows.len() > limit.rows();
        rows.truncate(limit.rows());
        let next_cursor = if more { rows.last().map(cursor) } else { None };
        Self { items: rows, next_cursor }
    }

    /// Turns each row into another.
    #[must_use]
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(turn).collect(), next_cursor: self.next_cursor }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_page_tells_where_to_go_on() {
        let page = Page::cut(vec![1, 2, 3], Limit::of(Some(2)), ToString::to_string);
        assert_eq!(page, Page { items: vec![1, 2], next_cursor: Some("2".to_owned()) });
        let last = Page::cut(vec![3], Limit::of(Some(2)), ToString::to_string);
        assert_eq!(last.next_cursor, None);
    }

    #[test]
    fn a_limit_is_bounded() {
        assert_eq!(Limit::of(Some(0)).rows(), 1);
        assert_eq!(Limit::of(Some(5000)).rows(), 100);
        assert_eq!(Limit::of(None).rows(), 40);
    }
}
