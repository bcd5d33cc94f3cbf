//! A ticket as one person sees it.

use zayavka_shared::api::{CategoryRef, ClientCard, PersonRef, TicketView};
use zayavka_shared::ticket::{Status, StatusKind, Ticket, allowed};
use zayavka_shared::{Permission, Timestamp, UserId};

use super::store::{self, StoredTicket};
use crate::App;
use crate::auth::Actor;
use crate::categories::store as categories;
use crate::db::Conn;
use crate::error::Error;
use crate::people::{self, User};
use crate::{files, ratings};

/// Draws the ticket for `actor`: their language, their side, what they may do now.
///
/// # Errors
/// If the database fails.
pub async fn view(
    app: &App,
    db: &mut Conn,
    actor: &Actor,
    stored: &StoredTicket,
) -> Result<TicketView, Error> {
    let ticket = &stored.ticket;
    let category = categories::find_with_form(db, ticket.category, stored.form_version).await?;
    let people = people_of(db, ticket).await?;
    let person = |id: UserId| find_person(&people, id);
    let client = person(ticket.client)?;
    let client_card = if actor.is_staff() {
        let ticket_count = store::count_of_client(db, ticket.client).await?;
        Some(card(app, actor, client, ticket_count))
    } else {
        None
    };
    let seen = store::find_seen(db, ticket.id, ticket.client).await?;
    Ok(TicketView {
        id: ticket.id,
        title: stored.title.clone(),
        description: stored.description.clone(),
        status: ticket.status,
        priority: ticket.priority,
        category: CategoryRef {
            id: category.id,
            name: category.name(actor.language).to_owned(),
            icon: category.icon.clone(),
        },
        client: client.reference(),
        assignee: ticket.assignee.map(|id| person(id).map(User::reference)).transpose()?,
        team_id: ticket.team,
        answers: stored.answers.clone(),
        fields: category.fields()?.iter().map(|field| field.localize(actor.language)).collect(),
        files: files::of_ticket(app, db, ticket.id).await?,
        arriving: files::arriving(db, actor.id(), ticket.id).await?.of_ticket(),
        version: ticket.version,
        created_at: ticket.created_at,
        updated_at: ticket.updated_at,
        closed_at: ticket.closed_at,
        reopen_until: reopen_until(app, ticket),
        rating: ratings::store::find(db, ticket.id).await?,
        allowed: allowed(&app.policy(), app.clock().now(), &actor.for_rules(), ticket),
        read_comment_id: store::find_read(db, actor.id(), ticket.id).await?,
        answer_expected_at: store::find_answer_expected(db, ticket.id).await?,
        client_seen_id: seen.by_client,
        staff_seen_id: seen.by_staff,
        client_card,
    })
}

async fn people_of(db: &mut Conn, ticket: &Ticket) -> Result<Vec<User>, sqlx::Error> {
    let ids: Vec<UserId> = std::iter::once(ticket.client).chain(ticket.assignee).collect();
    people::store::list_by_ids(db, &ids).await
}

fn find_person(people: &[User], id: UserId) -> Result<&User, Error> {
    people
        .iter()
        .find(|user| user.id == id)
        .ok_or_else(|| Error::Corrupt(format!("a ticket of nobody: {id}")))
}

fn card(app: &App, actor: &Actor, client: &User, ticket_count: i64) -> ClientCard {
    let PersonRef { id, name } = client.reference();
    let is_client = !client.role_under(app.config()).is_staff();
    ClientCard {
        id,
        name,
        username: client.username.clone(),
        bot_can_write: client.bot_can_write,
        ticket_count,
        blocked: client.is_blocked,
        may_block: is_client && actor.may(Permission::PeopleManage),
    }
}

/// Until when a finished ticket may be reopened by its client.
fn reopen_until(app: &App, ticket: &Ticket) -> Option<Timestamp> {
    let is_reopenable = |status: Status| match status.kind() {
        StatusKind::Done | StatusKind::Rejected => true,
        StatusKind::New
        | StatusKind::Active
        | StatusKind::Waiting
        | StatusKind::Review
        | StatusKind::Cancelled => false,
    };
    let closed_at = ticket.closed_at.filter(|_| is_reopenable(ticket.status))?;
    Some(closed_at.plus_ms(app.policy().reopen_window_ms))
}
