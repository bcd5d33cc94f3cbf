use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::report;

/// What the Tab key goes through.
const FOCUSABLE: &str = "button:not(:disabled), a[href], input:not(:disabled), textarea, select";

thread_local! {
    static NEXT_ID: Cell<u32> = const { Cell::new(0) };
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub title: AttrValue,
    /// Esc, a press beside it; the page closes it by Back, too.
    pub onclose: Callback<()>,
    pub children: Html,
}

/// A sheet over the page: it keeps the focus while it is open and gives it back when it goes.
#[component]
pub fn Sheet(Props { title, onclose, children }: &Props) -> Html {
    let sheet = use_node_ref();
    let id = use_memo((), |()| {
        NEXT_ID.with(|next| {
            let id = next.get();
            next.set(id + 1);
            format!("sheet-{id}")
        })
    });
    {
        let sheet = sheet.clone();
        use_effect_with((), move |()| {
            let before = active_element();
            if let Some(sheet) = sheet.cast::<HtmlElement>() {
                report::ignore("focusing a sheet", sheet.focus());
            }
            move || {
                if let Some(before) = before {
                    report::ignore("giving the focus back", before.focus());
                }
            }
        });
    }
    let onkeydown = {
        let (sheet, onclose) = (sheet.clone(), onclose.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                onclose.emit(());
            }
            "Tab" => keep_focus(&sheet, &event),
            _ => {}
        })
    };
    html! {
        <>
            <div class="scrim" aria-hidden="true" onclick={onclose.reform(|_: MouseEvent| ())} />
            <section ref={sheet} class="sheet" role="dialog" aria-modal="true" aria-labelledby={(*id).clone()}
                tabindex="-1" data-role="sheet" {onkeydown}>
                <h2 id={(*id).clone()}>{ title }</h2>
                <div class="sheet-in">{ children.clone() }</div>
            </section>
        </>
    }
}

fn active_element() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}

/// Past the last control comes the first again, and the reverse.
fn keep_focus(sheet: &NodeRef, event: &KeyboardEvent) {
    let Some(sheet) = sheet.cast::<Element>() else { return };
    let Ok(controls) = sheet.query_selector_all(FOCUSABLE) else { return };
    let last = controls.length().saturating_sub(1);
    let at = |place: u32| controls.get(place).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let active = active_element();
    let is_at = |place: u32| active.is_some() && active == at(place);
    let wrapped = match event.shift_key() {
        true if is_at(0) || active.as_deref() == Some(&sheet) => at(last),
        false if is_at(last) => at(0),
        true | false => None,
    };
    if let Some(control) = wrapped {
        event.prevent_default();
        report::ignore("moving the focus", control.focus());
    }
}
