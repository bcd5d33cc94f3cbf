//! The index of words: FTS5 on SQLite, tsvector on PostgreSQL. Both are given words, not texts.

use sqlx::{Database, Postgres, QueryBuilder, Sqlite};
use zayavka_shared::TicketId;

use super::{Conn, Link};
use crate::search::{Query, Wanted};

/// Puts a ticket's words in place of those that it had.
pub(crate) async fn put_words(
    db: &mut Conn,
    ticket: TicketId,
    public: &[String],
    internal: &[String],
) -> Result<(), sqlx::Error> {
    const SQLITE: &str = "
        INSERT OR REPLACE INTO ticket_search (rowid, public, internal)
        VALUES ($1, $2, $3)";
    const POSTGRES: &str = "
        INSERT INTO ticket_search (ticket_id, public, internal)
        VALUES ($1, array_to_tsvector($2), array_to_tsvector($3))
        ON CONFLICT (ticket_id) DO UPDATE
        SET public = excluded.public, internal = excluded.internal";
    match db.link() {
        Link::Sqlite(c) => {
            let query = sqlx::query(SQLITE).bind(ticket.0).bind(public.join(" ")).bind(internal.join(" "));
            query.execute(c).await?;
        }
        Link::Postgres(c) => {
            sqlx::query(POSTGRES).bind(ticket.0).bind(public).bind(internal).execute(c).await?;
        }
    }
    Ok(())
}

/// How a search comes to the first page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Many tickets have the words: the list is walked in its order until the page is full.
    Walk,
    /// Few have: the index names them all, and they are put in order.
    IndexFirst,
}

/// So many of the newest tickets are looked into, and so many of these with the words make them common.
/// PostgreSQL's planner cannot know how common the words are that begin so: for a rare one it walked the whole
/// list (100,000 tickets: 580 ms against 3), for a common one the index names too many.
const SAMPLE: i64 = 300;
const COMMON: i64 = 6;

/// The way to what a search finds. SQLite always asks its index first.
pub(crate) async fn way_to(db: &mut Conn, query: &Query, sees_internal: bool) -> Result<Way, sqlx::Error> {
    let Link::Postgres(c) = db.link() else { return Ok(Way::IndexFirst) };
    let mut sample = QueryBuilder::<Postgres>::new(
        "SELECT COUNT(*)
        FROM ticket_search s
        WHERE s.ticket_id = ANY(ARRAY(SELECT id FROM tickets ORDER BY id DESC LIMIT ",
    );
    sample.push_bind(SAMPLE).push("))");
    push_all_of(&mut sample, query, sees_internal);
    let count: i64 = sample.build_query_scalar().fetch_one(c).await?;
    Ok(if count < COMMON { Way::IndexFirst } else { Way::Walk })
}

/// A database whose tickets can be searched.
pub(crate) trait Searchable: Database + Sized {
    /// Narrows a query whose tickets are named `t`. What the staff wrote among themselves counts only where
    /// `sees_internal`.
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool, way: Way);
}

impl Searchable for Sqlite {
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool, _: Way) {
        let columns = if sees_internal { "" } else { "{public} : " };
        let mut push = |operator: &str, expression: String| {
            builder.push(" AND t.id ").push(operator);
            builder.push(" (SELECT rowid FROM ticket_search WHERE ticket_search MATCH ");
            builder.push_bind(format!("{columns}({expression})")).push(")");
        };
        let all_of: Vec<String> = query.all_of.iter().map(fts5).collect();
        if !all_of.is_empty() {
            push("IN", all_of.join(" AND "));
        }
        let none_of: Vec<String> = query.none_of.iter().map(fts5).collect();
        if !none_of.is_empty() {
            push("NOT IN", none_of.join(" OR "));
        }
    }
}

/// Words are letters and digits, so quotes hold them safely.
fn fts5(wanted: &Wanted) -> String {
    let star = if wanted.is_prefix() { "*" } else { "" };
    let as_typed = format!("\"{}\"{star}", wanted.word);
    match &wanted.stem {
        Some(stem) => format!("({as_typed} OR \"{stem}\")"),
        None => as_typed,
    }
}

impl Searchable for Postgres {
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool, way: Way) {
        if !query.all_of.is_empty() {
            // An array is made before the list is begun, whatever the planner thinks of the words.
            let (open, close) = match way {
                Way::Walk => (" AND t.id IN (", ")"),
                Way::IndexFirst => (" AND t.id = ANY(ARRAY(", "))"),
            };
            builder.push(open).push("SELECT s.ticket_id FROM ticket_search s WHERE TRUE");
            push_all_of(builder, query, sees_internal);
            builder.push(close);
        }
        if !query.none_of.is_empty() {
            builder.push(" AND t.id NOT IN (SELECT s.ticket_id FROM ticket_search s WHERE FALSE");
            for wanted in &query.none_of {
                push_word(builder, " OR ", wanted, sees_internal);
            }
            builder.push(")");
        }
    }
}

/// Rows of the index, named `s`, that have each of the words.
fn push_all_of(builder: &mut QueryBuilder<Postgres>, query: &Query, sees_internal: bool) {
    for wanted in &query.all_of {
        push_word(builder, " AND ", wanted, sees_internal);
    }
}

fn push_word(builder: &mut QueryBuilder<Postgres>, joint: &str, wanted: &Wanted, sees_internal: bool) {
    let columns: &[&str] = if sees_internal { &["s.public", "s.internal"] } else { &["s.public"] };
    builder.push(joint).push("(");
    for (place, column) in columns.iter().enumerate() {
        builder.push(if place == 0 { "" } else { " OR " });
        builder.push(*column).push(" @@ ").push_bind(tsquery(wanted)).push("::tsquery");
    }
    builder.push(")");
}

/// Words are letters and digits, so quotes hold them safely.
fn tsquery(wanted: &Wanted) -> String {
    let star = if wanted.is_prefix() { ":*" } else { "" };
    let as_typed = format!("'{}'{star}", wanted.word);
    match &wanted.stem {
        Some(stem) => format!("{as_typed} | '{stem}'"),
        None => as_typed,
    }
}
