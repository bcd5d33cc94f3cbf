use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::TemplateView;

use super::body_field::BodyField;
use super::message::Message;
use super::use_preview::{faults, use_preview};
use crate::api::ApiError;
use crate::hooks::use_draft_kept;
use crate::session::use_session;
use crate::telegram::{
    self, Confirm, MainButton, Outcome, SecondaryButton, confirm, use_closing_confirmation, use_still_page,
};
use crate::texts::use_texts;
use crate::toast::use_toasts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) template: Rc<TemplateView>,
    /// The template is another one now.
    pub(super) onchanged: Callback<TemplateView>,
}

/// Edits one template in one language, with its message beside it. What is typed is kept until it is saved.
#[component]
pub(super) fn Editor(Props { template, onchanged }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let key = format!("template:{}/{}/{}", template.event, template.audience, template.language.code());
    let text = {
        let (memory, key, body) = (session.memory, key.clone(), template.body.clone());
        use_state_eq(move || memory.load::<String>(&key).unwrap_or(body))
    };
    let is_busy = use_state_eq(|| false);
    let refused = use_state_eq(|| None::<(String, Vec<AttrValue>)>);
    let judged = use_preview(template, &text);
    let is_dirty = *text != template.body;
    use_draft_kept(session.memory, key, is_dirty.then(|| (*text).clone()));
    use_closing_confirmation(is_dirty);
    use_still_page();
    // A refusal stands until the text is another one.
    let shown = match &*refused {
        Some((of, faults)) if *of == *text => faults.clone(),
        Some(_) | None => judged.faults.clone(),
    };
    let fail = {
        let (refused, toasts, text) = (refused.setter(), toasts.clone(), text.clone());
        move |error: &ApiError| {
            let faults = faults(error);
            if faults.is_empty() {
                toasts.refuse(error);
            } else {
                telegram::notify(Outcome::Error);
                refused.set(Some(((*text).clone(), faults)));
            }
        }
    };
    let onsave = {
        let (api, template, text) = (session.api.clone(), template.clone(), text.clone());
        let (toasts, is_busy, onchanged, fail) =
            (toasts.clone(), is_busy.setter(), onchanged.clone(), fail.clone());
        Callback::from(move |()| {
            let (api, template, text) = (api.clone(), template.clone(), text.clone());
            let (toasts, is_busy, onchanged, fail) =
                (toasts.clone(), is_busy.clone(), onchanged.clone(), fail.clone());
            is_busy.set(true);
            spawn_local(async move {
                match api.set_template(&template, &text).await {
                    Ok(saved) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.templates_saved());
                        text.set(saved.body.clone());
                        onchanged.emit(saved);
                    }
                    Err(error) => fail(&error),
                }
                is_busy.set(false);
            });
        })
    };
    let ontest = {
        let (api, template, text) = (session.api.clone(), template.clone(), text.clone());
        let ticket = judged.preview.as_ref().and_then(|preview| preview.ticket_id);
        let toasts = toasts.clone();
        Callback::from(move |()| {
            let (api, template, text) = (api.clone(), template.clone(), text.clone());
            let (toasts, fail) = (toasts.clone(), fail.clone());
            spawn_local(async move {
                match api.test_template(&template, &text, ticket).await {
                    Ok(_) => {
                        telegram::notify(Outcome::Success);
                        toasts.say(texts.templates_sent());
                    }
                    Err(error) => fail(&error),
                }
            });
        })
    };
    let onreset = {
        let (api, template, text) = (session.api.clone(), template.clone(), text.setter());
        let (toasts, onchanged) = (toasts.clone(), onchanged.clone());
        Callback::from(move |_: MouseEvent| {
            let (api, template, text) = (api.clone(), template.clone(), text.clone());
            let (toasts, onchanged) = (toasts.clone(), onchanged.clone());
            let question = Confirm {
                message: texts.templates_reset_question().to_owned(),
                act: texts.templates_reset_act().to_owned(),
                keep: texts.templates_reset_keep().to_owned(),
                is_destructive: true,
            };
            spawn_local(async move {
                if !confirm(&question).await {
                    return;
                }
                match api.reset_template(&template).await {
                    Ok(reset) => {
                        text.set(reset.body.clone());
                        onchanged.emit(reset);
                    }
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let ontext = {
        let text = text.setter();
        Callback::from(move |typed: String| text.set(typed))
    };
    html! {
        <>
            <div class="duo">
                <BodyField text={(*text).clone()} faults={shown} variables={Rc::new(template.variables.clone())} {ontext} />
                <div>
                    { for judged.preview.map(|preview| html! { <Message {preview} /> }) }
                    if template.is_changed || is_dirty {
                        <div class="section inset spaced">
                            <button type="button" class="cell danger" data-role="reset" onclick={onreset}>
                                <Icon name="undo" /><span class="cell-body">{ texts.templates_reset() }</span>
                            </button>
                        </div>
                    }
                </div>
            </div>
            <SecondaryButton text={texts.templates_test()} onpress={ontest} />
            <MainButton text={texts.templates_save()} onpress={onsave} is_busy={*is_busy} />
        </>
    }
}
