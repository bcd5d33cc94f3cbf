//! A person as the database has them.

use sqlx::FromRow;
use zayavka_shared::api::PersonRef;
use zayavka_shared::{Language, Role, UserId};

use crate::config::Config;

/// A row of `users`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct User {
    #[sqlx(try_from = "i64")]
    pub id: UserId,
    pub telegram_id: i64,
    pub first_name: String,
    pub last_name: Option<String>,
    pub username: Option<String>,
    /// What Telegram said last.
    pub telegram_language: Option<String>,
    /// What the person chose here.
    pub language: Option<String>,
    pub role: String,
    pub is_active: bool,
    pub is_blocked: bool,
    pub bot_can_write: bool,
    /// Why the bot cannot write, once it tried.
    pub bot_failure: Option<String>,
    pub last_seen_at: i64,
}

impl User {
    /// First and last name.
    #[must_use]
    pub fn name(&self) -> String {
        full_name(&self.first_name, self.last_name.as_deref())
    }

    #[must_use]
    pub fn reference(&self) -> PersonRef {
        PersonRef { id: self.id, name: self.name() }
    }

    /// The role that counts: a configured owner's is fixed, a deactivated person is a client.
    #[must_use]
    pub fn role_under(&self, config: &Config) -> Role {
        if config.owner_ids.contains(&self.telegram_id) {
            Role::Owner
        } else if self.is_active {
            Role::from_key(&self.role).unwrap_or(Role::Client)
        } else {
            Role::Client
        }
    }

    /// The own choice, else Telegram's language, else the desk's.
    #[must_use]
    pub fn language_under(&self, config: &Config) -> Language {
        let chosen = self.language.as_deref().and_then(Language::from_code);
        let telegram = || self.telegram_language.as_deref().map(Language::from_telegram);
        chosen.or_else(telegram).unwrap_or(config.language)
    }

    /// Whether a message is worth a try: the bot may write, or it is not known that it may not.
    #[must_use]
    pub fn may_be_reachable(&self) -> bool {
        self.bot_can_write || self.bot_failure.is_none()
    }
}

/// A name as it is shown.
#[must_use]
pub fn full_name(first: &str, last: Option<&str>) -> String {
    match last.filter(|last| !last.is_empty()) {
        Some(last) => format!("{first} {last}"),
        None => first.to_owned(),
    }
}
