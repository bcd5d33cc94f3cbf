//! What the buttons of a message ask for. Pure.

use zayavka_shared::TicketId;
use zayavka_shared::ticket::Score;

/// The wish behind a button that is pressed in the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Rate { ticket: TicketId, score: Score },
}

impl Press {
    /// What Telegram brings back when the button is pressed; far below its 64 bytes.
    #[must_use]
    pub fn to_data(self) -> String {
        match self {
            Self::Rate { ticket, score } => format!("rate:{ticket}:{}", i64::from(score)),
        }
    }

    /// Reads it; `None` for what no button of ours says.
    #[must_use]
    pub fn from_data(data: &str) -> Option<Self> {
        let (act, rest) = data.split_once(':')?;
        let (ticket, score) = rest.split_once(':')?;
        match act {
            "rate" => Some(Self::Rate {
                ticket: TicketId(ticket.parse().ok()?),
                score: Score::new(score.parse().ok()?)?,
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_read_as_it_was_written() {
        for score in Score::ALL {
            let press = Press::Rate { ticket: TicketId(i64::MAX), score };
            assert!(press.to_data().len() <= 64);
            assert_eq!(Press::from_data(&press.to_data()), Some(press));
        }
    }

    #[test]
    fn what_no_button_says_means_nothing() {
        for data in ["", "rate", "rate:1", "rate:1:6", "rate:1:", "rate:x:5", "take:1:5", "rate:1:5:6"] {
            assert_eq!(Press::from_data(data), None, "{data}");
        }
    }
}
