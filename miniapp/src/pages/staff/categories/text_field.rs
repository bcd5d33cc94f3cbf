use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::{Language, Localized};

use super::state::Faults;
use super::words::{in_language, languages};
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: AttrValue,
    #[prop_or_default]
    pub(super) error: Option<AttrValue>,
    pub(super) oninput: Callback<String>,
    #[prop_or_default]
    pub(super) lang: Option<&'static str>,
    #[prop_or_default]
    pub(super) input_mode: Option<&'static str>,
    #[prop_or_default]
    pub(super) placeholder: Option<AttrValue>,
    /// Gets the focus once it is drawn.
    #[prop_or_default]
    pub(super) is_first: bool,
}

/// One line of text with its label and its fault.
#[component]
pub(super) fn TextField(props: &Props) -> Html {
    let Props { id, label, value, error, oninput, lang, input_mode, placeholder, is_first } = props;
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(*is_first, move |is_first| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *is_first) {
                crate::report::ignore("focusing a field", input.focus());
            }
        });
    }
    let oninput =
        oninput.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let error_id = format!("{id}-error");
    html! {
        <div class={classes!("field", error.is_some().then_some("bad"))}>
            <label class="label" for={id}>{ label }</label>
            <input ref={input} class="input" {id} type="text" lang={*lang} inputmode={*input_mode} value={value}
                placeholder={placeholder.clone()} aria-invalid={error.is_some().to_string()}
                aria-describedby={error.is_some().then(|| error_id.clone())} {oninput} />
            if let Some(error) = error {
                <p class="field-error" id={error_id.clone()} role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct BothProps {
    /// The path of the text in the form, which also names the controls.
    pub(super) path: AttrValue,
    pub(super) label: AttrValue,
    pub(super) value: Localized,
    pub(super) faults: Rc<Faults>,
    pub(super) oninput: Callback<(Language, String)>,
    #[prop_or_default]
    pub(super) is_first: bool,
}

/// A text in each language, the reader's own first.
#[component]
pub(super) fn BothLanguages(props: &BothProps) -> Html {
    let BothProps { path, label, value, faults, oninput, is_first } = props;
    let texts = use_texts();
    let mine = texts.language();
    html! {
        <div class="both">
            { for languages(mine).into_iter().map(|language| {
                let path = format!("{path}.{}", language.code());
                let error = faults.get(&path).cloned().map(AttrValue::from);
                let oninput = oninput.reform(move |text| (language, text));
                html! {
                    <TextField key={language.code()} id={format!("edit-{}", path.replace('.', "-"))} lang={language.code()}
                        label={in_language(texts, label, language)} value={value.get(language).to_owned()} {error} {oninput}
                        is_first={*is_first && language == mine} />
                }
            }) }
        </div>
    }
}
