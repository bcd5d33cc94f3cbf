//! The message that a text makes, a moment after the last letter.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{ProblemCode, TemplatePreview, TemplateView};

use crate::api::ApiError;
use crate::session::use_session;

/// Long enough for the next letter to come.
const PAUSE_MS: u32 = 400;

/// What the server says of a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Judged {
    /// The last message that a text made.
    pub(super) preview: Option<Rc<TemplatePreview>>,
    /// What is wrong with the text now, in words.
    pub(super) faults: Vec<AttrValue>,
}

/// Judges `text` whenever it rests.
#[hook]
pub(super) fn use_preview(template: &Rc<TemplateView>, text: &str) -> Judged {
    let session = use_session();
    let judged = use_state_eq(Judged::default);
    let is_first = use_mut_ref(|| true);
    {
        let setter = judged.clone();
        use_effect_with((template.clone(), text.to_owned()), move |(template, text)| {
            let pause = if is_first.replace(false) { 0 } else { PAUSE_MS };
            let is_newest = Rc::new(std::cell::Cell::new(true));
            let (template, text, asked) = (template.clone(), text.clone(), is_newest.clone());
            let timeout = Timeout::new(pause, move || {
                spawn_local(async move {
                    let answer = session.api.preview_template(&template, &text).await;
                    if asked.get() {
                        setter.set(judge(answer, &setter));
                    }
                });
            });
            move || {
                is_newest.set(false);
                drop(timeout);
            }
        });
    }
    (*judged).clone()
}

fn judge(answer: Result<TemplatePreview, ApiError>, before: &Judged) -> Judged {
    match answer {
        Ok(preview) => Judged { preview: Some(Rc::new(preview)), faults: Vec::new() },
        Err(error) => Judged { preview: before.preview.clone(), faults: faults(&error) },
    }
}

/// What an answer says is wrong with the text; nothing if something else is wrong.
#[must_use]
pub(super) fn faults(error: &ApiError) -> Vec<AttrValue> {
    let problem = error.problem().filter(|_| error.code() == Some(ProblemCode::InvalidFields));
    let messages = problem.into_iter().flat_map(|problem| &problem.errors);
    messages.map(|fault| AttrValue::from(fault.message.clone())).collect()
}
