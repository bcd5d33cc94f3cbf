//! What was answered before, offered while a title is typed.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;
use zayavka_shared::api::FaqView;
use zayavka_shared::form::TITLE;
use zayavka_shared::text::TITLE_MAX;
use zayavka_shared::{CategoryId, FaqId};

use super::faq_sheet::FaqSheet;
use crate::hooks::use_settled;
use crate::session::use_session;
use crate::telegram;
use crate::texts::use_texts;
use crate::ui::Icon;

/// Letters from which a word says something.
const TITLE_MIN: usize = 3;
/// As long as one letter follows the other, nothing is asked.
const PAUSE_MS: u32 = 350;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) category: CategoryId,
    /// As far as it is typed.
    pub(super) title: AttrValue,
    /// Whether an answer is being read.
    pub(super) onreading: Callback<bool>,
    /// An answer helped: nothing is to be filed.
    pub(super) onhelped: Callback<()>,
}

/// The frequent questions that the title may be about; one that did not help is not offered again.
#[component]
pub(super) fn FaqOffer(Props { category, title, onreading, onhelped }: &Props) -> Html {
    let texts = use_texts();
    let offered = use_offered(*category, title);
    let place = use_node_ref();
    let open = use_state_eq(|| None::<Rc<FaqView>>);
    let useless = use_state_eq(HashSet::<FaqId>::new);
    let shown: Vec<&Rc<FaqView>> = offered.iter().filter(|one| !useless.contains(&one.id)).collect();
    use_still_below(&place, shown.iter().map(|one| one.id).collect());
    let onopen = {
        let open = open.setter();
        Callback::from(move |faq: Rc<FaqView>| {
            telegram::selection();
            open.set(Some(faq));
        })
    };
    {
        let onreading = onreading.clone();
        use_effect_with(open.is_some(), move |is_open| onreading.emit(*is_open));
    }
    let onclose = {
        let open = open.setter();
        Callback::from(move |()| open.set(None))
    };
    let onuseless = {
        let (onclose, useless) = (onclose.clone(), useless.clone());
        Callback::from(move |id: FaqId| {
            useless.set(useless.iter().copied().chain([id]).collect());
            onclose.emit(());
        })
    };
    let count = i64::try_from(shown.len()).unwrap_or(i64::MAX);
    html! {
        <div data-role="faq" ref={place}>
            <p class="sr" role="status">{ if count > 0 { texts.client_faq_found(count) } else { String::new() } }</p>
            if !shown.is_empty() {
                <div class="faq-offer">
                    <p class="label">{ texts.client_faq_maybe() }</p>
                    <ul>
                        { for shown.into_iter().map(|faq| html! {
                            <li key={faq.id.0}>
                                <button type="button" class="cell" data-faq-id={faq.id.to_string()} aria-haspopup="dialog"
                                    onclick={onopen.reform({ let faq = faq.clone(); move |_: MouseEvent| faq.clone() })}>
                                    <span class="cell-body"><span class="cell-title">{ &faq.question }</span></span>
                                    <span class="cell-end"><Icon name="right" /></span>
                                </button>
                            </li>
                        }) }
                    </ul>
                </div>
            }
            if let Some(faq) = (*open).clone() {
                <FaqSheet {faq} {onhelped} {onuseless} {onclose} />
            }
        </div>
    }
}

/// What is below keeps its place under the finger when the offer comes late: then the page scrolls by as much
/// as it grew. While the title is being typed, it is the title that must not move.
#[hook]
fn use_still_below(place: &NodeRef, shown: Vec<FaqId>) {
    let before = use_mut_ref(|| 0.0);
    let place = place.clone();
    use_effect_with(shown, move |_| {
        let height = place.cast::<Element>().map_or(0.0, |place| place.get_bounding_client_rect().height());
        let grown = height - before.replace(height);
        if let Some(window) = web_sys::window().filter(|_| grown != 0.0 && !is_typed()) {
            window.scroll_by_with_x_and_y(0.0, grown);
        }
    });
}

/// Whether the focus is in the title.
fn is_typed() -> bool {
    let focused =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.active_element());
    focused.is_some_and(|focused| focused.id() == format!("field-{TITLE}"))
}

/// What the server offers for the title once typing pauses. Meanwhile, and without a line, what stands stays.
#[hook]
fn use_offered(category: CategoryId, title: &str) -> Rc<Vec<Rc<FaqView>>> {
    let session = use_session();
    let offered = use_state_eq(|| Rc::new(Vec::new()));
    let title = use_settled(title.trim(), PAUSE_MS);
    // Only the answer to the newest question is taken.
    let asked = use_memo((), |()| Cell::new(0_u32));
    {
        let (api, offered) = (session.api.clone(), offered.setter());
        use_effect_with((category, title), move |(category, title)| {
            asked.set(asked.get() + 1);
            let (number, category) = (asked.get(), *category);
            let title: String = title.chars().take(TITLE_MAX).collect();
            if title.chars().count() < TITLE_MIN {
                offered.set(Rc::new(Vec::new()));
                return;
            }
            spawn_local(async move {
                let answer = api.offered_faq(category, &title).await;
                // The form goes on without them.
                if let Ok(found) = answer
                    && asked.get() == number
                {
                    offered.set(Rc::new(found.into_iter().map(Rc::new).collect()));
                }
            });
        });
    }
    (*offered).clone()
}
