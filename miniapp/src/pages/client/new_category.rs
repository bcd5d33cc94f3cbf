//! A new ticket begins with what it is about.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::CategoryView;

use super::drafts::{Drafts, use_drafts};
use super::form::Draft;
use super::groups::grouped;
use crate::clock;
use crate::dates;
use crate::hooks::{Loadable, use_go, use_top};
use crate::route::Route;
use crate::search::is_found;
use crate::session::{Session, use_session};
use crate::telegram::use_back_button;
use crate::texts::{Texts, use_texts};
use crate::ui::{EmptyState, ErrorState, Icon, ListSkeleton, category_icon, tone_of};
use crate::wording::error_words;

/// Up to so many categories are looked through at a glance.
const GLANCE: usize = 8;

/// The choice of a category, with drafts that were begun.
#[component]
pub fn NewCategory() -> Html {
    let texts = use_texts();
    let session = use_session();
    let go = use_go();
    let home = Route::home_of(session.role());
    use_back_button(Some(go.reform(move |()| home)));
    use_top();
    let content = match &session.categories {
        Loadable::Loading => html! { <ListSkeleton rows={3} /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={session.onreload.clone()} /> }
        }
        Loadable::Ready(categories) if categories.is_empty() => {
            html! { <EmptyState title={texts.client_categories_empty()} hint={texts.client_categories_empty_hint()} /> }
        }
        Loadable::Ready(categories) => html! {
            <Choice categories={categories.clone()} onchoose={go.reform(|category| Route::NewForm { category })} />
        },
    };
    html! {
        <main class="page" data-screen="new-category">
            <div class="page-head"><h1>{ texts.client_what_happened() }</h1></div>
            { content }
        </main>
    }
}

#[derive(Debug, Properties, PartialEq)]
struct ChoiceProps {
    categories: Rc<Vec<CategoryView>>,
    onchoose: Callback<CategoryId>,
}

#[component]
fn Choice(ChoiceProps { categories, onchoose }: &ChoiceProps) -> Html {
    let texts = use_texts();
    let session = use_session();
    let sought = use_state_eq(String::new);
    let Drafts { drafts, ondiscard } = use_drafts(categories);
    let found: Vec<&CategoryView> = categories.iter().filter(|category| matches(category, &sought)).collect();
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| {
            sought.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
        })
    };
    let head = |words: &str| html! { <div class="section-head inset-head"><h2>{ words }</h2></div> };
    html! {
        <>
            if categories.len() > GLANCE {
                <div class="pad"><label class="search">
                    <Icon name="search" /><span class="sr">{ texts.client_category_search() }</span>
                    <input type="search" data-role="category-search" placeholder={texts.client_category_search()} {oninput} />
                </label></div>
            }
            if !drafts.is_empty() {
                { head(texts.client_draft()) }
                <ul class="section inset">
                    { for drafts.iter().map(|(category, draft)| draft_cell(texts, &session, category, draft, onchoose, &ondiscard)) }
                </ul>
                { head(texts.client_categories()) }
            }
            if found.is_empty() {
                <EmptyState title={texts.field_nothing_found()} />
            }
            // A list of its own: were its parts the field's own siblings, the field would be drawn anew, and lose
            // what is typed, whenever their number changes.
            <>
                { for grouped(&found).into_iter().map(|(group, categories)| html! {
                    <>
                        if let Some(words) = group.words(texts) {
                            { head(words) }
                        }
                        <ul class="section inset" data-role="categories">
                            { for categories.into_iter().map(|category| category_cell(category, onchoose)) }
                        </ul>
                    </>
                }) }
            </>
        </>
    }
}

fn matches(category: &CategoryView, wanted: &str) -> bool {
    let group = category.group.as_deref().unwrap_or_default();
    is_found(&format!("{} {} {group}", category.name, category.description), wanted)
}

fn category_cell(category: &CategoryView, onchoose: &Callback<CategoryId>) -> Html {
    let id = category.id;
    html! {
        <li key={id.0}>
            <button type="button" class="cell tiled" data-category-id={id.to_string()}
                onclick={onchoose.reform(move |_: MouseEvent| id)}>
                <span class="tile-icon" data-tone={tone_of(id.0)}><Icon name={category_icon(&category.icon)} /></span>
                <span class="cell-body">
                    <span class="cell-title">{ &category.name }</span>
                    if !category.description.is_empty() {
                        <span class="cell-sub">{ &category.description }</span>
                    }
                </span>
                <span class="cell-end"><Icon name="right" /></span>
            </button>
        </li>
    }
}

fn draft_cell(
    texts: Texts,
    session: &Session,
    category: &CategoryView,
    draft: &Draft,
    onchoose: &Callback<CategoryId>,
    ondiscard: &Callback<(CategoryId, Draft)>,
) -> Html {
    let id = category.id;
    let discarded = draft.clone();
    let saved_at = zayavka_shared::Timestamp(draft.saved_at);
    let when = dates::moment(clock::now(), saved_at, session.language());
    let title = if draft.title.trim().is_empty() { &category.name } else { &draft.title };
    html! {
        <li key={id.0}>
            <div class="cell tiled" data-draft={id.to_string()}>
                <span class="tile-icon" data-tone="quiet"><Icon name="edit" /></span>
                <button type="button" class="cell-body plain-button" onclick={onchoose.reform(move |_: MouseEvent| id)}>
                    <span class="cell-title">{ title }</span>
                    <span class="cell-sub">{ texts.client_draft_saved(when) }</span>
                </button>
                <button type="button" class="icon-btn quiet" aria-label={texts.client_draft_forget()}
                    onclick={ondiscard.reform(move |_: MouseEvent| (id, discarded.clone()))}><Icon name="trash" /></button>
            </div>
        </li>
    }
}
