use std::rc::Rc;

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;
use zayavka_shared::api::TemplateVariable;
use zayavka_shared::text::TEMPLATE_MAX;

use super::insert::insert;
use crate::report;
use crate::texts::use_texts;
use crate::ui::{Icon, grow};

const ID: &str = "template-body";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) text: AttrValue,
    pub(super) faults: Vec<AttrValue>,
    pub(super) variables: Rc<Vec<TemplateVariable>>,
    pub(super) ontext: Callback<String>,
}

/// The words of a template, what is wrong with them, and the variables that a press inserts.
#[component]
pub(super) fn BodyField(Props { text, faults, variables, ontext }: &Props) -> Html {
    let texts = use_texts();
    let field = use_node_ref();
    // Where the caret goes once the inserted variable stands there.
    let caret = use_mut_ref(|| None::<usize>);
    {
        let (field, caret) = (field.clone(), caret.clone());
        use_effect_with(text.clone(), move |_| {
            grow(&field);
            if let (Some(at), Some(field)) = (caret.take(), field.cast::<HtmlTextAreaElement>()) {
                put_caret(&field, at);
            }
        });
    }
    let oninput =
        ontext.reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let oninsert = {
        let (field, text, ontext) = (field.clone(), text.clone(), ontext.clone());
        move |name: &str| {
            let piece = format!("{{{{ {name} }}}}");
            let (field, text, ontext, caret) = (field.clone(), text.clone(), ontext.clone(), caret.clone());
            Callback::from(move |_: MouseEvent| {
                let (start, end) = selection(&field).unwrap_or((usize::MAX, usize::MAX));
                let (changed, at) = insert(&text, start, end, &piece);
                caret.replace(Some(at));
                ontext.emit(changed);
            })
        }
    };
    let rows = text.lines().count().clamp(4, 14).to_string();
    let count = text.encode_utf16().count().to_string();
    html! {
        <div class="section inset">
            <div class={classes!("field", (!faults.is_empty()).then_some("bad"))} data-field="body">
                <label class="label" for={ID}>{ texts.templates_text() }</label>
                <textarea ref={field} id={ID} class="input template-body" {rows} maxlength={TEMPLATE_MAX.to_string()}
                    value={text.clone()} spellcheck="false" autocapitalize="off" aria-invalid={(!faults.is_empty()).to_string()}
                    aria-describedby="template-faults template-count" {oninput} />
                <div id="template-faults" role="status">
                    { for faults.iter().map(|fault| html! {
                        <p class="field-error" data-role="fault"><Icon name="alert" />{ fault }</p>
                    }) }
                </div>
            </div>
            <div class="field">
                <p class="label" id="template-insert">{ texts.templates_insert() }</p>
                <div class="variables" role="group" aria-labelledby="template-insert">
                    { for variables.iter().map(|variable| html! {
                        <button key={variable.name.clone()} type="button" class="variable" data-variable={variable.name.clone()}
                            title={format!("{}: {}", variable.meaning, variable.example)} onclick={oninsert(&variable.name)}>
                            { &variable.name }<span class="sr">{ format!(", {}", variable.meaning) }</span>
                        </button>
                    }) }
                </div>
                <p class="field-hint" id="template-count">{ texts.templates_count(count) }</p>
            </div>
        </div>
    }
}

fn selection(field: &NodeRef) -> Option<(usize, usize)> {
    let field = field.cast::<HtmlTextAreaElement>()?;
    let start = field.selection_start().ok().flatten()?;
    let end = field.selection_end().ok().flatten()?;
    Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?))
}

fn put_caret(field: &HtmlTextAreaElement, at: usize) {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    report::ignore("focusing the template", field.focus());
    report::ignore("placing the caret", field.set_selection_range(at, at));
}
