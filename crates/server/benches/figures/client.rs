//! A client that costs little: one connection kept open, requests written whole, answers read whole.

use memchr::memmem;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A browser of one member.
pub(crate) struct Client {
    address: SocketAddr,
    cookie: String,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

/// An answer.
pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    pub(crate) head: &'a [u8],
    pub(crate) body: &'a [u8],
}

impl Answer<'_> {
    /// Value of a header, by its lower-case name.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        header(self.head, name)
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(self.body).expect("JSON")
    }
}

fn header(head: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned));
    let place = text.find(&format!("\n{name}: "))? + name.len() + 3;
    // The value as it was sent: cookies are told apart by case.
    let value = String::from_utf8_lossy(&head[place..place + line?.len()]).into_owned();
    Some(value)
}

/// A request, ready to be sent.
pub(crate) struct Call<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) accepts: &'a str,
    pub(crate) body: &'a [u8],
}

impl<'a> Call<'a> {
    pub(crate) fn get(path: &'a str) -> Self {
        Self { method: "GET", path, kind: "", accepts: "", body: b"" }
    }
}

impl Client {
    pub(crate) fn new(address: SocketAddr, cookie: &str) -> Self {
        Self { address, cookie: cookie.to_owned(), stream: None, buffer: Vec::new() }
    }

    /// Signs in through the page, as a person does; returns the cookie.
    pub(crate) async fn sign_in(address: SocketAddr, email: &str, password: &str) -> String {
        let mut client = Self::new(address, "");
        let form = format!("email={}&password={password}", email.replace('@', "%40"));
        let kind = "application/x-www-form-urlencoded";
        let call = Call { method: "POST", path: "/connexion", kind, accepts: "", body: form.as_bytes() };
        let answer = client.send(&call).await.expect("an answer");
        assert_eq!(answer.status, 303, "{}", String::from_utf8_lossy(answer.body));
        let cookie = answer.header("set-cookie").expect("a cookie");
        cookie.split(';').next().unwrap_or_default().to_owned()
    }

    pub(crate) async fn get(&mut self, path: &str) -> std::io::Result<Answer<'_>> {
        self.send(&Call::get(path)).await
    }

    /// Sends a request and reads its answer to the last byte.
    pub(crate) async fn send(&mut self, call: &Call<'_>) -> std::io::Result<Answer<'_>> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                stream
            }
        };
        let mut request = format!("{} {} HTTP/1.1\r\nhost: {}\r\n", call.method, call.path, self.address);
        for (name, value) in
            [("cookie", self.cookie.as_str()), ("accept-encoding", call.accepts), ("content-type", call.kind)]
        {
            if !value.is_empty() {
                request.push_str(&format!("{name}: {value}\r\n"));
            }
        }
        request.push_str(&format!("content-length: {}\r\n\r\n", call.body.len()));
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(call.body);
        stream.write_all(&bytes).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = memmem::find(&self.buffer, b"\r\n\r\n") {
                break end + 4;
            }
            more(&mut stream, &mut self.buffer).await?;
        };
        let status = std::str::from_utf8(&self.buffer[9..12]).ok().and_then(|code| code.parse().ok());
        let length = header(&self.buffer[..head], "content-length");
        let length: Option<usize> = length.and_then(|value| value.parse().ok());
        let is_chunked = header(&self.buffer[..head], "transfer-encoding").is_some();
        match length {
            Some(length) => {
                let whole = head + length;
                self.buffer.reserve(whole.saturating_sub(self.buffer.len()));
                while self.buffer.len() < whole {
                    more(&mut stream, &mut self.buffer).await?;
                }
            }
            None if is_chunked => read_chunks(&mut stream, &mut self.buffer, head).await?,
            None => {}
        }
        self.stream = Some(stream);
        let (head, body) = self.buffer.split_at(head);
        Ok(Answer { status: status.unwrap_or(0), head, body })
    }
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> std::io::Result<()> {
    buffer.reserve(64 * 1024);
    if stream.read_buf(buffer).await? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

/// Reads a chunked body and leaves it whole behind the head.
async fn read_chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>, head: usize) -> std::io::Result<()> {
    let (mut read, mut whole) = (head, Vec::new());
    loop {
        let line = loop {
            if let Some(end) = memmem::find(&buffer[read..], b"\r\n") {
                break read + end;
            }
            more(stream, buffer).await?;
        };
        let size = std::str::from_utf8(&buffer[read..line]).ok();
        let size = size.and_then(|size| usize::from_str_radix(size, 16).ok()).unwrap_or(0);
        let end = line + 2 + size + 2;
        while buffer.len() < end {
            more(stream, buffer).await?;
        }
        whole.extend_from_slice(&buffer[line + 2..line + 2 + size]);
        read = end;
        if size == 0 {
            buffer.truncate(head);
            buffer.extend_from_slice(&whole);
            return Ok(());
        }
    }
}
