use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::form::{FIELDS_MAX, FieldKind};

use super::draft::Draft;
use super::field_row::{FieldRow, label};
use super::state::{EditorAction, Faults, Opened};
use super::words::{kind_icon, kind_words};
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, Menu, MenuItem};

/// What stands over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    Kinds,
    Field(u32),
}

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Rc<Draft>,
    pub(super) opened: Option<Opened>,
    pub(super) faults: Rc<Faults>,
    pub(super) ticket_count: i64,
    pub(super) over: Option<Over>,
    pub(super) onover: Callback<Option<Over>>,
    pub(super) onact: Callback<EditorAction>,
}

/// The fields of the form in their order.
#[component]
pub(super) fn FormSection(props: &Props) -> Html {
    let Props { draft, opened, faults, ticket_count, over, onover, onact } = props;
    let texts = use_texts();
    let onmenu = onover.reform(|id| Some(Over::Field(id)));
    let onclose = onover.reform(|()| None);
    let sheet = match *over {
        Some(Over::Kinds) => {
            let onchoose = {
                let (onact, onclose) = (onact.clone(), onclose.clone());
                Callback::from(move |key: AttrValue| {
                    onclose.emit(());
                    if let Some(kind) = FieldKind::from_key(&key) {
                        onact.emit(EditorAction::Add(kind));
                    }
                })
            };
            html! { <Menu title={texts.category_add_field()} items={kinds(texts)} {onchoose} {onclose} /> }
        }
        Some(Over::Field(id)) => {
            let onchoose = {
                let (onact, onclose) = (onact.clone(), onclose.clone());
                Callback::from(move |key: AttrValue| {
                    onclose.emit(());
                    onact.emit(match key.as_str() {
                        "raise" => EditorAction::Raise(id),
                        "lower" => EditorAction::Lower(id),
                        _ => EditorAction::Remove(id),
                    });
                })
            };
            let title = draft.field(id).map(|field| label(texts, field));
            let items = acts(texts, draft, id);
            html! { <Menu title={title.unwrap_or_default()} {items} {onchoose} {onclose} /> }
        }
        None => Html::default(),
    };
    html! {
        <>
            <div class="section-head inset-head"><h2>{ texts.category_fields(draft.fields.len()) }</h2></div>
            <ul class="section inset" data-role="fields">
                { for draft.fields.iter().enumerate().map(|(place, field)| html! {
                    <FieldRow key={field.id} {draft} {place} is_open={*opened == Some(Opened::Field(field.id))}
                        {faults} {onact} onmenu={onmenu.clone()} />
                }) }
                if draft.fields.len() < FIELDS_MAX {
                    <li>
                        <button type="button" class="cell add" data-role="add-field" aria-haspopup="dialog"
                            onclick={onover.reform(|_: MouseEvent| Some(Over::Kinds))}>
                            <Icon name="plus" /><span class="cell-body">{ texts.category_add_field() }</span>
                        </button>
                    </li>
                }
            </ul>
            <p class="section-foot inset-head">
                { if *ticket_count > 0 { texts.category_tickets_keep(*ticket_count) } else { texts.category_fields_hint().to_owned() } }
            </p>
            { sheet }
        </>
    }
}

fn kinds(texts: Texts) -> Vec<MenuItem> {
    let item = |kind: FieldKind| MenuItem {
        key: kind.key().into(),
        label: kind_words(texts, kind).into(),
        hint: None,
        icon: kind_icon(kind).into(),
        is_danger: false,
    };
    FieldKind::ALL.into_iter().map(item).collect()
}

/// What may be done with a field where it stands.
fn acts(texts: Texts, draft: &Draft, id: u32) -> Vec<MenuItem> {
    let is_at = |place: Option<&super::draft::FieldDraft>| place.is_some_and(|field| field.id == id);
    let item = |key: &'static str, label: &'static str, icon: &'static str| MenuItem {
        key: key.into(),
        label: label.into(),
        hint: None,
        icon: icon.into(),
        is_danger: false,
    };
    let mut acts = Vec::new();
    if !is_at(draft.fields.first()) {
        acts.push(item("raise", texts.categories_raise(), "up"));
    }
    if !is_at(draft.fields.last()) {
        acts.push(item("lower", texts.categories_lower(), "down"));
    }
    let is_parent =
        draft.fields.iter().any(|field| field.condition.as_ref().is_some_and(|one| one.parent == id));
    let hint = is_parent.then(|| AttrValue::from(texts.category_field_remove_hint()));
    acts.push(MenuItem { hint, is_danger: true, ..item("remove", texts.category_field_remove(), "trash") });
    acts
}
