use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;
use zayavka_shared::form::FieldOption;

use crate::search::is_found;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{Icon, Sheet};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) title: AttrValue,
    pub(super) options: Rc<Vec<FieldOption>>,
    pub(super) chosen: Vec<String>,
    pub(super) onpick: Callback<String>,
    pub(super) onclose: Callback<()>,
}

/// Many options, with a search.
#[component]
pub(super) fn ChoiceSheet(Props { title, options, chosen, onpick, onclose }: &Props) -> Html {
    let texts = use_texts();
    // It closes the topmost: the form below is left by the next press.
    use_back_button(Some(onclose.clone()));
    let wanted = use_state_eq(String::new);
    let oninput = {
        let wanted = wanted.setter();
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let found: Vec<&FieldOption> = options.iter().filter(|option| is_found(&option.label, &wanted)).collect();
    html! {
        <Sheet title={title.clone()} onclose={onclose.clone()}>
            <div class="pad">
                <label class="search">
                    <Icon name="search" /><span class="sr">{ texts.field_search() }</span>
                    <input type="search" value={(*wanted).clone()} placeholder={texts.field_search()} {oninput} />
                </label>
            </div>
            if found.is_empty() {
                <p class="lead" role="status">{ texts.field_nothing_found() }</p>
            }
            <ul>
                { for found.into_iter().map(|option| {
                    let picked = option.value.clone();
                    let is_on = chosen.contains(&option.value);
                    html! {
                        <li key={option.value.as_str()}>
                            <button type="button" class="cell" aria-pressed={is_on.to_string()}
                                data-option={option.value.clone()}
                                onclick={onpick.reform(move |_: MouseEvent| picked.clone())}>
                                <span class="cell-body">{ &option.label }</span>
                                <span class="cell-end">
                                    if is_on {
                                        <Icon name="check" />
                                    }
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </Sheet>
    }
}
