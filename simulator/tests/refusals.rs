//! What the Bot API refuses, in Telegram's own words: the server decides by them.

mod support;

use reqwest::{Method, StatusCode};
use serde_json::json;
use support::{ANNA, BORIS, TOKEN, Telegram};

#[tokio::test]
async fn a_wrong_token_is_unauthorized_and_a_malformed_one_is_not_found() {
    let telegram = Telegram::start().await;
    let (status, answer) = telegram.answer_with("1:other", "getMe", json!({})).await;
    assert_eq!((status, answer["description"].as_str()), (StatusCode::UNAUTHORIZED, Some("Unauthorized")));
    let (status, answer) = telegram.answer_with("nonsense", "getMe", json!({})).await;
    assert_eq!((status, answer["description"].as_str()), (StatusCode::NOT_FOUND, Some("Not Found")));
}

#[tokio::test]
async fn methods_are_known_in_any_letter_case() {
    let telegram = Telegram::start().await;
    assert_eq!(telegram.call("GETME", json!({})).await["is_bot"], true);
    assert_eq!(telegram.refusal("sendNothing", json!({})).await, "Not Found: method not found");
}

#[tokio::test]
async fn nobody_is_written_to_before_they_pressed_start() {
    let telegram = Telegram::start().await;
    let message = json!({"chat_id": ANNA, "text": "Hello"});
    assert_eq!(telegram.refusal("sendMessage", message.clone()).await, "Bad Request: chat not found");
    assert_eq!(
        telegram.refusal("sendMessage", json!({"chat_id": 777, "text": "Hello"})).await,
        "Bad Request: chat not found"
    );
    telegram.writes(ANNA, json!({"text": "/start"})).await;
    assert_eq!(telegram.call("sendMessage", message).await["text"], "Hello");
}

#[tokio::test]
async fn a_blocked_bot_is_refused_until_the_person_comes_back() {
    let telegram = Telegram::with_anna().await;
    telegram.control(Method::POST, &format!("/chats/{ANNA}/block"), json!(null)).await;
    let message = json!({"chat_id": ANNA, "text": "Hello"});
    let refusal = telegram.refusal("sendMessage", message.clone()).await;
    assert_eq!(refusal, "Forbidden: bot was blocked by the user");
    telegram.control(Method::POST, &format!("/chats/{ANNA}/unblock"), json!(null)).await;
    telegram.call("sendMessage", message).await;
    let told: Vec<String> = telegram
        .updates(0)
        .await
        .iter()
        .map(|update| {
            update["my_chat_member"]["new_chat_member"]["status"].as_str().expect("a status").to_owned()
        })
        .collect();
    assert_eq!(told, ["kicked", "member"]);
}

#[tokio::test]
async fn a_text_has_between_one_and_4096_utf16_units_after_its_entities() {
    let telegram = Telegram::with_anna().await;
    let html = |text: String| json!({"chat_id": ANNA, "parse_mode": "HTML", "text": text});
    assert_eq!(
        telegram.refusal("sendMessage", html(String::new())).await,
        "Bad Request: message text is empty"
    );
    assert_eq!(
        telegram.refusal("sendMessage", html("<b> </b>".to_owned())).await,
        "Bad Request: message text is empty"
    );
    telegram.call("sendMessage", html(format!("<b>{}</b>", "🦔".repeat(2048)))).await;
    let longer = html("🦔".repeat(2049));
    assert_eq!(telegram.refusal("sendMessage", longer).await, "Bad Request: message is too long");
}

#[tokio::test]
async fn faulty_html_is_refused_with_its_place() {
    let telegram = Telegram::with_anna().await;
    let message = json!({"chat_id": ANNA, "parse_mode": "HTML", "text": "№ 1 <br>"});
    assert_eq!(
        telegram.refusal("sendMessage", message).await,
        "Bad Request: can't parse entities: Unsupported start tag \"br\" at byte offset 6"
    );
}

#[tokio::test]
async fn an_edit_that_changes_nothing_or_finds_nothing_is_refused() {
    let telegram = Telegram::with_anna().await;
    let message = telegram.says(ANNA, "New").await;
    let edit = |id: &serde_json::Value, text: &str| json!({"chat_id": ANNA, "message_id": id, "text": text});
    let refusal = telegram.refusal("editMessageText", edit(&message["message_id"], "New")).await;
    assert!(
        refusal.starts_with("Bad Request: message is not modified: specified new message content"),
        "{refusal}"
    );
    let edited = telegram.call("editMessageText", edit(&message["message_id"], "Taken")).await;
    assert_eq!((edited["text"].as_str(), edited["edit_date"].is_i64()), (Some("Taken"), true));
    let refusal = telegram.refusal("editMessageText", edit(&json!(999), "Taken")).await;
    assert_eq!(refusal, "Bad Request: message to edit not found");
}

#[tokio::test]
async fn a_reply_to_nothing_is_refused_unless_it_may_go_without() {
    let telegram = Telegram::with_anna().await;
    let reply = |lenient: bool| {
        let to = json!({"message_id": 999, "allow_sending_without_reply": lenient});
        json!({"chat_id": ANNA, "text": "Yes", "reply_parameters": to})
    };
    assert_eq!(
        telegram.refusal("sendMessage", reply(false)).await,
        "Bad Request: message to be replied not found"
    );
    assert!(telegram.call("sendMessage", reply(true)).await["reply_to_message"].is_null());
}

#[tokio::test]
async fn buttons_are_checked_as_telegram_checks_them() {
    let telegram = Telegram::with_anna().await;
    let with = |button: serde_json::Value| json!({"chat_id": ANNA, "text": "Card", "reply_markup": {"inline_keyboard": [[button]]}});
    let long = with(json!({"text": "Take", "callback_data": "x".repeat(65)}));
    assert_eq!(telegram.refusal("sendMessage", long).await, "Bad Request: BUTTON_DATA_INVALID");
    let outside = with(json!({"text": "Open", "web_app": {"url": "http://desk.example/"}}));
    assert_eq!(
        telegram.refusal("sendMessage", outside).await,
        "Bad Request: inline keyboard button Web App URL 'http://desk.example/' is invalid: Only HTTPS links are allowed"
    );
    telegram
        .call("sendMessage", with(json!({"text": "Open", "web_app": {"url": "http://127.0.0.1:8080/t/1"}})))
        .await;
}

#[tokio::test]
async fn a_flood_is_refused_with_the_seconds_to_wait() {
    let telegram = Telegram::with_anna().await;
    for number in 0..3 {
        telegram.says(ANNA, &number.to_string()).await;
    }
    let (status, answer) = telegram.answer("sendMessage", json!({"chat_id": ANNA, "text": "4"})).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer["description"], "Too Many Requests: retry after 1");
    assert_eq!(answer["parameters"]["retry_after"], 1);
    // Another person's chat has its own allowance.
    telegram.writes(BORIS, json!({"text": "/start"})).await;
    telegram.says(BORIS, "Hello").await;
}

#[tokio::test]
async fn an_upgraded_group_names_its_new_id() {
    let telegram = Telegram::start().await;
    let group = telegram.control(Method::POST, "/groups", json!({"title": "Staff", "from": BORIS})).await;
    let (old, new) = (group["id"].as_i64().expect("an id"), -1_009_999_999_999_i64);
    telegram.control(Method::POST, &format!("/chats/{old}/migrate"), json!({"to": new})).await;
    let (_, answer) = telegram.answer("sendMessage", json!({"chat_id": old, "text": "Hello"})).await;
    assert_eq!(answer["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(answer["parameters"]["migrate_to_chat_id"], new);
    telegram.says(new, "Hello").await;
}

#[tokio::test]
async fn the_same_parameters_may_come_as_a_form_or_in_the_address() {
    let telegram = Telegram::with_anna().await;
    let url = format!("{}/bot{TOKEN}/sendMessage", telegram.base);
    let form =
        telegram.http.post(&url).form(&[("chat_id", ANNA.to_string()), ("text", "Ё & <b>".to_owned())]);
    let answer: serde_json::Value = form.send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(answer["result"]["text"], "Ё & <b>");
    let answer =
        telegram.http.get(format!("{url}?chat_id={ANNA}&text=a%20b+c")).send().await.expect("an answer");
    assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["result"]["text"], "a b c");
}
