//! A frequent question is written, changed or deleted.

use serde_json::Value;
use zayavka_shared::faq::check_faq;
use zayavka_shared::form::{FieldError, FieldErrorCode, read_localized};
use zayavka_shared::{CategoryId, FaqId, Localized};

use super::store::{self, Plain};
use crate::App;
use crate::auth::Actor;
use crate::categories;
use crate::db::{Conn, NewEvent, Tx};
use crate::error::{Conflict, Error};
use crate::http::Fields;

/// Questions of one desk: each title is held against all of its category.
const FAQ_MAX: i64 = 500;

/// What a body says of a question, each part readable; what is not named stays.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// All categories are a wish, too.
    category: Option<Option<CategoryId>>,
    question: Option<Localized>,
    answer: Option<Localized>,
    is_active: Option<bool>,
    /// What the caller has seen.
    version: Option<i64>,
}

impl Change {
    /// Reads a body. Whether both texts fit together is known only beside those that stand.
    ///
    /// # Errors
    /// 422 naming every fault of every field.
    pub(super) async fn read(db: &mut Conn, body: &mut Fields) -> Result<Self, Error> {
        let category = read_category(db, body).await?;
        let question = read_text(body, "question");
        let answer = read_text(body, "answer");
        let is_active = body.read("active", Value::as_bool);
        let version = body.integer("version");
        body.finish()?;
        Ok(Self { category, question, answer, is_active, version })
    }

    /// The question as it will be, on top of what stands.
    ///
    /// # Errors
    /// 422 naming what is missing or too long.
    pub(super) fn onto(self, before: &Plain) -> Result<Plain, Error> {
        let mut after = Plain {
            category: self.category.unwrap_or(before.category),
            question: self.question.unwrap_or_else(|| before.question.clone()),
            answer: self.answer.unwrap_or_else(|| before.answer.clone()),
            is_active: self.is_active.unwrap_or(before.is_active),
        };
        let mut faults = Vec::new();
        check_faq(&mut after.question, &mut after.answer, &mut faults);
        if faults.is_empty() { Ok(after) } else { Err(Error::InvalidFields(faults)) }
    }
}

async fn read_category(db: &mut Conn, body: &mut Fields) -> Result<Option<Option<CategoryId>>, Error> {
    const NAME: &str = "category_id";
    if !body.has(NAME) {
        return Ok(None);
    }
    let category = body.integer(NAME).map(CategoryId);
    if let Some(category) = category
        && categories::store::find_names(db, category).await?.is_none()
    {
        body.refuse(FieldError::new(NAME, FieldErrorCode::UnknownId));
    }
    Ok(Some(category))
}

fn read_text(body: &mut Fields, name: &str) -> Option<Localized> {
    let value = body.value(name)?;
    let mut faults = Vec::new();
    let text = read_localized(&value, name, &mut faults);
    faults.into_iter().for_each(|fault| body.refuse(fault));
    Some(text)
}

/// Adds a question, in the caller's transaction.
///
/// # Errors
/// If its texts do not fit together, or the desk has as many as it may.
pub(super) async fn create_in(app: &App, tx: &mut Tx, actor: &Actor, wanted: Change) -> Result<FaqId, Error> {
    let blank = Plain {
        category: None,
        question: Localized::default(),
        answer: Localized::default(),
        is_active: true,
    };
    let plain = wanted.onto(&blank)?;
    if store::count(tx).await? >= FAQ_MAX {
        return Err(Error::Conflict(Conflict::FaqFull));
    }
    let now = app.clock().now();
    let id = store::insert(tx, &plain, now).await?;
    tx.record(NewEvent::about_desk("faq".to_owned(), actor.as_ref(), now));
    Ok(id)
}

/// Changes a question, in the caller's transaction. What stays as it was is no news.
///
/// # Errors
/// If the caller has seen an older version, or its texts would not fit together.
pub(super) async fn change_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    id: FaqId,
    wanted: Change,
) -> Result<(), Error> {
    let before = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    if wanted.version.is_some_and(|seen| seen != before.version) {
        return Err(Error::FaqChanged { version: before.version });
    }
    let plain = wanted.onto(&before.plain())?;
    if plain == before.plain() {
        return Ok(());
    }
    if !store::update(tx, id, &plain, before.version).await? {
        return Err(Error::FaqChanged { version: before.version + 1 });
    }
    tx.record(NewEvent::about_desk("faq".to_owned(), actor.as_ref(), app.clock().now()));
    Ok(())
}

/// Deletes a question, in the caller's transaction.
///
/// # Errors
/// If it is gone already.
pub(super) async fn delete_in(app: &App, tx: &mut Tx, actor: &Actor, id: FaqId) -> Result<(), Error> {
    if !store::delete(tx, id).await? {
        return Err(Error::NotFound);
    }
    tx.record(NewEvent::about_desk("faq".to_owned(), actor.as_ref(), app.clock().now()));
    Ok(())
}
