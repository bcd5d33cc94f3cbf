use yew::prelude::*;

use super::pushes::Pushes;
use super::quiet_hours::QuietHoursSection;
use super::use_preferences::{PreferencesState, use_preferences};
use crate::hooks::{Loadable, use_go, use_top};
use crate::pages::language_choice::LanguageChoice;
use crate::route::Route;
use crate::session::use_session;
use crate::telegram::use_back_button;
use crate::texts::use_texts;
use crate::ui::{ErrorState, ListSkeleton};
use crate::wording::error_words;

/// Preferences: each choice is applied at once.
#[component]
pub(in crate::pages) fn Preferences() -> Html {
    let texts = use_texts();
    let session = use_session();
    let go = use_go();
    let home = Route::home_of(session.role());
    use_back_button(Some(go.reform(move |()| home)));
    use_top();
    let PreferencesState { preferences, onchange, onreload } = use_preferences();
    let rest = match preferences {
        Loadable::Loading => html! { <ListSkeleton rows={2} /> },
        Loadable::Failed(error) => {
            html! { <ErrorState detail={error_words(texts, &error)} onretry={onreload} /> }
        }
        Loadable::Ready(preferences) => html! {
            <>
                <Pushes preferences={preferences.clone()} onchange={onchange.clone()} />
                <QuietHoursSection hours={preferences.quiet_hours.clone()} {onchange} />
            </>
        },
    };
    html! {
        <main class="page" data-screen="preferences">
            <div class="page-head"><h1>{ texts.preferences_title() }</h1></div>
            <div class="section-head inset-head"><h2>{ texts.preferences_language() }</h2></div>
            <LanguageChoice label={texts.preferences_language()} />
            <p class="section-foot inset-head">{ texts.preferences_language_hint() }</p>
            { rest }
        </main>
    }
}
