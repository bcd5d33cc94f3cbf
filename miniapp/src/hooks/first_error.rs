//! Goes to what is wrong.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use crate::report;

/// After a press that found errors, goes to the first of them.
#[hook]
pub fn use_first_error(refusals: u32) {
    use_effect_with(refusals, |refusals| {
        if *refusals > 0 {
            show_first_error();
        }
    });
}

fn show_first_error() -> Option<()> {
    let document = web_sys::window()?.document()?;
    let field = document.query_selector(".field.bad, .field:has(.field-error)").ok().flatten()?;
    let look = ScrollIntoViewOptions::new();
    look.set_block(ScrollLogicalPosition::Center);
    field.scroll_into_view_with_scroll_into_view_options(&look);
    let control = field.query_selector("input, textarea, select, button").ok().flatten()?;
    report::ignore("focusing a field", control.dyn_into::<HtmlElement>().ok()?.focus());
    Some(())
}
