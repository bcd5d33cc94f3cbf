//! A category is added or changed. It is never deleted: its tickets keep it, and the form they were filed under.

use serde_json::Value;
use zayavka_shared::category::{check_description, check_group, check_icon, check_name};
use zayavka_shared::form::{FieldDefinition, FieldError, FieldErrorCode, read_form, read_localized};
use zayavka_shared::hours::ANSWER_MINUTES_MAX;
use zayavka_shared::{CategoryId, Language, Localized, TeamId};

use super::store::{self, NewCategory, Plain, StoredCategory};
use crate::App;
use crate::auth::Actor;
use crate::db::{Conn, NewEvent, Tx};
use crate::error::Error;
use crate::http::Fields;
use crate::teams;

/// What a body says of a category, each part checked; what is not named stays.
#[derive(Debug, Default)]
pub(super) struct Change {
    name: Option<Localized>,
    description: Option<Localized>,
    group: Option<Localized>,
    icon: Option<String>,
    /// No team is a wish, too.
    team: Option<Option<TeamId>>,
    /// Nor is no promise.
    answer_within_minutes: Option<Option<i64>>,
    is_active: Option<bool>,
    /// The place among the others, from one.
    position: Option<i64>,
    fields: Option<Vec<FieldDefinition>>,
    /// What the caller has seen.
    version: Option<i64>,
}

impl Change {
    /// Reads the body of a change.
    ///
    /// # Errors
    /// 422 naming every fault of every field.
    pub(super) async fn read(db: &mut Conn, body: &mut Fields) -> Result<Self, Error> {
        let change = Self::gather(db, body).await?;
        body.finish()?;
        Ok(change)
    }

    /// Reads the body of a new category, in which nothing but name and icon must be there.
    ///
    /// # Errors
    /// As [`Change::read`].
    pub(super) async fn read_whole(db: &mut Conn, body: &mut Fields) -> Result<Self, Error> {
        let is_missing = |name: &&str| !body.is_given(name);
        for name in ["name", "icon"].into_iter().filter(is_missing).collect::<Vec<_>>() {
            body.refuse(FieldError::new(name, FieldErrorCode::Required));
        }
        Self::read(db, body).await
    }

    async fn gather(db: &mut Conn, body: &mut Fields) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let mut localized = |name: &str, value: Option<Value>, check: CheckText| {
            value.map(|value| {
                let known = faults.len();
                let mut text = read_localized(&value, name, &mut faults);
                if faults.len() == known {
                    check(&mut text, &mut faults);
                }
                text
            })
        };
        let name = localized("name", body.value("name"), check_name);
        let description = localized("description", body.value("description"), check_description);
        let group = localized("group", body.value("group"), check_group);
        let icon = body.read("icon", |value| value.as_str().map(str::to_owned));
        if let Some(icon) = &icon {
            check_icon(icon, &mut faults);
        }
        faults.into_iter().for_each(|fault| body.refuse(fault));
        let team = read_team(db, body).await?;
        let answer_within_minutes = read_answer_time(body);
        let is_active = body.read("active", Value::as_bool);
        let position = body.read("position", |value| value.as_i64().filter(|place| *place >= 1));
        let fields = body.value("fields").and_then(|value| {
            read_form(&value).map_err(|faults| faults.into_iter().for_each(|fault| body.refuse(fault))).ok()
        });
        let version = body.integer("version");
        Ok(Self {
            name,
            description,
            group,
            icon,
            team,
            answer_within_minutes,
            is_active,
            position,
            fields,
            version,
        })
    }

    /// The category but for form and place, as it will be.
    fn onto(&self, before: &StoredCategory) -> Plain {
        Plain {
            name: self.name.clone().unwrap_or_else(|| before.name()),
            description: self.description.clone().unwrap_or_else(|| before.description()),
            group: self.group.clone().unwrap_or_else(|| before.group()),
            icon: self.icon.clone().unwrap_or_else(|| before.icon.clone()),
            team: self.team.unwrap_or_else(|| before.team_id()),
            answer_within_minutes: self.answer_within_minutes.unwrap_or(before.answer_within_minutes),
            is_active: self.is_active.unwrap_or(before.is_active),
        }
    }
}

type CheckText = fn(&mut Localized, &mut Vec<FieldError>);

async fn read_team(db: &mut Conn, body: &mut Fields) -> Result<Option<Option<TeamId>>, Error> {
    if !body.has("team_id") {
        return Ok(None);
    }
    let team = body.integer("team_id").map(TeamId);
    if let Some(team) = team
        && teams::store::find(db, team).await?.is_none()
    {
        body.refuse(FieldError::new("team_id", FieldErrorCode::UnknownId));
    }
    Ok(Some(team))
}

/// Working minutes until the first reply; null promises nothing.
fn read_answer_time(body: &mut Fields) -> Option<Option<i64>> {
    const NAME: &str = "answer_within_minutes";
    if !body.has(NAME) {
        return None;
    }
    let minutes = body.integer(NAME);
    if minutes.is_some_and(|minutes| !(1..=ANSWER_MINUTES_MAX).contains(&minutes)) {
        let max = usize::try_from(ANSWER_MINUTES_MAX).unwrap_or(usize::MAX);
        body.refuse(FieldError::with_max(NAME, FieldErrorCode::OutOfRange, max));
    }
    Some(minutes)
}

/// Adds a category, in the caller's transaction.
///
/// # Errors
/// If another category that is offered has its name.
pub(super) async fn create_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    wanted: Change,
) -> Result<CategoryId, Error> {
    let others = store::lock(tx).await?;
    let last = i64::try_from(others.len()).unwrap_or(i64::MAX).saturating_add(1);
    let plain = Plain {
        name: wanted.name.unwrap_or_default(),
        description: wanted.description.unwrap_or_default(),
        group: wanted.group.unwrap_or_default(),
        icon: wanted.icon.unwrap_or_default(),
        team: wanted.team.flatten(),
        answer_within_minutes: wanted.answer_within_minutes.flatten(),
        is_active: wanted.is_active.unwrap_or(true),
    };
    let new = NewCategory {
        name: (&plain.name.ru, &plain.name.en),
        description: (&plain.description.ru, &plain.description.en),
        icon: &plain.icon,
        position: last,
        fields: serde_json::to_string(wanted.fields.as_deref().unwrap_or_default())?,
    };
    let now = app.clock().now();
    let id = store::insert(tx, &new, now).await?;
    ensure_names_free(tx, id, &plain).await?;
    store::set_plain(tx, id, &plain).await?;
    place(tx, id, wanted.position.unwrap_or(last)).await?;
    tx.record(NewEvent::about_desk("categories".to_owned(), actor.as_ref(), now));
    Ok(id)
}

/// Changes a category, in the caller's transaction. What stays as it was makes no new form, no new version
/// and no news.
///
/// # Errors
/// If the caller has seen an older version, or another category that is offered has the name.
pub(super) async fn change_in(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    id: CategoryId,
    wanted: Change,
) -> Result<(), Error> {
    // All at once, in the order of their ids: a move touches every place.
    store::lock(tx).await?;
    let before = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    if wanted.version.is_some_and(|seen| seen != before.version) {
        return Err(Error::CategoryChanged { version: before.version });
    }
    let now = app.clock().now();
    let mut has_news = false;
    let plain = wanted.onto(&before);
    if plain != before.plain() {
        ensure_names_free(tx, id, &plain).await?;
        store::set_plain(tx, id, &plain).await?;
        has_news = true;
    }
    if let Some(fields) = wanted.fields
        && fields != before.fields()?
    {
        let fields = serde_json::to_string(&fields)?;
        store::add_form(tx, id, before.form_version + 1, &fields, now).await?;
        has_news = true;
    }
    if has_news {
        store::count_change(tx, id).await?;
    }
    if let Some(position) = wanted.position {
        has_news |= place(tx, id, position).await?;
    }
    if has_news {
        tx.record(NewEvent::about_desk("categories".to_owned(), actor.as_ref(), now));
    }
    Ok(())
}

/// People choose a category by its name, so those that are offered have different ones.
async fn ensure_names_free(db: &mut Conn, id: CategoryId, plain: &Plain) -> Result<(), Error> {
    if !plain.is_active {
        return Ok(());
    }
    let others = store::list(db).await?;
    let others: Vec<_> = others.iter().filter(|other| other.id != id && other.is_active).collect();
    let is_taken = |language: &Language| {
        others.iter().any(|other| other.name().get(*language) == plain.name.get(*language))
    };
    let taken = Language::ALL.into_iter().filter(is_taken);
    let faults: Vec<FieldError> = taken
        .map(|language| FieldError::new(format!("name.{}", language.code()), FieldErrorCode::Taken))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::InvalidFields(faults)) }
}

/// Puts the category at a place, from one; a place behind the last is the last. Whether anything moved.
async fn place(db: &mut Conn, id: CategoryId, position: i64) -> Result<bool, Error> {
    let before: Vec<(CategoryId, i64)> =
        store::list(db).await?.into_iter().map(|one| (one.id, one.position)).collect();
    let mut order: Vec<CategoryId> = before.iter().map(|(one, _)| *one).filter(|one| *one != id).collect();
    let at = usize::try_from(position - 1).unwrap_or(usize::MAX).min(order.len());
    order.insert(at, id);
    let mut has_moved = false;
    for (id, position) in order.into_iter().zip(1..) {
        if !before.contains(&(id, position)) {
            store::set_position(db, id, position).await?;
            has_moved = true;
        }
    }
    Ok(has_moved)
}
