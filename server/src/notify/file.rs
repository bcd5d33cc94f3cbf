//! A file on its way to a person's chat: the outbox keeps which, the store keeps what.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use serde::{Deserialize, Serialize};
use tokio_util::io::ReaderStream;
use zayavka_shared::{FileId, Timestamp};

use super::outcome::{Outcome, SentMessage};
use super::store::{self, FILE_KIND, FILE_OF_NOTE_KIND, NewRow, Row, Told};
use crate::App;
use crate::db::Tx;
use crate::error::Error;
use crate::files;
use crate::people::User;
use crate::telegram::CallError;

/// The largest file over a slow line.
const TIMEOUT: Duration = Duration::from_secs(180);

/// A stored file, and what it is called in the chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatFile {
    pub id: FileId,
    pub name: String,
}

/// Keeps a file for a person's chat; where it is about a ticket, a reply to it is a comment there.
///
/// # Errors
/// If the database fails.
pub async fn send_file(
    tx: &mut Tx,
    user: &User,
    file: &ChatFile,
    about: Option<Told>,
    now: Timestamp,
) -> Result<(), Error> {
    let is_internal = about.is_some_and(|about| about.is_internal);
    let kind = if is_internal { FILE_OF_NOTE_KIND } else { FILE_KIND };
    let row = NewRow::answer(user, kind, serde_json::to_string(file)?, about);
    store::insert(tx, &[row], now).await?;
    Ok(())
}

/// Sends a kept file as a document.
pub(super) async fn carry(app: &App, row: &Row) -> Outcome {
    let file: ChatFile = match serde_json::from_str(&row.payload) {
        Ok(file) => file,
        Err(fault) => return Outcome::Impossible(format!("the payload cannot be read: {fault}")),
    };
    let (content, size) = match files::open(app, file.id).await {
        Ok(opened) => opened,
        // Without its row nothing leads to the file any more; a store that fails is back some day.
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => {
            return Outcome::Impossible(format!("the file {} is not in the store", file.id));
        }
        Err(fault) => return Outcome::Unanswered(fault.to_string()),
    };
    let content = reqwest::Body::wrap_stream(ReaderStream::new(content));
    let part = Part::stream_with_length(content, size).file_name(file.name);
    let form = Form::new().text("chat_id", row.chat_id.to_string()).part("document", part);
    let answer: Result<SentMessage, CallError> = app.telegram().upload("sendDocument", form, TIMEOUT).await;
    Outcome::of(answer)
}
