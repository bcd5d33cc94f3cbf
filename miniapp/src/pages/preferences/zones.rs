use js_sys::{Array, Function, Intl, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) chosen: AttrValue,
    /// The desk's own zone.
    pub(super) desk: AttrValue,
}

/// Time zones to choose from: the device's first, then the desk's, then all that the browser knows.
#[component]
pub(super) fn ZoneOptions(Props { chosen, desk }: &Props) -> Html {
    let texts = use_texts();
    let known = use_memo((), |()| known());
    let first = first(here(), desk, chosen);
    let option = |name: &str| {
        html! {
            <option key={name.to_owned()} value={name.to_owned()} selected={name == chosen.as_str()}>{ name.replace('_', " ") }</option>
        }
    };
    let group = |label: &'static str, names: Vec<&str>| {
        html! { <optgroup key={label} {label}>{ for names.into_iter().map(option) }</optgroup> }
    };
    let rest = known.iter().map(String::as_str).filter(|name| !first.iter().any(|one| one == name)).collect();
    let here = here();
    html! {
        <>
            if let Some(here) = &here {
                { group(texts.preferences_zone_here(), vec![here]) }
            }
            if here.as_deref() != Some(desk.as_str()) {
                { group(texts.preferences_zone_desk(), vec![desk]) }
            }
            if here.as_deref() != Some(chosen.as_str()) && chosen != desk {
                { option(chosen) }
            }
            { group(texts.preferences_zone_all(), rest) }
        </>
    }
}

/// Those that stand by themselves, each once.
fn first(here: Option<String>, desk: &str, chosen: &str) -> Vec<String> {
    let mut names: Vec<String> = here.into_iter().chain([desk.to_owned(), chosen.to_owned()]).collect();
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The device's zone.
pub(super) fn here() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &js_sys::Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

/// The zones that the browser knows; none in an old one, where the few that stand first must do.
fn known() -> Vec<String> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into());
    let ask = intl.and_then(|intl| Reflect::get(&intl, &"supportedValuesOf".into()));
    let names = ask.ok().and_then(|ask| ask.dyn_into::<Function>().ok());
    let names = names.and_then(|ask| ask.call1(&JsValue::UNDEFINED, &"timeZone".into()).ok());
    let names = names.and_then(|names| names.dyn_into::<Array>().ok());
    names.map(|names| names.iter().filter_map(|name| name.as_string()).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn a_zone_stands_by_itself_once() {
        assert_eq!(first(Some("A".to_owned()), "B", "C"), ["A", "B", "C"]);
        assert_eq!(first(Some("A".to_owned()), "A", "A"), ["A"]);
        assert_eq!(first(None, "B", "A"), ["B", "A"]);
    }
}
