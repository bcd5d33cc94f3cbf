//! The person behind a request: initData checked, rights read from the database at each request.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use zayavka_shared::ticket::Actor as RulesActor;
use zayavka_shared::{Language, Permission, Permissions, Role, TeamId, Timestamp, UserId};

use super::{Asking, InitData, InitDataFault, Scope};
use crate::App;
use crate::db::ActorRef;
use crate::error::Error;
use crate::people::{self, User};

const SCHEME: &str = "tma ";

/// A person who may use the desk.
#[derive(Debug, Clone)]
pub struct Actor {
    pub user: User,
    pub role: Role,
    pub permissions: Permissions,
    pub team_ids: Vec<TeamId>,
    pub language: Language,
    /// When the initData of this request ends.
    pub expires_at: Timestamp,
}

/// A person who may be blocked: only `/api/me` is for them.
#[derive(Debug, Clone)]
pub struct Caller(pub Actor);

impl Actor {
    /// The actor that a stored person is now. An owner named in the configuration is one whatever the
    /// database says; a deactivated member of staff is a client again.
    #[must_use]
    pub fn of(app: &App, user: User, team_ids: Vec<TeamId>, expires_at: Timestamp) -> Self {
        let role = user.role_under(app.config());
        let language = app.language_of(&user);
        Self { role, permissions: role.permissions(), team_ids, language, expires_at, user }
    }

    #[must_use]
    pub fn id(&self) -> UserId {
        self.user.id
    }

    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.permissions.has(permission)
    }

    /// Refuses who has not the right.
    ///
    /// # Errors
    /// [`Error::Forbidden`]
    pub fn need(&self, permission: Permission) -> Result<(), Error> {
        if self.may(permission) { Ok(()) } else { Err(Error::Forbidden) }
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.role.is_staff()
    }

    #[must_use]
    pub fn scope(&self) -> Scope {
        if self.may(Permission::TicketAll) {
            Scope::All
        } else if self.is_staff() {
            Scope::Agent { user: self.id(), teams: self.team_ids.clone() }
        } else {
            Scope::Client(self.id())
        }
    }

    /// The actor as the rules know them.
    #[must_use]
    pub fn for_rules(&self) -> RulesActor {
        RulesActor::user(self.id(), self.permissions)
    }

    #[must_use]
    pub fn as_ref(&self) -> ActorRef {
        ActorRef::User(self.id())
    }
}

/// Where the extractor leaves the caller's language for whoever words an error later.
#[derive(Debug, Clone, Default)]
pub struct CallerLanguage(pub Arc<OnceLock<Language>>);

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let init_data = match init_data_of(parts, app) {
            Ok(init_data) => init_data,
            Err(refused) => {
                count_address(parts, app)?;
                return Err(refused);
            }
        };
        // Before the database is asked for anything.
        app.rate()
            .count(Asking::Person(init_data.user.id))
            .map_err(|wait_s| Error::RateLimited { wait_s })?;
        let actor = people::recognize(app, &init_data).await?;
        if let Some(language) = parts.extensions.get::<CallerLanguage>() {
            // Another extractor of the same request may have said it already.
            language.0.get_or_init(|| actor.language);
        }
        Ok(Self(actor))
    }
}

impl FromRequestParts<App> for Actor {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Caller(actor) = Caller::from_request_parts(parts, app).await?;
        if actor.user.is_blocked && !app.config().owner_ids.contains(&actor.user.telegram_id) {
            return Err(Error::Blocked);
        }
        Ok(actor)
    }
}

/// Who guesses at initData is counted by their address; it is not known where no socket is.
fn count_address(parts: &Parts, app: &App) -> Result<(), Error> {
    let Some(ConnectInfo(address)) = parts.extensions.get::<ConnectInfo<SocketAddr>>() else { return Ok(()) };
    app.rate().count(Asking::Address(address.ip())).map_err(|wait_s| Error::RateLimited { wait_s })
}

fn init_data_of(parts: &Parts, app: &App) -> Result<InitData, Error> {
    let header = parts.headers.get(AUTHORIZATION).ok_or(Error::InitDataMissing)?;
    let header = std::str::from_utf8(header.as_bytes()).map_err(|_| InitDataFault::NotUtf8)?;
    let (scheme, raw) = header.split_at_checked(SCHEME.len()).ok_or(Error::InitDataMissing)?;
    if !scheme.eq_ignore_ascii_case(SCHEME) {
        return Err(Error::InitDataMissing);
    }
    let now = app.clock().now();
    Ok(app.init_data_key().check(raw, now, app.config().init_data_max_age)?)
}
