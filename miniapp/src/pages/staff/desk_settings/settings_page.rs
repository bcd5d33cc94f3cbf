use std::rc::Rc;

use yew::prelude::*;

use super::settings_form::SettingsForm;
use crate::hooks::{Loadable, use_load, use_top};
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{ErrorState, ListSkeleton};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub onback: Callback<()>,
}

/// Loads the settings, then shows their form.
#[component]
pub(crate) fn DeskSettingsPage(Props { onback }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    use_back_button(Some(onback.clone()));
    use_top();
    let (settings, reload) =
        use_load(session.api.clone(), |api| async move { api.settings().await.map(Rc::new) });
    let content = match settings {
        Loadable::Loading => html! { <ListSkeleton /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, &error)} onretry={reload} /> }
        }
        Loadable::Ready(settings) => html! { <SettingsForm {settings} /> },
    };
    html! {
        <main class="page" data-screen="desk">
            <div class="page-head"><h1>{ texts.desk_title() }</h1></div>
            { content }
        </main>
    }
}
