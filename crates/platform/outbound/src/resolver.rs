//! Names to addresses: asked once per connection, checked, and connected to as they were checked.

use crate::{Forbidden, is_public};
use async_trait::async_trait;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// Finds the addresses of a name. The program asks the system; tests answer themselves.
#[async_trait]
pub trait Resolver: Send + Sync {
    /// Returns every address of `name`.
    ///
    /// # Errors
    /// The name is unknown, or nobody could be asked.
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>>;
}

/// Asks the operating system.
#[derive(Debug, Default)]
pub struct SystemResolver;

#[async_trait]
impl Resolver for SystemResolver {
    async fn addresses(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        Ok(tokio::net::lookup_host((name, 0)).await?.map(|found| found.ip()).collect())
    }
}

/// The name has no address.
#[derive(Debug, thiserror::Error)]
#[error("the name has no address")]
pub(crate) struct NameNotFound;

/// Hands to the client only addresses that were checked.
///
/// Invariant: the client connects to what this returned and asks nobody again, so that a name
/// cannot answer a public address to the check and a private one to the connection
/// (`a_name_is_asked_once_per_connection`).
pub(crate) struct Guard {
    pub(crate) resolver: Arc<dyn Resolver>,
    /// False for origins allowed by name.
    pub(crate) public_only: bool,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (resolver, public_only) = (Arc::clone(&self.resolver), self.public_only);
        Box::pin(async move {
            let found = resolver.addresses(name.as_str()).await.map_err(|_| NameNotFound)?;
            if found.is_empty() {
                return Err(NameNotFound.into());
            }
            let checked: Vec<SocketAddr> = found
                .into_iter()
                .filter(|address| !public_only || is_public(*address))
                .map(|address| SocketAddr::new(address, 0))
                .collect();
            if checked.is_empty() {
                return Err(Forbidden::PrivateAddress.into());
            }
            let addresses: Addrs = Box::new(checked.into_iter());
            Ok(addresses)
        })
    }
}
