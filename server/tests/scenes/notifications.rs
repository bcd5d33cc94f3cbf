//! Pushes: who is told what, and that it arrives whatever Telegram does meanwhile.

use serde_json::{Value, json};
use zayavka::notify::deliver_due;

use crate::support::{Desk, Person, Telegram, a_ticket, on_both_databases};

/// A desk beside `desk`, on the same kind of database, with a Telegram of its own.
async fn with_telegram(desk: &Desk) -> (Telegram, Desk) {
    let telegram = Telegram::start().await;
    let desk = desk.another(&telegram.url(), &[]).await;
    (telegram, desk)
}

/// Someone who has pressed Start.
async fn reachable<'d>(telegram: &Telegram, person: Person<'d>) -> Person<'d> {
    telegram.add(person.telegram_id, &person.name, &person.language).await;
    person
}

async fn texts(telegram: &Telegram, person: &Person<'_>) -> Vec<String> {
    let messages = telegram.heard_by(person.telegram_id).await;
    messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
}

fn button(message: &Value) -> &Value {
    &message["reply_markup"]["inline_keyboard"][0][0]
}

/// How the messages of the outbox stand.
async fn outbox(desk: &Desk) -> Vec<(bool, bool)> {
    desk.outbox().await
}

on_both_databases! {
    async fn each_step_is_told_to_whom_it_concerns(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = reachable(&telegram, desk.agent("Boris").await).await;
        let vera = reachable(&telegram, desk.agent("Vera").await).await;
        let leo = desk.lead("Leo").await;
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        boris.says(ticket, "On my way").await.ok();
        boris.moves(ticket, "in_review").await.ok();
        leo.assigns(ticket, Some(&vera)).await.ok();
        // A private chat takes three at once, then one a second.
        for _ in 0..10 {
            deliver_due(&desk.app).await.unwrap();
            telegram.wait_ms(&desk, 1_100).await;
        }
        let to_anna = texts(&telegram, &anna).await;
        let steps = [
            "Ticket No. 1 received", "Boris takes ticket No. 1", "On my way", "Ticket No. 1:",
        ];
        assert_eq!(to_anna.len(), 4, "{to_anna:#?}");
        for (text, step) in to_anna.iter().zip(steps) {
            assert!(text.contains(step), "{text:?} does not tell {step:?}");
        }
        let to_boris = texts(&telegram, &boris).await;
        assert_eq!(to_boris.len(), 1, "{to_boris:#?}");
        let to_vera = texts(&telegram, &vera).await;
        assert!(to_vera[0].contains("Printer on fire") && to_vera[1].contains("assigned"), "{to_vera:#?}");
        for message in telegram.heard_by(anna.telegram_id).await {
            assert_eq!(button(&message)["web_app"]["url"], "https://desk.example.org/t/1");
        }
        desk.close().await;
    }

    async fn a_push_speaks_its_receivers_language_and_is_no_markup(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = desk.client("<b>Anna</b>").await.speaking("ru");
        anna.get("/api/me").await.ok();
        let anna = reachable(&telegram, anna).await;
        let boris = reachable(&telegram, desk.agent("Boris").await).await;
        let mut ticket = a_ticket();
        ticket["title"] = "<a href='https://evil.example'>&amp; \"x\"".into();
        anna.files(ticket).await;
        deliver_due(&desk.app).await.unwrap();
        let to_anna = texts(&telegram, &anna).await;
        assert!(to_anna[0].starts_with("Заявка № 1"), "{to_anna:?}");
        let to_boris = texts(&telegram, &boris).await;
        assert!(to_boris[0].contains("<b>Anna</b>") && to_boris[0].contains("<a href='https://evil.example'>&amp; \"x\""), "{to_boris:?}");
        let message = &telegram.heard_by(boris.telegram_id).await[0];
        let kinds: Vec<&str> = message["entities"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["bold"]);
        desk.close().await;
    }

    async fn a_note_is_told_to_staff_alone(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = reachable(&telegram, desk.agent("Boris").await).await;
        let vera = desk.agent("Vera").await;
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        vera.notes(ticket, "The secret").await.ok();
        deliver_due(&desk.app).await.unwrap();
        assert!(texts(&telegram, &anna).await.iter().all(|text| !text.contains("secret")));
        assert!(texts(&telegram, &boris).await.iter().any(|text| text.contains("The secret")));
        desk.close().await;
    }

    async fn a_refused_act_tells_nobody(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let before = outbox(desk).await.len();
        boris.moves(ticket, "new").await;
        anna.act(ticket, "confirm").await.problem(409, "move-not-allowed");
        assert_eq!(outbox(desk).await.len(), before);
    }

    async fn while_telegram_is_away_the_desk_serves_and_nothing_is_lost(desk) {
        let anna = desk.client("Anna").await;
        for _ in 0..3 {
            anna.files(a_ticket()).await;
            deliver_due(&desk.app).await.unwrap();
            desk.wait_ms(10_000);
        }
        assert_eq!(outbox(desk).await, [(false, false); 3], "neither sent nor given up");
    }

    async fn what_telegram_did_not_take_arrives_once_it_does(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        for kind in ["500", "reset"] {
            telegram.fault(json!({"method": "sendMessage", "kind": kind, "count": 2})).await;
            let before = texts(&telegram, &anna).await.len();
            anna.files(a_ticket()).await;
            deliver_due(&desk.app).await.unwrap();
            assert_eq!(texts(&telegram, &anna).await.len(), before, "{kind}");
            for _ in 0..8 {
                telegram.wait_ms(&desk, 10_000).await;
                deliver_due(&desk.app).await.unwrap();
            }
            assert_eq!(texts(&telegram, &anna).await.len(), before + 1, "{kind}");
        }
        assert!(outbox(&desk).await.iter().all(|(is_sent, is_given_up)| *is_sent && !is_given_up));
        desk.close().await;
    }

    async fn a_chat_that_is_to_wait_waits_as_long_and_the_others_do_not(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let mara = reachable(&telegram, desk.client("Mara").await).await;
        telegram.fault(json!({"method": "sendMessage", "kind": "429", "retry_after": 30, "count": 1, "chat_id": anna.telegram_id})).await;
        anna.files(a_ticket()).await;
        mara.files(a_ticket()).await;
        deliver_due(&desk.app).await.unwrap();
        assert_eq!((texts(&telegram, &anna).await.len(), texts(&telegram, &mara).await.len()), (0, 1));
        telegram.wait_ms(&desk, 29_000).await;
        deliver_due(&desk.app).await.unwrap();
        assert_eq!(texts(&telegram, &anna).await.len(), 0);
        telegram.wait_ms(&desk, 1_500).await;
        deliver_due(&desk.app).await.unwrap();
        assert_eq!(texts(&telegram, &anna).await.len(), 1);
        desk.close().await;
    }

    async fn who_blocked_the_bot_is_told_nothing_until_they_return(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        telegram.control(reqwest::Method::POST, &format!("/chats/{}/block", anna.telegram_id), json!({})).await;
        let ticket = anna.files(a_ticket()).await;
        deliver_due(&desk.app).await.unwrap();
        assert_eq!(outbox(&desk).await, [(false, true)], "given up, and to be seen");
        anna.files(a_ticket()).await;
        assert_eq!(outbox(&desk).await.len(), 1, "nothing more is written for them");
        telegram.control(reqwest::Method::POST, &format!("/chats/{}/unblock", anna.telegram_id), json!({})).await;
        telegram.writes(anna.telegram_id, json!({"text": "/start"})).await;
        zayavka::bot::fetch_updates(&desk.app).await.unwrap();
        zayavka::bot::handle_due(&desk.app).await.unwrap();
        let boris = desk.agent("Boris").await;
        boris.takes(ticket).await.ok();
        telegram.wait_ms(&desk, 5_000).await;
        deliver_due(&desk.app).await.unwrap();
        assert!(texts(&telegram, &anna).await.iter().any(|text| text.contains("Boris takes")));
        desk.close().await;
    }

    async fn messages_of_one_chat_keep_their_order(desk) {
        let (telegram, desk) = with_telegram(desk).await;
        let anna = reachable(&telegram, desk.client("Anna").await).await;
        let boris = desk.agent("Boris").await;
        let ticket = anna.files(a_ticket()).await;
        for number in 0..8 {
            boris.says(ticket, &format!("line {number}")).await.ok();
        }
        telegram.fault(json!({"method": "sendMessage", "kind": "500", "percent": 40, "count": 6})).await;
        for _ in 0..60 {
            deliver_due(&desk.app).await.unwrap();
            telegram.wait_ms(&desk, 5_000).await;
        }
        let heard = texts(&telegram, &anna).await;
        let lines: Vec<&str> = heard.iter().filter_map(|text| text.split("line ").nth(1)).collect();
        assert_eq!(lines, ["0", "1", "2", "3", "4", "5", "6", "7"]);
        desk.close().await;
    }
}
