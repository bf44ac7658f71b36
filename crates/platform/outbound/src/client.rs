//! Sends a request once, after checking where it goes; never retries, never follows unasked.

use crate::{
    Answer, Cause, Forbidden, Origin, Part, Request, Resolver, SendError, Settings, SystemResolver,
    is_public,
    request::Body,
    resolver::{Guard, NameNotFound},
};
use bytes::BytesMut;
use parvis_kernel::Clock;
use reqwest::{
    Client, Method, Response, Url,
    header::{AUTHORIZATION, HeaderMap, HeaderValue, LOCATION, USER_AGENT},
    multipart,
};
use std::{
    error::Error,
    fmt, io,
    net::IpAddr,
    sync::{Arc, OnceLock},
};

/// Sends requests to the outside. Cheap to clone.
#[derive(Clone)]
pub struct Outbound(Arc<Inner>);

struct Inner {
    settings: Settings,
    clock: Arc<dyn Clock>,
    resolver: Arc<dyn Resolver>,
    /// Built when first used: reading the machine's certificate authorities takes time.
    guarded: OnceLock<Option<Client>>,
    allowed: OnceLock<Option<Client>>,
}

impl fmt::Debug for Outbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbound").field("settings", &self.0.settings).finish_non_exhaustive()
    }
}

impl Outbound {
    /// Makes a client that asks the operating system for names.
    #[must_use]
    pub fn new(settings: Settings, clock: Arc<dyn Clock>) -> Self {
        Self::with_resolver(settings, clock, Arc::new(SystemResolver))
    }

    /// Makes a client that asks `resolver` for names.
    #[must_use]
    pub fn with_resolver(settings: Settings, clock: Arc<dyn Clock>, resolver: Arc<dyn Resolver>) -> Self {
        let (guarded, allowed) = (OnceLock::new(), OnceLock::new());
        Self(Arc::new(Inner { settings, clock, resolver, guarded, allowed }))
    }

    /// Tells whether the origin of an address was allowed by name.
    #[must_use]
    pub fn is_allowed_by_name(&self, url: &Url) -> bool {
        Origin::of(url).is_some_and(|origin| self.0.settings.allow.contains(&origin))
    }

    /// Checks an address without resolving its name or sending anything.
    ///
    /// # Errors
    /// Why the address can never be reached.
    pub fn check(&self, url: &Url) -> Result<(), Forbidden> {
        if Origin::of(url).is_none() {
            return Err(Forbidden::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Forbidden::UserInfo);
        }
        if self.is_allowed_by_name(url) {
            return Ok(());
        }
        // The parser has turned decimal, octal, hexadecimal and full-width forms into addresses.
        if literal(url).is_some_and(|address| !is_public(address)) {
            return Err(Forbidden::PrivateAddress);
        }
        if url.scheme() == "https" { Ok(()) } else { Err(Forbidden::PlainHttp) }
    }

    /// Sends the request once and reads the whole answer.
    ///
    /// # Errors
    /// [`SendError::Forbidden`] and [`SendError::NotSent`] when no byte of it left;
    /// [`SendError::MaybeSent`] when it may have been received.
    pub async fn send(&self, request: Request) -> Result<Answer, SendError> {
        let redirects = if request.method == Method::GET { request.redirects } else { 0 };
        let mut url = request.url.clone();
        let mut headers = request.headers.clone();
        let mut answer = self.send_one(request).await?;
        for _ in 0..redirects {
            let Some(next) = redirection(&answer, &url) else { return Ok(answer) };
            if Origin::of(&next) != Origin::of(&url) {
                headers.remove(AUTHORIZATION);
            }
            url = next;
            let mut hop = Request::get(url.clone());
            hop.headers = headers.clone();
            answer = self.send_one(hop).await?;
        }
        if redirects > 0 && redirection(&answer, &url).is_some() {
            return Err(SendError::MaybeSent(Cause::Redirects));
        }
        Ok(answer)
    }

    async fn send_one(&self, request: Request) -> Result<Answer, SendError> {
        if request.malformed {
            return Err(SendError::NotSent(Cause::Malformed));
        }
        self.check(&request.url).map_err(SendError::Forbidden)?;
        let client = self.client_for(&request.url).ok_or(SendError::NotSent(Cause::NoAuthorities))?;
        let settings = &self.0.settings;
        let limit = if request.uploads() { settings.upload_limit() } else { settings.answer_limit() };
        let limit = request.time_limit.map_or(limit, |limit| limit + settings.connect_limit());
        let builder = client.request(request.method, request.url).headers(request.headers).timeout(limit);
        let builder = match request.body {
            Body::Empty => builder,
            Body::Bytes(bytes) => builder.body(bytes),
            Body::Stream { size_bytes, bytes } => {
                builder.header("content-length", size_bytes).body(reqwest::Body::wrap_stream(bytes))
            }
            Body::Form(parts) => builder.multipart(form(parts)?),
        };
        let response = builder.send().await.map_err(|error| classify(&error))?;
        self.read(response).await
    }

    async fn read(&self, mut response: Response) -> Result<Answer, SendError> {
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = BytesMut::new();
        let fault = loop {
            match response.chunk().await {
                Ok(None) => break None,
                Ok(Some(chunk)) if body.len() + chunk.len() > self.0.settings.answer_max_bytes => {
                    break Some(Cause::TooLarge);
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Err(error) => break Some(if error.is_timeout() { Cause::Timeout } else { Cause::Cut }),
            }
        };
        match fault {
            Some(cause) if status.is_success() => return Err(SendError::MaybeSent(cause)),
            // A refusal is a refusal even when its text is cut.
            Some(_) => body.clear(),
            None => {}
        }
        Ok(Answer { status, headers, body: body.freeze(), received_at: self.0.clock.now() })
    }

    fn client_for(&self, url: &Url) -> Option<&Client> {
        let public_only = !self.is_allowed_by_name(url);
        let cell = if public_only { &self.0.guarded } else { &self.0.allowed };
        cell.get_or_init(|| self.build(public_only)).as_ref()
    }

    /// Builds a client that opens one connection per request.
    ///
    /// No connection is kept: on a kept one, a write that meets a server about to close it cannot be
    /// told from a write that was received, and would have to be verified by a person.
    fn build(&self, public_only: bool) -> Option<Client> {
        // An error means that a provider was installed already, which is what is wanted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let resolver = Arc::clone(&self.0.resolver);
        let mut headers = HeaderMap::new();
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("Parvis/", env!("CARGO_PKG_VERSION"))));
        Client::builder()
            .default_headers(headers)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .pool_max_idle_per_host(0)
            .no_proxy()
            .http1_only()
            .referer(false)
            .connect_timeout(self.0.settings.connect_limit())
            .dns_resolver(Arc::new(Guard { resolver, public_only }))
            .build()
            .ok()
    }
}

fn literal(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

fn redirection(answer: &Answer, from: &Url) -> Option<Url> {
    if !answer.status.is_redirection() {
        return None;
    }
    from.join(answer.header(LOCATION.as_str())?).ok()
}

fn form(parts: Vec<Part>) -> Result<multipart::Form, SendError> {
    parts.into_iter().try_fold(multipart::Form::new(), |form, part| match part {
        Part::Text { name, value } => Ok(form.text(name, value)),
        Part::File { name, file_name, mime, size_bytes, bytes } => {
            let body = reqwest::Body::wrap_stream(bytes);
            let part = multipart::Part::stream_with_length(body, size_bytes).file_name(file_name);
            let part = part.mime_str(&mime).map_err(|_| SendError::NotSent(Cause::Malformed))?;
            Ok(form.part(name, part))
        }
    })
}

/// Tells what left: nothing until the connection is there, perhaps everything after.
fn classify(error: &reqwest::Error) -> SendError {
    if let Some(forbidden) = in_chain::<Forbidden>(error) {
        return SendError::Forbidden(*forbidden);
    }
    if error.is_builder() {
        return SendError::NotSent(Cause::Malformed);
    }
    if error.is_connect() {
        return SendError::NotSent(if in_chain::<NameNotFound>(error).is_some() {
            Cause::NameNotFound
        } else if error.is_timeout() {
            Cause::ConnectTimeout
        } else if in_chain::<rustls::Error>(error).is_some() {
            Cause::Tls
        } else if in_chain::<io::Error>(error).is_some_and(|io| io.kind() == io::ErrorKind::ConnectionRefused)
        {
            Cause::ConnectionRefused
        } else {
            Cause::NoConnection
        });
    }
    SendError::MaybeSent(if error.is_timeout() {
        Cause::Timeout
    } else if error.is_body() {
        Cause::BodyUnreadable
    } else {
        Cause::Cut
    })
}

/// Looks for a cause of type `T`, also inside I/O errors, which hide their own cause from `source`.
fn in_chain<'error, T: Error + 'static>(error: &'error (dyn Error + 'static)) -> Option<&'error T> {
    let mut next = Some(error);
    while let Some(current) = next {
        if let Some(found) = current.downcast_ref::<T>() {
            return Some(found);
        }
        let inside = current.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match inside {
            Some(inner) => Some(inner),
            None => current.source(),
        };
    }
    None
}
