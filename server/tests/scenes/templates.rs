//! Templates of notifications: what an admin writes is what the next push says.

use reqwest::Method;
use serde_json::{Value, json};
use zayavka::notify::deliver_due;

use crate::support::{Answer, Desk, Person, Telegram, a_ticket, on_both_databases};

const RECEIVED: &str = "/api/templates/received/client/en";

async fn put(person: &Person<'_>, path: &str, body: &str) -> Answer {
    Answer::of(person.request(Method::PUT, path).json(&json!({"body": body}))).await
}

async fn delete(person: &Person<'_>, path: &str) -> Answer {
    Answer::of(person.request(Method::DELETE, path)).await
}

/// One template as the list has it.
async fn template(person: &Person<'_>, event: &str, language: &str) -> Value {
    let list = person.get("/api/templates").await.ok();
    let is_wanted = |one: &&Value| one["event"] == event && one["language"] == language;
    list.as_array().unwrap().iter().find(is_wanted).unwrap().clone()
}

async fn last_text(telegram: &Telegram, desk: &Desk, person: &Person<'_>) -> String {
    telegram.wait_ms(desk, 5_000).await;
    deliver_due(&desk.app).await.unwrap();
    let heard = telegram.heard_by(person.telegram_id).await;
    heard.last().unwrap()["text"].as_str().unwrap().to_owned()
}

/// The words of the only fault of a body, which must be there.
fn message(answer: &Answer) -> String {
    assert_eq!(answer.faulty_fields(), ["body"]);
    answer.json()["errors"][0]["message"].as_str().unwrap().to_owned()
}

on_both_databases! {
    async fn the_very_next_push_says_what_was_saved_and_a_reset_gives_the_old_words_back(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let (anna, admin) = (desk.client("Anna <b>").await, desk.admin("Clara").await);
        telegram.add(anna.telegram_id, "Anna", "en").await;
        let saved = put(&admin, RECEIVED, "<i>Got it, {{ client.name }}</i>: {{ ticket.id }}").await.ok();
        assert_eq!((&saved["is_changed"], &saved["event"]), (&true.into(), &"received".into()));
        let ticket = anna.files(a_ticket()).await;
        assert_eq!(last_text(&telegram, &desk, &anna).await, format!("Got it, Anna <b>: {ticket}"));
        let message = telegram.heard_by(anna.telegram_id).await.pop().unwrap();
        assert_eq!(message["entities"][0]["type"], "italic");
        assert_eq!(template(&admin, "received", "ru").await["is_changed"], false, "the other language is as it was");
        let reset = delete(&admin, RECEIVED).await.ok();
        assert_eq!((&reset["is_changed"], &reset["body"]), (&false.into(), &saved["default"]));
        let ticket = anna.files(a_ticket()).await;
        let text = last_text(&telegram, &desk, &anna).await;
        assert_eq!(text, format!("Ticket No. {ticket} received\nPrinter on fire"));
        delete(&admin, RECEIVED).await.ok();
        desk.close().await;
    }

    async fn the_list_names_every_template_with_its_variables(desk) {
        let admin = desk.admin("Clara").await;
        let list = admin.get("/api/templates").await.ok();
        assert_eq!(list.as_array().unwrap().len(), 24);
        let taken = template(&admin, "taken", "ru").await;
        assert_eq!((&taken["audience"], &taken["title"]), (&"client".into(), &"Ticket taken".into()));
        assert!(taken["body"].as_str().unwrap().contains("берёт в работу"), "{taken}");
        let variables = taken["variables"].as_array().unwrap();
        assert!(variables.iter().any(|one| one["name"] == "ticket.id" && one["meaning"] == "the ticket's number"));
        assert!(variables.iter().all(|one| one["example"].as_str().is_some_and(|text| !text.is_empty())));
    }

    async fn each_fault_is_named_with_its_place_and_nothing_is_kept(desk) {
        let admin = desk.admin("Clara").await;
        let planted = [
            ("{{ ticket.id }}\n\n{{ asignee.name }}", "Line 3: there is no variable asignee.name. Did you mean assignee.name?"),
            ("{{ ticket.id }} {{ weather }}", "Line 1: there is no variable weather."),
            ("{{ ticket.id }}\n{{ status", "Line 2: braces"),
            ("{{ ticket.id }}\n{% for x in y %}", "Line 2: “for”"),
            ("{{ ticket.id }}\n<br>", "Line 2: Telegram does not know the tag <br>"),
            ("<b>{{ ticket.id }}", "Line 1: the tag <b> is not closed"),
            ("<b>{{ ticket.id }}</i>", "Line 1: </i>"),
            ("{{ ticket.id }} 1 < 2", "Line 1: write the less-than sign"),
            ("Hello", "must always name the ticket's number"),
        ];
        for (body, words) in planted {
            let answer = put(&admin, RECEIVED, body).await;
            assert!(message(&answer).contains(words), "{body:?}: {}", answer.body);
            let preview = admin.post(&format!("{RECEIVED}/preview"), json!({"body": body})).await;
            assert_eq!(preview.faulty_fields(), ["body"]);
        }
        let long = format!("{{{{ ticket.id }}}}{}", "x".repeat(4_100));
        assert!(message(&put(&admin, RECEIVED, &long).await).contains("Telegram takes 4096"));
        assert_eq!(put(&admin, RECEIVED, " ").await.faulty_fields(), ["body"]);
        assert_eq!(template(&admin, "received", "en").await["is_changed"], false);
        put(&admin, "/api/templates/received/staff/en", "x").await.problem(404, "not-found");
        put(&admin, "/api/templates/received/client/fr", "x").await.problem(404, "not-found");
    }

    async fn a_preview_shows_the_newest_ticket_or_the_named_one_or_an_example(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        let ask = async |ticket: Option<i64>| {
            let body = json!({"body": "{{ ticket.id }} {{ ticket.title }}, {{ client.name }}", "ticket_id": ticket});
            admin.post(&format!("{RECEIVED}/preview"), body).await
        };
        let example = ask(None).await.ok();
        assert_eq!(example["text"], "1284 The printer in accounting does not print, Olga Smirnova");
        assert_eq!(example["ticket_id"], Value::Null);
        let first = anna.files(a_ticket()).await;
        let mut ticket = a_ticket();
        ticket["title"] = "A & B".into();
        let second = anna.files(ticket).await;
        let newest = ask(None).await.ok();
        assert_eq!(newest["text"], format!("{second} A &amp; B, Anna"));
        assert_eq!((&newest["reader"], &newest["ticket_id"]), (&"Anna".into(), &second.into()));
        assert_eq!(ask(Some(first)).await.ok()["text"], format!("{first} Printer on fire, Anna"));
        assert_eq!(ask(Some(999)).await.faulty_fields(), ["ticket_id"]);
    }

    async fn a_test_arrives_in_the_admins_own_chat(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let admin = desk.admin("Clara").await;
        telegram.add(admin.telegram_id, "Clara", "en").await;
        let ticket = desk.client("Anna").await.files(a_ticket()).await;
        deliver_due(&desk.app).await.unwrap();
        let body = json!({"body": "<b>Trial</b> {{ ticket.id }}"});
        let path = "/api/templates/taken/client/ru/test";
        admin.post_once("key", path, body.clone()).await.ok();
        admin.post_once("key", path, body).await.ok();
        assert_eq!(last_text(&telegram, &desk, &admin).await, format!("Trial {ticket}"));
        let heard = telegram.heard_by(admin.telegram_id).await;
        assert_eq!(heard.iter().filter(|one| one["text"].as_str().unwrap().starts_with("Trial")).count(), 1);
        desk.execute("UPDATE users SET bot_can_write = FALSE, bot_failure = 'blocked'").await;
        let body = json!({"body": "{{ ticket.id }}"});
        admin.post("/api/templates/taken/client/ru/test", body).await.problem(409, "conflict");
        desk.close().await;
    }

    async fn another_process_uses_it_too_and_what_became_faulty_gives_way_to_what_is_shipped(desk) {
        let admin = desk.admin("Clara").await;
        put(&admin, RECEIVED, "First {{ ticket.id }}").await.ok();
        // As another process does: rows and an event, but no word to this one.
        desk.execute("UPDATE templates SET body = 'Second {{ ticket.id }}'").await;
        desk.execute("UPDATE counters SET value = value + 1 WHERE name = 'events'").await;
        desk.execute(
            "INSERT INTO events (id, kind, actor_kind, is_internal, at)
             SELECT value, 'settings_changed', 'system', FALSE, 0 FROM counters WHERE name = 'events'",
        ).await;
        let slot = zayavka::templates::Slot::from_keys("received", "client", "en").unwrap();
        let body = || desk.app.templates().find(slot);
        desk.until(async || body().as_deref() == Some("Second {{ ticket.id }}")).await;
        desk.execute("UPDATE templates SET body = '{{ gone }}'").await;
        zayavka::templates::reload(&desk.app).await.unwrap();
        assert_eq!(body(), None);
        desk.client("Anna").await.files(a_ticket()).await;
    }
}
