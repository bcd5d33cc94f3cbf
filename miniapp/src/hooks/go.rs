//! Moving between pages.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::route::Route;

/// Opens a page. The same callback at every drawing.
#[hook]
pub fn use_go() -> Callback<Route> {
    let navigator = use_navigator();
    use_callback(navigator, |route: Route, navigator| {
        if let Some(navigator) = navigator {
            navigator.push(&route);
        }
    })
}
