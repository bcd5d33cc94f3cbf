use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{ChangePreferences, LiveEvent, LiveKind, Preferences};

use crate::hooks::{Loadable, use_load, use_return};
use crate::live::use_live;
use crate::session::use_session;
use crate::telegram;
use crate::toast::use_toasts;

/// The preferences as they stand, and the way to change them.
pub(super) struct PreferencesState {
    pub(super) preferences: Loadable<Rc<Preferences>>,
    pub(super) onchange: Callback<ChangePreferences>,
    pub(super) onreload: Callback<()>,
}

/// Loads them, follows another page of the same person, and shows a choice before the server has agreed.
#[hook]
pub(super) fn use_preferences() -> PreferencesState {
    let session = use_session();
    let toasts = use_toasts();
    let api = session.api.clone();
    let (loaded, onreload) = use_load(api.clone(), |api| async move { api.preferences().await.map(Rc::new) });
    // What was chosen here, while it is under way and until the server's own answer is there.
    let chosen = use_state_eq(|| None::<Rc<Preferences>>);
    let under_way = use_mut_ref(|| 0_u32);
    {
        let (chosen, under_way) = (chosen.setter(), under_way.clone());
        use_effect_with(loaded.clone(), move |_| {
            if *under_way.borrow() == 0 {
                chosen.set(None);
            }
        });
    }
    {
        let onreload = onreload.clone();
        use_live(Callback::from(move |event: LiveEvent| {
            if matches!(event.kind, LiveKind::MeChanged | LiveKind::Reset) {
                onreload.emit(());
            }
        }));
    }
    use_return(onreload.clone());
    let preferences = match (&*chosen, loaded) {
        (Some(chosen), _) => Loadable::Ready(chosen.clone()),
        (None, loaded) => loaded,
    };
    let onchange = {
        let (shown, onreload) = (preferences.ready().cloned(), onreload.clone());
        Callback::from(move |change: ChangePreferences| {
            let Some(shown) = &shown else { return };
            telegram::selection();
            chosen.set(Some(Rc::new((**shown).clone().with(&change))));
            *under_way.borrow_mut() += 1;
            let (api, toasts, under_way) = (api.clone(), toasts.clone(), under_way.clone());
            let (chosen, onreload) = (chosen.clone(), onreload.clone());
            spawn_local(async move {
                let answer = api.change_preferences(&change).await;
                *under_way.borrow_mut() -= 1;
                match answer {
                    Ok(stands) if *under_way.borrow() == 0 => chosen.set(Some(Rc::new(stands))),
                    Ok(_) => {}
                    Err(error) => {
                        toasts.refuse(&error);
                        chosen.set(None);
                        onreload.emit(());
                    }
                }
            });
        })
    };
    PreferencesState { preferences, onchange, onreload }
}
