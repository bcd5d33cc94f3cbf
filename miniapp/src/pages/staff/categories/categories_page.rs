use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{AdminCategory, ChangeCategory, LiveEvent, LiveKind, TeamView};

use super::category_row::CategoryRow;
use crate::hooks::{Loadable, use_go, use_load, use_top};
use crate::live::use_live;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::{self, use_back_button};
use crate::texts::{Texts, use_texts};
use crate::toast::use_toasts;
use crate::ui::{EmptyState, ErrorState, Icon, ListSkeleton, Menu, MenuItem};
use crate::wording::error_words;

/// The categories in their order, and the teams that they name.
type Loaded = (Rc<Vec<Rc<AdminCategory>>>, Rc<Vec<TeamView>>);

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// What clients choose from, in their order, and what is archived.
#[component]
pub(crate) fn Categories(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let go = use_go();
    let over = use_state_eq(|| None::<Rc<AdminCategory>>);
    use_top();
    let onclose = {
        let over = over.setter();
        Callback::from(move |()| over.set(None))
    };
    use_back_button(Some(if over.is_some() { onclose.clone() } else { onback.clone() }));
    let (loaded, reload) = use_load(session.api.clone(), |api| async move {
        let categories = api.all_categories().await?.into_iter().map(Rc::new).collect();
        let loaded: Loaded = (Rc::new(categories), Rc::new(api.teams().await?));
        Ok(loaded)
    });
    {
        let reload = reload.clone();
        use_live(Callback::from(move |event: LiveEvent| {
            if matches!(event.kind, LiveKind::SettingsChanged | LiveKind::Reset) {
                reload.emit(());
            }
        }));
    }
    let onmenu = {
        let over = over.setter();
        Callback::from(move |category| over.set(Some(category)))
    };
    let onchange = {
        let (api, onclose, reload) = (session.api.clone(), onclose.clone(), reload.clone());
        Callback::from(move |(id, change): (CategoryId, ChangeCategory)| {
            telegram::selection();
            onclose.emit(());
            let (api, reload, toasts) = (api.clone(), reload.clone(), toasts.clone());
            spawn_local(async move {
                match api.change_category(id, &change).await {
                    Ok(_) => reload.emit(()),
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let onopen = go.reform(|id| Route::Category { id });
    let content = match &loaded {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, error)} onretry={reload} /> }
        }
        Loadable::Ready((all, _)) if all.is_empty() => {
            html! { <EmptyState icon="layers" title={texts.categories_empty()} hint={texts.categories_empty_hint()} /> }
        }
        Loadable::Ready(loaded) => html! {
            <>
                { section(texts.categories_offered(), "offered", loaded, true, &onopen, &onmenu) }
                { section(texts.categories_archived(), "archived", loaded, false, &onopen, &onmenu) }
            </>
        },
    };
    let offered = loaded.ready().map_or(0, |(all, _)| all.iter().filter(|one| one.active).count());
    html! {
        <>
            <main class="page" data-screen="categories">
                <div class="page-head">
                    <h1>{ texts.categories_title() }</h1>
                    <button type="button" class="icon-btn" aria-label={texts.category_new()} data-role="new-category"
                        onclick={go.reform(|_: MouseEvent| Route::NewCategory)}><Icon name="plus" /></button>
                </div>
                { content }
            </main>
            if let Some(category) = (*over).clone() {
                <Menu title={category.name.get(texts.language()).to_owned()} items={acts(texts, &category, offered)}
                    onchoose={onchange.reform(move |key: AttrValue| (category.id, change(&key, &category)))} {onclose} />
            }
        </>
    }
}

fn section(
    title: &'static str,
    role: &'static str,
    (all, teams): &Loaded,
    is_active: bool,
    onopen: &Callback<CategoryId>,
    onmenu: &Callback<Rc<AdminCategory>>,
) -> Html {
    let rows: Vec<&Rc<AdminCategory>> = all.iter().filter(|one| one.active == is_active).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <div class="section-head inset-head"><h2>{ format!("{title} {}", rows.len()) }</h2></div>
            <ul class="section inset" data-role={role}>
                { for rows.into_iter().map(|category| html! {
                    <CategoryRow key={category.id.0} {category} {teams} {onopen} {onmenu} />
                }) }
            </ul>
        </>
    }
}

/// What may be done with a category where it stands among those that are offered.
fn acts(texts: Texts, category: &AdminCategory, offered: usize) -> Vec<MenuItem> {
    let item = |key: &'static str, label: &'static str, icon: &'static str| MenuItem {
        key: key.into(),
        label: label.into(),
        hint: None,
        icon: icon.into(),
        is_danger: false,
    };
    if !category.active {
        return vec![item("restore", texts.categories_restore(), "undo")];
    }
    let mut acts = Vec::new();
    if category.position > 1 {
        acts.push(item("raise", texts.categories_raise(), "up"));
    }
    if usize::try_from(category.position).is_ok_and(|position| position < offered) {
        acts.push(item("lower", texts.categories_lower(), "down"));
    }
    let hint = Some(AttrValue::from(texts.categories_archive_hint()));
    acts.push(MenuItem { hint, ..item("archive", texts.categories_archive(), "archive") });
    acts
}

/// The change that an act is.
fn change(act: &str, category: &AdminCategory) -> ChangeCategory {
    let position = match act {
        "raise" => Some(category.position - 1),
        "lower" => Some(category.position + 1),
        _ => None,
    };
    let active = match act {
        "archive" => Some(false),
        "restore" => Some(true),
        _ => None,
    };
    ChangeCategory { position, active, ..ChangeCategory::default() }
}
