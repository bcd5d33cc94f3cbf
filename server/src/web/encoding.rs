//! Which compressed form of a file a browser takes (RFC 9110, section 12.5.3). Pure.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// How a file may lie ready, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// Its name in HTTP.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// What a file of this form ends in.
    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// Whether a request takes this form.
    pub(super) fn is_accepted(self, headers: &HeaderMap) -> bool {
        let values = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        values.flat_map(|value| value.split(',')).any(|coding| self.is_named_in(coding))
    }

    /// `br`, `br;q=0.5`; but not `br;q=0`, which refuses it.
    fn is_named_in(self, coding: &str) -> bool {
        let (name, parameters) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = parameters.trim().strip_prefix("q=").map(str::parse::<f32>);
        let is_refused = matches!(weight, Some(Ok(weight)) if weight <= 0.0);
        name.trim().eq_ignore_ascii_case(self.name()) && !is_refused
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn accepted(value: &'static str) -> Vec<Encoding> {
        let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(value))]);
        Encoding::ALL.into_iter().filter(|encoding| encoding.is_accepted(&headers)).collect()
    }

    #[test]
    fn a_browser_gets_what_it_names_and_does_not_refuse() {
        assert_eq!(accepted("gzip, deflate, br, zstd"), [Encoding::Brotli, Encoding::Gzip]);
        assert_eq!(accepted("gzip;q=1.0, br;q=0"), [Encoding::Gzip]);
        assert_eq!(accepted("BR"), [Encoding::Brotli]);
        assert_eq!(accepted("identity"), []);
        assert_eq!(accepted("brr, xgzip"), []);
    }
}
