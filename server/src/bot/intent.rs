//! What a person means by a message. Pure.

use zayavka_shared::form::read_start_param;
use zayavka_shared::{CategoryId, TicketId};

use super::update::Message;

/// What a message asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Intent {
    Start(DeepLink),
    Help,
    /// Words on whatever the message with this number is about.
    Reply {
        to: i64,
    },
    /// A message out of nowhere.
    Fresh,
    /// Nothing that wants an answer: Telegram's own lines, a contact that the Mini App asked for.
    Nothing,
}

/// What the link behind `/start` names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DeepLink {
    Ticket(TicketId),
    /// A form, and the label on a thing that led to it, as it is written in the link.
    NewTicket(CategoryId, Option<String>),
    /// The code of an invite.
    Invite(String),
    Other,
}

/// Contents that people send and that no ticket can take.
const STRANGE_CONTENTS: [&str; 8] =
    ["sticker", "animation", "location", "venue", "poll", "dice", "story", "paid_media"];

impl Intent {
    pub(super) fn of(message: &Message) -> Self {
        if let Some((command, payload)) = command(message.words()) {
            match command {
                "start" => return Self::Start(DeepLink::of(payload)),
                "help" => return Self::Help,
                _ => {}
            }
        }
        let is_strange = STRANGE_CONTENTS.iter().any(|content| message.rest.contains_key(*content));
        let has_content = !message.words().is_empty() || message.attachment().is_some() || is_strange;
        match &message.reply_to_message {
            _ if !has_content => Self::Nothing,
            Some(replied) => Self::Reply { to: replied.message_id },
            None => Self::Fresh,
        }
    }
}

impl DeepLink {
    /// The same links as the Mini App's `startapp`: `ticket_<id>`, `new_<category>[_<label>]`, `inv_<code>`.
    fn of(payload: &str) -> Self {
        if let Some((category, label)) = read_start_param(payload) {
            return Self::NewTicket(category, label.map(str::to_owned));
        }
        let id = |text: &str| text.parse().ok().filter(|id: &i64| *id > 0);
        let link = payload.split_once('_').and_then(|(kind, rest)| match kind {
            "ticket" => Some(Self::Ticket(TicketId(id(rest)?))),
            "inv" => Some(Self::Invite(rest.to_owned())),
            _ => None,
        });
        link.unwrap_or(Self::Other)
    }
}

/// `/start@some_bot payload` → (`start`, `payload`).
fn command(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('/')?;
    let (command, payload) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    Some((command.split('@').next().unwrap_or(command), payload.trim()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn intent(fields: Value) -> Intent {
        let mut message = json!({"message_id": 7, "chat": {"id": 1, "type": "private"}, "from": null});
        for (key, value) in fields.as_object().unwrap() {
            message[key] = value.clone();
        }
        Intent::of(&serde_json::from_value(message).unwrap())
    }

    #[test]
    fn a_start_carries_its_link() {
        let links = [
            ("/start", DeepLink::Other),
            ("/start ticket_42", DeepLink::Ticket(TicketId(42))),
            ("/start@zayavka_bot ticket_42", DeepLink::Ticket(TicketId(42))),
            ("/start new_3", DeepLink::NewTicket(CategoryId(3), None)),
            ("/start new_3_room_204", DeepLink::NewTicket(CategoryId(3), Some("room_204".to_owned()))),
            ("/start new_x", DeepLink::Other),
            ("/start ticket_", DeepLink::Other),
            ("/start ticket_-1", DeepLink::Other),
            ("/start ticket_99999999999999999999", DeepLink::Other),
            ("/start inv_abc", DeepLink::Invite("abc".to_owned())),
        ];
        for (text, link) in links {
            assert_eq!(intent(json!({"text": text})), Intent::Start(link), "{text}");
        }
    }

    #[test]
    fn words_and_files_are_a_reply_or_out_of_nowhere() {
        assert_eq!(intent(json!({"text": "/help"})), Intent::Help);
        assert_eq!(intent(json!({"text": "Hello"})), Intent::Fresh);
        assert_eq!(intent(json!({"text": "/unknown"})), Intent::Fresh);
        assert_eq!(
            intent(json!({"text": "Hello", "reply_to_message": {"message_id": 5}})),
            Intent::Reply { to: 5 }
        );
        assert_eq!(
            intent(json!({"voice": {"file_id": "v"}, "reply_to_message": {"message_id": 5}})),
            Intent::Reply { to: 5 }
        );
        assert_eq!(
            intent(json!({"sticker": {}, "reply_to_message": {"message_id": 5}})),
            Intent::Reply { to: 5 }
        );
    }

    #[test]
    fn lines_of_telegram_itself_want_no_answer() {
        assert_eq!(intent(json!({"write_access_allowed": {"from_request": true}})), Intent::Nothing);
        assert_eq!(intent(json!({"contact": {"phone_number": "7", "user_id": 1}})), Intent::Nothing);
    }
}
