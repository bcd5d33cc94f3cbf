//! The people who use Telegram here.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A Telegram user who is not a bot.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) first_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) last_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) username: Option<String>,
    pub(crate) language_code: String,
    /// What the person does in the demo; only the page reads it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
}

impl Person {
    /// The `User` of the Bot API.
    pub(crate) fn user(&self) -> Value {
        let mut user = json!({"id": self.id, "is_bot": false, "first_name": self.first_name});
        if let Some(last_name) = &self.last_name {
            user["last_name"] = json!(last_name);
        }
        if let Some(username) = &self.username {
            user["username"] = json!(username);
        }
        user["language_code"] = json!(self.language_code);
        user
    }

    /// The person's own host label under `.localhost`.
    pub(crate) fn host_label(&self) -> String {
        let name = self.username.as_deref().unwrap_or_default().to_ascii_lowercase().replace('_', "-");
        let label = name.trim_matches('-');
        if label.is_empty() { format!("u{}", self.id) } else { label.to_owned() }
    }

    /// A made-up number, the same for the same person.
    pub(crate) fn phone_number(&self) -> String {
        format!("7999{:07}", self.id % 10_000_000)
    }
}

/// Anna the client, Boris and Vera the agents, Dmitry the owner.
pub(crate) fn demo() -> [Person; 4] {
    [
        (1001, "Анна", "Соколова", "anna", "client"),
        (2001, "Борис", "Орлов", "boris", "agent"),
        (2002, "Вера", "Ким", "vera", "agent"),
        (3001, "Дмитрий", "Лебедев", "dmitry", "owner"),
    ]
    .map(|(id, first_name, last_name, username, role)| Person {
        id,
        first_name: first_name.to_owned(),
        last_name: Some(last_name.to_owned()),
        username: Some(username.to_owned()),
        language_code: "ru".to_owned(),
        role: Some(role.to_owned()),
    })
}
