//! The clients that the search finds, page by page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;
use zayavka_shared::api::{Page, PersonView};

use crate::api::{Api, ApiError, ClientQuery};
use crate::hooks::Loadable;
use crate::session::use_session;
use crate::toast::use_toasts;

/// The clients so far, and how to go on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ClientList {
    pub(super) people: Loadable<Vec<Rc<PersonView>>>,
    pub(super) has_more: bool,
    pub(super) onmore: Callback<()>,
    pub(super) onreload: Callback<()>,
    /// Shows a person as they stand now.
    pub(super) onchanged: Callback<PersonView>,
}

#[derive(Debug, Clone, PartialEq)]
struct State {
    query: ClientQuery,
    people: Loadable<Vec<Rc<PersonView>>>,
    cursor: Option<String>,
}

enum Action {
    Asked(ClientQuery),
    /// The first page, in place of what was shown.
    First(ClientQuery, Result<Page<PersonView>, ApiError>),
    /// Another page, behind what is shown.
    More(ClientQuery, Page<PersonView>),
    Changed(PersonView),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Asked(query) => next.query = query,
            // Only the answer to the newest question is taken.
            Action::First(query, _) | Action::More(query, _) if query != self.query => return self,
            Action::First(_, Ok(page)) => {
                next.people = Loadable::Ready(page.items.into_iter().map(Rc::new).collect());
                next.cursor = page.next_cursor;
            }
            Action::First(_, Err(error)) => next.people = Loadable::Failed(error),
            Action::More(_, page) => {
                if let Loadable::Ready(people) = &mut next.people {
                    people.extend(page.items.into_iter().map(Rc::new));
                }
                next.cursor = page.next_cursor;
            }
            Action::Changed(person) => {
                if let Loadable::Ready(people) = &mut next.people
                    && let Some(one) = people.iter_mut().find(|one| one.id == person.id)
                {
                    *one = Rc::new(person);
                }
            }
        }
        next.into()
    }
}

/// Loads the clients that `query` asks for; what is shown stays until the answer is there.
#[hook]
pub(super) fn use_clients(query: ClientQuery) -> ClientList {
    let session = use_session();
    let toasts = use_toasts();
    let state = use_reducer(|| State { query: query.clone(), people: Loadable::Loading, cursor: None });
    let onreload = use_callback((session.api.clone(), query.clone()), {
        let dispatcher = state.dispatcher();
        move |(), (api, query): &(Api, ClientQuery)| {
            let (api, query, dispatcher) = (api.clone(), query.clone(), dispatcher.clone());
            dispatcher.dispatch(Action::Asked(query.clone()));
            spawn_local(async move {
                let page = api.clients(&query, None).await;
                dispatcher.dispatch(Action::First(query, page));
            });
        }
    });
    use_effect_with(onreload.clone(), |onreload| onreload.emit(()));
    let onmore = {
        let (api, dispatcher) = (session.api.clone(), state.dispatcher());
        let (query, cursor) = (query, state.cursor.clone());
        Callback::from(move |()| {
            let (api, dispatcher, toasts) = (api.clone(), dispatcher.clone(), toasts.clone());
            let (query, cursor) = (query.clone(), cursor.clone());
            spawn_local(async move {
                match api.clients(&query, cursor.as_deref()).await {
                    Ok(page) => dispatcher.dispatch(Action::More(query, page)),
                    Err(error) => toasts.refuse(&error),
                }
            });
        })
    };
    let onchanged = {
        let dispatcher = state.dispatcher();
        Callback::from(move |person| dispatcher.dispatch(Action::Changed(person)))
    };
    ClientList { people: state.people.clone(), has_more: state.cursor.is_some(), onmore, onreload, onchanged }
}
