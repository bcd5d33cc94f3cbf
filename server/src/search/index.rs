//! Gathers a ticket's words and hands them to the index.

use serde_json::Value;
use zayavka_shared::form::{FieldDefinition, FieldKind};
use zayavka_shared::{Language, TicketId};

use super::store::{self, TicketRow};
use super::words::Gathered;
use crate::categories::store as categories;
use crate::db::{Conn, put_words};
use crate::error::Error;
use crate::people::full_name;

/// Makes the ticket's words findable as they stand now.
///
/// # Errors
/// If the database fails or holds what is no ticket; unknown tickets are passed over.
pub async fn index(db: &mut Conn, ticket: TicketId) -> Result<(), Error> {
    let Some(row) = store::find(db, ticket).await? else { return Ok(()) };
    let (mut public, mut internal) = (Gathered::default(), Gathered::default());
    public.add(&ticket.to_string());
    public.add(&row.title);
    public.add(&row.description);
    let form = categories::find_with_form(db, row.category(), row.form_version).await?;
    add_answers(&mut public, &row, &form.fields()?)?;
    // Clients need no search for themselves; for the staff it is how a caller's tickets are found.
    internal.add(&full_name(&row.client_first, row.client_last.as_deref()));
    for (text, is_internal) in store::list_comments(db, ticket).await? {
        if is_internal { internal.add(&text) } else { public.add(&text) }
    }
    for (name, is_internal) in store::list_file_names(db, ticket).await? {
        if is_internal { internal.add(&name) } else { public.add(&name) }
    }
    put_words(db, ticket, &public.into_words(), &internal.into_words()).await?;
    Ok(())
}

/// Answers as people read them: options by their labels, files by their names, which are rows of their own.
fn add_answers(gathered: &mut Gathered, row: &TicketRow, form: &[FieldDefinition]) -> Result<(), Error> {
    let answers = row.answers()?;
    for field in form.iter().filter(|field| field.kind != FieldKind::File) {
        let Some(answer) = answers.get(&field.key) else { continue };
        add_value(gathered, answer);
        for option in field.options.iter().flatten().filter(|option| is_chosen(answer, &option.value)) {
            for language in Language::ALL {
                gathered.add(option.label.get(language));
            }
        }
    }
    Ok(())
}

fn add_value(gathered: &mut Gathered, value: &Value) {
    match value {
        Value::String(text) => gathered.add(text),
        Value::Number(number) => gathered.add(&number.to_string()),
        Value::Array(values) => values.iter().for_each(|value| add_value(gathered, value)),
        Value::Object(place) => place.get("text").into_iter().for_each(|text| add_value(gathered, text)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn is_chosen(answer: &Value, option: &str) -> bool {
    match answer {
        Value::String(text) => text == option,
        Value::Array(values) => values.iter().any(|value| value == option),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}
