use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::form::FieldKind;

use super::draft::{Draft, FieldDraft, Wanted};
use super::field_drawer::FieldDrawer;
use super::state::{EditorAction, Faults, Opened};
use super::words::{kind_icon, kind_words};
use crate::texts::{Texts, use_texts};
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Rc<Draft>,
    /// The field's place in the form.
    pub(super) place: usize,
    pub(super) is_open: bool,
    pub(super) faults: Rc<Faults>,
    pub(super) onact: Callback<EditorAction>,
    /// The acts behind the row's ⋯.
    pub(super) onmenu: Callback<u32>,
}

/// A field of the form: a row that opens in its place.
#[component]
pub(super) fn FieldRow(Props { draft, place, is_open, faults, onact, onmenu }: &Props) -> Html {
    let texts = use_texts();
    let Some(field) = draft.fields.get(*place) else { return Html::default() };
    let id = field.id;
    let path = format!("fields.{place}.");
    let fault = faults.iter().find(|(at, _)| at.starts_with(&path)).filter(|_| !is_open);
    let name = label(texts, field);
    let condition = condition(texts, draft, field);
    html! {
        <li data-field-id={id.to_string()}>
            <div class={classes!("frow", is_open.then_some("open"), field.condition.is_some().then_some("child"))}>
                <button type="button" class="go" data-role="field" aria-expanded={is_open.to_string()}
                    onclick={onact.reform(move |_: MouseEvent| EditorAction::Toggle(Opened::Field(id)))}>
                    <span class="kind"><Icon name={AttrValue::Static(kind_icon(field.plain.kind))} /></span>
                    <span class="cell-body">
                        <span class="cell-title">{ &name }</span>
                        if let Some((_, words)) = fault {
                            <span class="cell-sub fault-mark"><Icon name="alert" class={classes!("tiny")} />{ words }</span>
                        } else if let Some(condition) = condition {
                            <span class="cell-sub condition"><Icon name="branch" class={classes!("tiny")} />{ condition }</span>
                        } else {
                            <span class="cell-sub">{ summary(texts, field) }</span>
                        }
                    </span>
                </button>
                <button type="button" class="icon-btn quiet" data-role="field-menu" aria-haspopup="dialog"
                    aria-label={texts.category_field_menu(&name)} onclick={onmenu.reform(move |_: MouseEvent| id)}>
                    <Icon name="more" />
                </button>
            </div>
            if *is_open {
                <FieldDrawer {draft} {place} {faults} onedit={onact.reform(move |edit| EditorAction::Edit(id, edit))} />
            }
        </li>
    }
}

/// What the field is called, in the reader's language if it is.
#[must_use]
pub(super) fn label(texts: Texts, field: &FieldDraft) -> String {
    let label = &field.plain.label;
    let written = [label.get(texts.language()), &label.ru, &label.en];
    let found = written.into_iter().find(|text| !text.trim().is_empty());
    found.unwrap_or_else(|| texts.category_field_unnamed()).to_owned()
}

/// What kind of answer the field takes, and whether it must be given.
fn summary(texts: Texts, field: &FieldDraft) -> String {
    let kind = field.plain.kind;
    let count = i64::try_from(field.options.len()).unwrap_or(i64::MAX);
    let answer = match kind {
        FieldKind::Choice => texts.category_choice_of(count),
        FieldKind::Choices => texts.category_choices_of(count),
        FieldKind::Text
        | FieldKind::LongText
        | FieldKind::Number
        | FieldKind::Date
        | FieldKind::Time
        | FieldKind::Boolean
        | FieldKind::Phone
        | FieldKind::Place
        | FieldKind::File => kind_words(texts, kind).to_owned(),
    };
    if field.plain.required { texts.category_required(answer) } else { answer }
}

/// When a field is shown that is not always shown.
fn condition(texts: Texts, draft: &Draft, field: &FieldDraft) -> Option<String> {
    let condition = field.condition.as_ref()?;
    let parent = draft.field(condition.parent)?;
    let answer = match &condition.equals {
        Wanted::Option(id) => {
            let option = parent.options.iter().find(|option| option.id == *id)?;
            option.plain.label.get(texts.language()).to_owned()
        }
        Wanted::Value(value) => match value.as_bool() {
            Some(true) => texts.field_yes().to_owned(),
            Some(false) => texts.field_no().to_owned(),
            None => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        },
    };
    Some(texts.category_condition(answer, label(texts, parent)))
}
