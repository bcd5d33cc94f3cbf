use yew::prelude::*;
use zayavka_shared::ticket::Status;

use crate::texts::use_texts;
use crate::ui::StatusGlyph;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// Each column and how many cards it has.
    pub columns: Vec<(Status, usize)>,
    pub selected: Status,
    pub onselect: Callback<Status>,
}

/// The columns as tabs, on a phone.
#[component]
pub(crate) fn Strip(Props { columns, selected, onselect }: &Props) -> Html {
    let texts = use_texts();
    let chosen = use_node_ref();
    {
        let chosen = chosen.clone();
        use_effect_with(*selected, move |_| {
            if let Some(tab) = chosen.cast::<web_sys::HtmlElement>() {
                reveal(&tab);
            }
        });
    }
    html! {
        <div class="board-strip" role="tablist" aria-label={texts.board_columns()}>
            { for columns.iter().map(|(status, count)| {
                let status = *status;
                let is_selected = status == *selected;
                html! {
                    <button key={status.key()} ref={if is_selected { chosen.clone() } else { NodeRef::default() }}
                        type="button" class="col-tab" role="tab" data-kind={status.key()} data-column-tab={status.key()}
                        aria-selected={is_selected.to_string()} onclick={onselect.reform(move |_: MouseEvent| status)}>
                        <StatusGlyph {status} />{ texts.column(status) }{ " " }<span class="num">{ count }</span>
                    </button>
                }
            }) }
        </div>
    }
}

/// Brings the tab into the strip's middle; only the strip scrolls.
fn reveal(tab: &web_sys::HtmlElement) {
    if let Some(strip) = tab.parent_element() {
        let middle = tab.offset_left() + tab.offset_width() / 2 - strip.client_width() / 2;
        strip.set_scroll_left(middle);
    }
}
