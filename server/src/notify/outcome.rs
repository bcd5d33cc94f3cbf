//! What an answer of Telegram means for the message that was sent.

use serde::Deserialize;

use crate::telegram::{CallError, Refusal};

/// What became of one try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    Sent {
        message_id: i64,
    },
    /// Too fast for this chat; seconds to wait.
    Flooded {
        retry_after: u64,
        error: String,
    },
    /// Telegram is not reached, fails, or does not know our token: nothing is wrong with the message.
    Unanswered(String),
    /// The person cannot be written to.
    Unreachable(String),
    /// The group has another id now.
    Moved {
        to: i64,
    },
    /// Telegram will never take this message: a mistake of ours.
    Impossible(String),
}

/// Of the sent message only its number matters.
#[derive(Debug, Deserialize)]
pub(super) struct SentMessage {
    pub(super) message_id: i64,
}

impl Outcome {
    pub(super) fn of(answer: Result<SentMessage, CallError>) -> Self {
        match answer {
            Ok(message) => Self::Sent { message_id: message.message_id },
            Err(CallError::Unanswered(error)) => Self::Unanswered(error),
            Err(CallError::Refused(refusal)) => Self::of_refusal(refusal),
        }
    }

    /// The texts are those of Telegram's own server (tdlib/telegram-bot-api); they end in details.
    fn of_refusal(refusal: Refusal) -> Self {
        let Refusal { code, description, retry_after, migrate_to_chat_id } = refusal;
        if let Some(to) = migrate_to_chat_id {
            return Self::Moved { to };
        }
        match code {
            429 => Self::Flooded { retry_after: retry_after.unwrap_or(1).max(1), error: description },
            403 => Self::Unreachable(description),
            400 if description.starts_with("Bad Request: chat not found") => Self::Unreachable(description),
            // A token that Telegram does not know, or an address where no Bot API is: the operator's to mend.
            401 | 404 => Self::Unanswered(description),
            500.. => Self::Unanswered(description),
            _ => Self::Impossible(description),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(code: u16, description: &str, retry_after: Option<u64>) -> Outcome {
        let description = description.to_owned();
        let refusal = Refusal { code, description, retry_after, migrate_to_chat_id: None };
        Outcome::of(Err(CallError::Refused(refusal)))
    }

    #[test]
    fn who_blocked_the_bot_or_never_started_it_is_unreachable() {
        for (code, text) in [
            (403, "Forbidden: bot was blocked by the user"),
            (403, "Forbidden: user is deactivated"),
            (403, "Forbidden: bot can't initiate conversation with a user"),
            (400, "Bad Request: chat not found"),
        ] {
            assert_eq!(refused(code, text, None), Outcome::Unreachable(text.to_owned()));
        }
    }

    #[test]
    fn a_flood_says_how_long_to_wait() {
        let text = "Too Many Requests: retry after 7".to_owned();
        assert_eq!(refused(429, &text, Some(7)), Outcome::Flooded { retry_after: 7, error: text.clone() });
        assert_eq!(refused(429, &text, None), Outcome::Flooded { retry_after: 1, error: text });
    }

    #[test]
    fn nothing_is_given_up_while_telegram_fails_or_refuses_the_token() {
        for (code, text) in
            [(500, "Internal Server Error"), (502, "Bad Gateway"), (401, "Unauthorized"), (404, "Not Found")]
        {
            assert_eq!(refused(code, text, None), Outcome::Unanswered(text.to_owned()));
        }
    }

    #[test]
    fn a_message_that_telegram_cannot_take_is_a_mistake_of_ours() {
        for text in ["Bad Request: message is too long", "Bad Request: can't parse entities: x"] {
            assert_eq!(refused(400, text, None), Outcome::Impossible(text.to_owned()));
        }
    }
}
