use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::texts::use_texts;
use crate::ui::Icon;

/// After the last key the search begins.
const PAUSE_MS: u32 = 250;
/// Characters of a search, as the server takes them.
const SEARCH_MAX: &str = "200";

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// What is looked for now.
    pub(crate) search: String,
    pub(crate) onsearch: Callback<String>,
    /// What is searched, for a screen reader; tickets without it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
}

/// The field of the search; it searches while one types.
#[component]
pub(crate) fn SearchBox(Props { search, onsearch, label, hint }: &Props) -> Html {
    let texts = use_texts();
    let typed = use_state_eq(|| search.clone());
    let timer = use_mut_ref(|| None::<Timeout>);
    {
        // The address changed otherwise: by Back, by a chip.
        let (typed, timer) = (typed.clone(), timer.clone());
        use_effect_with(search.clone(), move |search| {
            if timer.borrow().is_none() && typed.trim() != search {
                typed.set(search.clone());
            }
        });
    }
    let ask = {
        let (timer, onsearch) = (timer.clone(), onsearch.clone());
        move |text: String, pause: u32| {
            let (waiting, onsearch) = (timer.clone(), onsearch.clone());
            let run = move || {
                waiting.replace(None);
                onsearch.emit(text.trim().to_owned());
            };
            timer.replace(Some(Timeout::new(pause, run)));
        }
    };
    let oninput = {
        let (typed, ask) = (typed.setter(), ask.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            typed.set(text.clone());
            ask(text, PAUSE_MS);
        })
    };
    let onsubmit = {
        let typed = typed.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            ask((*typed).clone(), 0);
        })
    };
    let label = label.clone().unwrap_or_else(|| texts.tickets_search().into());
    let hint = hint.clone().unwrap_or_else(|| texts.tickets_search_hint().into());
    html! {
        <form class="pad" role="search" {onsubmit}>
            <label class="search">
                <Icon name="search" /><span class="sr">{ label }</span>
                <input type="search" data-role="search" enterkeyhint="search" maxlength={SEARCH_MAX}
                    value={(*typed).clone()} placeholder={hint} {oninput} />
            </label>
        </form>
    }
}
