//! All SQL about categories and their forms.

use sqlx::FromRow;
use zayavka_shared::form::FieldDefinition;
use zayavka_shared::{CategoryId, Language, TeamId, Timestamp};

use crate::db::{Conn, on};
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
    pub icon: String,
    team_id: Option<i64>,
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
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.icon, c.team_id,
               c.form_version, f.fields
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id AND f.version = c.form_version
        WHERE c.is_active
        ORDER BY c.position, c.id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}

/// The category, if a new ticket may have it.
pub async fn find_active(db: &mut Conn, id: CategoryId) -> Result<Option<Category>, sqlx::Error> {
    const SQL: &str = "
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.icon, c.team_id,
               c.form_version, f.fields
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
        SELECT c.id, c.name_ru, c.name_en, c.description_ru, c.description_en, c.icon, c.team_id,
               f.version AS form_version, f.fields
        FROM categories c
        JOIN category_forms f ON f.category_id = c.id
        WHERE c.id = $1 AND f.version = $2";
    let found = on!(db, c => sqlx::query_as(SQL).bind(id.0).bind(form_version).fetch_optional(c).await?);
    found.ok_or_else(|| Error::Corrupt(format!("category {id} without form {form_version}")))
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
