//! All SQL about frequent questions.

use sqlx::{AssertSqlSafe, FromRow};
use zayavka_shared::api::{AdminFaq, FaqView};
use zayavka_shared::{CategoryId, FaqId, Language, Localized, Timestamp, UserId};

use crate::db::{Conn, execute, on};

/// A frequent question as those who write it know it.
#[derive(Debug, Clone, FromRow)]
pub struct Faq {
    #[sqlx(try_from = "i64")]
    pub id: FaqId,
    category_id: Option<i64>,
    question_ru: String,
    question_en: String,
    answer_ru: String,
    answer_en: String,
    pub is_active: bool,
    pub version: i64,
    helped_count: i64,
}

/// All of a question that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    pub category: Option<CategoryId>,
    pub question: Localized,
    pub answer: Localized,
    pub is_active: bool,
}

impl Faq {
    #[must_use]
    pub fn plain(&self) -> Plain {
        Plain {
            category: self.category_id.map(CategoryId),
            question: Localized { ru: self.question_ru.clone(), en: self.question_en.clone() },
            answer: Localized { ru: self.answer_ru.clone(), en: self.answer_en.clone() },
            is_active: self.is_active,
        }
    }

    #[must_use]
    pub fn view(&self) -> AdminFaq {
        let Plain { category, question, answer, is_active } = self.plain();
        AdminFaq {
            id: self.id,
            category_id: category,
            question,
            answer,
            active: is_active,
            helped_count: self.helped_count,
            version: self.version,
        }
    }
}

#[derive(Debug, FromRow)]
struct OfferedRow {
    id: i64,
    question: String,
    answer: String,
}

/// What a form of this category may offer to readers of the language; without one, what every form may.
pub async fn list_offered(
    db: &mut Conn,
    category: Option<CategoryId>,
    language: Language,
) -> Result<Vec<FaqView>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, CASE WHEN $2 = 'ru' THEN question_ru ELSE question_en END AS question,
               CASE WHEN $2 = 'ru' THEN answer_ru ELSE answer_en END AS answer
        FROM faq
        WHERE is_active AND (category_id = $1 OR category_id IS NULL)
        ORDER BY id";
    let rows: Vec<OfferedRow> = on!(db, c => sqlx::query_as(SQL).bind(category.map(|id| id.0)).bind(language.code()).fetch_all(c).await?);
    let view = |row: OfferedRow| FaqView { id: FaqId(row.id), question: row.question, answer: row.answer };
    Ok(rows.into_iter().filter(|row| !row.question.is_empty()).map(view).collect())
}

/// Every question: those of all categories, then category by category, the oldest first.
pub async fn list(db: &mut Conn) -> Result<Vec<Faq>, sqlx::Error> {
    const SQL: &str = "
        SELECT f.id, f.category_id, f.question_ru, f.question_en, f.answer_ru, f.answer_en, f.is_active, f.version,
               (SELECT COUNT(*) FROM faq_helped h WHERE h.faq_id = f.id) AS helped_count
        FROM faq f
        LEFT JOIN categories c ON c.id = f.category_id
        ORDER BY COALESCE(c.position, 0), COALESCE(f.category_id, 0), f.id";
    on!(db, c => sqlx::query_as(SQL).fetch_all(c).await)
}

pub async fn find(db: &mut Conn, id: FaqId) -> Result<Option<Faq>, sqlx::Error> {
    const SQL: &str = "
        SELECT f.id, f.category_id, f.question_ru, f.question_en, f.answer_ru, f.answer_en, f.is_active, f.version,
               (SELECT COUNT(*) FROM faq_helped h WHERE h.faq_id = f.id) AS helped_count
        FROM faq f
        WHERE f.id = $1";
    on!(db, c => sqlx::query_as(SQL).bind(id.0).fetch_optional(c).await)
}

pub async fn count(db: &mut Conn) -> Result<i64, sqlx::Error> {
    const SQL: &str = "SELECT COUNT(*) FROM faq";
    on!(db, c => sqlx::query_scalar(SQL).fetch_one(c).await)
}

pub async fn insert(db: &mut Conn, plain: &Plain, now: Timestamp) -> Result<FaqId, sqlx::Error> {
    const SQL: &str = "
        INSERT INTO faq (category_id, question_ru, question_en, answer_ru, answer_en, is_active, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        RETURNING id";
    let id: i64 = on!(db, c => sqlx::query_scalar(SQL)
        .bind(plain.category.map(|id| id.0))
        .bind(&plain.question.ru)
        .bind(&plain.question.en)
        .bind(&plain.answer.ru)
        .bind(&plain.answer.en)
        .bind(plain.is_active)
        .bind(now.0)
        .fetch_one(c)
        .await?);
    Ok(FaqId(id))
}

/// Writes the question and counts the change, on top of the version that was read; `false` if another
/// stands by now.
pub async fn update(db: &mut Conn, id: FaqId, plain: &Plain, version: i64) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        UPDATE faq
        SET category_id = $3, question_ru = $4, question_en = $5, answer_ru = $6, answer_en = $7, is_active = $8,
            version = version + 1
        WHERE id = $1 AND version = $2";
    let changed = execute!(
        db,
        sqlx::query(SQL)
            .bind(id.0)
            .bind(version)
            .bind(plain.category.map(|id| id.0))
            .bind(&plain.question.ru)
            .bind(&plain.question.en)
            .bind(&plain.answer.ru)
            .bind(&plain.answer.en)
            .bind(plain.is_active)
    )?;
    Ok(changed == 1)
}

/// Deletes a question and, by its key, what was counted of it; `false` if it is gone already.
pub async fn delete(db: &mut Conn, id: FaqId) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM faq
        WHERE id = $1";
    Ok(execute!(db, sqlx::query(SQL).bind(id.0))? == 1)
}

/// Holds a question that is offered until the commit, so that nobody deletes it; whether there is one.
pub async fn lock_offered(db: &mut Conn, id: FaqId) -> Result<bool, sqlx::Error> {
    const SQL: &str = "
        SELECT id
        FROM faq
        WHERE id = $1 AND is_active";
    let sql = format!("{SQL}{}", db.for_update());
    let found: Option<i64> =
        on!(db, c => sqlx::query_scalar(AssertSqlSafe(sql)).bind(id.0).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Counts a person whom the answer helped, once.
pub async fn add_helped(db: &mut Conn, id: FaqId, user: UserId, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO faq_helped (faq_id, user_id, helped_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (faq_id, user_id) DO NOTHING";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(user.0).bind(now.0))?;
    Ok(())
}
