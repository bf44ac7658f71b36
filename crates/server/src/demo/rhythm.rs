//! The hours that the example institution likes, and what comes back by rule.

use super::{contents::Contents, load::LoadError};
use crate::program::Program;
use parvis_editorial::{
    Holidays, Missed, NewPost, NewSlot, Timing, add_slot, create_post, create_series, find_posts,
    start_series,
};
use parvis_identity::SignedIn;
use parvis_kernel::{ChannelId, ThemeId};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Adds the slots, and the series with the posts that they make ahead.
pub(super) async fn rhythm(
    program: &Arc<Program>,
    cast: &[SignedIn],
    channels: &BTreeMap<String, ChannelId>,
    themes: &BTreeMap<String, ThemeId>,
    contents: &Contents,
) -> Result<(), LoadError> {
    let Some(chief) = cast.first() else { return Err("the example has no member".into()) };
    for slot in &contents.slots {
        let new = NewSlot {
            weekdays: slot.weekdays,
            time: slot.hour.parse()?,
            zone: None,
            channels: Vec::new(),
            theme: slot.theme.as_ref().and_then(|name| themes.get(name)).copied(),
        };
        add_slot(&program.editorial, chief, new).await?;
    }
    let zone = &chief.organisation.zone;
    for series in &contents.series {
        let author = cast.get(series.author).ok_or("a series has no author")?;
        let new = NewPost {
            title: series.title.clone(),
            text: series.text.clone(),
            theme: themes.get(&series.theme).copied(),
            channels: series.networks.iter().filter_map(|network| channels.get(network)).copied().collect(),
            is_idea: false,
            wish: None,
        };
        let post = create_post(&program.editorial, author, new).await?;
        let timing = Timing {
            rule: series.rule.parse()?,
            starts_on: program.db.now().in_zone(zone).date(),
            time: series.hour.parse()?,
            zone: zone.clone(),
            excluded: BTreeSet::new(),
            holidays: Holidays::Skip,
        };
        let made = create_series(&program.editorial, author, post, timing, Missed::Skip).await?;
        let read = find_posts(&program.db.reader(), chief.scope(), &[post]).await?;
        let hash = read.get(&post).map(|post| post.revision_hash).ok_or("the post of a series is gone")?;
        start_series(&program.editorial, chief, made, hash).await?;
    }
    Ok(())
}
