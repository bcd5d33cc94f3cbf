use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zayavka_shared::form::FieldKind;

use super::begins_with::BeginsWith;
use super::condition_editor::ConditionEditor;
use super::draft::Draft;
use super::options::Options;
use super::state::{Faults, FieldEdit};
use super::text_field::{BothLanguages, TextField};
use super::words::kind_words;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Rc<Draft>,
    pub(super) place: usize,
    pub(super) faults: Rc<Faults>,
    pub(super) onedit: Callback<FieldEdit>,
}

/// Everything about one field.
#[component]
pub(super) fn FieldDrawer(Props { draft, place, faults, onedit }: &Props) -> Html {
    let texts = use_texts();
    let Some(field) = draft.fields.get(*place) else { return Html::default() };
    let plain = &field.plain;
    let path = format!("fields.{place}");
    let id = format!("edit-{}", field.id);
    let onkind = {
        let onedit = onedit.clone();
        Callback::from(move |event: Event| {
            let key = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(kind) = FieldKind::from_key(&key) {
                onedit.emit(FieldEdit::Kind(kind));
            }
        })
    };
    let onrequired = onedit.reform(|event: Event| {
        FieldEdit::Required(event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    let onlabel = onedit.reform(|event: Event| {
        FieldEdit::FromLabel(event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    // Whoever just added the field will name it.
    let is_unnamed = plain.label.ru.is_empty() && plain.label.en.is_empty();
    html! {
        <div class="drawer">
            <BothLanguages path={format!("{path}.label")} label={texts.category_field_label()} value={plain.label.clone()}
                {faults} is_first={is_unnamed} oninput={onedit.reform(|(language, text)| FieldEdit::Label(language, text))} />
            <div class="field">
                <label class="label" for={format!("{id}-kind")}>{ texts.category_field_kind() }</label>
                <select class="input" id={format!("{id}-kind")} data-role="kind" onchange={onkind}>
                    { for FieldKind::ALL.into_iter().map(|kind| html! {
                        <option key={kind.key()} value={kind.key()} selected={kind == plain.kind}>{ kind_words(texts, kind) }</option>
                    }) }
                </select>
            </div>
            if plain.kind.has_options() {
                <Options path={path.clone()} options={field.options.clone()} {faults} {onedit} />
            }
            if let Some(limit) = plain.kind.max_length_limit() {
                <TextField id={format!("{id}-max")} label={texts.category_field_max_length()} input_mode="numeric"
                    value={plain.max_length.map_or_else(String::new, |length| length.to_string())}
                    placeholder={plain.kind.default_max_length().min(limit).to_string()}
                    error={faults.get(&format!("{path}.max_length")).cloned().map(AttrValue::from)}
                    oninput={onedit.reform(|text: String| FieldEdit::MaxLength(length(&text)))} />
            }
            if plain.kind == FieldKind::Number {
                <div class="both">
                    { for [("min", texts.category_field_min()), ("max", texts.category_field_max())].into_iter().enumerate().map(|(at, (name, label))| html! {
                        <TextField key={name} id={format!("{id}-{name}")} {label} input_mode="decimal" value={field.limits[at].clone()}
                            error={faults.get(&format!("{path}.{name}")).cloned().map(AttrValue::from)}
                            oninput={onedit.reform(move |text: String| FieldEdit::Limit(at, text))} />
                    }) }
                </div>
            }
            if plain.kind.may_begin_with() {
                <BeginsWith {draft} {place} {faults} {onedit} />
            }
            <BothLanguages path={format!("{path}.hint")} label={texts.category_field_hint()} value={field.hint()}
                {faults} oninput={onedit.reform(|(language, text)| FieldEdit::Hint(language, text))} />
            <ConditionEditor {draft} {place} {faults} {onedit} />
            if plain.kind.may_come_from_label() {
                <div class="field">
                    <div class="row">
                        <label class="grow" for={format!("{id}-from-label")}>{ texts.category_field_from_label() }</label>
                        <input class="switch" id={format!("{id}-from-label")} type="checkbox" role="switch"
                            checked={plain.from_label} aria-describedby={format!("{id}-from-label-hint")} onchange={onlabel} />
                    </div>
                    <p class="field-hint" id={format!("{id}-from-label-hint")}>{ texts.category_field_from_label_hint() }</p>
                    if let Some(error) = faults.get(&format!("{path}.from_label")) {
                        <p class="field-error" role="alert"><Icon name="alert" />{ error }</p>
                    }
                </div>
            }
            <div class="field">
                <div class="row">
                    <label class="grow" for={format!("{id}-required")}>{ texts.category_field_required() }</label>
                    <input class="switch" id={format!("{id}-required")} type="checkbox" role="switch"
                        checked={plain.required} onchange={onrequired} />
                </div>
            </div>
        </div>
    }
}

/// The digits that were typed; more than any limit has are as good as too many.
fn length(typed: &str) -> Option<usize> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).take(6).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_whatever_digits_were_typed() {
        assert_eq!(length("1 20 знаков"), Some(120));
        assert_eq!(length("9999999999999999999999"), Some(999_999));
        assert_eq!(length(""), None);
    }
}
