//! Sends a filled form: once, however often it is pressed.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use yew_router::prelude::*;
use zayavka_shared::api::{CategoryView, ProblemCode};
use zayavka_shared::form::{FILES, Field, FieldError, FieldErrorCode, FieldKind, check_ticket};

use super::form::{FormAction, FormState, field_name, server_errors};
use super::new_form::draft_key;
use crate::api::IdempotencyKey;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::{self, Outcome};
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;
use crate::uploads::{Owner, use_courier};

/// How sending a form goes.
pub(super) struct Filing {
    /// On its way, or waiting for the ids of its files.
    pub(super) is_busy: bool,
    /// Accepted: nothing is left to keep.
    pub(super) is_filed: bool,
    pub(super) onfile: Callback<()>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Filling,
    /// Pressed while the server had not heard of a file yet: sent as soon as it has.
    Awaiting,
    Sending,
    Filed,
}

/// Checks and sends the form, then opens the ticket. `is_writing`: its draft is on the way to the server.
#[hook]
pub(super) fn use_filing(
    category: Rc<CategoryView>,
    form: UseReducerHandle<FormState>,
    is_writing: Rc<Cell<bool>>,
) -> Filing {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let stage = use_state_eq(|| Stage::Filling);
    let now = *stage;
    let courier = use_courier();
    // A file is sent by its id, which it has a moment after it was chosen.
    let is_announcing = form.is_announcing_files();
    // A second tap may come before the first one was drawn: state is too slow to stop it.
    let at_work = use_mut_ref(|| false);

    let send = {
        let (form, stage) = (form.clone(), stage.setter());
        move || {
            if at_work.replace(true) {
                return;
            }
            let ticket = form.to_send().ticket(category.id, &category.fields);
            let mut errors = in_words(texts, &category.fields, &check_ticket(&ticket, &category.fields));
            for field in form.faulty_files() {
                errors.entry(field.to_owned()).or_insert_with(|| texts.upload_left().to_owned());
            }
            if !errors.is_empty() {
                telegram::notify(Outcome::Error);
                at_work.replace(false);
                stage.set(Stage::Filling);
                form.dispatch(FormAction::Refused(errors));
                return;
            }
            let body = serde_json::to_string(&ticket).unwrap_or_else(|_| String::new());
            let key = form.key_for(&body).unwrap_or_else(IdempotencyKey::new);
            form.dispatch(FormAction::Sent(body, key.clone()));
            stage.set(Stage::Sending);
            let (session, toasts, navigator) = (session.clone(), toasts.clone(), navigator.clone());
            let (dispatcher, stage, at_work) = (form.dispatcher(), stage.clone(), at_work.clone());
            let has_overtaken = is_writing.get();
            let courier = courier.clone();
            spawn_local(async move {
                match session.api.file_ticket(&ticket, &key).await {
                    Ok(filed) => {
                        telegram::notify(Outcome::Success);
                        courier.promise(&Owner::field(ticket.category_id, FILES));
                        session.memory.forget(&draft_key(ticket.category_id));
                        stage.set(Stage::Filed);
                        // A draft that was on its way may have come behind the ticket.
                        if has_overtaken
                            && let Err(error) = session.api.discard_draft(ticket.category_id).await
                        {
                            crate::report::note("ending a draft", &format!("{error:?}"));
                        }
                        if let Some(navigator) = navigator {
                            navigator.replace(&Route::Ticket { id: filed.id });
                        }
                    }
                    Err(error) => {
                        at_work.replace(false);
                        stage.set(Stage::Filling);
                        if error.problem().is_some_and(|problem| problem.status < 500) {
                            dispatcher.dispatch(FormAction::Unsent);
                        }
                        let problem =
                            error.problem().filter(|_| error.code() == Some(ProblemCode::InvalidFields));
                        if let Some(problem) = problem {
                            dispatcher.dispatch(FormAction::Refused(server_errors(&problem.errors)));
                        }
                        toasts.refuse(&error);
                        // The desk asks for consent by now; the draft waits behind that question.
                        if error.code() == Some(ProblemCode::ConsentRequired)
                            && let Ok(me) = session.api.me().await
                        {
                            session.onme.emit(me);
                        }
                    }
                }
            });
        }
    };
    {
        let send = send.clone();
        use_effect_with((now, is_announcing), move |(now, is_announcing)| {
            if *now == Stage::Awaiting && !is_announcing {
                send();
            }
        });
    }
    let onfile = Callback::from(move |()| match now {
        Stage::Filling if is_announcing => stage.set(Stage::Awaiting),
        Stage::Filling => send(),
        Stage::Awaiting | Stage::Sending | Stage::Filed => {}
    });
    Filing { is_busy: now != Stage::Filling, is_filed: now == Stage::Filed, onfile }
}

fn in_words(texts: Texts, fields: &[Field], errors: &[FieldError]) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for error in errors {
        let name = field_name(&error.field);
        let kind = fields.iter().find(|field| field.key == name).map(|field| field.kind);
        words.entry(name.to_owned()).or_insert_with(|| error_of(texts, kind, error));
    }
    words
}

/// What to write instead, where the kind of the field tells.
fn error_of(texts: Texts, kind: Option<FieldKind>, error: &FieldError) -> String {
    match (error.code, kind) {
        (FieldErrorCode::WrongKind, Some(FieldKind::Number)) => texts.client_wrong_number().to_owned(),
        (FieldErrorCode::WrongKind, Some(FieldKind::Phone)) => texts.client_wrong_phone().to_owned(),
        (FieldErrorCode::WrongKind, Some(FieldKind::Place)) => texts.client_wrong_place().to_owned(),
        (code, _) => texts.field_error(code, error.max, error.limit.as_ref()),
    }
}
