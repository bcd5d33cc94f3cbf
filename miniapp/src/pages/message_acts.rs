//! What can be done with a message: copy it, and for a while change what one said oneself.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use zayavka_shared::TicketId;
use zayavka_shared::api::CommentView;
use zayavka_shared::text::BODY_MAX;

use crate::clock::{self, use_minute};
use crate::dates;
use crate::session::use_session;
use crate::telegram::{self, Bridge, Outcome};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::{Menu, MenuItem, Sheet};

const EDIT: &str = "edit";
const COPY: &str = "copy";

/// How far the choice has come.
#[derive(Debug, Clone, PartialEq)]
enum Chosen {
    Menu(Rc<CommentView>),
    Edit(Rc<CommentView>),
}

/// A message that was chosen, and how one is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct MessageActs {
    chosen: Option<Chosen>,
    pub(super) onchoose: Callback<Rc<CommentView>>,
    pub(super) onclose: Callback<()>,
    onedit: Callback<Rc<CommentView>>,
}

impl MessageActs {
    pub(super) fn is_open(&self) -> bool {
        self.chosen.is_some()
    }
}

#[hook]
pub(super) fn use_message_acts() -> MessageActs {
    let chosen = use_state_eq(|| None::<Chosen>);
    let onchoose = {
        let chosen = chosen.setter();
        use_callback((), move |comment, ()| chosen.set(Some(Chosen::Menu(comment))))
    };
    let onedit = {
        let chosen = chosen.setter();
        use_callback((), move |comment, ()| chosen.set(Some(Chosen::Edit(comment))))
    };
    let onclose = {
        let chosen = chosen.setter();
        use_callback((), move |(), ()| chosen.set(None))
    };
    MessageActs { chosen: (*chosen).clone(), onchoose, onclose, onedit }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: TicketId,
    pub(super) acts: MessageActs,
    /// Shows the words as they are now, before the stream tells of them.
    pub(super) onedited: Callback<CommentView>,
}

/// The sheet over the page, once a message was chosen.
#[component]
pub(super) fn MessageSheet(Props { id, acts, onedited }: &Props) -> Html {
    match &acts.chosen {
        None => Html::default(),
        Some(Chosen::Menu(comment)) => html! { <ActsMenu comment={comment.clone()} acts={acts.clone()} /> },
        Some(Chosen::Edit(comment)) => html! {
            <EditSheet id={*id} comment={comment.clone()} {onedited} onclose={&acts.onclose} />
        },
    }
}

#[derive(Debug, Properties, PartialEq)]
struct MenuProps {
    comment: Rc<CommentView>,
    acts: MessageActs,
}

#[component]
fn ActsMenu(MenuProps { comment, acts }: &MenuProps) -> Html {
    let texts = use_texts();
    let toasts = use_toasts();
    let now = use_minute();
    let item = |key: &'static str, label: &'static str, hint: Option<AttrValue>, icon: &'static str| {
        MenuItem { key: key.into(), label: label.into(), hint, icon: icon.into(), is_danger: false }
    };
    let edit = comment.editable_until.filter(|until| *until > clock::now()).map(|until| {
        let until = dates::until(now, until, texts.language());
        item(EDIT, texts.message_edit(), Some(texts.message_edit_hint(until).into()), "edit")
    });
    let copy = (!comment.body.is_empty()).then(|| item(COPY, texts.message_copy(), None, "copy"));
    let items: Vec<MenuItem> = edit.into_iter().chain(copy).collect();
    let onchoose = {
        let (comment, acts) = (comment.clone(), acts.clone());
        Callback::from(move |key: AttrValue| {
            if key == EDIT {
                acts.onedit.emit(comment.clone());
                return;
            }
            acts.onclose.emit(());
            let (text, toasts) = (comment.body.clone(), toasts.clone());
            spawn_local(async move {
                toasts.say(if copy_text(&text).await {
                    texts.message_copied()
                } else {
                    texts.message_copy_refused()
                });
            });
        })
    };
    html! { <Menu title={texts.message_title()} {items} {onchoose} onclose={&acts.onclose} /> }
}

/// Whether the clipboard took it: some WebViews have none, others refuse.
async fn copy_text(text: &str) -> bool {
    let window = Bridge::from_value(js_sys::global().into());
    let clipboard = window.and_then(|window| window.part("navigator")?.part("clipboard"));
    let written = clipboard.and_then(|clipboard| clipboard.call("writeText", &[text.into()]).ok());
    match written.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

#[derive(Debug, Properties, PartialEq)]
struct EditProps {
    id: TicketId,
    comment: Rc<CommentView>,
    onedited: Callback<CommentView>,
    onclose: Callback<()>,
}

/// The words in a field of their own: what is being written below stays.
#[component]
fn EditSheet(EditProps { id, comment, onedited, onclose }: &EditProps) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let body = use_state_eq(|| comment.body.clone());
    let is_busy = use_state_eq(|| false);
    let is_saveable =
        !*is_busy && body.trim() != comment.body && (!body.trim().is_empty() || !comment.files.is_empty());
    let oninput = {
        let body = body.setter();
        Callback::from(move |event: InputEvent| {
            body.set(event.target_unchecked_into::<HtmlTextAreaElement>().value())
        })
    };
    let onsave = {
        let (api, id, comment, body) = (session.api.clone(), *id, comment.id, body.clone());
        let (onedited, onclose, is_busy) = (onedited.clone(), onclose.clone(), is_busy.setter());
        Callback::from(move |()| {
            if !is_saveable {
                return;
            }
            let (api, body, toasts) = (api.clone(), body.trim().to_owned(), toasts.clone());
            let (onedited, onclose, is_busy) = (onedited.clone(), onclose.clone(), is_busy.clone());
            is_busy.set(true);
            spawn_local(async move {
                match api.edit_comment(id, comment, body).await {
                    Ok(view) => {
                        telegram::notify(Outcome::Success);
                        onedited.emit(view);
                        onclose.emit(());
                    }
                    Err(error) => toasts.refuse(&error),
                }
                is_busy.set(false);
            });
        })
    };
    let onkeydown = {
        let onsave = onsave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                onsave.emit(());
            }
        })
    };
    html! {
        <Sheet title={texts.message_edit_title()} onclose={onclose.clone()}>
            <div class="field">
                <label class="label" for="edit-message">{ texts.message_edit_text() }</label>
                <textarea class="input" id="edit-message" rows="4" maxlength={BODY_MAX.to_string()} data-role="edit-message"
                    value={(*body).clone()} {oninput} {onkeydown} />
            </div>
            <p class="pad sheet-act">
                <button type="button" class="btn main" data-role="save-message" disabled={!is_saveable}
                    aria-busy={is_busy.to_string()} onclick={onsave.reform(|_: MouseEvent| ())}>{ texts.message_edit_save() }</button>
            </p>
        </Sheet>
    }
}
