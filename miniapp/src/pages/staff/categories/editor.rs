use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{AdminCategory, TeamView};

use super::about::About;
use super::form_section::{FormSection, Over};
use super::saving::{Saving, use_saving};
use super::state::{EditorAction, EditorState, Kept};
use super::sticker::Sticker;
use crate::hooks::{use_draft_kept, use_first_error, use_wide};
use crate::pages::client::FormPreview;
use crate::pages::staff::leave::leave;
use crate::session::use_session;
use crate::telegram::{MainButton, use_back_button, use_closing_confirmation, use_still_page};
use crate::texts::{Texts, use_texts};
use crate::ui::{Icon, SegmentItem, Segments, category_icon, tone_of};

#[derive(Debug, Properties, PartialEq)]
pub(super) struct Props {
    /// As the server has it now; `None` for a new one.
    pub(super) category: Option<Rc<AdminCategory>>,
    pub(super) teams: Rc<Vec<TeamView>>,
    /// The category is to be loaded again.
    pub(super) onstale: Callback<()>,
    pub(super) onback: Callback<()>,
}

/// Builds a category, with its form beside it as the client will see it.
#[component]
pub(super) fn Editor(Props { category, teams, onstale, onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let memory = session.memory;
    let id = category.as_ref().map(|category| category.id);
    let key = id.map_or_else(|| "category:new".to_owned(), |id| format!("category:{id}"));
    let state = {
        let (key, category) = (key.clone(), category.clone());
        use_reducer(move || EditorState::of(category.as_deref(), memory.load::<Kept>(&key)))
    };
    let over = use_state_eq(|| None::<Over>);
    let is_previewed = use_state_eq(|| false);
    let is_wide = use_wide();
    let is_changed = state.is_changed();
    let version = category.as_ref().map(|category| category.version);
    let is_stale = version != state.base;
    {
        // What nobody touched here follows the server.
        let (category, dispatcher) = (category.clone(), state.dispatcher());
        use_effect_with((is_stale, is_changed), move |(is_stale, is_changed)| {
            if let Some(category) = category.filter(|_| *is_stale && !is_changed) {
                dispatcher.dispatch(EditorAction::Take(category));
            }
        });
    }
    let onleave = {
        let (onback, key) = (onback.clone(), key.clone());
        Callback::from(move |()| {
            memory.forget(&key);
            onback.emit(());
        })
    };
    let Saving { is_busy, onsave } = use_saving(id, state.clone(), onleave.clone(), onstale.clone());
    let kept = is_changed.then(|| Kept { base: state.base, draft: state.draft.clone() });
    use_draft_kept(memory, key, kept);
    use_still_page();
    use_closing_confirmation(is_changed);
    use_first_error(state.refusals);
    use_back_button(Some(match *over {
        Some(_) => {
            let over = over.setter();
            Callback::from(move |()| over.set(None))
        }
        None if is_changed => {
            Callback::from(move |()| leave(texts, texts.category_discard(), onleave.clone()))
        }
        None => onback.clone(),
    }));
    let onpress = {
        let is_previewed = is_previewed.setter();
        Callback::from(move |()| {
            // Faults are seen where they can be mended.
            is_previewed.set(false);
            onsave.emit(());
        })
    };
    let onact = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: EditorAction, ()| dispatcher.dispatch(action))
    };
    let onover = {
        let over = over.setter();
        use_callback((), move |wanted: Option<Over>, ()| over.set(wanted))
    };
    let onselect = {
        let is_previewed = is_previewed.setter();
        Callback::from(move |key: AttrValue| is_previewed.set(key == "preview"))
    };
    let faults = Rc::new(state.faults(texts));
    let shown_id = id.unwrap_or(CategoryId(0));
    let mut preview = state.draft.preview(shown_id, texts.language(), texts.category_field_unnamed());
    if preview.name.is_empty() {
        texts.category_new().clone_into(&mut preview.name);
    }
    let name = preview.name.clone();
    let conflict = category.clone().filter(|_| is_stale && is_changed);
    let edited = html! {
        <div class="editing">
            { for conflict.map(|category| stale(texts, &category, &onact)) }
            <About draft={state.draft.clone()} {teams} is_open={state.opened == Some(super::state::Opened::About)}
                is_new={id.is_none()} faults={faults.clone()} onact={onact.clone()} />
            <FormSection draft={Rc::new(state.draft.clone())} opened={state.opened} {faults}
                ticket_count={category.as_ref().map_or(0, |category| category.ticket_count)}
                over={*over} {onover} {onact} />
            if let Some(id) = id {
                <Sticker category={id} is_marked={state.draft.fields.iter().any(|field| field.plain.from_label)} />
            }
            if is_changed {
                <p class="steps-hint kept" role="status"><Icon name="okay" />{ texts.client_draft_kept() }</p>
            }
        </div>
    };
    let seen = html! {
        <aside class="preview" aria-label={texts.category_preview()}>
            <h2 class="preview-head"><Icon name="eye" class={classes!("tiny")} />{ texts.category_preview() }</h2>
            <FormPreview category={Rc::new(preview)} />
        </aside>
    };
    html! {
        <>
            <div class="page-head">
                <span class="tile-icon" data-tone={tone_of(shown_id.0)}><Icon name={category_icon(&state.draft.icon)} /></span>
                <h1 class="form-title">{ name }</h1>
            </div>
            if is_wide {
                <div class="duo">{ edited }{ seen }</div>
            } else {
                <div class="pad"><Segments label={texts.category_tabs()} items={tabs(texts)} is_tabs=true
                    selected={if *is_previewed { "preview" } else { "edit" }} {onselect} /></div>
                { if *is_previewed { seen } else { edited } }
            }
            <MainButton text={texts.category_save()} onpress={onpress} is_busy={is_busy} />
        </>
    }
}

fn tabs(texts: Texts) -> Vec<SegmentItem> {
    let tab = |key: &'static str, label: &'static str| SegmentItem {
        key: key.into(),
        label: label.into(),
        icon: None,
        role: None,
    };
    vec![tab("edit", texts.category_tab_edit()), tab("preview", texts.category_tab_preview())]
}

/// Says that someone else has changed the category, and asks whose work stays.
fn stale(texts: Texts, category: &Rc<AdminCategory>, onact: &Callback<EditorAction>) -> Html {
    let (taken, version) = (category.clone(), category.version);
    html! {
        <div class="section inset stale" role="alert" data-role="stale">
            <p><Icon name="alert" class={classes!("tiny")} />{ texts.category_changed() }</p>
            <div class="row">
                <button type="button" class="btn soft small" data-role="take-theirs"
                    onclick={onact.reform(move |_: MouseEvent| EditorAction::Take(taken.clone()))}>
                    { texts.category_changed_theirs() }
                </button>
                <button type="button" class="btn small" data-role="keep-mine"
                    onclick={onact.reform(move |_: MouseEvent| EditorAction::Rebase(version))}>
                    { texts.category_changed_mine() }
                </button>
            </div>
        </div>
    }
}
