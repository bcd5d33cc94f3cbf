use yew::prelude::*;

use super::Icon;
use crate::texts::use_texts;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    /// What failed; else that loading did.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// What is safe and what to do.
    pub detail: AttrValue,
    /// What support will ask for.
    #[prop_or_default]
    pub code: Option<AttrValue>,
    /// Whether nothing else stands on the page: then it has the page's heading.
    #[prop_or_default]
    pub is_page: bool,
    #[prop_or_default]
    pub onretry: Option<Callback<()>>,
}

/// Says what failed, and offers another try.
#[component]
pub fn ErrorState(Props { title, detail, code, is_page, onretry }: &Props) -> Html {
    let texts = use_texts();
    let title = title.clone().unwrap_or(AttrValue::Static(texts.error_title()));
    html! {
        <div class="empty" role="alert" data-role="error">
            <span class="round-icon" data-tone="warn"><Icon name="alert" /></span>
            <@{if *is_page { "h1" } else { "h2" }}>{ title }</@>
            <p>{ detail }</p>
            if let Some(onretry) = onretry {
                <button type="button" class="btn soft" data-role="retry" onclick={onretry.reform(|_: MouseEvent| ())}>
                    <Icon name="refresh" />{ texts.error_retry() }
                </button>
            }
            if let Some(code) = code {
                <p class="code-line">{ texts.error_code(code) }</p>
            }
        </div>
    }
}
