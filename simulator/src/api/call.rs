//! One call of the Bot API from request to answer: token, parameters, ordered faults, method, log.

use std::time::Duration;

use axum::{
    Extension, Json,
    body::Body,
    extract::{ConnectInfo, Path, State},
    http::{Request, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{
    Refusal,
    answer::Answer,
    edit, media,
    method::Method,
    params::Params,
    profile::{self, About},
    send, updates,
};
use crate::{
    clock,
    config::bot_id,
    connection::Cut,
    server::Simulator,
    world::{
        calls::Call,
        faults::{Fault, FaultKind},
        messages::MediaKind,
    },
};

/// Answers `/bot<token>/<method>`.
pub(crate) async fn call(
    State(simulator): State<Simulator>,
    Path((token, name)): Path<(String, String)>,
    connection: Option<Extension<ConnectInfo<Cut>>>,
    request: Request<Body>,
) -> Response {
    let at_ms = clock::now_ms();
    let method = Method::parse(&name);
    let mut call = Call {
        id: 0,
        method: method.map_or(name, |method| method.name().to_owned()),
        params: Value::Null,
        status: 0,
        description: None,
        message_ids: Vec::new(),
        fault: None,
        at_ms,
        done_ms: at_ms,
    };
    let (answer, cut) = match (check_token(&simulator, &token), method) {
        (Err(refusal), _) => (Err(refusal), false),
        (Ok(()), None) => (Err(Refusal::new(404, "Not Found: method not found")), false),
        (Ok(()), Some(method)) => match Params::read(request).await {
            Err(refusal) => (Err(refusal), false),
            Ok(params) => {
                call.params = params.logged();
                let fault = meet_fault(&simulator, method, &params);
                call.fault = fault.as_ref().map(|fault| fault.kind);
                perform_with_fault(&simulator, method, &params, fault).await
            }
        },
    };
    match &answer {
        Ok(result) => {
            call.status = 200;
            call.message_ids = message_ids(result);
        }
        Err(refusal) => {
            call.status = refusal.code;
            call.description = Some(refusal.description.clone());
        }
    }
    if cut {
        call.status = 0;
        if let Some(Extension(ConnectInfo(connection))) = connection {
            connection.now();
        }
    }
    log(&simulator, call);
    match answer {
        Ok(result) => Json(json!({"ok": true, "result": result})).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

fn check_token(simulator: &Simulator, token: &str) -> Result<(), Refusal> {
    if token == simulator.config.token {
        Ok(())
    } else if bot_id(token).is_some() {
        Err(Refusal::new(401, "Unauthorized"))
    } else {
        Err(Refusal::new(404, "Not Found"))
    }
}

fn meet_fault(simulator: &Simulator, method: Method, params: &Params) -> Option<Fault> {
    let mut world = simulator.world();
    let dice = world.random() >> 16;
    world.faults.meet(method.name(), params.number("chat_id"), dice)
}

/// The answer, and whether the caller must not get it.
async fn perform_with_fault(
    simulator: &Simulator,
    method: Method,
    params: &Params,
    fault: Option<Fault>,
) -> (Answer, bool) {
    let Some(fault) = fault else { return (perform(simulator, method, params).await, false) };
    if let Some(delay_ms) = fault.delay_ms {
        tokio::time::sleep(Duration::from_millis(delay_ms)).await;
    }
    match fault.kind {
        FaultKind::Flood => (Err(Refusal::flood(fault.retry_after.unwrap_or(1))), false),
        FaultKind::Forbidden => (Err(Refusal::forbidden("bot was blocked by the user")), false),
        FaultKind::Internal => (Err(Refusal::new(500, "Internal Server Error")), false),
        FaultKind::Reset => (Err(Refusal::new(500, "Connection reset")), true),
        FaultKind::Delay => (perform(simulator, method, params).await, false),
        FaultKind::Lost => (perform(simulator, method, params).await, true),
    }
}

async fn perform(simulator: &Simulator, method: Method, params: &Params) -> Answer {
    if method == Method::GetUpdates {
        return updates::get_updates(simulator, params).await;
    }
    let mut guard = simulator.world();
    let world = &mut *guard;
    match method {
        Method::AnswerCallbackQuery => edit::answer_callback(world, params),
        // The simulator has no other server to move to.
        Method::Close | Method::LogOut => Ok(json!(true)),
        Method::DeleteMessage => edit::delete(world, params),
        Method::DeleteMyCommands => profile::delete_commands(world, params),
        Method::DeleteWebhook => updates::delete_webhook(world, params),
        Method::EditMessageCaption => edit::edit_caption(world, params),
        Method::EditMessageReplyMarkup => edit::edit_markup(world, params),
        Method::EditMessageText => edit::edit_text(world, params),
        Method::GetChat => profile::get_chat(world, params),
        Method::GetChatMenuButton => profile::get_menu_button(world, params),
        Method::GetFile => media::get_file(world, params),
        Method::GetMe => Ok(world.bot.me()),
        Method::GetMyCommands => profile::get_commands(world, params),
        Method::GetMyDescription => profile::get_about(world, params, About::Description),
        Method::GetMyName => profile::get_about(world, params, About::Name),
        Method::GetMyShortDescription => profile::get_about(world, params, About::ShortDescription),
        Method::GetUpdates => unreachable!("getUpdates waits, so it was answered outside the lock"),
        Method::GetWebhookInfo => Ok(world.updates.webhook_info()),
        Method::SendChatAction => edit::chat_action(world, params),
        Method::SendDocument => media::send(world, params, MediaKind::Document),
        Method::SendMediaGroup => media::send_group(world, params),
        Method::SendMessage => send::send_message(world, params),
        Method::SendPhoto => media::send(world, params, MediaKind::Photo),
        Method::SendVoice => media::send(world, params, MediaKind::Voice),
        Method::SetChatMenuButton => profile::set_menu_button(world, params),
        Method::SetMessageReaction => edit::react(world, params),
        Method::SetMyCommands => profile::set_commands(world, params),
        Method::SetMyDescription => profile::set_about(world, params, About::Description),
        Method::SetMyName => profile::set_about(world, params, About::Name),
        Method::SetMyShortDescription => profile::set_about(world, params, About::ShortDescription),
        Method::SetWebhook => updates::set_webhook(world, params),
    }
}

fn message_ids(result: &Value) -> Vec<i64> {
    match result {
        Value::Array(list) => list.iter().filter_map(|item| item["message_id"].as_i64()).collect(),
        Value::Object(fields) => fields.get("message_id").and_then(Value::as_i64).into_iter().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn log(simulator: &Simulator, mut call: Call) {
    call.done_ms = clock::now_ms();
    let mut world = simulator.world();
    let summary = json!({
        "kind": "call",
        "method": call.method,
        "status": call.status,
        "fault": call.fault,
        "chat_id": call.params.get("chat_id"),
        "description": call.description,
    });
    let quiet = call.method == Method::GetUpdates.name() && call.status == 200;
    world.calls.add(call);
    if !quiet {
        world.tell(summary);
    }
}

/// Answers `/file/bot<token>/<path>`; the path may come with its slash encoded.
pub(crate) async fn download(
    State(simulator): State<Simulator>,
    Path((token, path)): Path<(String, String)>,
) -> Response {
    if let Err(refusal) = check_token(&simulator, &token) {
        return refusal.into_response();
    }
    let world = simulator.world();
    match world.files.find_by_path(&path) {
        Some(file) => {
            ([(CONTENT_TYPE, "application/octet-stream".to_owned())], file.bytes.clone()).into_response()
        }
        None => Refusal::new(404, "Not Found: file not found").into_response(),
    }
}
