//! A form as its client will see it, for those who build it.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::CategoryView;

use super::form::FormState;
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
    let form = use_reducer(FormState::default);
    // Drawn alone: a trial must not leave files on the server.
    let files = use_callback((), move |_: String, ()| {
        html! {
            <div class="adds" aria-hidden="true">
                <span class="btn soft"><Icon name="camera" />{ texts.upload_take_photo() }</span>
                <span class="btn soft"><Icon name="image" />{ texts.upload_choose() }</span>
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
