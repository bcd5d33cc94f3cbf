use yew::prelude::*;

use super::icon_sprite;

/// What stands for a category whose icon this version does not have.
const FALLBACK: &str = "tickets";

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// A name of `static/icons/sprite.svg`, without its `i-`.
    pub name: AttrValue,
    #[prop_or_default]
    pub class: Classes,
}

/// A line icon of 24 px, in the colour of the text; says nothing to a screen reader.
#[component]
pub fn Icon(Props { name, class }: &Props) -> Html {
    let name = if icon_sprite::has_icon(name) { name.as_str() } else { FALLBACK };
    html! {
        <svg class={classes!("i", class.clone())} aria-hidden="true"><use href={format!("#i-{name}")} /></svg>
    }
}
