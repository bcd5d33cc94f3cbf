//! A person presses a button under a message.

use std::time::Duration;

use axum::{
    Json,
    extract::{Path, State},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{
    ControlError,
    launch::{By, chat_instance, open, parse},
    write::sender,
};
use crate::{
    clock,
    server::Simulator,
    world::{World, messages::Sender},
};

/// A press waits so long for the bot's answer.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);

#[derive(Debug, Deserialize)]
pub(super) struct Press {
    message_id: i64,
    button: Which,
    /// Who presses, in a group.
    from: Option<i64>,
}

/// A button by its number (row by row, from 0), its text, or its place.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Which {
    Number(usize),
    Text(String),
    Place { row: usize, col: usize },
}

/// What pressing did at once.
enum Pressed {
    Waits { callback_id: String },
    Done(Value),
}

pub(super) async fn press(
    State(simulator): State<Simulator>,
    Path(chat_id): Path<i64>,
    Json(press): Json<Press>,
) -> Result<Json<Value>, ControlError> {
    let pressed = act(&simulator, &mut simulator.world(), chat_id, &press)?;
    match pressed {
        Pressed::Done(outcome) => Ok(Json(outcome)),
        Pressed::Waits { callback_id } => {
            let answer = wait_for_answer(&simulator, &callback_id).await;
            Ok(Json(json!({"callback_id": callback_id, "answered": answer.is_some(), "answer": answer})))
        }
    }
}

fn act(
    simulator: &Simulator,
    world: &mut World,
    chat_id: i64,
    press: &Press,
) -> Result<Pressed, ControlError> {
    let person_id = sender(world, chat_id, press.from)?;
    let chat = world.chats.get(&chat_id).ok_or_else(|| ControlError::chat(chat_id))?;
    let message =
        chat.messages.get(&press.message_id).ok_or_else(|| ControlError::message(press.message_id))?;
    let button = press.button.find(message.markup.as_ref()).cloned();
    let button = button.ok_or_else(|| ControlError::Missing(format!("button {:?}", press.button)))?;
    if let Some(data) = button.get("callback_data") {
        let message_view = world.message_view(message);
        let callback_id = format!("{}{:015}", 1 + world.random() % 9, world.random() >> 14);
        let query = json!({
            "id": callback_id,
            "from": world.sender_view(Sender::Person(person_id)),
            "message": message_view,
            "chat_instance": chat_instance(chat_id),
            "data": data,
        });
        world.callbacks.press(&callback_id, clock::now_ms());
        world.queue_update(chat_id, "callback_query", query);
        return Ok(Pressed::Waits { callback_id });
    }
    if let Some(address) = button["web_app"]["url"].as_str() {
        let address = parse(address)?;
        let opened = open(simulator, world, person_id, address, By::Button, clock::now_s())?;
        return Ok(Pressed::Done(opened));
    }
    // Links, copied texts and the rest happen in the client.
    Ok(Pressed::Done(button))
}

impl Which {
    fn find<'a>(&self, markup: Option<&'a Value>) -> Option<&'a Value> {
        let rows = markup?.get("inline_keyboard")?.as_array()?;
        let mut all = rows.iter().filter_map(Value::as_array).flatten();
        match self {
            Self::Number(number) => all.nth(*number),
            Self::Text(text) => all.find(|button| button["text"] == text.as_str()),
            Self::Place { row, col } => rows.get(*row)?.get(*col),
        }
    }
}

async fn wait_for_answer(simulator: &Simulator, callback_id: &str) -> Option<Value> {
    let deadline = Instant::now() + ANSWER_WITHIN;
    loop {
        let mut changed = std::pin::pin!(simulator.signals.callbacks.notified());
        changed.as_mut().enable();
        if let Some(answer) = simulator.world().callbacks.answer_to(callback_id) {
            return Some(answer);
        }
        if timeout_at(deadline, changed).await.is_err() {
            return None;
        }
    }
}
