use yew::prelude::*;

use super::bulk_sheet::BulkKind;
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) count: usize,
    /// Gives tickets to anyone; else only takes them.
    pub(super) assigns: bool,
    pub(super) onchoose: Callback<BulkKind>,
    /// Chooses no ticket any more.
    pub(super) onclear: Callback<()>,
}

/// What can be done with the chosen tickets; on a phone it has the tab bar's place.
#[component]
pub(super) fn BulkBar(Props { count, assigns, onchoose, onclear }: &Props) -> Html {
    let texts = use_texts();
    let (icon, label) =
        if *assigns { ("useradd", texts.tickets_bulk_assign()) } else { ("user", texts.tickets_bulk_take()) };
    let act = |kind: BulkKind| onchoose.reform(move |_: MouseEvent| kind);
    html! {
        <div class="bulk" role="toolbar" aria-label={texts.tickets_bulk()}>
            <span class="n" role="status">{ texts.tickets_chosen(i64::try_from(*count).unwrap_or(i64::MAX)) }</span>
            <button type="button" class="act" data-bulk="assign" aria-haspopup="dialog" onclick={act(BulkKind::Assign)}>
                <Icon name={icon} />{ label }
            </button>
            <button type="button" class="act" data-bulk="status" aria-haspopup="dialog" onclick={act(BulkKind::Status)}>
                <Icon name="radio" />{ texts.ticket_status() }
            </button>
            <button type="button" class="act" data-bulk="clear" onclick={onclear.reform(|_: MouseEvent| ())}>
                <Icon name="x" />{ texts.tickets_bulk_clear() }
            </button>
        </div>
    }
}
