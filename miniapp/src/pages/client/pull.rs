//! Pulling the list down loads it again; «Обновить» below it is the equal.

use yew::prelude::*;

use crate::hooks::use_pull;
use crate::telegram::{self, Impact, use_still_page};
use crate::texts::use_texts;
use crate::ui::Icon;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) is_reloading: bool,
    pub(super) onpull: Callback<()>,
}

/// Shows how far the page is pulled. Telegram's own swipe down rests meanwhile.
#[component]
pub(super) fn PullToRefresh(Props { is_reloading, onpull }: &Props) -> Html {
    let texts = use_texts();
    use_still_page();
    let was_pulled = use_state_eq(|| false);
    let pull = {
        let (onpull, was_pulled) = (onpull.clone(), was_pulled.setter());
        use_pull(Callback::from(move |()| {
            was_pulled.set(true);
            onpull.emit(());
        }))
    };
    use_effect_with(pull.is_meant(), |is_meant| {
        if *is_meant {
            telegram::impact(Impact::Light);
        }
    });
    {
        let was_pulled = was_pulled.setter();
        use_effect_with(*is_reloading, move |is_reloading| {
            if !is_reloading {
                was_pulled.set(false);
            }
        });
    }
    let is_busy = *was_pulled && *is_reloading;
    let words = match (is_busy, pull.is_meant()) {
        (true, _) => texts.home_refreshing(),
        (false, true) => texts.home_refresh_release(),
        (false, false) => texts.home_refresh_pull(),
    };
    let share = if is_busy { 1.0 } else { pull.share.min(1.0) };
    html! {
        <div class={classes!("pull", is_busy.then_some("pull--busy"))} style={format!("--pull:{share:.2}")}
            role="status" hidden={share <= 0.0} data-role="pull">
            <Icon name="refresh" class={classes!("tiny")} /><span>{ words }</span>
        </div>
    }
}
