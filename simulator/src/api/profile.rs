//! The bot's account: names, descriptions, commands, menu button; and getChat.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Refusal, answer::Answer, keyboard::web_app_url, params::Params, send::chat_id};
use crate::world::{World, bot::in_language, chats::ChatKind, text::units};

/// A text about the bot in several languages, and its limit.
#[derive(Clone, Copy)]
pub(super) enum About {
    Name,
    Description,
    ShortDescription,
}

impl About {
    fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::ShortDescription => "short_description",
        }
    }

    fn limit(self) -> usize {
        match self {
            Self::Name => 64,
            Self::Description => 512,
            Self::ShortDescription => 120,
        }
    }

    fn texts(self, world: &mut World) -> &mut BTreeMap<String, String> {
        match self {
            Self::Name => &mut world.bot.names,
            Self::Description => &mut world.bot.descriptions,
            Self::ShortDescription => &mut world.bot.short_descriptions,
        }
    }
}

pub(super) fn set_about(world: &mut World, params: &Params, about: About) -> Answer {
    let text = params.text(about.field()).unwrap_or_default();
    let language = language(params)?;
    if units(&text) > about.limit() {
        let subject = about.field().replace('_', " ");
        return Err(Refusal::bad_request(format!("bot {subject} is too long")));
    }
    let texts = about.texts(world);
    match (text.is_empty(), language.is_empty(), about) {
        // A bot is never without a name.
        (true, true, About::Name) => {}
        (true, _, _) => drop(texts.remove(&language)),
        (false, _, _) => drop(texts.insert(language, text)),
    }
    world.tell(json!({"kind": "bot"}));
    Ok(json!(true))
}

pub(super) fn get_about(world: &mut World, params: &Params, about: About) -> Answer {
    let language = language(params)?;
    let text = in_language(about.texts(world), &language).to_owned();
    Ok(json!({about.field(): text}))
}

fn language(params: &Params) -> Result<String, Refusal> {
    let language = params.text("language_code").unwrap_or_default();
    let shaped =
        language.is_empty() || (language.len() == 2 && language.bytes().all(|b| b.is_ascii_lowercase()));
    if shaped { Ok(language) } else { Err(Refusal::bad_request("invalid language code specified")) }
}

fn command_key(params: &Params) -> Result<(String, String), Refusal> {
    let scope = params.object("scope")?.unwrap_or_else(|| json!({"type": "default"}));
    let kind = scope["type"].as_str().unwrap_or_default();
    let known = [
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    ];
    if !known.contains(&kind) {
        return Err(Refusal::bad_request("can't parse BotCommandScope: unsupported type specified"));
    }
    Ok((scope.to_string(), language(params)?))
}

pub(super) fn set_commands(world: &mut World, params: &Params) -> Answer {
    let key = command_key(params)?;
    let commands = params.object("commands")?.and_then(|list| list.as_array().cloned()).unwrap_or_default();
    if commands.len() > 100 {
        return Err(Refusal::bad_request("BOT_COMMANDS_TOO_MUCH"));
    }
    for command in &commands {
        let name = command["command"].as_str().unwrap_or_default().trim_start_matches('/');
        let shaped = (1..=32).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !shaped {
            return Err(Refusal::bad_request("BOT_COMMAND_INVALID"));
        }
        if !(1..=256).contains(&units(command["description"].as_str().unwrap_or_default().trim())) {
            return Err(Refusal::bad_request("BOT_COMMAND_DESCRIPTION_INVALID"));
        }
    }
    world.bot.commands.insert(key, Value::Array(commands));
    world.tell(json!({"kind": "bot"}));
    Ok(json!(true))
}

pub(super) fn get_commands(world: &World, params: &Params) -> Answer {
    let key = command_key(params)?;
    Ok(world.bot.commands.get(&key).cloned().unwrap_or_else(|| json!([])))
}

pub(super) fn delete_commands(world: &mut World, params: &Params) -> Answer {
    let key = command_key(params)?;
    world.bot.commands.remove(&key);
    world.tell(json!({"kind": "bot"}));
    Ok(json!(true))
}

pub(super) fn set_menu_button(world: &mut World, params: &Params) -> Answer {
    let button = params.object("menu_button")?.unwrap_or_else(|| json!({"type": "default"}));
    match button["type"].as_str() {
        Some("default" | "commands") => {}
        Some("web_app") => {
            if button["text"].as_str().is_none_or(|text| text.trim().is_empty()) {
                return Err(Refusal::bad_request("menu button text must be non-empty"));
            }
            let address = button["web_app"]["url"].as_str().unwrap_or_default();
            web_app_url(address).map_err(|fault| {
                Refusal::bad_request(format!("menu button web app URL '{address}' is invalid: {fault}"))
            })?;
        }
        Some(_) | None => {
            return Err(Refusal::bad_request("can't parse menu button: unsupported type specified"));
        }
    }
    match params.number("chat_id") {
        None => world.bot.menu_button = button,
        Some(id) => {
            let chat = world.chats.get_mut(&id).ok_or_else(|| Refusal::bad_request("chat not found"))?;
            chat.menu_button = (button["type"] != "default").then_some(button);
        }
    }
    world.tell(json!({"kind": "bot"}));
    Ok(json!(true))
}

pub(super) fn get_menu_button(world: &World, params: &Params) -> Answer {
    let own = params.number("chat_id").and_then(|id| world.chats.get(&id)?.menu_button.clone());
    Ok(own.unwrap_or_else(|| world.bot.menu_button.clone()))
}

pub(super) fn get_chat(world: &World, params: &Params) -> Answer {
    let chat = world.chats.get(&chat_id(params)?).ok_or_else(|| Refusal::bad_request("chat not found"))?;
    if !chat.started {
        return Err(Refusal::bad_request("chat not found"));
    }
    let mut view = world.chat_view(chat);
    view["accent_color_id"] = json!(0);
    view["max_reaction_count"] = json!(11);
    view["accepted_gift_types"] = json!({
        "unlimited_gifts": true,
        "limited_gifts": true,
        "unique_gifts": true,
        "premium_subscription": true,
    });
    match chat.kind {
        ChatKind::Private => {}
        ChatKind::Group { .. } => view["permissions"] = json!({"can_send_messages": true}),
    }
    Ok(view)
}
