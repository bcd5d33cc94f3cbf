//! What each person wants to be told, and quiet hours that hold and lose nothing.

use serde_json::{Value, json};
use zayavka::App;
use zayavka::notify::deliver_due;

use crate::support::{Desk, NOW, Person, Telegram, a_ticket, on_both_databases};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// Every desk's clock shows 12:00 in Moscow first.
const ZONE: &str = "Europe/Moscow";

async fn with_telegram(desk: &Desk) -> (Telegram, Desk) {
    let telegram = Telegram::start().await;
    let desk = desk.another(&telegram.url(), &[]).await;
    (telegram, desk)
}

async fn reachable<'d>(telegram: &Telegram, person: Person<'d>) -> Person<'d> {
    telegram.add(person.telegram_id, &person.name, &person.language).await;
    person
}

async fn texts(telegram: &Telegram, person: &Person<'_>) -> Vec<String> {
    let messages = telegram.heard_by(person.telegram_id).await;
    messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

async fn prefers(person: &Person<'_>, change: Value) -> Value {
    person.patch("/api/me/preferences", change).await.ok()
}

fn hours(from: &str, to: &str) -> Value {
    json!({"quiet_hours": {"from": from, "to": to, "time_zone": ZONE}})
}

/// Delivers for so long, with the clock going on.
async fn delivers(telegram: &Telegram, desk: &Desk) {
    for _ in 0..6 {
        deliver_due(&desk.app).await.unwrap();
        telegram.wait_ms(desk, 1_100).await;
    }
}

on_both_databases! {
    async fn preferences_are_kept_and_only_what_is_named_changes(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let all = json!({"receipts": true, "status": true, "replies": true});
        let first = anna.get("/api/me/preferences").await.ok();
        assert_eq!(first, json!({"pushes": all, "quiet_hours": null}));
        prefers(&anna, json!({"pushes": {"status": false}})).await;
        let quiet = prefers(&anna, hours("22:00", "08:00")).await;
        let expected = json!({
            "pushes": {"receipts": true, "status": false, "replies": true},
            "quiet_hours": {"from": "22:00", "to": "08:00", "time_zone": ZONE},
        });
        assert_eq!(quiet, expected);
        assert_eq!(anna.get("/api/me/preferences").await.ok(), expected);
        let loud = prefers(&anna, json!({"pushes": {"status": true}, "quiet_hours": null})).await;
        assert_eq!(loud, first);
        let of_staff = boris.get("/api/me/preferences").await.ok();
        assert_eq!(of_staff["pushes"].as_object().unwrap().len(), 7);
        assert_eq!(prefers(&boris, json!({"pushes": {"new_tickets": false}})).await["pushes"]["new_tickets"], false);
    }

    async fn faulty_preferences_are_named(desk) {
        let anna = desk.client("Anna").await;
        let faults = [
            (json!({"pushes": {"weather": true}}), "pushes.weather"),
            (json!({"pushes": {"new_tickets": false}}), "pushes.new_tickets"),
            (json!({"pushes": {"status": "no"}}), "pushes.status"),
            (json!({"pushes": []}), "pushes"),
            (json!({"quiet_hours": "night"}), "quiet_hours"),
            (hours("22:00", "22:00"), "quiet_hours.to"),
            (hours("24:00", "08:00"), "quiet_hours.from"),
            (json!({"quiet_hours": {"from": "22:00", "to": "08:00", "time_zone": "Mars/Base"}}), "quiet_hours.time_zone"),
            (json!({"quiet_hours": {"from": "22:00", "to": "08:00"}}), "quiet_hours.time_zone"),
            (json!({"quiet_hours": {"from": 22, "to": "08:00", "time_zone": "UTC"}}), "quiet_hours.from"),
        ];
        for (body, field) in faults {
            assert_eq!(anna.patch("/api/me/preferences", body).await.faulty_fields(), [field]);
        }
        anna.patch("/api/me/preferences", json!([])).await.problem(400, "bad-request");
        assert_eq!(desk.count("SELECT COUNT(*) FROM preferences").await, 0);
    }

    async fn what_is_muted_is_not_pushed_but_words_still_come(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = reachable(&telegram, desk.agent("Boris").await).await;
        prefers(&anna, json!({"pushes": {"status": false, "receipts": false}})).await;
        prefers(&boris, json!({"pushes": {"new_tickets": false, "client_replies": false}})).await;
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        boris.says(ticket, "On my way").await.ok();
        anna.says(ticket, "Thanks").await.ok();
        boris.post(&format!("/api/tickets/{ticket}/status"), json!({"status": "done", "comment": "Mended"})).await.ok();
        delivers(&telegram, &desk).await;
        let to_anna = texts(&telegram, &anna).await;
        assert_eq!(to_anna.len(), 2, "{to_anna:#?}");
        assert!(to_anna[0].contains("On my way") && to_anna[1].contains("Mended"), "{to_anna:#?}");
        assert_eq!(texts(&telegram, &boris).await, Vec::<String>::new());
        desk.close().await;
    }

    async fn quiet_hours_hold_pushes_and_bring_one_for_each_ticket_as_they_end(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = desk.agent("Boris").await;
        let (first, second) = (anna.files(a_ticket()).await, anna.files(a_ticket()).await);
        delivers(&telegram, &desk).await;
        assert_eq!(texts(&telegram, &anna).await.len(), 2);
        prefers(&anna, hours("11:00", "15:00")).await;
        boris.says(first, "line 1").await.ok();
        boris.says(second, "line 2").await.ok();
        boris.says(first, "line 3").await.ok();
        boris.moves(first, "done").await.ok();
        delivers(&telegram, &desk).await;
        assert_eq!(texts(&telegram, &anna).await.len(), 2, "the hours are quiet");
        // Something that another one is told in the meantime.
        let mara = reachable(&telegram, desk.client("Mara").await).await;
        mara.files(a_ticket()).await;
        delivers(&telegram, &desk).await;
        assert_eq!(texts(&telegram, &mara).await.len(), 1);

        telegram.wait_ms(&desk, 3 * HOUR_MS).await;
        delivers(&telegram, &desk).await;
        let heard = texts(&telegram, &anna).await;
        assert_eq!(heard.len(), 4, "{heard:#?}");
        assert!(heard[2].contains("line 2") && !heard[2].contains("quiet hours"), "{heard:#?}");
        assert!(heard[3].contains("Done") && heard[3].contains("2 more messages"), "{heard:#?}");
        // Loud again: what comes goes at once, behind what was held.
        boris.says(second, "line 4").await.ok();
        delivers(&telegram, &desk).await;
        assert!(texts(&telegram, &anna).await[4].contains("line 4"));
        desk.close().await;
    }

    async fn the_bot_answers_in_quiet_hours_whoever_writes_to_it(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = desk.agent("Boris").await;
        let ticket = anna.files(a_ticket()).await;
        delivers(&telegram, &desk).await;
        prefers(&anna, hours("11:00", "15:00")).await;
        boris.says(ticket, "On my way").await.ok();
        telegram.writes(anna.telegram_id, json!({"text": "/help"})).await;
        zayavka::bot::fetch_updates(&desk.app).await.unwrap();
        zayavka::bot::handle_due(&desk.app).await.unwrap();
        let before = texts(&telegram, &anna).await.len();
        delivers(&telegram, &desk).await;
        let heard = texts(&telegram, &anna).await;
        assert!(heard.len() > before, "no answer: {heard:#?}");
        assert!(heard.iter().all(|text| !text.contains("On my way")), "{heard:#?}");
        desk.close().await;
    }

    async fn what_is_held_goes_by_the_hours_that_stand(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = desk.agent("Boris").await;
        let ticket = anna.files(a_ticket()).await;
        delivers(&telegram, &desk).await;
        prefers(&anna, hours("11:00", "15:00")).await;
        boris.says(ticket, "On my way").await.ok();
        prefers(&anna, hours("11:00", "17:00")).await;
        telegram.wait_ms(&desk, 4 * HOUR_MS).await;
        delivers(&telegram, &desk).await;
        assert_eq!(texts(&telegram, &anna).await.len(), 1, "longer hours hold longer");
        prefers(&anna, json!({"quiet_hours": null})).await;
        delivers(&telegram, &desk).await;
        assert!(texts(&telegram, &anna).await[1].contains("On my way"));
        desk.close().await;
    }

    async fn what_is_held_survives_a_restart(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = desk.agent("Boris").await;
        prefers(&anna, hours("11:00", "15:00")).await;
        for _ in 0..3 {
            let ticket = anna.files(a_ticket()).await;
            boris.says(ticket, "On my way").await.ok();
            boris.moves(ticket, "in_progress").await.ok();
        }
        // Another process opens the same data; this one is never asked again.
        let again = App::open(desk.app.config().clone(), desk.app.clock().clone()).await.unwrap();
        assert!(desk.now().since_ms(NOW) < HOUR_MS);
        telegram.wait_ms(&desk, 3 * HOUR_MS).await;
        for _ in 0..6 {
            deliver_due(&again).await.unwrap();
            telegram.wait_ms(&desk, 1_100).await;
        }
        let heard = texts(&telegram, &anna).await;
        assert_eq!(heard.len(), 3, "one for each ticket: {heard:#?}");
        for (number, text) in heard.iter().enumerate() {
            assert!(text.contains(&format!("No. {}", number + 1)) && text.contains("2 more"), "{heard:#?}");
        }
        again.db().close().await;
        desk.close().await;
    }

    async fn another_open_page_learns_of_new_preferences(desk) {
        let anna = desk.client("Anna").await;
        let about = format!("SELECT COUNT(*) FROM events WHERE kind = 'me_changed' AND subject_id = {}", anna.id);
        let before = desk.count(&about).await;
        prefers(&anna, json!({"pushes": {"status": false}})).await;
        assert_eq!(desk.count(&about).await, before + 1);
    }

    async fn a_client_sees_what_was_moved_since_they_looked(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let has_news = async |person: &Person<'_>| {
            person.get("/api/tickets").await.ok()["items"][0]["has_news"].as_bool().unwrap()
        };
        assert!(!has_news(&anna).await, "nothing has happened");
        boris.takes(ticket).await.ok();
        assert!(has_news(&anna).await);
        assert!(!has_news(&boris).await, "staff know what they did");
        let events = anna.get(&format!("/api/tickets/{ticket}/events")).await.ok();
        let newest = events["items"].as_array().unwrap().last().unwrap()["id"].clone();
        let read = format!("/api/tickets/{ticket}/read");
        anna.post(&read, json!({"event_id": newest})).await.ok();
        assert!(!has_news(&anna).await);
        anna.act(ticket, "cancel").await.ok();
        assert!(!has_news(&anna).await, "an own act is no news");
        assert_eq!(anna.post(&read, json!({})).await.faulty_fields(), ["comment_id"]);
        assert_eq!(anna.post(&read, json!({"event_id": 999_999})).await.faulty_fields(), ["event_id"]);
        boris.moves(ticket, "in_progress").await.ok();
        assert!(has_news(&anna).await);
    }
}
