//! What the list shows: open tickets or closed ones, or the field of the search in their place.

use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::counts::Counts;
use crate::report;
use crate::texts::use_texts;
use crate::ui::{Icon, SegmentItem, Segments};

const OPEN: &str = "open";
const CLOSED: &str = "closed";
/// Characters of a search, as the server takes them.
const SEARCH_MAX: &str = "200";

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) is_closed: bool,
    /// Behind open and closed.
    pub(super) counts: Counts,
    pub(super) onchoose: Callback<bool>,
    /// What is typed, while one searches.
    pub(super) search: Option<AttrValue>,
    pub(super) onsearch: Callback<String>,
    pub(super) onend: Callback<()>,
}

/// Stays at the top while the list goes by.
#[component]
pub(super) fn HomeBar(
    Props { is_closed, counts: [open, closed], onchoose, search, onsearch, onend }: &Props,
) -> Html {
    let texts = use_texts();
    let content = match search {
        Some(search) => html! { <SearchField search={search.clone()} {onsearch} {onend} /> },
        None => html! {
            <Segments label={texts.client_home_filter()} selected={if *is_closed { CLOSED } else { OPEN }}
                onselect={onchoose.reform(|key: AttrValue| key == CLOSED)} items={vec![
                    segment(OPEN, texts.tickets_open(), open.as_deref()),
                    segment(CLOSED, texts.tickets_closed(), closed.as_deref()),
                ]} />
        },
    };
    let is_counted = (open.is_some() && closed.is_some()).to_string();
    html! { <div class="sticky pad segments-bar" data-counted={is_counted}>{ content }</div> }
}

fn segment(key: &'static str, label: &'static str, count: Option<&str>) -> SegmentItem {
    SegmentItem {
        key: key.into(),
        // The number stays on the line of its word.
        label: count.map_or(label.into(), |count| format!("{label}\u{a0}{count}").into()),
        icon: None,
        role: Some(format!("segment-{key}").into()),
    }
}

#[derive(Debug, Properties, PartialEq)]
struct SearchProps {
    search: AttrValue,
    onsearch: Callback<String>,
    onend: Callback<()>,
}

#[component]
fn SearchField(SearchProps { search, onsearch, onend }: &SearchProps) -> Html {
    let texts = use_texts();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlElement>() {
                report::ignore("focusing the search", field.focus());
            }
        });
    }
    let oninput =
        onsearch.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let onkeydown = {
        let onend = onend.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                onend.emit(());
            }
        })
    };
    html! {
        <form class="row" role="search" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <label class="search grow">
                <Icon name="search" /><span class="sr">{ texts.home_search() }</span>
                <input ref={field} type="search" data-role="search" enterkeyhint="search" maxlength={SEARCH_MAX}
                    autocomplete="off" value={search.clone()} placeholder={texts.home_search_hint()} {oninput} {onkeydown} />
            </label>
            <button type="button" class="icon-btn quiet" data-role="search-close" aria-label={texts.home_search_close()}
                onclick={onend.reform(|_: MouseEvent| ())}><Icon name="x" /></button>
        </form>
    }
}
