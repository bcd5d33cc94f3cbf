//! The bot's own account and what it said about itself.

use std::collections::BTreeMap;

use serde_json::{Value, json};

const USERNAME: &str = "zayavka_demo_bot";
const FIRST_NAME: &str = "Заявка";

#[derive(Debug)]
pub(crate) struct Bot {
    pub(crate) id: i64,
    /// Each by language code; the empty code is the default.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) descriptions: BTreeMap<String, String>,
    pub(crate) short_descriptions: BTreeMap<String, String>,
    /// Commands by scope (its JSON) and language.
    pub(crate) commands: BTreeMap<(String, String), Value>,
    pub(crate) menu_button: Value,
}

impl Bot {
    pub(crate) fn new(id: i64) -> Self {
        Self {
            id,
            names: BTreeMap::from([(String::new(), FIRST_NAME.to_owned())]),
            descriptions: BTreeMap::new(),
            short_descriptions: BTreeMap::new(),
            commands: BTreeMap::new(),
            menu_button: json!({"type": "default"}),
        }
    }

    /// The bot as the `from` of its messages.
    pub(crate) fn user(&self) -> Value {
        json!({
            "id": self.id,
            "is_bot": true,
            "first_name": in_language(&self.names, ""),
            "username": USERNAME,
        })
    }

    /// What getMe says.
    pub(crate) fn me(&self) -> Value {
        let mut me = self.user();
        for (key, value) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", false),
            ("supports_inline_queries", false),
            ("can_connect_to_business", false),
            ("has_main_web_app", true),
        ] {
            me[key] = json!(value);
        }
        me
    }

    /// The commands a person sees in their private chat, the narrowest scope first.
    pub(crate) fn commands_for(&self, chat_id: i64, language: &str) -> Value {
        let scopes = [
            json!({"type": "chat", "chat_id": chat_id}).to_string(),
            json!({"type": "all_private_chats"}).to_string(),
            json!({"type": "default"}).to_string(),
        ];
        let languages = [language, ""];
        scopes
            .iter()
            .flat_map(|scope| languages.map(|language| (scope.clone(), language.to_owned())))
            .find_map(|key| self.commands.get(&key).cloned())
            .unwrap_or_else(|| json!([]))
    }
}

/// The text in a language, else the default, else nothing.
pub(crate) fn in_language<'a>(texts: &'a BTreeMap<String, String>, language: &str) -> &'a str {
    texts.get(language).or_else(|| texts.get("")).map_or("", String::as_str)
}
