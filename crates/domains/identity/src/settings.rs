//! Settings of sign-in and sessions.

use std::time::Duration;

/// Settings of the domain.
#[derive(Clone, Debug)]
pub struct IdentitySettings {
    /// True when people reach the program over https: the cookie is then `Secure` and `__Host-`.
    pub secure_cookie: bool,
    /// A session that nobody uses for this long ends.
    pub idle: Duration,
    /// Public address of the program, without a final slash.
    pub public_url: String,
}

impl IdentitySettings {
    /// Returns the name of the session cookie.
    #[must_use]
    pub fn cookie_name(&self) -> &'static str {
        if self.secure_cookie { "__Host-parvis" } else { "parvis" }
    }
}
