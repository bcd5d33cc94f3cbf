//! Keeps a form at the server while it is filled in, so that it can be gone on with on another device.
//!
//! What the browser keeps by itself is written at each change; the server gets it a moment after the last one,
//! and when the page is left. Whatever stands there that this page has not seen is taken over, part by part.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{CategoryView, DraftView, LiveEvent, LiveKind, ProblemCode, PutDraft};
use zayavka_shared::form::Field;

use super::form::{Draft, FormAction, FormState, Synced};
use crate::api::{Api, ApiError};
use crate::live::{use_connection, use_live};
use crate::session::use_session;

/// After the last change the server gets the draft.
const PAUSE_MS: u32 = 1_000;

/// A form and its place at the server. Cheap to clone.
#[derive(Clone)]
struct Keeper {
    api: Api,
    category: CategoryId,
    fields: Rc<Vec<Field>>,
    form: UseReducerHandle<FormState>,
    /// While the form is on its way as a ticket, its draft is left alone.
    is_paused: bool,
    /// Whether the server's draft was looked at: before that, nothing is written over it.
    is_known: UseStateHandle<bool>,
    is_writing: Rc<Cell<bool>>,
}

/// Keeps the form at the server. `is_writing` says whether a write is on its way.
#[hook]
pub(super) fn use_keeping(
    category: &Rc<CategoryView>,
    form: &UseReducerHandle<FormState>,
    is_paused: bool,
    is_writing: &Rc<Cell<bool>>,
) {
    let session = use_session();
    let connection = use_connection();
    let is_known = use_state_eq(|| false);
    let keeper = Keeper {
        api: session.api.clone(),
        category: category.id,
        fields: Rc::new(category.fields.clone()),
        form: form.clone(),
        is_paused,
        is_known: is_known.clone(),
        is_writing: is_writing.clone(),
    };
    // Timers and listeners act for the form as it was drawn last.
    let latest = use_mut_ref(|| keeper.clone());
    latest.replace(keeper.clone());
    {
        let keeper = keeper.clone();
        use_effect_with((), move |()| keeper.look());
    }
    {
        let latest = latest.clone();
        let synced = form.draft.synced.as_ref().map(|synced| synced.version);
        let reasons = (form.draft.filled(), synced, is_paused, *is_known, connection);
        use_effect_with(reasons, move |_| {
            let timeout = Timeout::new(PAUSE_MS, move || latest.borrow().write(false));
            move || drop(timeout)
        });
    }
    {
        let latest = latest.clone();
        use_effect_with((), move |()| {
            let window = web_sys::window();
            let back = window.as_ref().map(|window| {
                let latest = latest.clone();
                EventListener::new(window, "online", move |_| latest.borrow().write(false))
            });
            let shown = window.and_then(|window| window.document()).map(|document| {
                let shown = document.clone();
                EventListener::new(&document, "visibilitychange", move |_| {
                    let keeper = latest.borrow();
                    if shown.visibility_state() == VisibilityState::Hidden {
                        keeper.write(true);
                    } else {
                        keeper.look();
                    }
                })
            });
            move || drop((back, shown))
        });
    }
    use_live(Callback::from(move |event: LiveEvent| match event.kind {
        LiveKind::DraftChanged if event.category_id == Some(keeper.category) => {
            let known = keeper.form.draft.synced.as_ref().map(|synced| synced.version);
            if event.version.is_none() || event.version != known {
                keeper.look();
            }
        }
        LiveKind::Reset => keeper.look(),
        LiveKind::Ready
        | LiveKind::DraftChanged
        | LiveKind::TicketCreated
        | LiveKind::TicketChanged
        | LiveKind::TicketGone
        | LiveKind::TicketRead
        | LiveKind::CommentCreated
        | LiveKind::CommentChanged
        | LiveKind::MeChanged
        | LiveKind::SettingsChanged => {}
    }));
}

impl Keeper {
    /// Takes over what the server has.
    fn look(&self) {
        if self.is_paused {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            if let Ok(drafts) = keeper.api.drafts().await {
                let theirs = drafts.into_iter().find(|draft| draft.category_id == keeper.category);
                keeper.take(theirs, !*keeper.is_known);
                keeper.is_known.set(true);
            }
        });
    }

    /// As it begins, the newer of two drafts goes on; later, what is being typed does.
    fn take(&self, theirs: Option<DraftView>, is_first: bool) {
        match theirs {
            Some(theirs) => {
                let is_newer = is_first && theirs.updated_at.0 > self.form.draft.saved_at;
                self.form.dispatch(FormAction::Took(Rc::new(theirs), is_newer));
            }
            // A form that the server never had cannot have ended there.
            None if is_first && self.form.draft.synced.is_none() => {}
            None => self.form.dispatch(FormAction::Gone(self.fields.clone())),
        }
    }

    /// Sends the draft if the server lacks something of it.
    fn write(&self, is_leaving: bool) {
        if !*self.is_known {
            self.look();
            return;
        }
        let draft = &self.form.draft;
        let is_due = draft.is_ahead(&self.fields) && !self.is_paused;
        if !is_due || self.is_sent_as_it_is(draft) || self.is_writing.replace(true) {
            return;
        }
        let keeper = self.clone();
        spawn_local(async move {
            let written = put(&keeper.api, keeper.category, &keeper.form.draft, is_leaving).await;
            keeper.is_writing.set(false);
            match written {
                Ok(synced) => keeper.form.dispatch(FormAction::Synced(synced)),
                Err(error) if error.code() == Some(ProblemCode::VersionConflict) => {
                    keeper.take(error.problem().and_then(|problem| problem.draft.as_deref().cloned()), false);
                }
                // It is kept here, and sent with the next change or when the line is back.
                Err(_) => {}
            }
        });
    }

    /// The ticket may be there already, and its draft gone with it.
    fn is_sent_as_it_is(&self, draft: &Draft) -> bool {
        let ticket = self.form.to_send().ticket(self.category, &self.fields);
        let body = serde_json::to_string(&ticket).ok();
        draft.sent.as_ref().is_some_and(|(sent, _)| Some(sent) == body.as_ref())
    }
}

/// Sends a draft on top of the version that was seen.
pub(super) async fn put(
    api: &Api,
    category: CategoryId,
    draft: &Draft,
    is_leaving: bool,
) -> Result<Synced, ApiError> {
    let filled = draft.filled();
    let seen = draft.synced.as_ref().map_or(0, |synced| synced.version);
    let body = PutDraft { filled: filled.clone(), version: Some(seen) };
    let view = api.put_draft(category, &body, is_leaving).await?;
    Ok(Synced { version: view.version, filled })
}
