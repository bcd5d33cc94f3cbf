//! The files of one field: uploads of this page, and what came by itself.

use yew::prelude::*;
use zayavka_shared::api::FileView;

use super::brought::Brought;
use super::files_field::{FilesField, HeldFiles};
use super::form::{FormAction, FormState};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: AttrValue,
    /// Whose uploads these are; read once.
    pub(super) owner: AttrValue,
    pub(super) form: UseReducerHandle<FormState>,
    /// Files of the draft as the field begins; read once.
    pub(super) restored: Vec<FileView>,
    /// Files are to come by the chat.
    #[prop_or_default]
    pub(super) onchat: Option<Callback<()>>,
}

/// Tiles and ways in, which tell the form what they hold.
#[component]
pub(super) fn FieldFiles(Props { field, owner, form, restored, onchat }: &Props) -> Html {
    let dispatcher = form.dispatcher();
    {
        // What is not shown is not sent.
        let (dispatcher, field) = (dispatcher.clone(), field.to_string());
        use_effect_with((), move |()| move || dispatcher.dispatch(FormAction::Closed(field)));
    }
    let onchange = use_callback(field.clone(), {
        let dispatcher = dispatcher.clone();
        move |held: HeldFiles, field: &AttrValue| {
            dispatcher.dispatch(FormAction::Files(field.to_string(), held));
        }
    });
    let onremove = {
        let field = field.to_string();
        Callback::from(move |id| dispatcher.dispatch(FormAction::Unbrought(field.clone(), id)))
    };
    let brought = form.brought.get(field.as_str()).cloned().unwrap_or_default();
    // Whoever goes to the chat leaves the page, and with it what is under way.
    let onchat = onchat.clone().filter(|_| !form.has_files_under_way());
    html! {
        <>
            <Brought files={brought} {onremove} />
            <FilesField {owner} restored={restored.clone()} {onchange} {onchat} />
        </>
    }
}
