//! Who is told of which event, and what is settled since: the one place that knows both sides.

use crate::program::Program;
use parvis_channels::{Channel, ChannelState, HealthState, find_channel};
use parvis_database::outbox::Delivery;
use parvis_editorial::find_posts;
use parvis_identity::{list_organisations, members_who_may};
use parvis_kernel::{
    ChannelId, MemberId, Permission, PublicationId, Scope, Timestamp, permissions::ManageChannels,
    permissions::SettlePublications,
};
use parvis_notifications::{
    Kind, NewNotification, OpenMatter, list_open_matters, notify, settle_notifications,
};
use parvis_publishing::{Publication, PublicationState as S, find_comment, find_publication, findings_of};
use std::collections::BTreeSet;

/// Events that members are told of.
pub(crate) const TOLD: &[(&str, &str)] = &[
    ("PublicationMissed", "notify"),
    ("PublicationFailed", "notify"),
    ("PublicationUnverified", "notify"),
    ("PublicationCheckFailed", "notify"),
    ("PublicationCommentFailed", "notify"),
    ("ChannelHealthChanged", "notify"),
    ("ChannelLimitsChanged", "notify"),
    ("ChannelConnected", "notify"),
];

type Told = Result<(), String>;

fn failed(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Tells the members concerned of an event; nothing when it is so no longer.
pub(crate) async fn tell(program: &Program, delivery: &Delivery) -> Told {
    let kind = match delivery.name.as_str() {
        "PublicationMissed" => Kind::PublicationMissed,
        "PublicationFailed" => Kind::PublicationFailed,
        "PublicationUnverified" => Kind::PublicationToVerify,
        "PublicationCheckFailed" => Kind::PublicationCheck,
        "PublicationCommentFailed" => Kind::CommentFailed,
        "ChannelHealthChanged" | "ChannelLimitsChanged" | "ChannelConnected" => Kind::ChannelRevoked,
        other => return Err(format!("nobody is told of {other}")),
    };
    let scope = Scope::of(delivery.organisation);
    let new = if kind == Kind::ChannelRevoked {
        about_channel(program, scope, delivery).await?
    } else {
        about_publication(program, scope, kind, delivery).await?
    };
    let Some(new) = new else { return Ok(()) };
    tracing::warn!(event = delivery.name, subject = delivery.subject, "members are told");
    let mut tx = program.db.begin().await.map_err(failed)?;
    notify(&mut tx, scope, &new).await.map_err(failed)?;
    tx.commit().await.map_err(failed)
}

async fn about_publication(
    program: &Program,
    scope: Scope,
    kind: Kind,
    delivery: &Delivery,
) -> Result<Option<NewNotification>, String> {
    let id: PublicationId = delivery.subject.parse().map_err(failed)?;
    let reader = program.db.reader();
    let Some(publication) = find_publication(&reader, scope, id).await.map_err(failed)? else {
        return Ok(None);
    };
    let Some(code) = still_so(program, kind, &publication).await? else { return Ok(None) };
    let posts = find_posts(&reader, scope, &[publication.post]).await.map_err(failed)?;
    let post = posts.get(&publication.post);
    let channel = find_channel(&reader, scope, publication.channel).await.map_err(failed)?;
    let mut members = who_may::<SettlePublications>(program, scope).await?;
    members.extend(post.map(|post| post.author));
    members.extend(channel.as_ref().and_then(|channel| channel.connected_by));
    let title = |post: &parvis_editorial::Post| {
        if post.title.is_empty() { post.excerpt.clone() } else { post.title.clone() }
    };
    Ok(Some(NewNotification {
        kind,
        occurrence: delivery.event.to_string(),
        about: delivery.subject.clone(),
        post: Some(publication.post),
        publication: Some(id),
        channel: Some(publication.channel),
        title: post.map(title).unwrap_or_default(),
        place: channel.as_ref().map(name_of).unwrap_or_default(),
        code,
        happened_at: program.db.now(),
        members,
    }))
}

/// The handle tells two channels of the same name apart.
fn name_of(channel: &Channel) -> String {
    if channel.handle.is_empty() { channel.name.clone() } else { channel.handle.clone() }
}

async fn about_channel(
    program: &Program,
    scope: Scope,
    delivery: &Delivery,
) -> Result<Option<NewNotification>, String> {
    let id: ChannelId = delivery.subject.parse().map_err(failed)?;
    parvis_publishing::look_again(&program.publishing, scope, id).await.map_err(failed)?;
    let Some(channel) = revoked(program, scope, id).await? else {
        program.db.signals().wake(parvis_notifications::SIGNAL);
        return Ok(None);
    };
    let mut members = who_may::<ManageChannels>(program, scope).await?;
    members.extend(channel.connected_by);
    Ok(Some(NewNotification {
        kind: Kind::ChannelRevoked,
        occurrence: delivery.event.to_string(),
        about: delivery.subject.clone(),
        post: None,
        publication: None,
        channel: Some(id),
        title: channel.name.clone(),
        place: name_of(&channel),
        code: Some("channels.health_unauthorised".to_owned()),
        happened_at: program.db.now(),
        members,
    }))
}

async fn who_may<P: Permission>(program: &Program, scope: Scope) -> Result<BTreeSet<MemberId>, String> {
    let members = members_who_may(&program.db.reader(), scope, P::CODE).await.map_err(failed)?;
    Ok(members.into_iter().collect())
}

/// Returns the channel when its network does not accept it and a person must reconnect it.
async fn revoked(program: &Program, scope: Scope, id: ChannelId) -> Result<Option<Channel>, String> {
    let channel = find_channel(&program.db.reader(), scope, id).await.map_err(failed)?;
    Ok(channel.filter(|channel| {
        channel.state == ChannelState::Active && channel.health == HealthState::Unauthorised
    }))
}

/// Says whether what is told of a publication is still so: `None` when not, else why, when there is a code.
async fn still_so(
    program: &Program,
    kind: Kind,
    publication: &Publication,
) -> Result<Option<Option<String>>, String> {
    let state = match kind {
        Kind::PublicationMissed => S::Missed,
        Kind::PublicationFailed => S::Failed,
        Kind::PublicationToVerify => S::ToVerify,
        Kind::PublicationCheck => {
            let (reader, ids) = (program.db.reader(), [publication.id]);
            let findings = findings_of(&reader, publication.scope, &ids).await.map_err(failed)?;
            let ahead = publication.due_at > program.db.now();
            let first = findings.get(&publication.id).and_then(|codes| codes.first().cloned());
            return Ok(first.filter(|_| ahead).map(Some));
        }
        Kind::CommentFailed => {
            let comment = find_comment(&program.db.reader(), publication.scope, publication.id).await;
            let comment = comment.map_err(failed)?.filter(|comment| comment.state == S::Failed);
            return Ok(comment.map(|comment| comment.code));
        }
        _ => return Ok(None),
    };
    Ok((publication.state == state).then(|| publication.code.clone()))
}

/// Settles what members were told of and is so no longer; returns how many matters.
pub(crate) async fn settle_matters(program: &Program) -> Result<usize, String> {
    let mut settled = 0;
    for matter in list_open_matters(&program.notifications).await.map_err(failed)? {
        if !matter_stands(program, &matter).await? {
            settle_notifications(&program.notifications, &matter).await.map_err(failed)?;
            settled += 1;
        }
    }
    Ok(settled)
}

async fn matter_stands(program: &Program, matter: &OpenMatter) -> Result<bool, String> {
    let scope = Scope::of(matter.organisation);
    match matter.kind {
        Kind::PublisherFrozen => Ok(program.pulse.frozen_since(program.db.now()).is_some()),
        Kind::ChannelRevoked => {
            let Ok(id) = matter.about.parse() else { return Ok(false) };
            Ok(revoked(program, scope, id).await?.is_some())
        }
        kind => {
            let Ok(id) = matter.about.parse() else { return Ok(false) };
            let found = find_publication(&program.db.reader(), scope, id).await.map_err(failed)?;
            let Some(publication) = found else { return Ok(false) };
            Ok(still_so(program, kind, &publication).await?.is_some())
        }
    }
}

/// Tells every institution when the publisher has not done a round for too long, once for each time it freezes.
pub(crate) async fn watch_publisher(program: &Program) -> Told {
    let Some(since) = program.pulse.frozen_since(program.db.now()) else { return Ok(()) };
    for organisation in list_organisations(&program.db.reader()).await.map_err(failed)? {
        let scope = Scope::of(organisation.id);
        let new = frozen(since, who_may::<SettlePublications>(program, scope).await?);
        let mut tx = program.db.begin().await.map_err(failed)?;
        if notify(&mut tx, scope, &new).await.map_err(failed)? > 0 {
            tracing::error!(%since, "the publisher does no round any more");
        }
        tx.commit().await.map_err(failed)?;
    }
    Ok(())
}

fn frozen(since: Timestamp, members: BTreeSet<MemberId>) -> NewNotification {
    NewNotification {
        kind: Kind::PublisherFrozen,
        occurrence: format!("frozen-{}", since.as_micros()),
        about: "publisher".to_owned(),
        post: None,
        publication: None,
        channel: None,
        title: String::new(),
        place: String::new(),
        code: None,
        happened_at: since,
        members,
    }
}
