use yew::prelude::*;
use zayavka_shared::UserId;
use zayavka_shared::api::PersonRef;

use crate::hooks::{Loadable, use_load};
use crate::session::use_session;
use crate::texts::use_texts;
use crate::ui::{Avatar, Icon, ListSkeleton, Sheet};
use crate::wording::error_words;

#[derive(Debug, Properties, PartialEq)]
pub(crate) struct Props {
    pub title: AttrValue,
    /// Who has the ticket now.
    pub assignee: Option<UserId>,
    pub onpick: Callback<PersonRef>,
    pub onclose: Callback<()>,
}

/// The staff, to hand a ticket over to one of them.
#[component]
pub(crate) fn AssignSheet(Props { title, assignee, onpick, onclose }: &Props) -> Html {
    let texts = use_texts();
    let session = use_session();
    let (staff, _) = use_load(session.api.clone(), |api| async move { api.staff().await });
    let content = match staff {
        Loadable::Loading => html! { <ListSkeleton rows=3 /> },
        Loadable::Failed(error) => html! { <p class="lead" role="alert">{ error_words(texts, &error) }</p> },
        Loadable::Ready(staff) if staff.is_empty() => {
            html! { <p class="lead">{ texts.ticket_assign_empty() }</p> }
        }
        Loadable::Ready(staff) => html! {
            <ul>
                { for mine_first(staff, session.me.id).into_iter().map(|person| {
                    let is_now = *assignee == Some(person.id);
                    let sub = (person.id == session.me.id).then(|| texts.ticket_assign_me());
                    html! {
                        <li key={person.id.0}>
                            <button type="button" class="cell" data-assign={person.id.to_string()}
                                aria-pressed={is_now.to_string()}
                                onclick={onpick.reform({ let person = person.clone(); move |_: MouseEvent| person.clone() })}>
                                <Avatar id={person.id} name={person.name.clone()} />
                                <span class="cell-body">
                                    <span class="cell-title">{ &person.name }</span>
                                    if let Some(sub) = sub {
                                        <span class="cell-sub">{ sub }</span>
                                    }
                                </span>
                                if is_now {
                                    <span class="cell-end"><Icon name="check" /></span>
                                }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        },
    };
    html! {
        <Sheet title={title.clone()} onclose={onclose.clone()}>
            { content }
        </Sheet>
    }
}

/// The reader stands on top, the others in the server's order.
fn mine_first(mut staff: Vec<PersonRef>, me: UserId) -> Vec<PersonRef> {
    staff.sort_by_key(|person| person.id != me);
    staff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_stands_first_and_the_others_keep_their_order() {
        let person = |id: i64| PersonRef { id: UserId(id), name: id.to_string() };
        let order: Vec<i64> =
            mine_first(vec![person(3), person(1), person(2)], UserId(2)).iter().map(|one| one.id.0).collect();
        assert_eq!(order, [2, 3, 1]);
    }
}
