//! The control API: people who write, press, block, and open the Mini App.

mod support;

use std::collections::BTreeMap;

use reqwest::{Method, StatusCode, Url};
use serde_json::{Value, json};
use support::{ANNA, TOKEN, Telegram};
use zayavka_simulator::init_data;

#[tokio::test]
async fn a_launch_is_signed_and_has_the_persons_own_host() {
    let telegram = Telegram::with_anna().await;
    let path = format!("/people/{ANNA}/init-data");
    let launch = telegram
        .control(Method::POST, &path, json!({"start_param": "ticket_42", "auth_date": 1_767_262_740}))
        .await;
    let raw = launch["init_data"].as_str().unwrap();
    let mut pairs: Vec<(String, String)> =
        Url::parse(&format!("http://x/?{raw}")).unwrap().query_pairs().into_owned().collect();
    let at = pairs.iter().position(|(key, _)| key == "hash").unwrap();
    let (_, hash) = pairs.remove(at);
    assert_eq!(init_data::hash(TOKEN, &pairs), hash);
    let fields: BTreeMap<String, String> = pairs.into_iter().collect();
    assert_eq!(fields["auth_date"], "1767262740");
    assert_eq!(fields["start_param"], "ticket_42");
    let user: Value = serde_json::from_str(&fields["user"]).unwrap();
    assert_eq!((user["id"].as_i64(), user["allows_write_to_pm"].as_bool()), (Some(ANNA), Some(true)));
    let url = Url::parse(launch["url"].as_str().unwrap()).unwrap();
    assert_eq!(url.host_str(), Some("anna.localhost"));
    assert!(url.query().unwrap().contains("tgWebAppStartParam=ticket_42"));
    assert!(url.fragment().unwrap().starts_with("tgWebAppData="));
}

#[tokio::test]
async fn a_pressed_button_reaches_the_bot_and_its_answer_the_person() {
    let telegram = Telegram::with_anna().await;
    let keyboard = json!({"inline_keyboard": [[{"text": "Take", "callback_data": "take:1"}]]});
    let card = telegram
        .call("sendMessage", json!({"chat_id": ANNA, "text": "Card", "reply_markup": keyboard}))
        .await;
    let press = json!({"message_id": card["message_id"], "button": "Take"});
    let path = format!("/chats/{ANNA}/press");
    let bot = async {
        let updates = telegram.call("getUpdates", json!({"timeout": 10})).await;
        let query = &updates[0]["callback_query"];
        assert_eq!(query["data"], "take:1");
        assert_eq!(query["message"]["message_id"], card["message_id"]);
        telegram.call("answerCallbackQuery", json!({"callback_query_id": query["id"], "text": "Taken"})).await
    };
    let (outcome, _) = tokio::join!(telegram.control(Method::POST, &path, press), bot);
    assert_eq!(
        (outcome["answered"].as_bool(), outcome["answer"]["text"].as_str()),
        (Some(true), Some("Taken"))
    );
    assert_eq!(
        telegram.refusal("answerCallbackQuery", json!({"callback_query_id": "1"})).await,
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    );
}

#[tokio::test]
async fn a_button_of_the_mini_app_opens_its_page_signed() {
    let telegram = Telegram::with_anna().await;
    let keyboard =
        json!({"inline_keyboard": [[{"text": "Open", "web_app": {"url": "http://127.0.0.1:8080/t/42"}}]]});
    let card = telegram
        .call("sendMessage", json!({"chat_id": ANNA, "text": "Card", "reply_markup": keyboard}))
        .await;
    let press = json!({"message_id": card["message_id"], "button": 0});
    let opened = telegram.control(Method::POST, &format!("/chats/{ANNA}/press"), press).await;
    let url = Url::parse(opened["url"].as_str().unwrap()).unwrap();
    assert_eq!((url.host_str(), url.path()), (Some("anna.localhost"), "/t/42"));
    assert!(opened["init_data"].as_str().unwrap().contains("query_id="));
}

#[tokio::test]
async fn files_of_an_album_come_as_messages_with_one_group_and_can_be_fetched() {
    let telegram = Telegram::with_anna().await;
    let files = json!([{"name": "a.txt", "text": "first"}, {"name": "Акт.pdf", "text": "second"}]);
    telegram.writes(ANNA, json!({"text": "Both", "files": files})).await;
    let messages: Vec<Value> =
        telegram.updates(0).await.iter().map(|update| update["message"].clone()).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages[0]["media_group_id"].is_string());
    assert_eq!(messages[0]["media_group_id"], messages[1]["media_group_id"]);
    assert_eq!((messages[0]["caption"].as_str(), messages[1]["caption"].as_str()), (Some("Both"), None));
    let document = &messages[1]["document"];
    assert_eq!(document["file_name"], "Акт.pdf");
    let file = telegram.call("getFile", json!({"file_id": document["file_id"]})).await;
    let path = file["file_path"].as_str().unwrap();
    for path in [path.to_owned(), path.replace('/', "%2F")] {
        let url = format!("{}/file/bot{TOKEN}/{path}", telegram.base);
        assert_eq!(telegram.http.get(url).send().await.unwrap().text().await.unwrap(), "second");
    }
    let lost = format!("{}/file/bot1:other/{path}", telegram.base);
    assert_eq!(telegram.http.get(lost).send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_edited_message_is_told_as_edited() {
    let telegram = Telegram::with_anna().await;
    let message = telegram.writes(ANNA, json!({"text": "Helo"})).await;
    telegram.writes(ANNA, json!({"text": "Hello", "edit": message["message_id"]})).await;
    let updates = telegram.updates(0).await;
    assert_eq!(updates[1]["edited_message"]["text"], "Hello");
    assert_eq!(updates[1]["edited_message"]["message_id"], message["message_id"]);
}

#[tokio::test]
async fn an_ordered_fault_meets_so_many_calls_of_its_method_and_chat() {
    let telegram = Telegram::with_anna().await;
    let fault =
        json!({"method": "sendMessage", "kind": "429", "retry_after": 7, "count": 1, "chat_id": ANNA});
    telegram.control(Method::POST, "/faults", fault).await;
    telegram.call("getMe", json!({})).await;
    let (status, answer) = telegram.answer("sendMessage", json!({"chat_id": ANNA, "text": "Hello"})).await;
    assert_eq!((status, &answer["parameters"]["retry_after"]), (StatusCode::TOO_MANY_REQUESTS, &json!(7)));
    telegram.says(ANNA, "Hello").await;
    let calls = telegram.control(Method::GET, "/calls?after=0", json!(null)).await;
    let faults: Vec<&Value> = calls
        .as_array()
        .unwrap()
        .iter()
        .filter(|call| call["method"] == "sendMessage")
        .map(|call| &call["fault"])
        .collect();
    assert_eq!(faults, [&json!("429"), &Value::Null]);
    assert!(!calls.to_string().contains(TOKEN), "the log holds the token");
}

#[tokio::test]
async fn a_cut_line_gives_no_answer_and_a_lost_answer_did_its_work() {
    let telegram = Telegram::with_anna().await;
    let send = || {
        let url = format!("{}/bot{TOKEN}/sendMessage", telegram.base);
        telegram.http.post(url).json(&json!({"chat_id": ANNA, "text": "Hello"})).send()
    };
    for (kind, messages) in [("reset", 0), ("lost", 1)] {
        telegram
            .control(Method::POST, "/faults", json!({"method": "sendMessage", "kind": kind, "count": 1}))
            .await;
        assert!(send().await.is_err(), "{kind} was answered");
        let chat = telegram.control(Method::GET, &format!("/chats/{ANNA}/messages"), json!(null)).await;
        let count = chat.as_array().unwrap().iter().filter(|message| message["text"] == "Hello").count();
        assert_eq!(count, messages, "{kind}");
    }
}

#[tokio::test]
async fn a_reset_brings_the_first_world_back() {
    let telegram = Telegram::with_anna().await;
    telegram.says(ANNA, "Hello").await;
    telegram.control(Method::POST, "/reset", json!(null)).await;
    let refusal = telegram.refusal("sendMessage", json!({"chat_id": ANNA, "text": "Hello"})).await;
    assert_eq!(refusal, "Bad Request: chat not found");
    let people = telegram.control(Method::GET, "/people", json!(null)).await;
    let ids: Vec<i64> =
        people.as_array().unwrap().iter().filter_map(|person| person["id"].as_i64()).collect();
    assert_eq!(ids, [1001, 2001, 2002, 3001]);
}

#[tokio::test]
async fn faulty_orders_are_answered_in_words() {
    let telegram = Telegram::start().await;
    let (status, answer) = telegram.control_answer(Method::GET, "/chats/777/messages", json!(null)).await;
    assert_eq!((status, answer["error"].as_str()), (StatusCode::NOT_FOUND, Some("there is no chat 777")));
    let path = format!("/chats/{ANNA}/messages");
    let (status, answer) = telegram.control_answer(Method::POST, &path, json!({})).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
}
