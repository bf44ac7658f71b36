//! A small HTTP server on loopback that can cut, hang, and answer out of turn.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::{
    Method, Request, Response, StatusCode, body::Incoming, header::CONTENT_TYPE, server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use parvis_connector::suite::Fault;
use parvis_kernel::Timestamp;
use serde_json::{Value, json};
use std::{collections::BTreeMap, io, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};

/// A request, read whole.
pub(crate) struct Exchange {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: BTreeMap<String, String>,
    pub(crate) headers: hyper::HeaderMap,
    pub(crate) body: Bytes,
}

impl Exchange {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    pub(crate) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

/// An answer of a fake.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn json(status: u16, value: &Value) -> Self {
        Self { status, headers: Vec::new(), body: value.to_string().into() }
    }

    pub(crate) fn bare(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Bytes::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// What becomes of a connection.
pub(crate) enum Turn {
    Answer(Reply),
    Cut,
    Hang,
}

/// What a fake network does with a request.
pub(crate) trait Site: Send + Sync + 'static {
    fn turn(&self, exchange: &Exchange) -> Turn;

    /// How long the answer to a request is held back, once it is known.
    fn delay(&self) -> Duration {
        Duration::ZERO
    }
}

/// Carries out a call under a fault. `accept` does what the call asks; the other closures say how this
/// network refuses.
pub(crate) fn under(
    fault: Option<Fault>,
    accept: impl FnOnce() -> Reply,
    refused: impl FnOnce() -> Reply,
    expired: impl FnOnce() -> Reply,
    limited: impl FnOnce(parvis_connector::suite::RetryAfter) -> Reply,
) -> Turn {
    match fault {
        None => Turn::Answer(accept()),
        Some(Fault::CutBefore) => Turn::Cut,
        Some(Fault::AcceptThenCut) => {
            accept();
            Turn::Cut
        }
        Some(Fault::AcceptThenHang) => {
            accept();
            Turn::Hang
        }
        Some(Fault::AcceptThenStatus(status)) => {
            accept();
            Turn::Answer(Reply::json(
                status,
                &json!({ "error": "InvalidRequest", "message": "something went wrong" }),
            ))
        }
        Some(Fault::AcceptThenGarbage) => {
            accept();
            Turn::Answer(Reply { status: 200, headers: Vec::new(), body: "<html>ok</html>".into() })
        }
        Some(Fault::Status(status)) => Turn::Answer(Reply::bare(status)),
        Some(Fault::RateLimited(form)) => Turn::Answer(limited(form)),
        Some(Fault::Refused) => Turn::Answer(refused()),
        Some(Fault::TokenExpired) => Turn::Answer(expired()),
    }
}

/// Writes an HTTP date, to the second.
pub(crate) fn http_date(at: Timestamp) -> String {
    at.to_jiff().strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// A server that stops when it is dropped.
pub(crate) struct Loopback {
    pub(crate) origin: String,
    task: JoinHandle<()>,
}

impl Drop for Loopback {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves a fake on a port of its own.
pub(crate) async fn serve(site: Arc<impl Site>) -> Loopback {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let task = tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let site = Arc::clone(&site);
            tokio::spawn(async move {
                let service = service_fn(move |request| answer(Arc::clone(&site), request));
                // A cut is an error of the service: the connection is closed without a word.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(socket), service).await;
            });
        }
    });
    Loopback { origin, task }
}

async fn answer(site: Arc<impl Site>, request: Request<Incoming>) -> io::Result<Response<Full<Bytes>>> {
    let (parts, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let url =
        parvis_outbound::Url::parse(&format!("http://localhost{}", parts.uri)).map_err(io::Error::other)?;
    let exchange = Exchange {
        method: parts.method,
        path: url.path().to_owned(),
        query: url.query_pairs().into_owned().collect(),
        headers: parts.headers,
        body,
    };
    let turn = site.turn(&exchange);
    if !site.delay().is_zero() {
        tokio::time::sleep(site.delay()).await;
    }
    match turn {
        Turn::Cut => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
        Turn::Hang => std::future::pending().await,
        Turn::Answer(reply) => {
            let mut response = Response::new(Full::new(reply.body));
            *response.status_mut() = StatusCode::from_u16(reply.status).unwrap();
            response.headers_mut().insert(CONTENT_TYPE, "application/json".parse().unwrap());
            for (name, value) in reply.headers {
                response.headers_mut().insert(name, value.parse().unwrap());
            }
            Ok(response)
        }
    }
}
