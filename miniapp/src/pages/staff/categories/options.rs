use std::rc::Rc;

use yew::prelude::*;

use super::draft::OptionDraft;
use super::state::{Faults, FieldEdit};
use super::text_field::BothLanguages;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// The field's path in the form.
    pub(super) path: AttrValue,
    pub(super) options: Vec<OptionDraft>,
    pub(super) faults: Rc<Faults>,
    pub(super) onedit: Callback<FieldEdit>,
}

/// What may be chosen, a line each.
#[component]
pub(super) fn Options(Props { path, options, faults, onedit }: &Props) -> Html {
    let texts = use_texts();
    let error = faults.get(&format!("{path}.options"));
    html! {
        <div class="field choices" role="group" aria-label={texts.category_field_options()}>
            { for options.iter().enumerate().map(|(place, option)| {
                let (id, number) = (option.id, place + 1);
                html! {
                    <div key={id} class="choice-line" data-option-id={id.to_string()}>
                        <BothLanguages path={format!("{path}.options.{place}.label")} label={texts.category_option(number)}
                            value={option.plain.label.clone()} {faults}
                            oninput={onedit.reform(move |(language, text)| FieldEdit::OptionLabel(id, language, text))} />
                        <button type="button" class="icon-btn quiet" disabled={place == 0}
                            aria-label={texts.category_option_raise(number)}
                            onclick={onedit.reform(move |_: MouseEvent| FieldEdit::RaiseOption(id))}><Icon name="up" /></button>
                        <button type="button" class="icon-btn quiet" aria-label={texts.category_option_remove(number)}
                            onclick={onedit.reform(move |_: MouseEvent| FieldEdit::RemoveOption(id))}><Icon name="x" /></button>
                    </div>
                }
            }) }
            <button type="button" class="btn soft small" data-role="add-option"
                onclick={onedit.reform(|_: MouseEvent| FieldEdit::AddOption)}>
                <Icon name="plus" />{ texts.category_option_add() }
            </button>
            if let Some(error) = error {
                <p class="field-error" role="alert"><Icon name="alert" />{ error }</p>
            }
        </div>
    }
}
