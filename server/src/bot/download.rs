//! Fetches a file of a message from Telegram and keeps it, before any transaction.

use std::io;
use std::time::Duration;

use futures::TryStreamExt as _;
use serde::Deserialize;
use serde_json::json;
use zayavka_shared::{FileId, UserId};

use super::Failure;
use super::say::{Refused, refusal};
use super::update::Attachment;
use crate::App;
use crate::files;
use crate::telegram::{CallError, without_address};

/// Telegram hands out no larger files (core.telegram.org/bots/api, `getFile`).
const LARGEST: u64 = 20 * 1024 * 1024;
const TIMEOUT: Duration = Duration::from_secs(30);

/// What `getFile` answers.
#[derive(Deserialize)]
struct Found {
    file_path: Option<String>,
}

/// Keeps the file for its uploader; `kind` names what Telegram does not name.
pub(super) async fn keep(
    app: &App,
    uploader: UserId,
    attachment: &Attachment,
    kind: &str,
) -> Result<FileId, Failure> {
    let max = app.config().max_file_size.min(LARGEST);
    if attachment.file_size.is_some_and(|size| size > max) {
        return Err(Refused::FileTooLarge { max }.into());
    }
    let path = find(app, &attachment.file_id, max).await?;
    let name = attachment.file_name.clone().unwrap_or_else(|| name_of(kind, &path));
    let response = app.telegram().client().get(app.telegram().file_url(&path)).send().await;
    let response = response.and_then(reqwest::Response::error_for_status).map_err(unfetched)?;
    let content = response.bytes_stream().map_err(|error| io::Error::other(without_address(error)));
    files::keep(app, uploader, &name, content).await.map_err(|error| match refusal(&error) {
        Some(refused) => refused.into(),
        None => error.into(),
    })
}

async fn find(app: &App, id: &str, max: u64) -> Result<String, Failure> {
    let found: Result<Found, CallError> =
        app.telegram().call("getFile", &json!({"file_id": id}), TIMEOUT).await;
    match found {
        Ok(Found { file_path: Some(path) }) => Ok(path),
        Ok(Found { file_path: None }) => Err(Refused::FileUnfetched.into()),
        Err(CallError::Refused(refusal)) if refusal.retry_after.is_some() || refusal.code >= 500 => {
            Err(Failure::Telegram(refusal.description))
        }
        Err(CallError::Refused(refusal)) if refusal.description.contains("file is too big") => {
            Err(Refused::FileTooLarge { max }.into())
        }
        Err(CallError::Refused(_)) => Err(Refused::FileUnfetched.into()),
        Err(CallError::Unanswered(error)) => Err(Failure::Telegram(error)),
    }
}

fn unfetched(error: reqwest::Error) -> Failure {
    Failure::Telegram(without_address(error))
}

/// `photo.jpg` for `photos/file_1.jpg`.
fn name_of(kind: &str, path: &str) -> String {
    match path.rsplit_once('.') {
        Some((_, extension)) if !extension.contains('/') => format!("{kind}.{extension}"),
        Some(_) | None => kind.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_name_is_named_by_what_it_is() {
        assert_eq!(name_of("photo", "photos/file_1.jpg"), "photo.jpg");
        assert_eq!(name_of("voice", "voice.d/file_7"), "voice");
        assert_eq!(name_of("video", "file"), "video");
    }
}
