//! The values' own types and how they are read. Each fault completes the sentence «NAME …».

use std::fmt;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

use reqwest::Url;
use zayavka_shared::Language;

/// A text that no log may show.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for where it is used.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Which database, and where.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    Sqlite(PathBuf),
    /// May hold a password.
    Postgres(String),
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://***"),
        }
    }
}

/// How Telegram's updates come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UpdatesMode {
    Polling,
    Webhook,
}

pub(super) fn bot_token(text: &str) -> Result<Secret, String> {
    let is_shaped = text.split_once(':').is_some_and(|(id, secret)| {
        id.parse::<u64>().is_ok()
            && !secret.is_empty()
            && secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    });
    if is_shaped { Ok(Secret::new(text)) } else { Err("does not look like a bot's token".to_owned()) }
}

pub(super) fn public_url(text: &str) -> Result<String, String> {
    let url = http(text)?;
    let host = url.host_str().unwrap_or_default();
    let is_local = matches!(host, "127.0.0.1" | "[::1]" | "localhost") || host.ends_with(".localhost");
    if url.scheme() != "https" && !is_local {
        return Err("must begin with https:// (http is for this machine alone)".to_owned());
    }
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err("must be an origin, with no path behind the host".to_owned());
    }
    Ok(text.trim_end_matches('/').to_owned())
}

pub(super) fn http_url(text: &str) -> Result<String, String> {
    http(text)?;
    Ok(text.trim_end_matches('/').to_owned())
}

fn http(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("is no address ({error})"))?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() {
        Ok(url)
    } else {
        Err("must begin with https://".to_owned())
    }
}

pub(super) fn proxy(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|error| format!("is no address ({error})"))?;
    if matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") {
        Ok(text.to_owned())
    } else {
        Err("must begin with http:// or socks5://".to_owned())
    }
}

pub(super) fn owner_ids(text: &str) -> Result<Vec<i64>, String> {
    items(text)
        .map(|item| match item.parse::<i64>() {
            Ok(id) if id > 0 => Ok(id),
            Ok(_) | Err(_) => Err(format!("has {item:?}, which is no Telegram user id")),
        })
        .collect()
}

pub(super) fn origins(text: &str) -> Result<Vec<String>, String> {
    items(text)
        .map(|item| {
            let url = http(item).map_err(|_| format!("has {item:?}, which is no origin"))?;
            Ok(url.origin().ascii_serialization())
        })
        .collect()
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ']).map(str::trim).filter(|item| !item.is_empty())
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "must be an IP address with a port".to_owned())
}

pub(super) fn database_url(text: &str) -> Result<DatabaseUrl, String> {
    if let Some(path) = text.strip_prefix("sqlite://") {
        let path = path.split('?').next().unwrap_or(path);
        if path.is_empty() {
            return Err("names no file".to_owned());
        }
        return Ok(DatabaseUrl::Sqlite(path.into()));
    }
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Url::parse(text).map_err(|error| format!("is no address ({error})"))?;
        return Ok(DatabaseUrl::Postgres(text.to_owned()));
    }
    Err("must begin with sqlite:// or postgres://".to_owned())
}

pub(super) fn storage(text: &str) -> Result<PathBuf, String> {
    if text.contains("://") {
        return Err("must be a folder on this machine; other stores are not supported yet".to_owned());
    }
    Ok(text.into())
}

pub(super) fn folder(text: &str) -> Result<PathBuf, String> {
    Ok(text.into())
}

pub(super) fn updates_mode(text: &str) -> Result<UpdatesMode, String> {
    match text {
        "polling" => Ok(UpdatesMode::Polling),
        "webhook" => Ok(UpdatesMode::Webhook),
        _ => Err("must be polling or webhook".to_owned()),
    }
}

/// `90s`, `30m`, `24h`, `7d`.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    let fault = || "must be a number with s, m, h or d".to_owned();
    let (number, seconds) =
        split_unit(text, &[("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400)]).ok_or_else(fault)?;
    match number.checked_mul(seconds) {
        Some(seconds) if seconds > 0 => Ok(Duration::from_secs(seconds)),
        Some(_) | None => Err(fault()),
    }
}

/// `20/s`, or `off`.
pub(super) fn rate_limit(text: &str) -> Result<Option<NonZeroU32>, String> {
    if text == "off" {
        return Ok(None);
    }
    let rate = text.strip_suffix("/s").and_then(|number| number.trim().parse().ok());
    rate.map(Some).ok_or_else(|| "must be a number of requests a second with /s, or off".to_owned())
}

/// `500KB`, `50MB`, `2GB`; a kilobyte has 1,024 bytes.
pub(super) fn size(text: &str) -> Result<u64, String> {
    let fault = || "must be a number with KB, MB or GB".to_owned();
    let units = [("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30)];
    let (number, unit) = split_unit(&text.to_ascii_uppercase(), &units).ok_or_else(fault)?;
    number.checked_mul(unit).filter(|bytes| *bytes > 0).ok_or_else(fault)
}

fn split_unit(text: &str, units: &[(&str, u64)]) -> Option<(u64, u64)> {
    let (digits, factor) =
        units.iter().find_map(|(name, factor)| text.strip_suffix(name).map(|digits| (digits, *factor)))?;
    Some((digits.trim().parse().ok()?, factor))
}

pub(super) fn language(text: &str) -> Result<Language, String> {
    Language::from_code(text).ok_or_else(|| "must be ru or en".to_owned())
}

pub(super) fn time_zone(text: &str) -> Result<String, String> {
    match text.parse::<chrono_tz::Tz>() {
        Ok(zone) => Ok(zone.name().to_owned()),
        Err(_) => Err("is no time zone of the IANA database".to_owned()),
    }
}

pub(super) fn log_filter(text: &str) -> Result<String, String> {
    match tracing_subscriber::EnvFilter::try_new(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => Err(format!("is no log filter ({error})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_https_but_for_this_machine() {
        for good in ["https://desk.example.org", "https://desk.example.org/", "http://127.0.0.1:8080"] {
            assert!(public_url(good).is_ok(), "{good}");
        }
        assert_eq!(public_url("http://anna.localhost:8080/").unwrap(), "http://anna.localhost:8080");
        for bad in ["http://desk.example.org", "https://desk.example.org/app", "desk.example.org", "ftp://x"]
        {
            assert!(public_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn sizes_and_durations_need_a_unit_and_a_positive_number() {
        assert_eq!(size("50MB").unwrap(), 50 << 20);
        assert_eq!(duration("24h").unwrap(), Duration::from_secs(86_400));
        for bad in ["50", "MB", "0MB", "-1MB", "99999999999999999999GB"] {
            assert!(size(bad).is_err(), "{bad}");
        }
        for bad in ["24", "h", "0s", "999999999999999999999d"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_secret_is_never_printed() {
        assert_eq!(format!("{:?}", Secret::new("1:secret")), "***");
        let url = database_url("postgres://user:word@host/db").unwrap();
        assert_eq!(format!("{url:?}"), "postgres://***");
    }
}
