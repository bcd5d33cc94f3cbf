//! The words of a message, in its reader's language.
//!
//! Texts of the `.ftl` files are plain; what stands in a message is escaped here, once, as a whole line.
//! Every value is cut, so that no input makes a message longer than Telegram takes (4,096 characters).

use zayavka_shared::ticket::Ticket;
use zayavka_shared::{Language, TicketId};

use super::decide::{About, Notice};
use super::{Button, Happened, Push};
use crate::texts::Texts;

const TITLE_MAX: usize = 200;
const NAME_MAX: usize = 100;
/// Characters of a comment that a message quotes.
const QUOTE_MAX: usize = 300;

/// The names that a message may need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    /// Nobody where the desk itself acted.
    pub(super) actor: Option<&'a str>,
    pub(super) client: &'a str,
}

/// The message that tells `notice`.
pub(super) fn render(
    texts: &Texts,
    language: Language,
    happened: &Happened<'_>,
    notice: &Notice,
    names: Names<'_>,
) -> Push {
    let head = headline(texts, language, happened.ticket, notice.about, names);
    let mut text = format!("<b>{}</b>\n{}", escape(&head), escape(&one_line(happened.title, TITLE_MAX)));
    if notice.has_words {
        let words = match happened.comment.filter(|words| !words.trim().is_empty()) {
            Some(words) => cut(words.trim(), QUOTE_MAX),
            None => texts.get(language, "notify-files", &[]),
        };
        text = format!("{text}\n<blockquote>{}</blockquote>", escape(&words));
    }
    Push { text, button: Some(button(texts, language, happened.ticket.id)) }
}

fn headline(texts: &Texts, language: Language, ticket: &Ticket, about: About, names: Names<'_>) -> String {
    let desk = || texts.get(language, "history-actor-system", &[]);
    let name = match about {
        About::NewTicket => names.client.to_owned(),
        About::Received
        | About::Taken
        | About::Moved(_)
        | About::Replied
        | About::Assigned
        | About::ClientReplied
        | About::ClientReopened
        | About::ClientCancelled
        | About::ClientConfirmed
        | About::ColleagueReplied
        | About::ColleagueNoted => names.actor.map_or_else(desk, str::to_owned),
    };
    let status = if let About::Moved(status) = about { status } else { ticket.status };
    let status = format!("ticket-status-{}-client", status.key().replace('_', "-"));
    let args = [
        ("number", ticket.id.to_string().into()),
        ("name", one_line(&name, NAME_MAX).into()),
        ("status", texts.get(language, &status, &[]).into()),
    ];
    texts.get(language, &format!("notify-{}", about.key()), &args)
}

/// The button that opens exactly this ticket.
fn button(texts: &Texts, language: Language, ticket: TicketId) -> Button {
    Button { text: texts.get(language, "notify-open", &[]), path: format!("/t/{ticket}") }
}

/// The text as one line of so many characters at most.
pub(super) fn one_line(text: &str, max: usize) -> String {
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

fn cut(text: &str, max: usize) -> String {
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let short: String = text.chars().take(max).collect();
    format!("{}…", short.trim_end())
}

/// Makes a text safe to stand in Telegram's HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zayavka_shared::ticket::{Priority, Status};
    use zayavka_shared::{CategoryId, Timestamp, UserId};

    use super::*;
    use crate::db::ActorRef;

    const EVERY: [About; 18] = [
        About::Received,
        About::Taken,
        About::Moved(Status::New),
        About::Moved(Status::InProgress),
        About::Moved(Status::Waiting),
        About::Moved(Status::InReview),
        About::Moved(Status::Done),
        About::Moved(Status::Rejected),
        About::Moved(Status::Cancelled),
        About::Replied,
        About::Assigned,
        About::ClientReplied,
        About::ClientReopened,
        About::ClientCancelled,
        About::ClientConfirmed,
        About::ColleagueReplied,
        About::ColleagueNoted,
        About::NewTicket,
    ];

    fn push(language: Language, about: About, title: &str, name: &str, comment: &str) -> Push {
        let ticket = Ticket {
            id: TicketId(1284),
            client: UserId(1),
            category: CategoryId(1),
            team: None,
            status: Status::InProgress,
            priority: Priority::Normal,
            assignee: None,
            version: 1,
            created_at: Timestamp(0),
            updated_at: Timestamp(0),
            closed_at: None,
        };
        let happened = Happened {
            ticket: &ticket,
            title,
            actor: ActorRef::User(UserId(2)),
            events: &[],
            comment: Some(comment),
        };
        let notice = Notice { to: UserId(1), about, has_words: true };
        let names = Names { actor: Some(name), client: name };
        render(&Texts::default(), language, &happened, &notice, names)
    }

    #[test]
    fn every_message_names_its_ticket_and_opens_it_in_each_language() {
        for language in Language::ALL {
            for about in EVERY {
                let push = push(language, about, "Printer", "Boris", "Hello");
                assert!(push.text.contains("1284"), "{about:?}: {}", push.text);
                assert!(!push.text.contains("notify-"), "{about:?}: {}", push.text);
                let button = push.button.unwrap();
                assert_eq!(button.path, "/t/1284");
                assert_ne!(button.text, "notify-open");
            }
        }
    }

    #[test]
    fn a_move_is_told_in_the_clients_words() {
        let text = push(Language::Ru, About::Moved(Status::InReview), "Принтер", "Борис", "Готово").text;
        let expected = "<b>Заявка № 1284: Проверьте результат</b>\nПринтер\n<blockquote>Готово</blockquote>";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_people_write_cannot_become_markup() {
        let text = push(Language::En, About::Replied, "<b>&\"", "</b><a>", "<script>").text;
        assert!(text.contains("&lt;b&gt;&amp;&quot;"), "{text}");
        assert!(text.contains("&lt;/b&gt;&lt;a&gt;"), "{text}");
        assert!(text.contains("<blockquote>&lt;script&gt;</blockquote>"), "{text}");
    }

    #[test]
    fn a_long_comment_is_quoted_by_its_first_three_hundred_characters() {
        let text = push(Language::En, About::Replied, "Printer", "Boris", &"я".repeat(10_000)).text;
        assert_eq!(text.chars().filter(|c| *c == 'я').count(), QUOTE_MAX);
        assert!(text.ends_with("я…</blockquote>"));
    }

    #[test]
    fn a_comment_of_files_alone_says_so() {
        let text = push(Language::En, About::Replied, "Printer", "Boris", "").text;
        assert!(text.contains("<blockquote>Files</blockquote>"), "{text}");
    }

    proptest! {
        #[test]
        fn no_input_makes_a_message_too_long(
            title in "\\PC{0,200}", name in "\\PC{0,2000}", comment in "(?s).{0,10000}",
        ) {
            for about in EVERY {
                let push = push(Language::Ru, about, &title, &name, &comment);
                // An entity counts as one character: what is measured here is more than what Telegram counts.
                let shown = push.text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
                prop_assert!(shown.encode_utf16().count() <= 4_096);
                prop_assert!(push.text.encode_utf16().count() <= 8_192);
            }
        }
    }
}
