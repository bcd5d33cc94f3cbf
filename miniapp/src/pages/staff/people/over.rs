use std::rc::Rc;

use zayavka_shared::api::{InviteView, PersonView, TeamView};

/// What stands over the page of people.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Over {
    /// A member of staff, or one who left.
    Person(Rc<PersonView>),
    Client(Rc<PersonView>),
    Invite,
    Qr(Rc<InviteView>),
    /// A team, or a new one.
    Team(Option<Rc<TeamView>>),
}
