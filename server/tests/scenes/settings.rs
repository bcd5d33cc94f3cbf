//! The desk's settings: what an admin sets is what the bot is and what the rules allow.

use serde_json::{Value, json};
use std::time::Duration;

use zayavka::notify::deliver_due;

use crate::support::{Desk, Telegram, a_ticket, on_both_databases};

/// What Telegram says of the bot.
async fn asked(desk: &Desk, method: &str, params: Value) -> Value {
    desk.app.telegram().call(method, &params, Duration::from_secs(5)).await.unwrap()
}

on_both_databases! {
    async fn nothing_set_is_as_shipped_and_a_change_keeps_the_rest(desk) {
        let admin = desk.admin("Clara").await;
        let shipped = admin.get("/api/settings").await.ok();
        assert_eq!((&shipped["reopen_days"], &shipped["languages"]), (&14.into(), &json!(["ru", "en"])));
        assert_eq!(shipped["menu_button"], json!({"ru": "Заявки", "en": "Tickets"}));
        assert!(shipped["greeting"]["en"].as_str().unwrap().contains("{name}"));
        admin.patch("/api/settings", json!({"reopen_days": 3, "greeting": {"en": "Hi, {name}"}})).await.ok();
        let changed = admin.get("/api/settings").await.ok();
        assert_eq!((&changed["reopen_days"], &changed["greeting"]["en"]), (&3.into(), &"Hi, {name}".into()));
        assert_eq!(changed["greeting"]["ru"], shipped["greeting"]["ru"]);
        let back = admin.patch("/api/settings", json!({"greeting": {"en": ""}})).await.ok();
        assert_eq!(back["greeting"], shipped["greeting"], "an empty text is as shipped");
    }

    async fn each_fault_names_its_field_and_nothing_is_kept(desk) {
        let admin = desk.admin("Clara").await;
        let faults = [
            (json!({"reopen_days": 366}), "reopen_days"),
            (json!({"reopen_days": "x"}), "reopen_days"),
            (json!({"bot_name": "x".repeat(65)}), "bot_name"),
            (json!({"description": {"ru": "я".repeat(513)}}), "description.ru"),
            (json!({"short_description": {"en": "x".repeat(121)}}), "short_description.en"),
            (json!({"commands": {"help": {"en": "x".repeat(257)}}}), "commands.help.en"),
            (json!({"commands": 5}), "commands"),
            (json!({"menu_button": "x"}), "menu_button"),
            (json!({"greeting": {"ru": 5}}), "greeting.ru"),
            (json!({"languages": []}), "languages"),
            (json!({"languages": ["fr"]}), "languages"),
        ];
        for (mut body, field) in faults {
            body["consent_text"] = json!({"ru": "Не должно сохраниться"});
            assert_eq!(admin.patch("/api/settings", body).await.faulty_fields(), [field]);
        }
        assert_eq!(admin.get("/api/settings").await.ok()["consent_text"]["ru"], "");
    }

    async fn the_bots_profile_is_what_was_set_at_once_in_each_language(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let admin = desk.admin("Clara").await;
        let answer = admin.patch("/api/settings", json!({
            "bot_name": "Service", "description": {"ru": "Описание", "en": "Description"},
            "short_description": {"en": "Short"}, "menu_button": {"ru": "Мои заявки"},
            "commands": {"help": {"ru": "Помощь"}},
        })).await.ok();
        let methods: Vec<&str> = answer["telegram"].as_array().unwrap().iter().map(|one| {
            assert_eq!(one["ok"], true, "{one}");
            one["method"].as_str().unwrap()
        }).collect();
        let expected = ["setMyName", "setMyDescription", "setMyShortDescription", "setMyCommands", "setChatMenuButton"];
        assert_eq!(methods, expected);
        assert_eq!(asked(&desk, "getMyName", json!({})).await["name"], "Service");
        for (code, text) in [("", "Description"), ("ru", "Описание"), ("uk", "Описание"), ("de", "Description")] {
            let said = asked(&desk, "getMyDescription", json!({"language_code": code})).await;
            assert_eq!(said["description"], text, "{code}");
        }
        let commands = asked(&desk, "getMyCommands", json!({"language_code": "ru"})).await;
        assert_eq!(commands[1], json!({"command": "help", "description": "Помощь"}));
        assert_eq!(asked(&desk, "getChatMenuButton", json!({})).await["text"], "Мои заявки");
        let nothing = admin.patch("/api/settings", json!({"bot_name": "Service"})).await.ok();
        assert_eq!(nothing["telegram"], Value::Null, "what is as it was is not asked of Telegram again");
        desk.close().await;
    }

    async fn what_telegram_refuses_is_told_in_its_words_and_kept(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let admin = desk.admin("Clara").await;
        telegram.fault(json!({"method": "setMyName", "kind": "429", "retry_after": 600, "count": 1})).await;
        let answer = admin.patch("/api/settings", json!({"bot_name": "Service", "menu_button": {"ru": "Мои"}})).await.ok();
        let name = &answer["telegram"][0];
        assert_eq!((&name["method"], &name["ok"]), (&"setMyName".into(), &false.into()));
        assert!(name["description"].as_str().unwrap().contains("retry after 600"), "{name}");
        assert_eq!(answer["telegram"][1], json!({"method": "setChatMenuButton", "ok": true}));
        assert_eq!(admin.get("/api/settings").await.ok()["bot_name"], "Service");
        desk.close().await;
    }

    async fn while_telegram_is_away_the_settings_are_kept_and_the_answer_says_so(desk) {
        let admin = desk.admin("Clara").await;
        let answer = admin.patch("/api/settings", json!({"bot_name": "Service"})).await.ok();
        assert_eq!(answer["telegram"][0]["ok"], false);
        assert!(answer["telegram"][0]["description"].as_str().unwrap().contains("did not answer"));
        assert_eq!(answer["bot_name"], "Service");
    }

    async fn the_days_to_reopen_change_what_is_allowed(desk) {
        let (anna, boris, admin) = (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        boris.moves(ticket, "done").await.ok();
        desk.wait_days(5);
        let may_reopen = async || anna.ticket(ticket).await["allowed"].as_array().unwrap().contains(&"reopen".into());
        assert!(may_reopen().await);
        admin.patch("/api/settings", json!({"reopen_days": 4})).await.ok();
        assert!(!may_reopen().await);
        anna.act(ticket, "reopen").await.problem(409, "move-not-allowed");
        admin.patch("/api/settings", json!({"reopen_days": 6})).await.ok();
        assert!(may_reopen().await);
        anna.act(ticket, "reopen").await.ok();
    }

    async fn a_language_that_is_not_offered_is_spoken_to_nobody(desk) {
        let (anna, admin) = (desk.client("Anna").await.speaking("en"), desk.admin("Clara").await);
        admin.patch("/api/settings", json!({"languages": ["ru"]})).await.ok();
        let me = anna.get("/api/me").await.ok();
        assert_eq!((&me["language"], &me["languages"]), (&"ru".into(), &json!(["ru"])));
        assert_eq!(anna.patch("/api/me", json!({"language": "en"})).await.faulty_fields(), ["language"]);
        admin.patch("/api/settings", json!({"languages": ["en", "ru"]})).await.ok();
        assert_eq!(anna.get("/api/me").await.ok()["language"], "en");
    }

    async fn a_test_of_the_greeting_is_what_start_says(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let admin = desk.admin("Clara").await;
        admin.patch("/api/settings", json!({"greeting": {"en": "Welcome, {name} & co"}})).await.ok();
        let bot = tokio::spawn(zayavka::bot::run(desk.app.clone()));
        telegram.add(77, "Anna", "en").await;
        desk.until(async || {
            telegram.wait_ms(&desk, 1_100).await;
            deliver_due(&desk.app).await.unwrap();
            !telegram.heard_by(77).await.is_empty()
        }).await;
        bot.abort();
        assert_eq!(telegram.heard_by(77).await[0]["text"], "Welcome, Anna & co");
        desk.close().await;
    }
}
