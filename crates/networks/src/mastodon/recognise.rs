//! Reads the id of a status in the address of its page.

use super::api;
use parvis_connector::{ProfileAddress, RemoteRef};
use parvis_outbound::Url;

/// Reads `https://server/@name/id`, and `https://server/users/name/statuses/id`, which servers give too.
pub(super) fn recognise(profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
    let url = Url::parse(address.trim()).ok()?;
    let server = Url::parse(profile.server).ok()?;
    if url.origin() != server.origin() {
        return None;
    }
    let parts: Vec<_> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let (name, id) = match parts.as_slice() {
        [name, id] => (name.strip_prefix('@')?, id),
        ["users", name, "statuses", id] => (*name, id),
        _ => return None,
    };
    let own = profile.handle.trim_start_matches('@').split('@').next()?;
    let is_own = name.eq_ignore_ascii_case(own) && api::is_id(id);
    is_own.then(|| RemoteRef { id: (*id).to_owned(), url: Some(url.to_string()), detail: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: ProfileAddress<'static> = ProfileAddress {
        remote_id: "1",
        handle: "@valmont@social.example",
        server: "https://social.example",
    };

    #[test]
    fn the_page_of_an_own_status_tells_its_id() {
        for address in [
            "https://social.example/@valmont/1234",
            " https://social.example/@Valmont/1234/ ",
            "https://social.example/users/valmont/statuses/1234?x=1",
        ] {
            assert_eq!(recognise(OWN, address).expect(address).id, "1234");
        }
    }

    #[test]
    fn what_is_of_somebody_else_or_no_status_tells_nothing() {
        for address in [
            "https://other.example/@valmont/1234",
            "http://social.example/@valmont/1234",
            "https://social.example/@prefecture/1234",
            "https://social.example/@valmont@other.example/1234",
            "https://social.example/@valmont",
            "https://social.example/@valmont/../1234",
            "https://social.example/@valmont/12%2F34",
            "not an address",
        ] {
            assert!(recognise(OWN, address).is_none(), "{address}");
        }
    }
}
