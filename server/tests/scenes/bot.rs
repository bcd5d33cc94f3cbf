//! What people write to the bot, and what becomes of it.

use serde_json::json;
use zayavka::notify::deliver_due;

use crate::support::{Desk, Person, Telegram, a_ticket, on_both_databases};

/// A desk with a Telegram, and people who have pressed Start there.
pub(crate) struct Scene {
    pub(crate) telegram: Telegram,
    pub(crate) desk: Desk,
}

impl Scene {
    pub(crate) async fn beside(desk: &Desk) -> Self {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        Self { telegram, desk }
    }

    pub(crate) async fn join(&self, person: &Person<'_>) {
        self.telegram.add(person.telegram_id, &person.name, &person.language).await;
        self.settle().await;
    }

    /// Lets the bot read, act and answer, until nothing is left.
    pub(crate) async fn settle(&self) {
        for _ in 0..4 {
            zayavka::bot::fetch_updates(&self.desk.app).await.unwrap();
            zayavka::bot::handle_due(&self.desk.app).await.unwrap();
            deliver_due(&self.desk.app).await.unwrap();
            self.telegram.wait_ms(&self.desk, 3_000).await;
        }
    }

    /// The last thing that the bot said to a person.
    pub(crate) async fn last(&self, person: &Person<'_>) -> serde_json::Value {
        self.telegram.heard_by(person.telegram_id).await.pop().expect("the bot said nothing")
    }

    pub(crate) async fn last_text(&self, person: &Person<'_>) -> String {
        self.last(person).await["text"].as_str().unwrap().to_owned()
    }

    /// The number of the last message that is about a ticket.
    pub(crate) async fn last_push(&self, person: &Person<'_>) -> i64 {
        let heard = self.telegram.heard_by(person.telegram_id).await;
        let push = heard.iter().rev().find(|message| message["text"].as_str().unwrap().contains("No."));
        push.expect("no push came")["message_id"].as_i64().unwrap()
    }

    pub(crate) async fn replies(&self, person: &Person<'_>, to: i64, text: &str) {
        self.telegram.writes(person.telegram_id, json!({"text": text, "reply_to": to})).await;
        self.settle().await;
    }
}

impl Scene {
    /// Edits an own message in the chat.
    async fn edits(&self, person: &Person<'_>, message: i64, text: &str) {
        let path = format!("/chats/{}/messages", person.telegram_id);
        self.telegram.control(reqwest::Method::POST, &path, json!({"edit": message, "text": text})).await;
        self.settle().await;
    }

    /// Presses a button below a message of the bot.
    pub(crate) async fn presses(&self, person: &Person<'_>, message: i64, button: &str) {
        let mut press = std::pin::pin!(self.telegram.presses(person.telegram_id, message, button));
        loop {
            tokio::select! {
                () = &mut press => break,
                () = self.settle() => {}
            }
        }
        self.settle().await;
    }
}

pub(crate) fn button_url(message: &serde_json::Value) -> &str {
    message["reply_markup"]["inline_keyboard"][0][0]["web_app"]["url"].as_str().unwrap()
}

on_both_databases! {
    async fn start_greets_and_opens_the_app(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        let greeting = scene.last(&anna).await;
        assert!(greeting["text"].as_str().unwrap().contains("Anna"));
        assert_eq!(button_url(&greeting), "https://desk.example.org/");
        scene.desk.close().await;
    }

    async fn start_with_a_ticket_opens_it_for_who_may_see_it(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, mallory) = (scene.desk.client("Anna").await, scene.desk.client("Mallory").await);
        scene.join(&anna).await;
        scene.join(&mallory).await;
        let ticket = anna.files(a_ticket()).await;
        for person in [&anna, &mallory] {
            scene.telegram.writes(person.telegram_id, json!({"text": format!("/start ticket_{ticket}")})).await;
        }
        scene.settle().await;
        assert_eq!(button_url(&scene.last(&anna).await), format!("https://desk.example.org/t/{ticket}"));
        assert_eq!(button_url(&scene.last(&mallory).await), "https://desk.example.org/");
        assert!(!scene.last_text(&mallory).await.contains("Printer"));
        scene.telegram.writes(anna.telegram_id, json!({"text": "/start new_2"})).await;
        scene.settle().await;
        assert_eq!(button_url(&scene.last(&anna).await), "https://desk.example.org/new/2");
        scene.desk.close().await;
    }

    async fn a_reply_to_a_push_becomes_a_comment(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, boris) = (scene.desk.client("Anna").await, scene.desk.agent("Boris").await);
        scene.join(&anna).await;
        scene.join(&boris).await;
        let ticket = anna.files(a_ticket()).await;
        scene.settle().await;
        let push = scene.last_push(&boris).await;
        scene.replies(&boris, push, "Which floor?").await;
        assert_eq!(anna.conversation(ticket).await, ["Which floor?"]);
        let push = scene.last_push(&anna).await;
        scene.replies(&anna, push, "The second").await;
        assert_eq!(boris.conversation(ticket).await, ["Which floor?", "The second"]);
        assert!(scene.last_text(&anna).await.contains("Added to ticket"));
        scene.desk.close().await;
    }

    async fn a_reply_to_a_note_stays_a_note(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, boris, vera) =
            (scene.desk.client("Anna").await, scene.desk.agent("Boris").await, scene.desk.agent("Vera").await);
        scene.join(&boris).await;
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        vera.notes(ticket, "Between us").await.ok();
        scene.settle().await;
        let push = scene.last_push(&boris).await;
        scene.replies(&boris, push, "Agreed").await;
        assert_eq!(vera.conversation(ticket).await, ["Between us", "Agreed"]);
        let confirmation = scene.last_push(&boris).await;
        scene.replies(&boris, confirmation, "And more").await;
        let own_words = confirmation - 1;
        scene.replies(&boris, own_words, "Once more").await;
        assert_eq!(vera.conversation(ticket).await, ["Between us", "Agreed", "And more", "Once more"]);
        assert!(anna.conversation(ticket).await.is_empty());
        scene.desk.close().await;
    }

    async fn a_client_rates_by_a_button_in_the_chat(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, boris) = (scene.desk.client("Anna").await, scene.desk.agent("Boris").await);
        scene.join(&anna).await;
        let ticket = anna.files(a_ticket()).await;
        boris.moves(ticket, "done").await.ok();
        scene.settle().await;
        let push = scene.last(&anna).await;
        let scores = push["reply_markup"]["inline_keyboard"][1].as_array().unwrap().clone();
        assert_eq!(scores.len(), 5);
        let number = push["message_id"].as_i64().unwrap();
        scene.presses(&anna, number, "2 ★").await;
        assert_eq!(boris.ticket(ticket).await["rating"]["score"], 2);
        assert!(scene.last_text(&anna).await.contains("what went wrong"), "{}", scene.last_text(&anna).await);
        scene.presses(&anna, number, "5 ★").await;
        assert_eq!(boris.ticket(ticket).await["rating"]["score"], 5);
        assert!(scene.last_text(&anna).await.contains("Thank you"));
        boris.moves(ticket, "in_progress").await.ok();
        scene.settle().await;
        scene.presses(&anna, number, "1 ★").await;
        assert!(scene.last_text(&anna).await.contains("can no longer be rated"));
        assert_eq!(boris.ticket(ticket).await["rating"]["score"], 5);
        scene.desk.close().await;
    }

    async fn a_reply_that_cannot_be_taken_is_answered(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        let ticket = anna.files(a_ticket()).await;
        scene.settle().await;
        let push = scene.last_push(&anna).await;
        anna.act(ticket, "cancel").await.ok();
        scene.replies(&anna, push, "Wait").await;
        assert!(scene.last_text(&anna).await.contains("closed"), "{}", scene.last_text(&anna).await);
        scene.replies(&anna, 1, "To nothing").await;
        let unknown = scene.last_text(&anna).await;
        assert!(unknown.contains("not added") || unknown.contains("clear"), "{unknown}");
        assert!(anna.conversation(ticket).await.is_empty());
        scene.telegram.writes(anna.telegram_id, json!({"text": "Hello?"})).await;
        scene.settle().await;
        assert_eq!(button_url(&scene.last(&anna).await), "https://desk.example.org/");
        scene.desk.close().await;
    }

    async fn a_message_that_is_edited_in_the_chat_is_edited_in_the_ticket(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, boris) = (scene.desk.client("Anna").await, scene.desk.agent("Boris").await);
        scene.join(&anna).await;
        let ticket = anna.files(a_ticket()).await;
        scene.settle().await;
        let push = scene.last_push(&anna).await;
        let words = json!({"text": "The frist floor", "reply_to": push});
        let message = scene.telegram.writes(anna.telegram_id, words).await;
        scene.settle().await;
        let said = scene.telegram.heard_by(anna.telegram_id).await.len();
        scene.edits(&anna, message, "The first floor").await;
        assert_eq!(boris.conversation(ticket).await, ["The first floor"]);
        assert_eq!(scene.telegram.heard_by(anna.telegram_id).await.len(), said, "it is done without a word");
        // What became no comment is edited without one.
        let hint = scene.telegram.writes(anna.telegram_id, json!({"text": "Hello?"})).await;
        scene.settle().await;
        scene.edits(&anna, hint, "Hello there?").await;
        scene.desk.wait_ms(5 * 60 * 1000);
        scene.edits(&anna, message, "The second floor").await;
        assert_eq!(boris.conversation(ticket).await, ["The first floor"]);
        assert!(scene.last_text(&anna).await.contains("five minutes"), "{}", scene.last_text(&anna).await);
        scene.desk.close().await;
    }

    async fn an_update_that_comes_twice_is_handled_once(desk) {
        let scene = Scene::beside(desk).await;
        let (anna, boris) = (scene.desk.client("Anna").await, scene.desk.agent("Boris").await);
        scene.join(&anna).await;
        let ticket = anna.files(a_ticket()).await;
        scene.settle().await;
        let push = scene.last_push(&anna).await;
        scene.replies(&anna, push, "Once").await;
        // As after a kill between the commit and the confirmation.
        scene.desk.execute("UPDATE inbox SET handled_at = handled_at").await;
        scene.settle().await;
        assert_eq!(boris.conversation(ticket).await, ["Once"]);
        scene.desk.close().await;
    }

    async fn an_update_is_kept_before_it_is_confirmed(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.telegram.add(anna.telegram_id, "Anna", "en").await;
        assert_eq!(zayavka::bot::fetch_updates(&scene.desk.app).await.unwrap(), 1);
        assert_eq!(scene.desk.count("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL").await, 1);
        assert_eq!(zayavka::bot::fetch_updates(&scene.desk.app).await.unwrap(), 0, "it is confirmed");
        assert_eq!(zayavka::bot::handle_due(&scene.desk.app).await.unwrap(), 1);
        assert_eq!(scene.desk.count("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL").await, 0);
        scene.desk.close().await;
    }

    async fn an_invites_link_in_the_chat_makes_staff(desk) {
        let scene = Scene::beside(desk).await;
        let (admin, anna) = (scene.desk.admin("Clara").await, scene.desk.client("Anna").await);
        scene.join(&anna).await;
        let code = admin.post("/api/invites", json!({"role": "agent"})).await.ok()["code"].as_str().unwrap().to_owned();
        scene.telegram.writes(anna.telegram_id, json!({"text": format!("/start inv_{code}")})).await;
        scene.settle().await;
        assert!(scene.last_text(&anna).await.contains("agent"));
        assert_eq!(anna.get("/api/me").await.ok()["role"], "agent");
        scene.desk.close().await;
    }
}
