//! Hands a file out to whoever holds a good address of it.

use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    HeaderValue,
};
use axum::response::{IntoResponse as _, Response};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;
use zayavka_shared::FileId;

use super::{kind, store};
use crate::App;
use crate::error::Error;

/// RFC 8187, `attr-char`.
const ATTRIBUTE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'&')
    .remove(b'+')
    .remove(b'-')
    .remove(b'.')
    .remove(b'^')
    .remove(b'_')
    .remove(b'`')
    .remove(b'|')
    .remove(b'~');

/// Streams a file, or the range of it that was asked for.
pub(super) async fn send(app: &App, id: FileId, request: Request) -> Result<Response, Error> {
    let mut db = app.db().read().await?;
    let file = store::find(&mut db, id).await?.ok_or(Error::NotFound)?;
    drop(db);
    let answered = ServeFile::new(app.storage().path(id)).oneshot(request).await;
    let mut response = answered.unwrap_or_else(|never| match never {}).into_response();
    if response.status() == StatusCode::NOT_FOUND {
        return Err(Error::Corrupt(format!("the file {id} is not in the store")));
    }
    let disposition = if kind::is_raster(&file.mime) { "inline" } else { "attachment" };
    let headers = response.headers_mut();
    headers.insert(CONTENT_DISPOSITION, disposition_of(disposition, &file.name));
    if let Ok(mime) = HeaderValue::from_str(&file.mime) {
        headers.insert(CONTENT_TYPE, mime);
    }
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox"));
    // An address is good for a quarter of an hour, and so is what was read from it.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=900"));
    // Telegram Web fetches what Telegram's downloadFile asks it for.
    let telegram = HeaderValue::from_static("https://web.telegram.org");
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, telegram);
    Ok(response)
}

/// The name twice (RFC 6266): for old programs in ASCII, for all others as it is.
fn disposition_of(kind: &str, name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let exact = utf8_percent_encode(name, ATTRIBUTE);
    let value = format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{exact}");
    HeaderValue::from_str(&value).expect("both names are ASCII by now")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_survives_the_header_and_cannot_leave_it() {
        let value = disposition_of("attachment", "Отчёт \"1\".pdf");
        assert_eq!(
            value,
            "attachment; filename=\"_____ _1_.pdf\"; \
             filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82%20%221%22.pdf"
        );
    }
}
