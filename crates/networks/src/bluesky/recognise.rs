//! Reads which record the address of a post shows.

use super::xrpc;
use parvis_connector::{ProfileAddress, RemoteRef};
use parvis_outbound::Url;

/// Reads `https://bsky.app/profile/name/post/key`, of any page that shows posts: the name is a handle or a DID.
pub(super) fn recognise(profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
    let url = Url::parse(address.trim()).ok()?;
    let parts: Vec<_> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let ["profile", name, "post", key] = parts.as_slice() else { return None };
    let own = profile.handle.trim_start_matches('@');
    let is_own = *name == profile.remote_id || name.eq_ignore_ascii_case(own);
    let is_key =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let id = format!("at://{}/{}/{key}", profile.remote_id, xrpc::POST);
    (is_own && is_key).then(|| RemoteRef { id, url: Some(url.to_string()), detail: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: ProfileAddress<'static> =
        ProfileAddress { remote_id: "did:plc:abc", handle: "valmont.example", server: "" };

    #[test]
    fn the_page_of_an_own_post_tells_its_record() {
        for name in ["valmont.example", "Valmont.example", "did:plc:abc"] {
            let address = format!("https://bsky.app/profile/{name}/post/3kabc");
            assert_eq!(recognise(OWN, &address).expect(name).id, "at://did:plc:abc/app.bsky.feed.post/3kabc");
        }
    }

    #[test]
    fn what_is_of_somebody_else_or_no_post_tells_nothing() {
        for address in [
            "https://bsky.app/profile/prefecture.example/post/3kabc",
            "https://bsky.app/profile/valmont.example",
            "https://bsky.app/profile/valmont.example/post/a%2Fb",
            "at://did:plc:abc/app.bsky.feed.post/3kabc",
        ] {
            assert!(recognise(OWN, address).is_none(), "{address}");
        }
    }
}
