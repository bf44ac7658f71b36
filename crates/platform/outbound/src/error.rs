//! Why a request gave no answer, and above all whether it may have left.

use std::fmt;

/// A request without an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Nothing left: the destination is not allowed.
    #[error("{0}")]
    Forbidden(Forbidden),
    /// Nothing left: no byte of the request was written.
    #[error("not sent: {0}")]
    NotSent(Cause),
    /// The request may have been received and carried out.
    #[error("perhaps sent: {0}")]
    MaybeSent(Cause),
}

impl SendError {
    /// Tells whether it is certain that no byte of the request left.
    #[must_use]
    pub fn surely_not_sent(&self) -> bool {
        !matches!(self, Self::MaybeSent(_))
    }
}

/// Why a destination is refused before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Forbidden {
    /// The address is not of the public internet and its origin is not allowed by name.
    #[error("the address is private or reserved, and its origin is not on the allow-list")]
    PrivateAddress,
    /// Plain http towards an origin that is not allowed by name.
    #[error("plain http is only for origins on the allow-list")]
    PlainHttp,
    /// Neither http nor https, or no host.
    #[error("only http and https addresses can be reached")]
    Scheme,
    /// The address carries a name or a password.
    #[error("an address must not carry a name or a password")]
    UserInfo,
}

/// What prevented an answer. Never holds an address, a header or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The name has no address.
    NameNotFound,
    /// The other machine refused the connection.
    ConnectionRefused,
    /// No connection in time.
    ConnectTimeout,
    /// The certificate is not accepted, or encryption could not be agreed.
    Tls,
    /// No connection, for another reason.
    NoConnection,
    /// The request could not be written as HTTP.
    Malformed,
    /// No certificate authority is installed on this machine.
    NoAuthorities,
    /// No whole answer in time.
    Timeout,
    /// The connection was cut before a whole answer.
    Cut,
    /// The answer is larger than what is allowed.
    TooLarge,
    /// The bytes to send could not be read to the end.
    BodyUnreadable,
    /// Redirected more often than allowed, or to no address.
    Redirects,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameNotFound => "the name has no address",
            Self::ConnectionRefused => "the connection was refused",
            Self::ConnectTimeout => "no connection in time",
            Self::Tls => "encryption could not be agreed",
            Self::NoConnection => "no connection",
            Self::Malformed => "the request could not be written",
            Self::NoAuthorities => "no certificate authority on this machine",
            Self::Timeout => "no answer in time",
            Self::Cut => "the connection was cut before the answer",
            Self::TooLarge => "the answer is too large",
            Self::BodyUnreadable => "the bytes to send could not be read",
            Self::Redirects => "too many redirections",
        })
    }
}
