//! Lists posts with filters: by stage from our own rows, by outcome through the publications.

use crate::{
    Editorial, EditorialError, Outcome, Stage,
    edit::search_words,
    store::{self, ListFilter, PlaceInList, PostsOrder},
    summary::{PostSummary, summaries_for},
};
use parvis_database::Remembered;
use parvis_kernel::{ChannelId, Limit, Locale, MemberId, Page, Scope, ThemeId, Timestamp};
use parvis_web_kit::Written;

/// The lists that were asked for last, as they were written.
#[derive(Debug)]
pub struct PostLists(pub(crate) Remembered<ListAsked, Written>);

impl Default for PostLists {
    fn default() -> Self {
        Self(Remembered::of(64))
    }
}

/// What a list depends on, beside what is stored: it is the same for everyone of the scope who reads the language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct ListAsked {
    pub(crate) scope: Scope,
    pub(crate) locale: Locale,
    pub(crate) filter: PostsFilter,
    pub(crate) limit: Limit,
}

/// What to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct PostsFilter {
    /// Codes of the status vocabulary; empty keeps all.
    pub(crate) states: Vec<String>,
    pub(crate) channel: Option<ChannelId>,
    pub(crate) theme: Option<ThemeId>,
    pub(crate) author: Option<MemberId>,
    pub(crate) query: String,
    /// The order asked for; each list has its own when absent.
    pub(crate) order: Option<PostsOrder>,
    pub(crate) cursor: Option<String>,
}

/// Rounds of reading before a page is given as it is: filters on outcomes drop rows after they are read.
const ROUNDS: usize = 20;

/// Lists posts in the order asked for; else the most recently changed first, or with outcomes only the
/// latest due first.
pub(crate) async fn list_posts(
    editorial: &Editorial,
    asked: &ListAsked,
) -> Result<Page<PostSummary>, EditorialError> {
    let ListAsked { scope, locale, filter, limit } = asked;
    let (scope, limit) = (*scope, *limit);
    let stages: Vec<_> = filter.states.iter().filter_map(|code| Stage::from_code(code)).collect();
    let outcomes: Vec<_> = filter.states.iter().filter_map(|code| Outcome::from_code(code)).collect();
    let own: Vec<_> = stages
        .iter()
        .copied()
        .filter(|stage| *stage != Stage::Scheduled && *stage != Stage::Cancelled)
        .collect();
    let plain = filter.channel.is_none()
        && filter.theme.is_none()
        && filter.author.is_none()
        && filter.query.is_empty();
    if own.is_empty() && !outcomes.is_empty() && plain && filter.order != Some(PostsOrder::Updated) {
        return list_outcomes(editorial, asked, &outcomes).await;
    }
    let wants = |summary: &PostSummary| {
        filter.states.is_empty() || filter.states.iter().any(|code| code == summary.state())
    };
    let mut wanted = own;
    if !outcomes.is_empty() {
        wanted.push(Stage::Scheduled);
    }
    if filter.states.iter().any(|code| code == "cancelled") {
        wanted.push(Stage::Cancelled);
    }
    let order = filter.order.unwrap_or_default();
    let mut rows = ListFilter {
        stages: wanted,
        channel: filter.channel,
        theme: filter.theme,
        author: filter.author,
        words: search_words(&filter.query),
        order,
        after: filter.cursor.as_deref().and_then(read_cursor),
    };
    let mut kept = Vec::new();
    for _ in 0..ROUNDS {
        let posts = store::list_stage(&editorial.db.reader(), scope, &rows, limit).await?;
        let more = posts.len() > limit.rows();
        rows.after = posts.iter().take(limit.rows()).next_back().map(|post| order.place_of(post));
        let read = posts.get(..posts.len().min(limit.rows())).unwrap_or_default();
        let shown = summaries_for(editorial, scope, *locale, read).await?;
        kept.extend(
            read.iter().map(|post| order.place_of(post)).zip(shown).filter(|(_, shown)| wants(shown)),
        );
        if kept.len() > limit.rows() || !more {
            let cut = kept.len() > limit.rows();
            kept.truncate(limit.rows());
            let last = kept.last().map(|(key, _)| *key);
            let next_cursor = if cut { last.map(write_cursor) } else { None };
            return Ok(Page { items: kept.into_iter().map(|(_, shown)| shown).collect(), next_cursor });
        }
        if kept.len() == limit.rows() {
            break;
        }
    }
    let next_cursor = rows.after.map(write_cursor);
    Ok(Page { items: kept.into_iter().map(|(_, shown)| shown).collect(), next_cursor })
}

async fn list_outcomes(
    editorial: &Editorial,
    asked: &ListAsked,
    outcomes: &[Outcome],
) -> Result<Page<PostSummary>, EditorialError> {
    let (scope, limit) = (asked.scope, asked.limit);
    let before = asked.filter.cursor.as_deref().and_then(read_cursor).and_then(|(at, id)| Some((at?, id)));
    let found = editorial.publications.in_outcomes(scope, outcomes, before, limit).await?;
    let page = Page::cut(found, limit, |(at, id)| write_cursor((Some(*at), *id)));
    let ids: Vec<_> = page.items.iter().map(|(_, id)| *id).collect();
    let posts = store::find_posts(&editorial.db.reader(), scope, &ids).await?;
    let posts: Vec<_> = ids.iter().filter_map(|id| posts.get(id).cloned()).collect();
    Ok(Page {
        items: summaries_for(editorial, scope, asked.locale, &posts).await?,
        next_cursor: page.next_cursor,
    })
}

fn write_cursor((at, id): PlaceInList) -> String {
    at.map_or_else(|| format!("-.{id}"), |at| format!("{}.{id}", at.as_micros()))
}

fn read_cursor(text: &str) -> Option<PlaceInList> {
    let (at, id) = text.split_once('.')?;
    let at = if at == "-" { None } else { Some(Timestamp::from_micros(at.parse().ok()?)) };
    Some((at, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_of_nonsense_begins_again() {
        assert_eq!(read_cursor("x"), None);
        assert_eq!(read_cursor("1.post_x"), None);
        let id = "post_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        for key in [(Some(Timestamp::from_micros(5)), id), (None, id)] {
            assert_eq!(read_cursor(&write_cursor(key)), Some(key));
        }
    }
}
