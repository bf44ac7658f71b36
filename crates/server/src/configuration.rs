//! Settings: the embedded defaults, a file, variables and flags, in that order. An unknown key stops the start.

use parvis_channels::OwnQuota;
use parvis_connector::{Quota, QuotaScope};
use parvis_editorial::EditorialSettings;
use parvis_kernel::Locale;
use parvis_media::MediaSettings;
use parvis_publishing::PublishingSettings;
use serde::Deserialize;
use std::{
    net::IpAddr,
    path::{Path, PathBuf},
    time::Duration,
};

/// The commented defaults, as they are embedded.
pub const DEFAULTS: &str = include_str!("../config.default.toml");

/// Every setting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Configuration {
    /// Section `server`.
    pub server: Server,
    /// Section `data`.
    pub data: Data,
    /// Section `database`.
    pub database: DatabaseSection,
    /// Section `vault`.
    pub vault: VaultSection,
    /// Section `sessions`.
    pub sessions: Sessions,
    /// Section `publishing`.
    pub publishing: Publishing,
    /// Section `media`.
    pub media: Media,
    /// Section `editorial`.
    pub editorial: EditorialSection,
    /// Section `outbound`.
    pub outbound: parvis_outbound::Settings,
    /// Section `log`.
    pub log: Log,
}

/// Section `server`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address to listen on.
    pub listen: IpAddr,
    /// Port.
    pub port: u16,
    /// Public address; empty for the local one.
    pub public_url: String,
}

/// Section `data`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// Folder of the embedded database, the files and the keys.
    pub folder: PathBuf,
}

/// Section `database`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatabaseSection {
    /// Address of a server; empty for SQLite.
    pub url: String,
}

/// Section `vault`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultSection {
    /// File of the keys; empty for the one in the data folder.
    pub key_file: PathBuf,
}

/// Section `sessions`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// Minutes without a request.
    pub idle_minutes: u64,
}

/// Section `publishing`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publishing {
    lateness_minutes: u64,
    crisis_lateness_minutes: u64,
    lease_seconds: u64,
    call_seconds: u64,
    doubt_minutes: u64,
    concurrency: usize,
    quotas: Vec<QuotaSection>,
}

/// Section `editorial`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditorialSection {
    same_text_days: u32,
}

/// One quota of section `publishing`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuotaSection {
    network: String,
    per: String,
    minutes: u64,
    segments: u32,
}

/// Section `media`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Media {
    image_max_bytes: u64,
    video_max_bytes: u64,
    document_max_bytes: u64,
    pixels_max: u64,
    side_max: u32,
    decoding_max_bytes: u64,
    decoders: usize,
    upload_idle_hours: u64,
}

/// Section `log`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Level or filter.
    pub level: String,
    /// `text` or `json`.
    pub format: String,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigurationError {
    /// A key is unknown, a value has the wrong type, or a file cannot be read.
    #[error("{0}")]
    Read(#[from] config::ConfigError),
    /// Two settings contradict one another.
    #[error("publishing.call_seconds must be shorter than publishing.lease_seconds")]
    CallLongerThanLease,
    /// A quota counts nothing that exists, or allows nothing.
    #[error(
        "publishing.quotas: `per` is channel, application or network; minutes and segments are at least 1"
    )]
    Quota,
}

/// What flags say, over files and variables.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// File to read.
    pub file: Option<PathBuf>,
    /// Port.
    pub port: Option<u16>,
    /// Data folder.
    pub data: Option<PathBuf>,
}

/// File read when none is named.
const FILE: &str = "parvis.toml";
/// Prefix of the variables.
const PREFIX: &str = "PARVIS";

impl Configuration {
    /// Reads the settings.
    ///
    /// # Errors
    /// [`ConfigurationError`], in words that name the key.
    pub fn read(flags: &Flags) -> Result<Self, ConfigurationError> {
        let mut sources =
            config::Config::builder().add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml));
        match &flags.file {
            Some(file) => sources = sources.add_source(config::File::from(file.as_path())),
            None => sources = sources.add_source(config::File::from(Path::new(FILE)).required(false)),
        }
        let variables = config::Environment::with_prefix(PREFIX)
            .prefix_separator("_")
            .separator("__")
            .list_separator(",")
            .with_list_parse_key("outbound.allow")
            .try_parsing(true);
        sources = sources.add_source(variables);
        if let Some(port) = flags.port {
            sources = sources.set_override("server.port", i64::from(port))?;
        }
        if let Some(data) = &flags.data {
            sources = sources.set_override("data.folder", data.to_string_lossy().into_owned())?;
        }
        let configuration: Self = sources.build()?.try_deserialize()?;
        if configuration.publishing.call_seconds >= configuration.publishing.lease_seconds {
            return Err(ConfigurationError::CallLongerThanLease);
        }
        let quotas = &configuration.publishing.quotas;
        if quotas.iter().any(|quota| own_quota(quota).is_none()) {
            return Err(ConfigurationError::Quota);
        }
        Ok(configuration)
    }

    /// Returns the language of the console, from the usual variables: French unless they say English.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
    pub fn console_locale() -> Locale {
        let asked = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        asked.and_then(|value| Locale::from_code(&value)).unwrap_or_default()
    }

    /// Returns the public address, without a final slash.
    #[must_use]
    pub fn public_url(&self) -> String {
        if self.server.public_url.is_empty() {
            format!("http://localhost:{}", self.server.port)
        } else {
            self.server.public_url.trim_end_matches('/').to_owned()
        }
    }

    /// Returns the address of the database.
    #[must_use]
    pub fn database_url(&self) -> String {
        if self.database.url.is_empty() {
            format!("sqlite:{}", self.data.folder.join("parvis.db").display())
        } else {
            self.database.url.clone()
        }
    }

    /// Returns the key file.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        if self.vault.key_file.as_os_str().is_empty() {
            self.data.folder.join("vault.keys")
        } else {
            self.vault.key_file.clone()
        }
    }

    /// Returns the settings of editorial.
    #[must_use]
    pub fn editorial_settings(&self) -> EditorialSettings {
        EditorialSettings { same_text_days: self.editorial.same_text_days.min(366) }
    }

    /// Returns the settings of publishing.
    #[must_use]
    pub fn publishing_settings(&self) -> PublishingSettings {
        let publishing = &self.publishing;
        PublishingSettings {
            lateness_window: Duration::from_secs(publishing.lateness_minutes * 60),
            crisis_lateness_window: Duration::from_secs(publishing.crisis_lateness_minutes * 60),
            lease: Duration::from_secs(publishing.lease_seconds),
            call_limit: Duration::from_secs(publishing.call_seconds),
            doubt_after: Duration::from_secs(publishing.doubt_minutes * 60),
            concurrency: publishing.concurrency.clamp(1, 256),
        }
    }

    /// Returns the quotas of our own.
    #[must_use]
    pub fn own_quotas(&self) -> Vec<OwnQuota> {
        self.publishing.quotas.iter().filter_map(own_quota).collect()
    }

    /// Returns the limits of files.
    #[must_use]
    pub fn media_settings(&self) -> MediaSettings {
        let media = &self.media;
        MediaSettings {
            image_bytes_max: media.image_max_bytes,
            video_bytes_max: media.video_max_bytes,
            document_bytes_max: media.document_max_bytes,
            pixels_max: media.pixels_max,
            side_max: media.side_max,
            decoding_bytes_max: media.decoding_max_bytes,
            decoders: media.decoders.max(1),
            upload_idle: Duration::from_secs(media.upload_idle_hours.saturating_mul(3600)),
        }
    }
}

/// Makes a quota of the settings; `None` when it counts nothing that exists, or allows nothing.
fn own_quota(section: &QuotaSection) -> Option<OwnQuota> {
    let per = QuotaScope::from_code(&section.per).filter(|_| section.minutes > 0 && section.segments > 0)?;
    let quota = Quota {
        per,
        window: Duration::from_secs(section.minutes.saturating_mul(60)),
        max: section.segments,
        write_cost: 1,
        file_cost: 0,
        source: "parvis.toml".into(),
        source_title: "Settings of this installation".into(),
        read_on: "".into(),
    };
    Some(OwnQuota { network: section.network.clone(), quota })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_of_files_are_those_that_the_library_is_tested_with() {
        let read = read("").unwrap().media_settings();
        let tested = MediaSettings::default();
        assert_eq!(format!("{read:?}"), format!("{tested:?}"));
    }

    fn read(text: &str) -> Result<Configuration, config::ConfigError> {
        config::Config::builder()
            .add_source(config::File::from_str(DEFAULTS, config::FileFormat::Toml))
            .add_source(config::File::from_str(text, config::FileFormat::Toml))
            .build()?
            .try_deserialize()
    }

    #[test]
    fn the_defaults_are_complete_and_listen_to_this_machine_only() {
        let configuration = read("").unwrap();
        assert!(configuration.server.listen.is_loopback());
        assert_eq!(configuration.public_url(), "http://localhost:8080");
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = read("[server]\nprot = 9").unwrap_err().to_string();
        assert!(error.contains("prot"), "{error}");
        let error = read("[servre]\nport = 9").unwrap_err().to_string();
        assert!(error.contains("servre"), "{error}");
    }
}
