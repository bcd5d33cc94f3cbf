use yew::prelude::*;

use super::Icon;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub src: AttrValue,
    /// Stands there where the picture cannot be shown.
    pub icon: AttrValue,
}

/// A small picture; its words stand beside it.
#[component]
pub fn Picture(Props { src, icon }: &Props) -> Html {
    // Of which address; another one is tried again.
    let broken = use_state_eq(|| None::<AttrValue>);
    if broken.as_ref() == Some(src) {
        return html! { <Icon name={icon.clone()} /> };
    }
    let onerror = {
        let (broken, src) = (broken.setter(), src.clone());
        Callback::from(move |_: Event| broken.set(Some(src.clone())))
    };
    html! { <img class="picture" src={src.clone()} alt="" loading="lazy" {onerror} /> }
}
