//! Checks the buttons under a message.

use reqwest::Url;
use serde_json::Value;

use super::{Refusal, params::Params};
use crate::world::text::units;

const MOST_BUTTONS: usize = 100;
const MOST_IN_A_ROW: usize = 8;
const CALLBACK_DATA_BYTES: usize = 64;

/// Reads `reply_markup`; `None` if there is none or it draws nothing.
pub(super) fn markup(params: &Params, private: bool) -> Result<Option<Value>, Refusal> {
    let Some(markup) = params.object("reply_markup")? else { return Ok(None) };
    if !markup.is_object() {
        return Err(Refusal::bad_request("object expected as reply markup"));
    }
    let Some(rows) = markup.get("inline_keyboard") else { return Ok(Some(markup)) };
    let rows = rows.as_array().ok_or_else(|| {
        Refusal::bad_request(
            "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an array of arrays",
        )
    })?;
    let mut kept = Vec::new();
    for row in rows {
        let row = row.as_array().ok_or_else(|| {
            Refusal::bad_request(
                "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an array of arrays",
            )
        })?;
        for button in row {
            check(button, private)?;
        }
        if row.len() > MOST_IN_A_ROW {
            return Err(Refusal::bad_request("REPLY_MARKUP_TOO_LONG"));
        }
        if !row.is_empty() {
            kept.push(Value::Array(row.clone()));
        }
    }
    let count: usize = kept.iter().filter_map(|row| row.as_array().map(Vec::len)).sum();
    if count > MOST_BUTTONS {
        return Err(Refusal::bad_request("REPLY_MARKUP_TOO_LONG"));
    }
    Ok((count > 0).then(|| serde_json::json!({"inline_keyboard": kept})))
}

fn check(button: &Value, private: bool) -> Result<(), Refusal> {
    let broken = |fault: &str| Refusal::bad_request(format!("can't parse inline keyboard button: {fault}"));
    let text = button["text"].as_str().ok_or_else(|| broken("Field \"text\" must be of type String"))?;
    if text.trim().is_empty() {
        return Err(broken("Field \"text\" must be non-empty"));
    }
    if let Some(data) = button.get("callback_data") {
        let data = data.as_str().ok_or_else(|| broken("Field \"callback_data\" must be of type String"))?;
        let fits = (1..=CALLBACK_DATA_BYTES).contains(&data.len());
        return if fits { Ok(()) } else { Err(Refusal::bad_request("BUTTON_DATA_INVALID")) };
    }
    if let Some(address) = button.get("url") {
        let address = address.as_str().ok_or_else(|| broken("Field \"url\" must be of type String"))?;
        return button_url(address);
    }
    if let Some(web_app) = button.get("web_app") {
        let address = web_app["url"].as_str().ok_or_else(|| broken("Can't find field \"url\""))?;
        web_app_url(address).map_err(|fault| {
            Refusal::bad_request(format!(
                "inline keyboard button Web App URL '{address}' is invalid: {fault}"
            ))
        })?;
        return if private { Ok(()) } else { Err(Refusal::bad_request("BUTTON_TYPE_INVALID")) };
    }
    if let Some(copied) = button.get("copy_text") {
        let copied = copied["text"].as_str().ok_or_else(|| broken("Can't find field \"text\""))?;
        let fits = (1..=256).contains(&units(copied));
        return if fits { Ok(()) } else { Err(Refusal::bad_request("BUTTON_COPY_TEXT_INVALID")) };
    }
    let other =
        ["switch_inline_query", "switch_inline_query_current_chat", "login_url", "pay", "callback_game"];
    if other.iter().any(|field| button.get(field).is_some()) {
        return Ok(());
    }
    Err(broken("Text buttons are unallowed in the inline keyboard"))
}

fn button_url(address: &str) -> Result<(), Refusal> {
    let invalid = |fault: &str| {
        Refusal::bad_request(format!("inline keyboard button URL '{address}' is invalid: {fault}"))
    };
    let known = ["http", "https", "tg", "tel", "mailto"];
    match Url::parse(address) {
        Ok(url) if !known.contains(&url.scheme()) => Err(invalid("Unsupported URL protocol")),
        // Telegram's servers do not link to hosts without a dot.
        Ok(url) if url.scheme() == "http" && url.host_str() == Some("localhost") => {
            Err(invalid("Wrong HTTP URL"))
        }
        Ok(_) => Ok(()),
        Err(_) if address.contains('.') && !address.contains(char::is_whitespace) => Ok(()),
        Err(_) => Err(invalid("Wrong HTTP URL")),
    }
}

/// Telegram opens Mini Apps over HTTPS only; here plain HTTP will do on the machine itself.
pub(super) fn web_app_url(address: &str) -> Result<(), &'static str> {
    let url = Url::parse(address).map_err(|_| "Wrong HTTP URL")?;
    match url.scheme() {
        "https" if url.has_host() => Ok(()),
        "http" if url.host_str().is_some_and(is_loopback) => Ok(()),
        _ => Err("Only HTTPS links are allowed"),
    }
}

pub(crate) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || host.ends_with(".localhost")
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_opens_only_on_this_machine() {
        for good in [
            "https://desk.example/t/1",
            "http://127.0.0.1:8080/",
            "http://anna.localhost:8080/",
            "http://[::1]/",
        ] {
            assert_eq!(web_app_url(good), Ok(()), "{good}");
        }
        for bad in
            ["http://desk.example/", "http://localhost.example/", "ftp://127.0.0.1/", "javascript:alert(1)"]
        {
            assert_eq!(web_app_url(bad), Err("Only HTTPS links are allowed"), "{bad}");
        }
    }

    #[test]
    fn callback_data_is_measured_in_bytes() {
        let button = |data: String| serde_json::json!({"text": "x", "callback_data": data});
        assert!(check(&button("ё".repeat(32)), true).is_ok());
        let refusal = check(&button("ё".repeat(33)), true).unwrap_err();
        assert_eq!(refusal.description, "Bad Request: BUTTON_DATA_INVALID");
    }
}
