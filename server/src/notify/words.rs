//! The words of a message, in its reader's language: a template filled in with what happened.
//!
//! What stands in a message is escaped and cut by `templates`, so that no input makes a message longer than
//! Telegram takes, or markup of what people wrote.

use zayavka_shared::ticket::{Score, Status};
use zayavka_shared::{Language, Localized, TicketId};

use super::decide::{About, Notice};
use super::{Button, Choice, Happened, Press, Push};
use crate::templates::{self, Slot, Subject, Templates};
use crate::texts::Texts;

/// The names that a message may need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    /// Nobody where the desk itself acted.
    pub(super) actor: Option<&'a str>,
    pub(super) client: &'a str,
    pub(super) assignee: Option<&'a str>,
    pub(super) category: &'a Localized,
}

/// The message that tells `notice`.
pub(super) fn render(
    (templates, texts): (&Templates, &Texts),
    language: Language,
    happened: &Happened<'_>,
    notice: &Notice,
    names: Names<'_>,
) -> Push {
    let slot = Slot { topic: notice.about.topic(), language };
    let subject = Subject {
        ticket: happened.ticket,
        title: happened.title,
        status: if let About::Moved(status) = notice.about { status } else { happened.ticket.status },
        category: names.category.get(language),
        client: names.client,
        assignee: names.assignee,
        actor: names.actor,
        words: notice.has_words.then(|| happened.comment.unwrap_or_default()),
    };
    let text = templates::text(templates, texts, slot, &subject.values(texts, slot));
    let button = Some(ticket_button(texts, language, Some(happened.ticket.id)));
    let choices =
        if notice.about == About::Moved(Status::Done) { scores(happened.ticket.id) } else { Vec::new() };
    Push { text, button, choices }
}

/// Below a message that stands for earlier ones, too: how many there were. Nothing where there were none.
pub(super) fn earlier(texts: &Texts, language: Language, count: i64) -> String {
    if count == 0 {
        return String::new();
    }
    format!("\n\n{}", texts.get(language, "notify-earlier", &[("count", count.into())]))
}

/// The buttons by which a client rates what is done.
fn scores(ticket: TicketId) -> Vec<Choice> {
    let choice = |score: Score| Choice {
        text: format!("{} ★", i64::from(score)),
        data: Press::Rate { ticket, score }.to_data(),
    };
    Score::ALL.into_iter().map(choice).collect()
}

/// The button that opens exactly this ticket; without one, the app.
pub fn ticket_button(texts: &Texts, language: Language, ticket: Option<TicketId>) -> Button {
    let path = ticket.map_or_else(|| "/".to_owned(), |ticket| format!("/t/{ticket}"));
    Button { text: texts.get(language, "notify-open", &[]), path }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zayavka_shared::ticket::{Priority, Ticket};
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
        let notice = Notice { to: UserId(1), about, has_words: about.topic().has_words() };
        let category = Localized { ru: name.to_owned(), en: name.to_owned() };
        let names = Names { actor: Some(name), client: name, assignee: None, category: &category };
        render((&Templates::default(), &Texts::default()), language, &happened, &notice, names)
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
        assert_eq!(text.chars().filter(|c| *c == 'я').count(), 300);
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
