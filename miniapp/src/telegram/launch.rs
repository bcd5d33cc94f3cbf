//! What Telegram handed over as it opened the page.

use super::Bridge;

/// Who opened the page, and what for.
#[derive(Debug, Clone, PartialEq)]
pub struct Launch {
    /// Raw; checked by the server alone.
    pub init_data: String,
    /// Only to keep accounts of one device apart; unchecked.
    pub telegram_id: i64,
    pub start_param: Option<String>,
    /// Unix seconds of the signature; one launch has one.
    pub auth_date: Option<String>,
    pub language_code: Option<String>,
}

impl Launch {
    /// `None` where the page was not opened by Telegram.
    #[must_use]
    pub fn read() -> Option<Self> {
        let app = Bridge::web_app()?;
        let init_data = app.text("initData")?;
        let parts = app.part("initDataUnsafe");
        let user = parts.as_ref().and_then(|parts| parts.part("user"));
        #[expect(clippy::cast_possible_truncation, reason = "Telegram's ids have at most 52 bits")]
        let telegram_id = user.as_ref().and_then(|user| user.number("id")).unwrap_or(0.0) as i64;
        Some(Self {
            init_data,
            telegram_id,
            start_param: parts.as_ref().and_then(|parts| parts.text("start_param")),
            auth_date: parts.as_ref().and_then(|parts| {
                parts
                    .text("auth_date")
                    .or_else(|| parts.number("auth_date").map(|seconds| seconds.to_string()))
            }),
            language_code: user.and_then(|user| user.text("language_code")),
        })
    }
}
