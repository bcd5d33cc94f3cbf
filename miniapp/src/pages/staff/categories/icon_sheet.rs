use yew::prelude::*;
use zayavka_shared::category::ICONS;

use super::words::icon_words;
use crate::texts::use_texts;
use crate::ui::{Icon, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) chosen: AttrValue,
    pub(super) onchoose: Callback<String>,
    pub(super) onclose: Callback<()>,
}

/// The icons that a category may have.
#[component]
pub(super) fn IconSheet(Props { chosen, onchoose, onclose }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <Sheet title={texts.category_icon()} onclose={onclose.clone()}>
            <div class="icon-grid" role="radiogroup" aria-label={texts.category_icon()}>
                { for ICONS.into_iter().map(|icon| html! {
                    <button key={icon} type="button" class="icon-choice" role="radio" data-icon={icon}
                        aria-checked={(*chosen == icon).to_string()} aria-label={icon_words(texts, icon)}
                        title={icon_words(texts, icon)} onclick={onchoose.reform(move |_: MouseEvent| icon.to_owned())}>
                        <Icon name={AttrValue::Static(icon)} />
                    </button>
                }) }
            </div>
        </Sheet>
    }
}
