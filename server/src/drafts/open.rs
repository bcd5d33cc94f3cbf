//! The draft to which files from the chat come.

use zayavka_shared::form::{
    FILES, FILES_MAX, FieldDefinition, FieldError, FieldErrorCode, FieldKind, Filled,
};
use zayavka_shared::{CategoryId, FileId, Language, Timestamp, UserId};

use super::{KEPT_MS, OPEN_MS, change, content, store};
use crate::categories::store::{self as categories, Category};
use crate::db::{ActorRef, Conn, NewEvent, Tx};
use crate::error::Error;
use crate::files;
use crate::http::Fields;

/// What became of a file that came by the chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Landing {
    /// It is in the draft of this category.
    Landed { category: String },
    /// The draft has as many files as a ticket takes.
    Full,
    /// No draft is open any more.
    Closed,
}

/// Refuses a field that is none of files.
pub(super) fn check_field(category: &Category, field: Option<&str>, body: &mut Fields) -> Result<(), Error> {
    let form = category.fields()?;
    if field.is_some_and(|field| field != FILES && !takes_files(&form, field)) {
        body.refuse(FieldError::new("field", FieldErrorCode::UnknownField));
    }
    Ok(())
}

fn takes_files(form: &[FieldDefinition], field: &str) -> bool {
    form.iter().any(|one| one.key == field && one.kind == FieldKind::File)
}

/// Opens the draft, which need not be begun yet, and closes the person's others; whether it was closed.
pub(super) async fn open_in(
    tx: &mut Tx,
    user: UserId,
    category: CategoryId,
    field: Option<&str>,
    now: Timestamp,
) -> Result<bool, Error> {
    let before = store::find_locked(tx, user, category).await?;
    if before.is_none() {
        change::write(tx, user, category, &Filled::default(), None, now).await?;
    }
    store::close_all(tx, user).await?;
    store::open(tx, user, category, field.unwrap_or(FILES), now.plus_ms(OPEN_MS)).await?;
    Ok(before.is_none_or(|row| !row.is_open(now)))
}

/// The category whose draft is open for the person's files.
///
/// # Errors
/// If the database fails.
pub async fn find_open(
    db: &mut Conn,
    user: UserId,
    now: Timestamp,
) -> Result<Option<CategoryId>, sqlx::Error> {
    store::find_open(db, user, now).await
}

/// Puts a file of the person's into their open draft, with the words that came with it, in the transaction of
/// the message that brought it.
///
/// # Errors
/// If the database refuses.
pub async fn add_file_in(
    tx: &mut Tx,
    user: UserId,
    (category, language): (CategoryId, Language),
    file: FileId,
    words: &str,
    now: Timestamp,
) -> Result<Landing, Error> {
    let row = store::find_locked(tx, user, category).await?.filter(|row| row.is_open(now));
    let (Some(row), Some(category)) = (row, categories::find_active(tx, category).await?) else {
        return Ok(Landing::Closed);
    };
    let mut filled = content::parse(&row.content)?;
    let form = category.fields()?;
    let wanted = row.open_field.as_deref().filter(|field| takes_files(&form, field)).unwrap_or(FILES);
    let has_room = |field: &&str| filled.files.get(*field).map_or(0, Vec::len) < FILES_MAX;
    let Some(field) = [wanted, FILES].into_iter().find(has_room) else { return Ok(Landing::Full) };
    filled.files.entry(field.to_owned()).or_default().push(file);
    add_words(&mut filled.description, words);
    files::keep_until(tx, user, &[file], now.plus_ms(KEPT_MS)).await?;
    let version = change::write(tx, user, category.id, &filled, Some(row.version), now).await?;
    tx.record(NewEvent::about_draft(user, category.id, Some(version), ActorRef::User(user), now));
    Ok(Landing::Landed { category: category.name(language).to_owned() })
}

/// What stood below a file is said of the ticket.
fn add_words(description: &mut String, words: &str) {
    let words = words.trim();
    if !words.is_empty() && !description.is_empty() {
        description.push('\n');
    }
    description.push_str(words);
}
