//! Channels as people name them in a spreadsheet: by name, handle or network, several in one cell. Pure.

use crate::edit::fold;
use parvis_channels::{Channel, ChannelState};
use parvis_web_kit::Words;

/// What stands between the network and the name of a channel in a file.
const BETWEEN: &str = " · ";

/// Why a name names no single channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unnamed {
    /// No channel is called so.
    Unknown(String),
    /// Several are.
    Several(String),
}

/// Writes a channel so that its name is read back as this channel alone, where people gave it one of its own.
pub(crate) fn written(words: Words, network: &str, name: &str) -> String {
    format!("{}{BETWEEN}{name}", network_name(words, network))
}

/// Reads a cell; each channel once, in the order of the cell.
pub(crate) fn read_channels<'a>(
    words: Words,
    channels: &'a [Channel],
    cell: &str,
) -> Result<Vec<&'a Channel>, Unnamed> {
    let mut found: Vec<&Channel> = Vec::new();
    for part in cell.split([';', '|', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let named = match named(words, channels, part) {
            Err(Unnamed::Unknown(_)) if part.contains(',') => {
                let parts = part.split(',').map(str::trim).filter(|part| !part.is_empty());
                parts.map(|part| self::named(words, channels, part)).collect::<Result<Vec<_>, _>>()?
            }
            other => vec![other?],
        };
        for channel in named {
            if found.iter().all(|known| known.id != channel.id) {
                found.push(channel);
            }
        }
    }
    Ok(found)
}

/// Finds the channel that a part of a cell names, with or without the state that a file adds in brackets.
fn named<'a>(words: Words, channels: &'a [Channel], part: &str) -> Result<&'a Channel, Unnamed> {
    let without = part.strip_suffix(')').and_then(|part| part.rsplit_once(" ("));
    match (single(words, channels, part), without) {
        (Err(Unnamed::Unknown(name)), Some((shorter, _))) => {
            single(words, channels, shorter.trim()).map_err(|fault| match fault {
                Unnamed::Unknown(_) => Unnamed::Unknown(name),
                several @ Unnamed::Several(_) => several,
            })
        }
        (found, _) => found,
    }
}

/// Looks for a name among those of the channels, the most precise first; connected channels go before others.
fn single<'a>(words: Words, channels: &'a [Channel], name: &str) -> Result<&'a Channel, Unnamed> {
    let wanted = fold(name.trim_start_matches('@'));
    let names: [&dyn Fn(&Channel) -> String; 5] = [
        &|channel| written(words, &channel.network, &channel.name),
        &|channel| channel.handle.trim_start_matches('@').to_owned(),
        &|channel| channel.name.clone(),
        &|channel| network_name(words, &channel.network),
        &|channel| channel.network.clone(),
    ];
    for name_of in names {
        for state in [ChannelState::Active, ChannelState::Disconnected] {
            let mut alike =
                channels.iter().filter(|channel| channel.state == state && fold(&name_of(channel)) == wanted);
            match (alike.next(), alike.next()) {
                (Some(channel), None) => return Ok(channel),
                (Some(_), Some(_)) => return Err(Unnamed::Several(name.to_owned())),
                (None, _) => {}
            }
        }
    }
    Err(Unnamed::Unknown(name.to_owned()))
}

/// Returns the name of a network as people read it.
fn network_name(words: Words, network: &str) -> String {
    if network == "public_feed" {
        return words.t("network-public_feed");
    }
    let mut letters = network.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_channels::HealthState;
    use parvis_kernel::{ChannelId, Locale, OrganisationId, Scope, Timestamp};

    fn channel(number: u8, network: &str, handle: &str, name: &str, state: ChannelState) -> Channel {
        let id = |prefix: &str| format!("{prefix}_01h455vb4pex5vsknk084sn0{number:02}");
        Channel {
            id: id("chan").parse::<ChannelId>().unwrap(),
            scope: Scope::of(id("org").parse::<OrganisationId>().unwrap()),
            network: network.to_owned(),
            remote_id: number.to_string(),
            remote_server: String::new(),
            handle: handle.to_owned(),
            name: name.to_owned(),
            url: String::new(),
            server: String::new(),
            limits: None,
            state,
            health: HealthState::Ok,
            checked_at: None,
            connected_by: None,
            connected_at: Timestamp::from_micros(0),
        }
    }

    #[test]
    fn a_channel_is_named_as_people_name_it() {
        let (active, gone) = (ChannelState::Active, ChannelState::Disconnected);
        let channels = [
            channel(1, "public_feed", "", "Fil public", active),
            channel(2, "mastodon", "mairie@social.example", "Ville de Valmont", active),
            channel(3, "bluesky", "mairie.example", "Ville de Valmont", active),
            channel(4, "bluesky", "culture.example", "Culture, Valmont", active),
            channel(5, "mastodon", "ancien@social.example", "Ancien compte", gone),
        ];
        let words = Words(Locale::Fr);
        let read = |cell: &str| {
            let found = read_channels(words, &channels, cell)?;
            Ok(found.iter().map(|channel| channel.remote_id.as_str()).collect::<Vec<_>>().join(" "))
        };
        for (cell, expected) in [
            ("", ""),
            ("@mairie@social.example", "2"),
            ("mastodon", "2"),
            ("MASTODON ; Fil public", "2 1"),
            ("Culture, Valmont", "4"),
            ("mairie.example, Mastodon", "3 2"),
            ("Mastodon · Ville de Valmont (Programmé); Bluesky · ville de valmont (Publié)", "2 3"),
            ("Mastodon; mastodon", "2"),
            ("Ancien compte (Annulé)", "5"),
        ] {
            assert_eq!(read(cell), Ok(expected.to_owned()), "{cell}");
        }
        for (cell, fault) in [
            ("Facebook", Unnamed::Unknown("Facebook".to_owned())),
            ("Mastodon, Facebook", Unnamed::Unknown("Facebook".to_owned())),
            ("Ville de Valmont", Unnamed::Several("Ville de Valmont".to_owned())),
            ("Bluesky (Publié)", Unnamed::Several("Bluesky".to_owned())),
        ] {
            assert_eq!(read(cell), Err(fault), "{cell}");
        }
    }
}
