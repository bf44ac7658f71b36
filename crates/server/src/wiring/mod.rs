//! Where domains meet: one small file for each question that one asks of another.

mod channels_stop_publications;
mod editorial_amends_publications;
mod editorial_plans_publications;
mod editorial_shows_assets;
mod events;
mod feed_shows_media;
mod founding_adds_first_channel;
mod media_asks_editorial;
mod notifies_members;
mod publishing_asks_fit;
mod publishing_asks_post_facts;
mod publishing_draws_proofs;
mod publishing_fits_media;
mod publishing_reads_approved_content;
mod vault_signs_journal;

pub(crate) use channels_stop_publications::ChannelsStopPublications;
pub(crate) use editorial_amends_publications::EditorialAmendsPublications;
pub(crate) use editorial_plans_publications::EditorialPlansPublications;
pub(crate) use editorial_shows_assets::EditorialShowsAssets;
pub(crate) use events::LISTENERS;
pub use events::deliver_events;
pub(crate) use feed_shows_media::FeedShowsMedia;
pub(crate) use founding_adds_first_channel::FoundingAddsFirstChannel;
pub(crate) use media_asks_editorial::MediaAsksEditorial;
pub(crate) use notifies_members::{settle_matters, watch_publisher};
pub(crate) use publishing_asks_fit::PublishingAsksFit;
pub(crate) use publishing_asks_post_facts::PublishingAsksPostFacts;
pub(crate) use publishing_draws_proofs::PublishingDrawsProofs;
pub(crate) use publishing_fits_media::PublishingFitsMedia;
pub(crate) use publishing_reads_approved_content::PublishingReadsApprovedContent;
pub use vault_signs_journal::{is_signed_by, sign_journal};
