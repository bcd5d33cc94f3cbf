use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{AdminCategory, TeamView};

use crate::texts::use_texts;
use crate::ui::{Icon, category_icon, tone_of};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) category: Rc<AdminCategory>,
    pub(super) teams: Rc<Vec<TeamView>>,
    pub(super) onopen: Callback<CategoryId>,
    pub(super) onmenu: Callback<Rc<AdminCategory>>,
}

/// A category with its team and how much it asks.
#[component]
pub(super) fn CategoryRow(Props { category, teams, onopen, onmenu }: &Props) -> Html {
    let texts = use_texts();
    let id = category.id;
    let name = category.name.get(texts.language());
    let team = teams.iter().find(|team| category.team_id == Some(team.id));
    let team = team.map_or(texts.categories_no_team(), |team| team.name.as_str());
    let fields = texts.categories_fields(i64::try_from(category.fields.len()).unwrap_or(i64::MAX));
    let onclick = onmenu.reform({
        let category = category.clone();
        move |_: MouseEvent| category.clone()
    });
    html! {
        <li>
            <div class="cell tiled" data-category-id={id.to_string()}>
                <span class="tile-icon" data-tone={if category.active { tone_of(id.0) } else { "quiet" }}>
                    <Icon name={category_icon(&category.icon)} />
                </span>
                <button type="button" class="cell-body plain-button" data-role="open"
                    onclick={onopen.reform(move |_: MouseEvent| id)}>
                    <span class="cell-title">{ name }</span>
                    <span class="cell-sub">{ texts.categories_summary(fields, team) }</span>
                </button>
                <button type="button" class="icon-btn quiet" data-role="category-menu" aria-haspopup="dialog"
                    aria-label={texts.categories_menu(name)} {onclick}><Icon name="more" /></button>
            </div>
        </li>
    }
}
