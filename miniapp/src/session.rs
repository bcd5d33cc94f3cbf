//! Who uses the page, and what every page needs to know.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{CategoryView, LiveEvent, LiveKind, Me, StatusView};
use zayavka_shared::ticket::Status;
use zayavka_shared::{Language, Permission, Role};

use crate::api::Api;
use crate::hooks::{Loadable, use_load, use_return};
use crate::live::use_live;
use crate::storage::Memory;

/// The person, their server and their device.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    pub api: Api,
    pub me: Rc<Me>,
    pub memory: Memory,
    /// In the person's language; loaded once and after changes of the desk's settings.
    pub categories: Loadable<Rc<Vec<CategoryView>>>,
    /// The desk's own labels; empty until they came.
    pub statuses: Rc<Vec<StatusView>>,
    /// Loads the categories again, after a failure.
    pub onreload: Callback<()>,
    /// The person has changed something about themselves.
    pub onme: Callback<Me>,
}

impl Session {
    #[must_use]
    pub fn language(&self) -> Language {
        self.me.language
    }

    /// A role that this version does not know has a client's pages.
    #[must_use]
    pub fn role(&self) -> Role {
        Role::from_key(&self.me.role).unwrap_or(Role::Client)
    }

    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.me.permissions.iter().any(|key| key == permission.key())
    }

    /// What the desk calls the status, for this person's side.
    #[must_use]
    pub fn status_label(&self, status: Status) -> Option<&str> {
        self.statuses.iter().find(|one| one.key == status).map(|one| one.label.as_str())
    }
}

/// The session; every page is drawn below [`SessionProvider`].
#[hook]
pub fn use_session() -> Session {
    use_context::<Session>().expect("pages are drawn below SessionProvider")
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub api: Api,
    pub me: Rc<Me>,
    pub telegram_id: i64,
    /// The person is who they were the last time; the server has not said so yet.
    pub is_kept: bool,
    pub onme: Callback<Me>,
    pub children: Html,
}

/// Gives the session to all below it, and keeps it current.
#[component]
pub fn SessionProvider(Props { api, me, telegram_id, is_kept, onme, children }: &Props) -> Html {
    // Names come in the person's language: another language asks again.
    let (categories, reload_categories) =
        use_load((api.clone(), me.language), |(api, _)| async move { api.categories().await.map(Rc::new) });
    let (statuses, reload_statuses) =
        use_load((api.clone(), me.language, me.role.clone()), |(api, ..)| async move {
            api.statuses().await.map(Rc::new)
        });
    let ask_me = {
        let (api, onme) = (api.clone(), onme.clone());
        move || {
            let (api, onme) = (api.clone(), onme.clone());
            spawn_local(async move {
                if let Ok(me) = api.me().await {
                    onme.emit(me);
                }
            });
        }
    };
    {
        let (ask_me, is_kept) = (ask_me.clone(), *is_kept);
        let (reload_categories, reload_statuses) = (reload_categories.clone(), reload_statuses.clone());
        use_live(Callback::from(move |event: LiveEvent| match event.kind {
            LiveKind::MeChanged => ask_me(),
            LiveKind::SettingsChanged => {
                // The languages that are offered, or what is to be agreed to, may be others.
                ask_me();
                reload_categories.emit(());
                reload_statuses.emit(());
            }
            LiveKind::Reset if is_kept => ask_me(),
            LiveKind::Ready
            | LiveKind::Reset
            | LiveKind::TicketCreated
            | LiveKind::TicketChanged
            | LiveKind::TicketGone
            | LiveKind::TicketRead
            | LiveKind::CommentCreated
            | LiveKind::CommentChanged
            | LiveKind::DraftChanged => {}
        }));
    }
    {
        let (reload_categories, reload_statuses) = (reload_categories.clone(), reload_statuses.clone());
        let needs = categories.error().is_some() || statuses.error().is_some();
        use_return(Callback::from(move |()| {
            ask_me();
            if needs {
                reload_categories.emit(());
                reload_statuses.emit(());
            }
        }));
    }
    let session = Session {
        api: api.clone(),
        me: me.clone(),
        memory: Memory::of(*telegram_id),
        categories,
        statuses: statuses.ready().cloned().unwrap_or_default(),
        onreload: reload_categories,
        onme: onme.clone(),
    };
    html! { <ContextProvider<Session> context={session}>{ children.clone() }</ContextProvider<Session>> }
}
