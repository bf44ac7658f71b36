//! The public feed as a network: publishing to it goes through the same engine as to any other.

use crate::{
    Citizens, CitizensError, FeedImage, FeedItem, NewSegment, find_published,
    model::{IMAGE_TYPES, IMAGES_MAX, TEXT_MAX},
    publish_item, revise_segment, withdraw_item,
};
use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, Capabilities, ChannelAccess, Connected, Connector, Description, Fields, Found, Health,
    ImageLimits, Item, Limits, LinkStyle, Media, OfferedOptions, Outcome, Reason, Refreshed, Refusal,
    RemoteRef, Resume, TextLimit, TextUnit, Verified, refusal_code,
};
use parvis_database::{Actor, DatabaseError};
use parvis_kernel::{OrganisationId, PublicationId, Scope};
use std::{borrow::Cow, sync::Arc};

/// The connector of the network `public_feed`.
pub struct PublicFeed {
    citizens: Arc<Citizens>,
    description: Description,
}

/// Largest image, in bytes: what a phone on a slow network can still wait for.
const IMAGE_BYTES_MAX: u64 = 20 * 1024 * 1024;
/// Longest alternative text, in graphemes.
const ALT_MAX: u32 = 2000;
/// Most segments of one item.
const SEGMENTS_MAX: u32 = 25;

impl PublicFeed {
    /// Makes the connector of this installation's feed.
    #[must_use]
    pub fn new(citizens: Arc<Citizens>) -> Self {
        let limits = Limits {
            text: TextLimit {
                max: u32::try_from(TEXT_MAX).unwrap_or(u32::MAX),
                unit: TextUnit::Characters,
                max_bytes: None,
                link_weight: None,
                handles_count_local_part: false,
            },
            images: ImageLimits {
                max: u32::try_from(IMAGES_MAX).unwrap_or(u32::MAX),
                max_bytes: IMAGE_BYTES_MAX,
                max_side: None,
                types: IMAGE_TYPES,
                alt_max: ALT_MAX,
            },
            segments_max: SEGMENTS_MAX,
            polls: None,
            source: Cow::Borrowed("/fil"),
            source_title: Cow::Borrowed("Parvis"),
            read_on: Cow::Borrowed("2026-11-24"),
            verified: true,
        };
        let description = Description {
            network: "public_feed",
            name: "Fil d’information public",
            connectable: false,
            verified: Verified::Service,
            fields: &[],
            capabilities: Capabilities {
                edit: true,
                delete: true,
                threads: true,
                alt_text: true,
                links: LinkStyle::Html,
                reconcile: true,
                options: OfferedOptions::NONE,
            },
            limits,
        };
        Self { citizens, description }
    }

    /// Returns where one segment stands: the page, and the place in it for those that follow.
    fn remote_of(&self, item: &FeedItem, segment: u32) -> RemoteRef {
        let address = self.citizens.address_of(item);
        let (id, url) = match segment {
            0 => (item.publication.to_string(), address),
            number => (format!("{}-{number}", item.publication), format!("{address}#s{number}")),
        };
        RemoteRef { id, url: Some(url), detail: None }
    }
}

/// The feed's channel is the institution itself: its remote id is the institution's.
fn scope_of(channel: &ChannelAccess) -> Result<Scope, String> {
    let organisation = channel.remote_id.parse::<OrganisationId>();
    organisation.map(Scope::of).map_err(|_| "the channel does not name an institution".to_owned())
}

/// Reads publication and segment from the id of a segment (`pub_…` is the first one, `pub_…-2` the third).
fn place_of(remote: &RemoteRef) -> Option<(PublicationId, u32)> {
    let (publication, number) = remote.id.split_once('-').unwrap_or((&remote.id, "0"));
    Some((publication.parse().ok()?, number.parse().ok()?))
}

fn segment_of(item: &Item, key: &AttemptKey, publication: PublicationId, number: u32) -> NewSegment {
    NewSegment {
        channel: key.channel,
        publication,
        number,
        title: item.title.clone(),
        text: item.text.clone(),
        language: item.language.clone(),
        images: item.media.iter().map(image_of).collect(),
    }
}

/// Opens each image once: a page must not announce what the library has lost.
async fn can_be_read(media: &[Media]) -> std::io::Result<()> {
    for file in media {
        drop(file.source.open().await?);
    }
    Ok(())
}

fn image_of(media: &Media) -> FeedImage {
    FeedImage {
        reference: media.digest.to_string(),
        alt: media.alt.clone(),
        mime: media.mime.clone(),
        width: media.width,
        height: media.height,
    }
}

/// Turns a failure into an answer: nothing was written, unless the commit itself broke.
///
/// `gone` is the code for an item that is not there, or no longer.
fn outcome_of(error: CitizensError, gone: &'static str) -> Outcome {
    let code = match &error {
        CitizensError::Commit(cause) => return Outcome::Unknown { detail: cause.to_string() },
        CitizensError::Database(_) | CitizensError::Media(_) | CitizensError::Page(_) => {
            return Outcome::NotSent { detail: error.to_string() };
        }
        CitizensError::TextTooLong => refusal_code::TEXT_TOO_LONG,
        CitizensError::MediaRefused | CitizensError::TooManyImages => refusal_code::MEDIA,
        CitizensError::NotFound | CitizensError::Withdrawn => gone,
        CitizensError::TextMissing | CitizensError::NoteMissing | CitizensError::NoteTooLong => {
            refusal_code::INVALID
        }
    };
    Outcome::Refused { reason: Reason { code, detail: error.to_string() } }
}

#[async_trait]
impl Connector for PublicFeed {
    fn describe(&self) -> &Description {
        &self.description
    }

    /// Refuses: the feed is there from the first minute, nobody connects it.
    async fn connect(&self, _fields: &Fields) -> Result<Connected, Refusal> {
        Err(Refusal::Unreachable { detail: "the public feed is always there".to_owned() })
    }

    async fn check(&self, _channel: &ChannelAccess) -> Health {
        Health::Ok { handle: None }
    }

    /// Gives back what it was handed: the feed has no credentials.
    async fn refresh(&self, channel: &ChannelAccess) -> Refreshed {
        Refreshed::Renewed(channel.credentials.clone())
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome {
        let scope = match scope_of(channel) {
            Ok(scope) => scope,
            Err(detail) => return Outcome::NotSent { detail },
        };
        if let Err(error) = can_be_read(&item.media).await {
            return Outcome::NotSent { detail: format!("an image cannot be read: {error}") };
        }
        match publish_item(&self.citizens.db, scope, segment_of(item, key, key.publication, key.segment))
            .await
        {
            Ok(item) => Outcome::Accepted { remote: self.remote_of(&item, key.segment) },
            Err(error) => outcome_of(error, refusal_code::PARENT_GONE),
        }
    }

    /// Nothing is ever processed later here; answers with what is there.
    async fn poll(&self, channel: &ChannelAccess, _resume: &Resume, key: &AttemptKey) -> Outcome {
        match self.look(channel, key).await {
            Ok(Some(remote)) => Outcome::Accepted { remote },
            Ok(None) => Outcome::NotSent { detail: "nothing was processing".to_owned() },
            Err(detail) => Outcome::Unknown { detail },
        }
    }

    async fn find(&self, channel: &ChannelAccess, _item: &Item, key: &AttemptKey) -> Found {
        match self.look(channel, key).await {
            Ok(Some(remote)) => Found::Present { remote },
            Ok(None) => Found::Absent,
            Err(detail) => Found::CannotTell { detail },
        }
    }

    /// Replaces one segment; the page says that it was corrected, and when.
    async fn edit(
        &self,
        channel: &ChannelAccess,
        remote: &RemoteRef,
        item: &Item,
        key: &AttemptKey,
    ) -> Outcome {
        let scope = match scope_of(channel) {
            Ok(scope) => scope,
            Err(detail) => return Outcome::NotSent { detail },
        };
        let Some((publication, number)) = place_of(remote) else {
            return Outcome::NotSent { detail: "not an id of the feed".to_owned() };
        };
        if let Err(error) = can_be_read(&item.media).await {
            return Outcome::NotSent { detail: format!("an image cannot be read: {error}") };
        }
        let segment = segment_of(item, key, publication, number);
        let note = item.note.as_deref().unwrap_or_default();
        match revise_segment(&self.citizens.db, scope, Actor::Program, segment, note).await {
            Ok(item) => Outcome::Accepted { remote: self.remote_of(&item, number) },
            Err(error) => outcome_of(error, refusal_code::ITEM_GONE),
        }
    }

    /// Takes the whole page down: segments of one item do not stand alone.
    async fn delete(&self, channel: &ChannelAccess, remote: &RemoteRef, _key: &AttemptKey) -> Outcome {
        let scope = match scope_of(channel) {
            Ok(scope) => scope,
            Err(detail) => return Outcome::NotSent { detail },
        };
        let Some((publication, _)) = place_of(remote) else {
            return Outcome::NotSent { detail: "not an id of the feed".to_owned() };
        };
        match withdraw_item(&self.citizens.db, scope, Actor::Program, publication).await {
            // Never there is as good as gone.
            Ok(_) | Err(CitizensError::NotFound) => Outcome::Accepted { remote: remote.clone() },
            Err(error) => outcome_of(error, refusal_code::ITEM_GONE),
        }
    }
}

impl PublicFeed {
    /// Looks for a segment in a transaction that may write, so that one still being written is waited for.
    async fn look(&self, channel: &ChannelAccess, key: &AttemptKey) -> Result<Option<RemoteRef>, String> {
        let scope = scope_of(channel)?;
        let failed = |error: DatabaseError| error.to_string();
        let tx = self.citizens.db.begin().await.map_err(failed)?;
        let item = find_published(&tx, scope, key.publication).await.map_err(|error| error.to_string())?;
        tx.rollback().await.map_err(failed)?;
        let item = item.filter(|item| item.segments.iter().any(|known| known.number == key.segment));
        Ok(item.map(|item| self.remote_of(&item, key.segment)))
    }
}
