//! All SQL about categories and their forms.

use sqlx::{AssertSqlSafe, FromRow};
use zayavka_shared::form::FieldDefinition;
use zayavka_shared::{CategoryId, Language, Localized, TeamId, Timestamp};

use crate::db::{Conn, execute, on};
use crate::error::Error;

/// A category with the form of the day.
#[derive(Debug, Clone, FromRow)]
pub struct Category {
    #[sqlx(try_from = "i64")]
    pub id: CategoryId,
    name_ru: String,
    name_en: String,
    description_ru: String,
    description_en: String,
    group_ru: String,
    group_en: String,
    pub icon: String,
    team_id: Option<i64>,
    pub answer_within_minutes: Option<i64>,
    pub form_version: i64,
    fields: String,
}

impl Category {
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.name_ru,
            Language::En => &self.name_en,
        }
    }

    #[must_use]
    pub fn description(&self, language: Language) -> &str {
        match language {
            Language::Ru => &self.description_ru,
            Language::En => &self.description_en,
        }
    }

    /// The head under which it stands in the choice.
    #[must_use]
    pub fn group(&self, language: Language) -> Option<&str> {
        let group = match language {
            Language::Ru => &self.group_ru,
            Language::En => &self.group_en,
        };
        Some(group.as_str()).filter(|group| !group.is_empty())
    }

    #[must_use]
    pub fn team_id(&self) -> Option<TeamId> {
        self.team_id.map(TeamId)
    }

    /// The form's fields in their order.
    ///
    /// # Errors
    /// If the database holds what is no form.
    pub fn fields(&self) -> Result<Vec<FieldDefinition>, Error> {
        parse_fields(&self.fields)
    }
}

fn parse_fields(text: &str) -> Result<Vec<FieldDefinition>, Error> {
    serde_json::from_str(text).map_err(|error| Error::Corrupt(format!("a form: {error}")))
}

/// The categories that a new ticket may have, in the admin's order.
pub async fn list_active(db: &mut Conn) -> Result<Vec<Category>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.group_ru, c.group_en,
               c.icon, c.team_id, c.answer_within_minutes, c.form_version, f.fields
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id AND f.version = c.form_version
        WHERE c.is_active
        ORDER BY c.position, c.id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}

/// The category, if a new ticket may have it.
pub async fn find_active(db: &mut Conn, id: CategoryId) -> Result<Option<Category>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.group_ru, c.group_en,
               c.icon, c.team_id, c.answer_within_minutes, c.form_version, f.fields
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id AND f.version = c.form_version
        WHERE c.is_active AND c.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

/// The category with the form of one version, archived or not.
///
/// # Errors
/// If the database fails, or there never was such a form.
pub async fn find_with_form(db: &mut Conn, id: CategoryId, form_version: i64) -> Result<Category, Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.group_ru, c.group_en,
               c.icon, c.team_id, c.answer_within_minutes, f.version AS form_version, f.fields
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id
        WHERE c.id = $1 AND f.version = $2";
    let found = on!(db, c => sqlx::query_as(SQL).bind(id.0).bind(form_version).fetch_optional(c).await?);
    found.ok_or_else(|| Error::Corrupt(format!("category {id} without form {form_version}")))
}

/// What a category is called, archived or not: Russian and English.
pub async fn find_names(db: &mut Conn, id: CategoryId) -> Result<Option<Localized>, sqlx::Error> {
    const SQL: &str = "
        SELECT name_ru, name_en
        FROM categories
        WHERE id = $1";
    let names: Option<(String, String)> =
        on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await?);
    Ok(names.map(|(ru, en)| Localized { ru, en }))
}

/// A category to be added.
#[derive(Debug)]
pub struct NewCategory<'a> {
    /// Russian and English.
    pub name: (&'a str, &'a str),
    /// Russian and English.
    pub description: (&'a str, &'a str),
    pub icon: &'a str,
    pub position: i64,
    /// JSON of the form's fields.
    pub fields: String,
}

/// Adds a category with the first version of its form.
pub async fn insert(db: &mut Conn, new: &NewCategory<'_>, now: Timestamp) -> Result<CategoryId, sqlx::Error> {
    const CATEGORY: &str = "
        INSERT INTO categories (name_ru, name_en, description_ru, description_en, icon, form_version, position)
        VALUES ($1, $2, $3, $4, $5, 1, $6)
        RETURNING id";
    const FORM: &str = "
        INSERT INTO category_forms (category_id, version, fields, created_at)
        VALUES ($1, 1, $2, $3)";
    on!(db, c => {
        let id: i64 = sqlx::query_scalar(CATEGORY)
            .bind(new.name.0)
            .bind(new.name.1)
            .bind(new.description.0)
            .bind(new.description.1)
            .bind(new.icon)
            .bind(new.position)
            .fetch_one(&mut *c)
            .await?;
        sqlx::query(FORM).bind(id).bind(&new.fields).bind(now.0).execute(c).await?;
        Ok(CategoryId(id))
    })
}

/// How many categories there are, archived ones included.
pub async fn count(db: &mut Conn) -> Result<i64, sqlx::Error> {
    const SQL: &str = "SELECT COUNT(*) FROM categories";
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

/// A category as those who build it know it, archived or not, with the form of the day.
#[derive(Debug, Clone, FromRow)]
pub struct StoredCategory {
    #[sqlx(try_from = "i64")]
    pub id: CategoryId,
    name_ru: String,
    name_en: String,
    description_ru: String,
    description_en: String,
    group_ru: String,
    group_en: String,
    pub icon: String,
    team_id: Option<i64>,
    pub answer_within_minutes: Option<i64>,
    pub form_version: i64,
    pub position: i64,
    pub is_active: bool,
    pub version: i64,
    fields: String,
    pub ticket_count: i64,
}

/// All of a category but its form and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    pub name: Localized,
    pub description: Localized,
    pub group: Localized,
    pub icon: String,
    pub team: Option<TeamId>,
    pub answer_within_minutes: Option<i64>,
    pub is_active: bool,
}

impl StoredCategory {
    #[must_use]
    pub fn name(&self) -> Localized {
        Localized { ru: self.name_ru.clone(), en: self.name_en.clone() }
    }

    #[must_use]
    pub fn description(&self) -> Localized {
        Localized { ru: self.description_ru.clone(), en: self.description_en.clone() }
    }

    #[must_use]
    pub fn group(&self) -> Localized {
        Localized { ru: self.group_ru.clone(), en: self.group_en.clone() }
    }

    #[must_use]
    pub fn team_id(&self) -> Option<TeamId> {
        self.team_id.map(TeamId)
    }

    /// The form's fields in their order.
    ///
    /// # Errors
    /// If the database holds what is no form.
    pub fn fields(&self) -> Result<Vec<FieldDefinition>, Error> {
        parse_fields(&self.fields)
    }

    #[must_use]
    pub fn plain(&self) -> Plain {
        Plain {
            name: self.name(),
            description: self.description(),
            group: self.group(),
            icon: self.icon.clone(),
            team: self.team_id(),
            answer_within_minutes: self.answer_within_minutes,
            is_active: self.is_active,
        }
    }
}

/// Every category: those that are offered in their order, then the archived ones.
pub async fn list(db: &mut Conn) -> Result<Vec<StoredCategory>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.group_ru, c.group_en,
               c.icon, c.team_id, c.answer_within_minutes, c.form_version, c.position, c.is_active, c.version, f.fields,
               (SELECT COUNT(*) FROM tickets t WHERE t.category_id = c.id) AS ticket_count
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id AND f.version = c.form_version
        ORDER BY c.is_active DESC, c.position, c.id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}

/// The category, archived or not.
pub async fn find(db: &mut Conn, id: CategoryId) -> Result<Option<StoredCategory>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.group_ru, c.group_en,
               c.icon, c.team_id, c.answer_within_minutes, c.form_version, c.position, c.is_active, c.version, f.fields,
               (SELECT COUNT(*) FROM tickets t WHERE t.category_id = c.id) AS ticket_count
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id AND f.version = c.form_version
        WHERE c.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

/// Holds every category until the commit, in the order of their ids, and gives the ids.
pub async fn lock(db: &mut Conn) -> Result<Vec<i64>, sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM categories
        ORDER BY id";
    let sql = format!("{SQL}{}", db.for_update());
    on!(db, c => sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(c).await)
}

/// Writes everything but form and place.
pub async fn set_plain(db: &mut Conn, id: CategoryId, plain: &Plain) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE categories
        SET name_ru = $2, name_en = $3, description_ru = $4, description_en = $5, icon = $6, team_id = $7,
            is_active = $8, answer_within_minutes = $9, group_ru = $10, group_en = $11
        WHERE id = $1";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(id.0)
            .bind(&plain.name.ru)
            .bind(&plain.name.en)
            .bind(&plain.description.ru)
            .bind(&plain.description.en)
            .bind(&plain.icon)
            .bind(plain.team.map(|team| team.0))
            .bind(plain.is_active)
            .bind(plain.answer_within_minutes)
            .bind(&plain.group.ru)
            .bind(&plain.group.en)
    )?;
    Ok(())
}

/// Adds another form, which new tickets have from now on.
pub async fn add_form(
    db: &mut Conn,
    id: CategoryId,
    form_version: i64,
    fields: &str,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const FORM: &str = "
        INSERT INTO category_forms (category_id, version, fields, created_at)
        VALUES ($1, $2, $3, $4)";
    const CATEGORY: &str = "
        UPDATE categories
        SET form_version = $2
        WHERE id = $1";
    execute!(db, sqlx::query(FORM).bind(id.0).bind(form_version).bind(fields).bind(now.0))?;
    execute!(db, sqlx::query(CATEGORY).bind(id.0).bind(form_version))?;
    Ok(())
}

/// Counts a change.
pub async fn count_change(db: &mut Conn, id: CategoryId) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE categories
        SET version = version + 1
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0))?;
    Ok(())
}

pub async fn set_position(db: &mut Conn, id: CategoryId, position: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE categories
        SET position = $2
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(position))?;
    Ok(())
}
