//! The files of one field: uploads of this page, and what came by itself.

use yew::prelude::*;
use zayavka_shared::api::FileView;

use super::brought::Brought;
use super::files_field::{Arrived, Dropped, FilesField};
use super::form::{FormAction, FormState, Uploading};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) field: AttrValue,
    pub(super) form: UseReducerHandle<FormState>,
    /// Files of the draft as the field begins; read once.
    pub(super) restored: Vec<FileView>,
    #[prop_or_default]
    pub(super) dropped: Option<Dropped>,
    /// Files are to come by the chat.
    #[prop_or_default]
    pub(super) onchat: Option<Callback<()>>,
}

/// Tiles and ways in, which tell the form what they hold.
#[component]
pub(super) fn FieldFiles(Props { field, form, restored, dropped, onchat }: &Props) -> Html {
    let dispatcher = form.dispatcher();
    {
        // What was under way goes with the field.
        let (dispatcher, field) = (dispatcher.clone(), field.to_string());
        use_effect_with((), move |()| move || dispatcher.dispatch(FormAction::Closed(field)));
    }
    let onchange = use_callback(field.clone(), {
        let dispatcher = dispatcher.clone();
        move |arrived: Arrived, field: &AttrValue| {
            let is_sending = arrived.is_sending;
            let uploading = Uploading { is_sending, is_held: is_sending || arrived.failed_count > 0 };
            dispatcher.dispatch(FormAction::Files(field.to_string(), arrived.files, uploading));
        }
    });
    let onremove = {
        let field = field.to_string();
        Callback::from(move |id| dispatcher.dispatch(FormAction::Unbrought(field.clone(), id)))
    };
    let brought = form.brought.get(field.as_str()).cloned().unwrap_or_default();
    // Whoever goes to the chat leaves the page, and with it what is under way.
    let onchat = onchat.clone().filter(|_| !form.is_sending_files());
    html! {
        <>
            <Brought files={brought} {onremove} />
            <FilesField restored={restored.clone()} {onchange} dropped={dropped.clone()} {onchat} />
        </>
    }
}
