//! Clients' consent to the handling of their data: which version of the text, and when.

pub(crate) mod routes;
pub mod store;

pub use routes::routes;

use zayavka_shared::api::ConsentView;

use crate::App;
use crate::auth::Actor;
use crate::db::Conn;
use crate::error::Error;
use crate::settings::Wording;

/// What the desk asks this person to agree to; nothing where it asks nobody.
///
/// # Errors
/// If the database fails.
pub async fn asked(app: &App, db: &mut Conn, actor: &Actor) -> Result<Option<ConsentView>, sqlx::Error> {
    let settings = app.settings();
    if !settings.asks_consent() {
        return Ok(None);
    }
    let version = settings.consent_version;
    Ok(Some(ConsentView {
        version,
        text: settings.written(Wording::ConsentText, actor.language).to_owned(),
        given: store::is_given(db, actor.id(), version).await?,
    }))
}

/// Refuses who has not agreed to the text that stands.
///
/// # Errors
/// [`Error::ConsentRequired`]
pub async fn ensure_given(app: &App, db: &mut Conn, actor: &Actor) -> Result<(), Error> {
    let settings = app.settings();
    if settings.asks_consent() && !store::is_given(db, actor.id(), settings.consent_version).await? {
        return Err(Error::ConsentRequired);
    }
    Ok(())
}
