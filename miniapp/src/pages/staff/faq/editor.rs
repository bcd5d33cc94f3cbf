use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zayavka_shared::api::{AdminCategory, AdminFaq};
use zayavka_shared::{CategoryId, Language};

use super::draft::{Draft, Edit};
use super::saving::{Saving, use_saving};
use crate::hooks::{use_draft_kept, use_first_error, use_top};
use crate::pages::staff::leave::leave;
use crate::pages::staff::text_row::TextRow;
use crate::session::use_session;
use crate::telegram::{MainButton, use_back_button, use_closing_confirmation, use_still_page};
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, Section};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// As the server has it; none for a new one.
    #[prop_or_default]
    pub(super) faq: Option<Rc<AdminFaq>>,
    pub(super) categories: Rc<Vec<AdminCategory>>,
    /// Saved, deleted or left.
    pub(super) onclose: Callback<()>,
}

/// Edits a question and its answer in each language. What is typed is kept until it is saved.
#[component]
pub(super) fn FaqEditor(Props { faq, categories, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let memory = session.memory;
    let id = faq.as_ref().map(|faq| faq.id);
    let key = id.map_or_else(|| "faq:new".to_owned(), |id| format!("faq:{id}"));
    let begun = use_memo((), |()| Draft::of(faq.as_deref()));
    let draft = {
        let (key, begun) = (key.clone(), begun.clone());
        use_state_eq(move || memory.load::<Draft>(&key).unwrap_or_else(|| (*begun).clone()))
    };
    let is_dirty = *draft != *begun;
    let onleave = {
        let (onclose, key) = (onclose.clone(), key.clone());
        Callback::from(move |()| {
            memory.forget(&key);
            onclose.emit(());
        })
    };
    let Saving { is_busy, faults, refusals, onsave, ondelete } = use_saving(id, &draft, onleave.clone());
    use_top();
    use_draft_kept(memory, key, is_dirty.then(|| (*draft).clone()));
    use_still_page();
    use_closing_confirmation(is_dirty);
    use_first_error(refusals);
    use_back_button(Some(if is_dirty {
        Callback::from(move |()| leave(texts, texts.faq_discard_question(), onleave.clone()))
    } else {
        onclose.clone()
    }));
    let onedit = {
        let draft = draft.clone();
        Callback::from(move |edit: Edit| draft.set((*draft).clone().with(edit)))
    };
    let row = |name: &str,
               language: Language,
               label: &'static str,
               value: &str,
               edit: fn(Language, String) -> Edit| {
        let path = format!("{name}.{}", language.code());
        let error = faults.get(&path).cloned().map(AttrValue::from);
        html! {
            <TextRow path={path.clone()} {label} value={value.to_owned()} {error} is_long={name == "answer"}
                oninput={onedit.reform(move |text| edit(language, text))} />
        }
    };
    let texts_of = |language: Language| {
        html! {
            <Section key={language.code()} title={language.own_name()} is_inset=true>
                { row("question", language, texts.faq_question(), draft.question.get(language), Edit::Question) }
                { row("answer", language, texts.faq_answer(), draft.answer.get(language), Edit::Answer) }
            </Section>
        }
    };
    let mine = texts.language();
    let others = Language::ALL.into_iter().filter(|language| *language != mine);
    let onactive = onedit
        .reform(|event: Event| Edit::Active(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! {
        <>
            { texts_of(mine) }
            { for others.map(texts_of) }
            <p class="section-foot inset-head">{ texts.faq_languages_hint() }</p>
            <Section is_inset=true>
                { category_field(texts, draft.category, categories, &onedit) }
                <div class="field">
                    <div class="row">
                        <label class="grow" for="faq-active">{ texts.faq_active() }</label>
                        <input class="switch" id="faq-active" type="checkbox" role="switch" checked={draft.is_active} onchange={onactive} />
                    </div>
                </div>
            </Section>
            if let Some(faq) = faq {
                <p class="section-foot inset-head" data-role="faq-count">{ texts.faq_helped_count(faq.helped_count) }</p>
                <div class="section inset spaced">
                    <button type="button" class="cell danger" data-role="faq-delete" onclick={ondelete.reform(|_: MouseEvent| ())}>
                        <Icon name="trash" /><span class="cell-body">{ texts.faq_delete() }</span>
                    </button>
                </div>
            }
            <MainButton text={texts.act_save()} onpress={onsave} {is_busy} />
        </>
    }
}

fn category_field(
    texts: Texts,
    chosen: Option<CategoryId>,
    categories: &[AdminCategory],
    onedit: &Callback<Edit>,
) -> Html {
    let onchange = onedit.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Edit::Category(value.parse::<CategoryId>().ok())
    });
    // An archived category stays to be chosen where it is.
    let offered = categories.iter().filter(|one| one.active || Some(one.id) == chosen);
    html! {
        <div class="field">
            <label class="label" for="faq-category">{ texts.faq_category() }</label>
            <select class="input" id="faq-category" {onchange}>
                <option value="" selected={chosen.is_none()}>{ texts.faq_everywhere() }</option>
                { for offered.map(|category| html! {
                    <option key={category.id.0} value={category.id.to_string()} selected={chosen == Some(category.id)}>
                        { category.name.get(texts.language()) }
                    </option>
                }) }
            </select>
        </div>
    }
}
