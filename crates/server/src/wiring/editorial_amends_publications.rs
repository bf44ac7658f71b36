//! Editorial asks where the copies of a post stand, and amends them in its own transaction.

use async_trait::async_trait;
use parvis_channels::Channels;
use parvis_database::{Database, Tx};
use parvis_editorial::{CopyAmendment, CopyNotFree, LiveCopy, PortError, PostCopies, Standing, Way};
use parvis_kernel::{PostId, Scope};
use parvis_publishing::{Act, Amendment, PublishedCopy, acts_of};
use std::sync::Arc;

pub(crate) struct EditorialAmendsPublications {
    pub(crate) db: Database,
    pub(crate) channels: Arc<Channels>,
}

#[async_trait]
impl PostCopies for EditorialAmendsPublications {
    async fn copies(&self, scope: Scope, post: PostId) -> Result<Vec<LiveCopy>, PortError> {
        let copies = parvis_publishing::copies_of(&self.db.reader(), scope, post)
            .await
            .map_err(|error| PortError(error.to_string()))?;
        Ok(copies.into_iter().map(|copy| self.seen_by_editorial(copy)).collect())
    }

    async fn amend(
        &self,
        tx: &mut Tx,
        scope: Scope,
        amendments: Vec<CopyAmendment>,
    ) -> Result<Result<(), CopyNotFree>, PortError> {
        let amendments = amendments.into_iter().filter_map(amendment_of).collect();
        let planned = parvis_publishing::amend_publications(tx, scope, amendments)
            .await
            .map_err(|error| PortError(error.to_string()))?;
        Ok(planned.map_err(|busy| CopyNotFree(busy.0)))
    }
}

impl EditorialAmendsPublications {
    fn seen_by_editorial(&self, copy: PublishedCopy) -> LiveCopy {
        let network = self.channels.connectors.of(&copy.network);
        let ways = network.map(|network| acts_of(network.describe())).unwrap_or_default();
        LiveCopy { ways: ways.into_iter().filter_map(way_of).collect(), ..copy_of(copy) }
    }
}

fn way_of(act: Act) -> Option<Way> {
    match act {
        Act::Publish => None,
        Act::Edit => Some(Way::Edit),
        Act::Replace => Some(Way::Replace),
        Act::Erratum => Some(Way::Erratum),
        Act::Withdraw => Some(Way::Withdraw),
    }
}

fn copy_of(copy: PublishedCopy) -> LiveCopy {
    LiveCopy {
        ways: Vec::new(),
        publication: copy.publication,
        variant: copy.variant,
        channel: copy.channel,
        network: copy.network,
        standing: match copy.standing {
            parvis_publishing::Standing::Live => Standing::Live,
            parvis_publishing::Standing::Partial => Standing::Partial,
            parvis_publishing::Standing::Waiting => Standing::Waiting,
            parvis_publishing::Standing::Busy => Standing::Busy,
            parvis_publishing::Standing::Gone => Standing::Gone,
        },
        segments_out: copy.segments_out,
        url: copy.url,
        said: copy.said,
    }
}

fn amendment_of(planned: CopyAmendment) -> Option<Amendment> {
    let act = match planned.way {
        Way::Leave => return None,
        Way::Edit => Act::Edit,
        Way::Replace => Act::Replace,
        Way::Erratum => Act::Erratum,
        Way::Withdraw => Act::Withdraw,
    };
    Some(Amendment {
        publication: planned.publication,
        act,
        correction: planned.correction,
        segments: planned.segments,
        content_hash: planned.content_hash,
        is_urgent: planned.is_urgent,
    })
}
