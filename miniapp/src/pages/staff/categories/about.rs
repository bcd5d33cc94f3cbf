use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zayavka_shared::TeamId;
use zayavka_shared::api::TeamView;

use super::answer_time::AnswerTime;
use super::draft::Draft;
use super::icon_sheet::IconSheet;
use super::state::{EditorAction, Faults, Opened};
use super::text_field::BothLanguages;
use crate::texts::use_texts;
use crate::ui::{Icon, category_icon};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) draft: Draft,
    pub(super) teams: Rc<Vec<TeamView>>,
    pub(super) is_open: bool,
    /// Whether the name waits to be typed.
    pub(super) is_new: bool,
    pub(super) faults: Rc<Faults>,
    pub(super) onact: Callback<EditorAction>,
}

/// Name, description, icon and team: a row that opens in its place.
#[component]
pub(super) fn About(Props { draft, teams, is_open, is_new, faults, onact }: &Props) -> Html {
    let texts = use_texts();
    let is_choosing = use_state_eq(|| false);
    let language = texts.language();
    let team = teams.iter().find(|team| draft.team == Some(team.id));
    let team_name = team.map_or(texts.category_team_none(), |team| team.name.as_str());
    let is_faulty = faults.keys().any(|path| !path.starts_with("fields"));
    let onteam = onact.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        EditorAction::Team(value.parse::<TeamId>().ok())
    });
    let onminutes = onact.reform(EditorAction::AnswerWithin);
    let choosing = |wanted: bool| {
        let setter = is_choosing.setter();
        Callback::from(move |()| setter.set(wanted))
    };
    let onchoose = {
        let (onact, close) = (onact.clone(), choosing(false));
        Callback::from(move |icon: String| {
            onact.emit(EditorAction::Icon(icon));
            close.emit(());
        })
    };
    html! {
        <>
            <div class="section-head inset-head"><h2>{ texts.category_about() }</h2></div>
            <ul class="section inset">
                <li>
                    <div class={classes!("frow", is_open.then_some("open"))}>
                        <button type="button" class="go" data-role="about" aria-expanded={is_open.to_string()}
                            onclick={onact.reform(|_: MouseEvent| EditorAction::Toggle(Opened::About))}>
                            <span class="kind"><Icon name="info" /></span>
                            <span class="cell-body">
                                <span class="cell-title">{ texts.category_about_row() }</span>
                                <span class="cell-sub">{ team_name }</span>
                            </span>
                            if is_faulty && !is_open {
                                <span class="fault-mark"><Icon name="alert" /><span class="sr">{ texts.category_has_fault() }</span></span>
                            }
                            <span class="fold"><Icon name="down" /></span>
                        </button>
                    </div>
                    if *is_open {
                        <div class="drawer">
                            <BothLanguages path="name" label={texts.category_name()} value={draft.name.clone()} {faults}
                                is_first={*is_new && draft.name.get(language).is_empty()}
                                oninput={onact.reform(|(language, text)| EditorAction::Name(language, text))} />
                            <BothLanguages path="description" label={texts.category_description()}
                                value={draft.description.clone()} {faults}
                                oninput={onact.reform(|(language, text)| EditorAction::Description(language, text))} />
                            <BothLanguages path="group" label={texts.category_group()} value={draft.group.clone()} {faults}
                                oninput={onact.reform(|(language, text)| EditorAction::Group(language, text))} />
                            <p class="field-hint">{ texts.category_group_hint() }</p>
                            <div class="both">
                                <div class="field">
                                    <span class="label" id="edit-icon-label">{ texts.category_icon() }</span>
                                    <button type="button" class="input pick" data-role="icon" aria-haspopup="dialog"
                                        aria-labelledby="edit-icon-label" onclick={choosing(true).reform(|_: MouseEvent| ())}>
                                        <Icon name={category_icon(&draft.icon)} />
                                        <span class="grow">{ texts.category_icon_change() }</span>
                                    </button>
                                </div>
                                <div class="field">
                                    <label class="label" for="edit-team">{ texts.category_team() }</label>
                                    <select class="input" id="edit-team" onchange={onteam}>
                                        <option value="" selected={draft.team.is_none()}>{ texts.category_team_none() }</option>
                                        { for teams.iter().map(|team| html! {
                                            <option key={team.id.0} value={team.id.to_string()} selected={draft.team == Some(team.id)}>
                                                { &team.name }
                                            </option>
                                        }) }
                                    </select>
                                </div>
                            </div>
                            <AnswerTime minutes={draft.answer_within} {onminutes} />
                        </div>
                    }
                </li>
            </ul>
            if *is_choosing {
                <IconSheet chosen={draft.icon.clone()} {onchoose} onclose={choosing(false)} />
            }
        </>
    }
}
