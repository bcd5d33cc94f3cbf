//! A ticket is filed.

use zayavka_shared::form::{self, Answers, FieldError, FieldErrorCode, FieldKind};
use zayavka_shared::text::{Description, Title};
use zayavka_shared::ticket::{Event, Priority, Status, Ticket};
use zayavka_shared::{CategoryId, FileId, Permission, TicketId, Timestamp, UserId};

use super::perform::line;
use super::store::{self, StoredTicket};
use crate::App;
use crate::auth::Actor;
use crate::categories::store::{self as categories, Category};
use crate::db::{Conn, Tx};
use crate::error::Error;
use crate::hours::after_working_minutes;
use crate::http::Fields;
use crate::{consents, files, notify, people, search};

/// Files that may stand beside a ticket's description.
const FILES_MAX: usize = 10;

/// What a client filled in, read from a body.
#[derive(Debug, Clone)]
pub struct NewTicketInput {
    category: Category,
    title: Title,
    description: Description,
    answers: Answers,
    priority: Priority,
    file_ids: Vec<FileId>,
    client: Option<UserId>,
}

impl NewTicketInput {
    /// Reads the body and checks the answers against the category's form.
    ///
    /// # Errors
    /// 403 for who may not file in another's name, else 422 naming every faulty field.
    pub async fn read(app: &App, db: &mut Conn, actor: &Actor, fields: &mut Fields) -> Result<Self, Error> {
        let client = fields.integer("client_id").map(UserId).filter(|client| *client != actor.id());
        if client.is_some() {
            actor.need(Permission::TicketFileForClient)?;
        } else {
            consents::ensure_given(app, db, actor).await?;
        }
        let category = read_category(db, fields).await?;
        let title = fields.text("title", Title::parse);
        let description = fields.text("description", Description::parse);
        let priority = fields.read("priority", |value| Priority::from_key(value.as_str()?));
        let file_ids = fields.file_ids("file_ids", FILES_MAX);
        let answers = match (&category, read_answers(fields)) {
            (Some(category), Some(answers)) => check_answers(category, actor, &answers, fields)?,
            (None, _) | (_, None) => None,
        };
        if let Some(client) = client
            && people::store::find(db, client).await?.is_none_or(|user| user.is_blocked)
        {
            fields.refuse(FieldError::new("client_id", FieldErrorCode::UnknownId));
        }
        fields.finish()?;
        let whole = || {
            Some(Self {
                category: category?,
                title: title?,
                description: description?,
                answers: answers?,
                priority: priority.unwrap_or(Priority::Normal),
                file_ids,
                client,
            })
        };
        whole().ok_or_else(|| Error::Corrupt("a field is missing without a fault".to_owned()))
    }
}

async fn read_category(db: &mut Conn, fields: &mut Fields) -> Result<Option<Category>, Error> {
    let Some(id) = fields.required("category_id", serde_json::Value::as_i64) else { return Ok(None) };
    let category = categories::find_active(db, CategoryId(id)).await?;
    if category.is_none() {
        fields.refuse(FieldError::new("category_id", FieldErrorCode::UnknownId));
    }
    Ok(category)
}

/// The answers as they were sent; `None` for what is no object, in which no field can be missing.
fn read_answers(fields: &mut Fields) -> Option<Answers> {
    match fields.value("answers") {
        None => Some(Answers::new()),
        Some(serde_json::Value::Object(answers)) => Some(answers),
        Some(_) => {
            fields.refuse(FieldError::new("answers", FieldErrorCode::WrongKind));
            None
        }
    }
}

fn check_answers(
    category: &Category,
    actor: &Actor,
    answers: &Answers,
    fields: &mut Fields,
) -> Result<Option<Answers>, Error> {
    let form: Vec<_> = category.fields()?.iter().map(|field| field.localize(actor.language)).collect();
    match form::validate(&form, answers) {
        Ok(answers) => Ok(Some(answers)),
        Err(errors) => {
            errors.into_iter().for_each(|error| fields.refuse(error));
            Ok(None)
        }
    }
}

/// Files the ticket, attaches its files and tells of it, in the caller's transaction.
///
/// # Errors
/// 422 if a file cannot be attached; nothing is written then.
pub async fn create_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    input: NewTicketInput,
) -> Result<StoredTicket, Error> {
    let now = app.clock().now();
    let form_files = files_of_answers(&input)?;
    let mut stored = StoredTicket {
        ticket: Ticket {
            id: TicketId(0),
            client: input.client.unwrap_or(actor.id()),
            category: input.category.id,
            team: input.category.team_id(),
            status: Status::New,
            priority: input.priority,
            assignee: None,
            version: 1,
            created_at: now,
            updated_at: now,
            closed_at: None,
        },
        title: input.title.as_str().to_owned(),
        description: input.description.as_str().to_owned(),
        answers: input.answers,
        form_version: input.category.form_version,
        watchers: Vec::new(),
    };
    stored.ticket.id = store::insert(tx, &stored).await?;
    let id = stored.ticket.id;
    promise_answer(app, tx, &input.category, id, now).await?;
    files::attach(tx, actor.id(), "file_ids", &input.file_ids, id, None, now).await?;
    for (key, ids) in &form_files {
        let ids: Vec<FileId> = ids.iter().copied().filter(|id| !input.file_ids.contains(id)).collect();
        files::attach(tx, actor.id(), &format!("answers.{key}"), &ids, id, None, now).await?;
    }
    search::index(tx, id).await?;
    tx.record(line(&Event::Created, &stored.ticket, actor, None, now));
    let happened = notify::Happened {
        ticket: &stored.ticket,
        title: &stored.title,
        actor: actor.as_ref(),
        events: &[Event::Created],
        comment: None,
    };
    notify::tell(app, tx, &happened).await?;
    Ok(stored)
}

/// Reckons until when the desk means to reply, where the category says in how much working time.
async fn promise_answer(
    app: &App,
    tx: &mut Tx,
    category: &Category,
    id: TicketId,
    now: Timestamp,
) -> Result<(), Error> {
    let settings = app.settings();
    let calendar = settings.calendar(app.config().zone());
    let promised =
        category.answer_within_minutes.and_then(|minutes| after_working_minutes(calendar, now, minutes));
    if let Some(at) = promised {
        store::set_answer_expected(tx, id, at).await?;
    }
    Ok(())
}

/// The files that the form's own fields name.
fn files_of_answers(input: &NewTicketInput) -> Result<Vec<(String, Vec<FileId>)>, Error> {
    let mut files = Vec::new();
    for field in input.category.fields()?.iter().filter(|field| field.kind == FieldKind::File) {
        let ids = input.answers.get(&field.key).and_then(|value| value.as_array()).into_iter().flatten();
        let ids: Vec<FileId> = ids.filter_map(|id| id.as_str()?.parse().ok()).collect();
        files.push((field.key.clone(), ids));
    }
    Ok(files)
}
