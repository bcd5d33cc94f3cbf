use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::CategoryId;
use zayavka_shared::api::{AdminCategory, LiveEvent, LiveKind, TeamView};

use super::editor::Editor;
use crate::hooks::{Loadable, use_load, use_top};
use crate::live::use_live;
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{EmptyState, ErrorState, ListSkeleton};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// `None` for a new category.
    pub id: Option<CategoryId>,
    pub onback: Callback<()>,
}

/// Waits for the category and the teams, then opens the editor.
#[component]
pub(crate) fn CategoryEditor(Props { id, onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let wanted = *id;
    use_top();
    let (loaded, reload) = use_load((session.api.clone(), wanted), |(api, wanted)| async move {
        let teams = Rc::new(api.teams().await?);
        let all = if wanted.is_some() { api.all_categories().await? } else { Vec::new() };
        let category = all.into_iter().find(|one| Some(one.id) == wanted).map(Rc::new);
        Ok::<(Option<Rc<AdminCategory>>, Rc<Vec<TeamView>>), _>((category, teams))
    });
    {
        let reload = reload.clone();
        use_live(Callback::from(move |event: LiveEvent| {
            if matches!(event.kind, LiveKind::SettingsChanged | LiveKind::Reset) {
                reload.emit(());
            }
        }));
    }
    let content = match loaded {
        Loadable::Loading => html! { <Waiting {onback}><ListSkeleton /></Waiting> },
        Loadable::Failed(error) => html! {
            <Waiting {onback}><ErrorState detail={error_words(texts, &error)} onretry={reload} /></Waiting>
        },
        Loadable::Ready((None, _)) if wanted.is_some() => html! {
            <Waiting {onback}><EmptyState icon="alert" tone="warn" title={texts.category_unknown()} /></Waiting>
        },
        Loadable::Ready((category, teams)) => {
            html! { <Editor {category} {teams} onstale={reload} {onback} /> }
        }
    };
    html! { <main class="page" data-screen="category">{ content }</main> }
}

#[derive(Debug, Properties, PartialEq)]
struct WaitingProps {
    onback: Callback<()>,
    children: Html,
}

/// What stands here while there is nothing to edit: Back asks nothing then.
#[component]
fn Waiting(WaitingProps { onback, children }: &WaitingProps) -> Html {
    use_back_button(Some(onback.clone()));
    children.clone()
}
