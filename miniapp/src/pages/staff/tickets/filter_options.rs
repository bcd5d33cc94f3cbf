//! What the filters offer: the desk's categories, teams and people, loaded once.

use std::rc::Rc;

use yew::prelude::*;
use zayavka_shared::api::{Me, PersonRef};
use zayavka_shared::{CategoryId, Permission, TeamId, UserId};

use crate::hooks::use_load;
use crate::session::use_session;

/// Names of what tickets can be filtered by.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct FilterOptions {
    pub(super) categories: Vec<(CategoryId, String)>,
    pub(super) teams: Vec<(TeamId, String)>,
    pub(super) staff: Vec<PersonRef>,
}

impl FilterOptions {
    pub(super) fn category(&self, id: CategoryId) -> Option<&str> {
        self.categories.iter().find(|(one, _)| *one == id).map(|(_, name)| name.as_str())
    }

    pub(super) fn team(&self, id: TeamId) -> Option<&str> {
        self.teams.iter().find(|(one, _)| *one == id).map(|(_, name)| name.as_str())
    }

    pub(super) fn person(&self, id: UserId) -> Option<&str> {
        self.staff.iter().find(|one| one.id == id).map(|one| one.name.as_str())
    }
}

/// The options as far as they came; a filter whose name is not known is still there by its number.
#[hook]
pub(super) fn use_filter_options() -> Rc<FilterOptions> {
    let session = use_session();
    let categories: Vec<_> = session.categories.ready().map_or_else(Vec::new, |categories| {
        categories.iter().map(|one| (one.id, one.name.clone())).collect()
    });
    // Who gives tickets to nobody else filters by nobody else.
    let myself = (!session.may(Permission::TicketAssign)).then(|| myself(&session.me));
    let (people, _) = use_load((session.api.clone(), myself), |(api, myself)| async move {
        let teams: Vec<_> = api.teams().await?.into_iter().map(|one| (one.id, one.name)).collect();
        let staff = match myself {
            Some(myself) => vec![myself],
            None => api.staff().await?,
        };
        Ok(Rc::new((teams, staff)))
    });
    let (teams, staff) = people.ready().map_or_else(Default::default, |people| (**people).clone());
    Rc::new(FilterOptions { categories, teams, staff })
}

/// The reader as others see them.
pub(super) fn myself(me: &Me) -> PersonRef {
    let names = [Some(me.first_name.as_str()), me.last_name.as_deref()];
    PersonRef { id: me.id, name: names.into_iter().flatten().collect::<Vec<_>>().join(" ") }
}
