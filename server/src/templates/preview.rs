//! Shows a template as a message: with a ticket that the caller sees, or with examples.

use zayavka_shared::TicketId;
use zayavka_shared::api::TemplatePreview;
use zayavka_shared::form::{FieldError, FieldErrorCode};

use super::render::render;
use super::subject::Subject;
use super::{Audience, Slot, Values, Variable};
use crate::App;
use crate::auth::Actor;
use crate::db::Conn;
use crate::error::Error;
use crate::notify::Push;
use crate::tickets::StoredTicket;
use crate::{categories, comments, notify, people, tickets};

/// A message as it would be sent.
#[derive(Debug)]
pub(super) struct Preview {
    pub(super) push: Push,
    ticket: Option<TicketId>,
    reader: String,
}

impl Preview {
    pub(super) fn view(&self) -> TemplatePreview {
        TemplatePreview {
            text: self.push.text.clone(),
            button: self.push.button.as_ref().map(|button| button.text.clone()).unwrap_or_default(),
            ticket_id: self.ticket,
            reader: self.reader.clone(),
        }
    }
}

/// Fills a checked template in with the ticket `wanted`, else the newest one that the caller sees, else
/// with examples.
pub(super) async fn preview(
    app: &App,
    db: &mut Conn,
    actor: &Actor,
    slot: Slot,
    body: &str,
    wanted: Option<TicketId>,
) -> Result<Preview, Error> {
    let stored = match wanted {
        Some(id) => {
            let unknown = || Error::field(FieldError::new("ticket_id", FieldErrorCode::UnknownId));
            Some(tickets::store::find(db, &actor.scope(), id).await?.ok_or_else(unknown)?)
        }
        None => tickets::store::find_newest(db, &actor.scope()).await?,
    };
    let (values, client) = match &stored {
        Some(stored) => of_ticket(app, db, actor, slot, stored).await?,
        None => of_examples(app, slot),
    };
    let text = render(body, &values).map_err(|error| Error::Corrupt(error.to_string()))?;
    let ticket = stored.map(|stored| stored.ticket.id);
    let button = notify::ticket_button(app.texts(), slot.language, ticket);
    let reader = match slot.audience() {
        Audience::Client => client,
        Audience::Staff => actor.user.name(),
    };
    Ok(Preview { push: Push { text, button: Some(button), choices: Vec::new() }, ticket, reader })
}

async fn of_ticket(
    app: &App,
    db: &mut Conn,
    actor: &Actor,
    slot: Slot,
    stored: &StoredTicket,
) -> Result<(Values, String), Error> {
    let ticket = &stored.ticket;
    let category = categories::store::find_with_form(db, ticket.category, stored.form_version).await?;
    let mut ids = vec![ticket.client];
    ids.extend(ticket.assignee);
    let named = people::store::list_by_ids(db, &ids).await?;
    let name = |id| named.iter().find(|user| user.id == id).map(people::User::name);
    let client = name(ticket.client).unwrap_or_default();
    let assignee = ticket.assignee.and_then(name);
    let words = if slot.topic.has_words() {
        let said = comments::store::find_last_public(db, ticket.id).await?;
        Some(said.unwrap_or_else(|| example(app, slot, Variable::LastReply)))
    } else {
        None
    };
    let own_name = actor.user.name();
    let subject = Subject {
        ticket,
        title: &stored.title,
        status: ticket.status,
        category: category.name(slot.language),
        client: &client,
        assignee: assignee.as_deref(),
        actor: Some(assignee.as_deref().unwrap_or(&own_name)),
        words: words.as_deref(),
    };
    Ok((subject.values(app.texts(), slot), client))
}

fn of_examples(app: &App, slot: Slot) -> (Values, String) {
    let fill = |values: Values, variable| values.with(variable, &example(app, slot, variable));
    let values = slot.variables().into_iter().fold(Values::default(), fill);
    let client = values.get(Variable::Client).to_owned();
    (values, client)
}

fn example(app: &App, slot: Slot, variable: Variable) -> String {
    app.texts().get(slot.language, &format!("{}.example", variable.text_key()), &[])
}
