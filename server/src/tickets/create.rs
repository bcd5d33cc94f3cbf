//! A ticket is filed.

use zayavka_shared::form::{self, Answers, FILES_MAX, Field, FieldError, FieldErrorCode, FieldKind};
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
use crate::{consents, drafts, files, notify, people, search};

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
    /// The caller's draft in this category ends with it.
    is_draft: bool,
}

/// What a form holds, whoever fills it in.
#[derive(Debug, Clone)]
struct Content {
    title: Title,
    description: Description,
    file_ids: Vec<FileId>,
    answers: Answers,
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
        let form = category.as_ref().map(|category| form_of(category, actor)).transpose()?;
        let content = read_content(fields, form.as_deref());
        let priority = fields.read("priority", |value| Priority::from_key(value.as_str()?));
        let is_draft = fields.flag("draft");
        if let Some(client) = client
            && people::store::find(db, client).await?.is_none_or(|user| user.is_blocked)
        {
            fields.refuse(FieldError::new("client_id", FieldErrorCode::UnknownId));
        }
        fields.finish()?;
        let whole = || {
            let Content { title, description, file_ids, answers } = content?;
            let priority = priority.unwrap_or(Priority::Normal);
            let category = category?;
            Some(Self { category, title, description, answers, priority, file_ids, client, is_draft })
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

fn form_of(category: &Category, actor: &Actor) -> Result<Vec<Field>, Error> {
    Ok(category.fields()?.iter().map(|field| field.localize(actor.language)).collect())
}

/// Texts, files and answers, judged by the form if there is one.
fn read_content(fields: &mut Fields, form: Option<&[Field]>) -> Option<Content> {
    let title = fields.text("title", Title::parse);
    let description = fields.text("description", Description::parse);
    let file_ids = fields.file_ids("file_ids", FILES_MAX);
    let answers = read_answers(fields);
    let answers = form.zip(answers).and_then(|(form, answers)| {
        form::validate(form, &answers)
            .map_err(|errors| errors.into_iter().for_each(|one| fields.refuse(one)))
            .ok()
    });
    Some(Content { title: title?, description: description?, file_ids, answers: answers? })
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
    if input.is_draft {
        drafts::end_in(tx, actor.as_ref(), actor.id(), stored.ticket.category, now).await?;
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

#[cfg(test)]
mod tests {
    //! The browser and the server judge a filled form alike: what one takes, the other does.

    use std::collections::{BTreeMap, HashSet};

    use proptest::prelude::*;
    use serde_json::{Map, Value, json};
    use uuid::Uuid;
    use zayavka_shared::Language;
    use zayavka_shared::form::{FILES, FieldDefinition, Filled, check_form, check_ticket};

    use super::*;

    /// What was typed, chosen or put in by hand into a field of any kind: right, wrong, or odd.
    fn an_answer() -> impl Strategy<Value = Value> {
        // As many digits as a double holds exactly, and more than a person types.
        let number = (-999_999_999_999_999_i64..=999_999_999_999_999, 0..=12_u32);
        prop_oneof![
            number.prop_map(|(digits, places)| json!(digits as f64 / 10_f64.powi(places as i32))),
            (-9..9_i64).prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            prop::sample::select(vec![
                json!("a"),
                json!(" a "),
                json!("b"),
                json!("d"),
                json!(["a", "c"]),
                json!(["a", "d"]),
                json!([]),
                json!("2026-02-28"),
                json!("2026-02-30"),
                json!("23:59"),
                json!("24:00"),
                json!("9:5"),
                json!("+7 900 000-00-00"),
                json!("12,"),
                json!("12."),
                json!(""),
                json!("  "),
                json!(null),
                json!({"lat": 55.75, "lon": 37.6}),
                json!({"text": "Third floor"}),
                json!({"text": " "}),
                json!({}),
                json!({"lat": 91.5, "lon": 0}),
                json!({"lat": 1, "lon": 2, "text": "x".repeat(301)}),
                json!("a\u{0}b"),
                json!("line\r\nline"),
                json!("\u{2028}"),
                json!("🙂"),
            ]),
            "\\PC{0,12}".prop_map(Value::from),
            Just(json!("я".repeat(21))),
        ]
    }

    /// A field of a form; `above` are the places of fields that it may depend on.
    fn a_field(place: usize) -> impl Strategy<Value = Value> {
        let limits = prop::option::of((-9..5_i64, 0..9_i64));
        let condition = prop::option::of((0..6_usize, an_answer()));
        (0..FieldKind::ALL.len(), any::<bool>(), limits, prop::option::of(1..21_usize), condition).prop_map(
            move |(kind, required, limits, length, condition)| {
                let kind = FieldKind::ALL[kind];
                let text = json!({"ru": "Поле", "en": "Field"});
                let mut field =
                    json!({"key": format!("field_{place}"), "kind": kind, "label": text, "required": required});
                if kind.has_options() {
                    let option = |value: &str| json!({"value": value, "label": text});
                    field["options"] = ["a", "b", "c"].map(option).into_iter().collect();
                }
                if let Some((min, span)) = limits.filter(|_| kind == FieldKind::Number) {
                    (field["min"], field["max"]) = (json!(min), json!(min as f64 + span as f64 / 2.0));
                }
                if let Some(length) = length.filter(|_| kind.max_length_limit().is_some()) {
                    field["max_length"] = json!(length);
                }
                if let Some((parent, equals)) = condition.filter(|(parent, _)| *parent < place) {
                    field["visible_if"] = json!({"field": format!("field_{parent}"), "equals": equals});
                }
                field
            },
        )
    }

    /// A form as an admin may have built it: of what was thrown together, that which is right.
    fn a_form() -> impl Strategy<Value = Vec<FieldDefinition>> {
        let fields: Vec<_> = (0..6).map(a_field).collect();
        (fields, 0..=6_usize).prop_map(|(mut fields, count)| {
            fields.truncate(count);
            let mut form = Vec::new();
            for mut field in fields {
                let with = |field: &Value, form: &[FieldDefinition]| {
                    let field = serde_json::from_value(field.clone()).expect("a field is one");
                    check_form(form.iter().cloned().chain([field]).collect())
                };
                form = with(&field, &form).unwrap_or_else(|_| {
                    // A condition that cannot be met is no form's; without it the field is right.
                    field["visible_if"] = Value::Null;
                    with(&field, &form).expect("the field is right")
                });
            }
            form
        })
    }

    fn a_filled_form() -> impl Strategy<Value = Filled> {
        let title = prop_oneof![
            Just("Printer".to_owned()),
            Just("т".repeat(201)),
            "\\PC{0,9}",
            Just("a\u{7}".to_owned())
        ];
        let description = prop_oneof![Just(String::new()), Just("а".repeat(10_001)), "\\PC{0,9}"];
        let answers = prop::collection::btree_map(
            (0..8_usize).prop_map(|place| format!("field_{place}")),
            an_answer(),
            0..8,
        );
        let field =
            prop_oneof![Just(FILES.to_owned()), (0..6_usize).prop_map(|place| format!("field_{place}"))];
        let files = prop::collection::btree_map(field, prop::collection::vec(0..40_u128, 0..13), 0..4);
        (title, description, answers, files).prop_map(|(title, description, answers, files)| {
            let ids = |ids: Vec<u128>| ids.into_iter().map(|id| FileId(Uuid::from_u128(id))).collect();
            let files: BTreeMap<_, Vec<FileId>> =
                files.into_iter().map(|(field, list)| (field, ids(list))).collect();
            Filled { title, description, answers: answers.into_iter().collect(), files }
        })
    }

    /// What is faulty, and why.
    type Faults = HashSet<(String, FieldErrorCode)>;

    fn faults(errors: &[FieldError]) -> Faults {
        errors.iter().map(|error| (error.field.clone(), error.code)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn browser_and_server_judge_a_filled_form_alike(form in a_form(), filled in a_filled_form()) {
            // The form goes to the browser as JSON, and lies as JSON in the database.
            let shown: Vec<Field> = form.iter().map(|field| field.localize(Language::Ru)).collect();
            let shown = serde_json::to_vec(&shown).expect("a form is plain JSON");
            let shown: Vec<Field> = serde_json::from_slice(&shown).expect("the form comes back");
            let ticket = filled.ticket(CategoryId(1), &shown);
            let of_browser = faults(&check_ticket(&ticket, &shown));
            let body = serde_json::to_vec(&ticket).expect("a ticket is plain JSON");

            let stored = serde_json::to_string(&form).expect("a form is plain JSON");
            let stored: Vec<FieldDefinition> = serde_json::from_str(&stored).expect("the form comes back");
            let stored: Vec<Field> = stored.iter().map(|field| field.localize(Language::En)).collect();
            let body: Map<String, Value> = serde_json::from_slice(&body).expect("the body comes back");
            let mut fields = Fields::of(body);
            let content = read_content(&mut fields, Some(&stored));
            let finished = fields.finish();
            let of_server = finished.as_ref().err().map(|error| faults(error.fields())).unwrap_or_default();

            prop_assert_eq!(&of_browser, &of_server);
            prop_assert_eq!(of_browser.is_empty(), finished.is_ok() && content.is_some());
            // What is kept is taken again: a ticket never holds what its own form refuses.
            if let Some(content) = content.filter(|_| finished.is_ok()) {
                prop_assert_eq!(form::validate(&stored, &content.answers), Ok(content.answers));
            }
        }
    }
}
