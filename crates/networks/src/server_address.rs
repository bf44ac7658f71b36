//! The address of a server, as a member types it.

use parvis_connector::{Refusal, field_code};
use parvis_outbound::{Forbidden, Outbound, Url};

/// Reads `pds.valmont.fr`, `https://pds.valmont.fr/` or `http://localhost:2583`; keeps the origin.
pub(crate) fn read(field: &'static str, typed: &str, outbound: &Outbound) -> Result<Url, Refusal> {
    let malformed = Refusal::Field { field, code: field_code::NOT_AN_ADDRESS };
    let typed = typed.trim();
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let mut url = Url::parse(&whole).map_err(|_| malformed.clone())?;
    match outbound.check(&url) {
        Ok(()) => {}
        Err(Forbidden::PrivateAddress) => return Err(Refusal::ForbiddenAddress),
        Err(Forbidden::PlainHttp) => {
            return Err(Refusal::Field { field, code: field_code::PLAIN_HTTP });
        }
        Err(Forbidden::Scheme | Forbidden::UserInfo) => return Err(malformed),
    }
    url.set_path("/");
    url.set_query(None);
    url.set_fragment(None);
    Ok(url)
}

/// Writes an origin without its final slash, as it is stored.
pub(crate) fn write(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}
