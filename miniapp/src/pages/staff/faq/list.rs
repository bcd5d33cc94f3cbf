use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{AdminCategory, AdminFaq};
use zayavka_shared::{FaqId, Language};

use crate::texts::{Texts, use_texts};
use crate::ui::{Cell, EmptyState, Section};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) all: Rc<Vec<AdminFaq>>,
    pub(super) categories: Rc<Vec<AdminCategory>>,
    pub(super) onopen: Callback<FaqId>,
}

/// The questions under the names of their categories, each with how many people it helped.
#[component]
pub(super) fn FaqList(Props { all, categories, onopen }: &Props) -> Html {
    let texts = use_texts();
    if all.is_empty() {
        return html! { <EmptyState icon="info" title={texts.faq_empty()} hint={texts.faq_empty_hint()} /> };
    }
    // The server sends them category by category.
    let sections = all.chunk_by(|one, next| one.category_id == next.category_id).map(|of_category| {
        let category = of_category[0].category_id;
        let name = categories.iter().find(|one| Some(one.id) == category);
        let title = name.map_or(texts.faq_everywhere(), |category| category.name.get(texts.language()));
        html! {
            <Section key={category.map_or(0, |id| id.0)} title={title.to_owned()} is_inset=true>
                { for of_category.iter().map(|faq| row(texts, faq, onopen)) }
            </Section>
        }
    });
    html! {
        <>
            <p class="lead">{ texts.faq_lead() }</p>
            { for sections }
        </>
    }
}

fn row(texts: Texts, faq: &AdminFaq, onopen: &Callback<FaqId>) -> Html {
    let id = faq.id;
    let mine = faq.question.get(texts.language());
    let other = Language::ALL.into_iter().map(|language| faq.question.get(language));
    let title = [mine].into_iter().chain(other).find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    let mark = (!faq.active).then(|| html! { <span class="tagmark">{ texts.faq_hidden() }</span> });
    html! {
        <Cell key={id.0} {title} sub={texts.faq_helped_count(faq.helped_count)} is_link=true end={mark.unwrap_or_default()}
            data_role={format!("faq-{id}")} onclick={onopen.reform(move |()| id)} />
    }
}
