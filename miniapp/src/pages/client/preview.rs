//! A form as its client will see it, for those who build it.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::CategoryView;

use super::form::{Draft, FormAction, FormState};
use super::questions::Questions;
use crate::texts::use_texts;
use crate::ui::{Icon, category_icon, tone_of};

#[derive(Debug, Properties, PartialEq)]
pub(in crate::pages) struct Props {
    pub category: Rc<CategoryView>,
}

/// The form of a new ticket, which can be tried but not sent: nothing of it is kept.
#[component]
pub(in crate::pages) fn FormPreview(Props { category }: &Props) -> Html {
    let texts = use_texts();
    // A change of what the form begins with is seen at once, as long as nothing was tried.
    let begun = use_memo(category.fields.clone(), |fields| Draft::begun(fields));
    let form = use_reducer(FormState::default);
    {
        let (form, fields) = (form.clone(), Rc::new(category.fields.clone()));
        use_effect_with(begun, move |_| form.dispatch(FormAction::Begun(fields)));
    }
    // Drawn alone: a trial must not leave files on the server.
    let files = use_callback((), move |_: String, ()| {
        html! {
            <div class="adds" aria-hidden="true">
                <span class="btn soft"><Icon name="camera" />{ texts.upload_take_photo() }</span>
                <span class="btn soft"><Icon name="image" />{ texts.upload_choose() }</span>
                <span class="btn soft"><Icon name="message" />{ texts.upload_via_chat() }</span>
            </div>
        }
    });
    html! {
        <div class="preview-form" data-role="preview">
            <div class="page-head">
                <span class="tile-icon" data-tone={tone_of(category.id.0)}><Icon name={category_icon(&category.icon)} /></span>
                <h3 class="form-title">{ &category.name }</h3>
            </div>
            <Questions {category} {form} {files} />
        </div>
    }
}
