use yew::prelude::*;

use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    /// A refusal is read out at once.
    #[prop_or_default]
    pub is_refusal: bool,
    #[prop_or_default]
    pub onundo: Option<Callback<()>>,
}

/// A short message above all else; who shows it also hides it.
#[component]
pub fn Toast(Props { text, is_refusal, onundo }: &Props) -> Html {
    let texts = use_texts();
    html! {
        <div class="toast" role={if *is_refusal { "alert" } else { "status" }} data-role="toast">
            <span class="grow">{ text }</span>
            if let Some(onundo) = onundo {
                <button type="button" data-role="undo" onclick={onundo.reform(|_: MouseEvent| ())}>
                    { texts.act_undo() }
                </button>
            }
        </div>
    }
}
