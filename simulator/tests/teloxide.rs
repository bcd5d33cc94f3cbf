//! The library that the server speaks with takes the simulator for Telegram.

mod support;

use serde_json::json;
use support::{ANNA, TOKEN, Telegram};
use teloxide::payloads::{GetUpdatesSetters as _, SendMessageSetters as _};
use teloxide::requests::Requester as _;
use teloxide::types::{ChatId, ParseMode, UpdateKind};
use teloxide::{ApiError, Bot, RequestError};

fn bot(telegram: &Telegram) -> Bot {
    Bot::new(TOKEN).set_api_url(telegram.base.parse().expect("an address"))
}

#[tokio::test]
async fn it_sends_and_reads_a_message() {
    let telegram = Telegram::with_anna().await;
    let bot = bot(&telegram);
    assert!(bot.get_me().await.unwrap().has_main_web_app);
    let sent = bot.send_message(ChatId(ANNA), "№ <b>1</b>").parse_mode(ParseMode::Html).await.unwrap();
    assert_eq!(sent.text(), Some("№ 1"));
    let reply = json!({"text": "Thanks", "reply_to": sent.id.0});
    telegram.writes(ANNA, reply).await;
    let updates = bot.get_updates().timeout(0).await.unwrap();
    let UpdateKind::Message(message) = &updates[0].kind else { panic!("no message: {updates:?}") };
    assert_eq!(message.reply_to_message().map(|message| message.id), Some(sent.id));
}

#[tokio::test]
async fn it_understands_the_refusals_that_it_knows() {
    let telegram = Telegram::start().await;
    let bot = bot(&telegram);
    let refused = bot.send_message(ChatId(ANNA), "Hello").await.unwrap_err();
    assert!(matches!(refused, RequestError::Api(ApiError::ChatNotFound)), "{refused:?}");
    telegram.writes(ANNA, json!({"text": "/start"})).await;
    telegram.control(reqwest::Method::POST, &format!("/chats/{ANNA}/block"), json!(null)).await;
    let refused = bot.send_message(ChatId(ANNA), "Hello").await.unwrap_err();
    assert!(matches!(refused, RequestError::Api(ApiError::BotBlocked)), "{refused:?}");
    let fault = json!({"method": "sendMessage", "kind": "429", "retry_after": 3});
    telegram.control(reqwest::Method::POST, "/faults", fault).await;
    let refused = bot.send_message(ChatId(ANNA), "Hello").await.unwrap_err();
    assert!(matches!(refused, RequestError::RetryAfter(wait) if wait.seconds() == 3), "{refused:?}");
}
