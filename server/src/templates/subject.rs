//! What one message is about, and the values that follow from it.

use zayavka_shared::ticket::{Status, Ticket};

use super::{Audience, Slot, Values, Variable};
use crate::texts::Texts;

/// A ticket with the names that a message may give.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub ticket: &'a Ticket,
    pub title: &'a str,
    pub status: Status,
    /// In the reader's language.
    pub category: &'a str,
    pub client: &'a str,
    pub assignee: Option<&'a str>,
    /// Nobody where the desk itself acted.
    pub actor: Option<&'a str>,
    /// What was said; `Some("")` where files alone came.
    pub words: Option<&'a str>,
}

impl Subject<'_> {
    /// The values for a reader of `slot`.
    #[must_use]
    pub fn values(&self, texts: &Texts, slot: Slot) -> Values {
        let text = |key: &str| texts.get(slot.language, key, &[]);
        let side = match slot.audience() {
            Audience::Client => "client",
            Audience::Staff => "staff",
        };
        let status = format!("ticket-status-{}-{side}", self.status.key().replace('_', "-"));
        let actor = self.actor.map_or_else(|| text("history-actor-system"), str::to_owned);
        let words = match self.words {
            None => String::new(),
            Some(words) if words.trim().is_empty() => text("notify-files"),
            Some(words) => words.to_owned(),
        };
        Values::default()
            .with(Variable::Id, &self.ticket.id.to_string())
            .with(Variable::Title, self.title)
            .with(Variable::Status, &text(&status))
            .with(Variable::Category, self.category)
            .with(Variable::Priority, &text(&format!("ticket-priority-{}", self.ticket.priority.key())))
            .with(Variable::Client, self.client)
            .with(Variable::Assignee, self.assignee.unwrap_or_default())
            .with(Variable::Actor, &actor)
            .with(Variable::LastReply, &words)
    }
}
