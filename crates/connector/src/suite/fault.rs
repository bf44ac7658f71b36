//! What a fake server can do instead of answering as it should.

use parvis_kernel::Timestamp;

/// What happens to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is created; the connection is cut.
    CutBefore,
    /// Created; the connection is cut before the answer.
    AcceptThenCut,
    /// Created; no answer ever comes.
    AcceptThenHang,
    /// Created; another status is answered (500, 400).
    AcceptThenStatus(u16),
    /// Created; the answer is 200 and makes no sense.
    AcceptThenGarbage,
    /// Nothing is created; a bare status is answered.
    Status(u16),
    /// Nothing is created; 429.
    RateLimited(RetryAfter),
    /// Nothing is created; the refusal that the network documents.
    Refused,
    /// Nothing is created; the token is said to have run out.
    TokenExpired,
}

/// How a rate limit says when to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// It does not say.
    Absent,
    /// In seconds from now.
    Seconds(u32),
    /// As an HTTP date, to the second.
    Date(Timestamp),
    /// As the network's own header says, to the second.
    Native(Timestamp),
}
