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

/// A database whose tickets can be searched.
pub(crate) trait Searchable: Database + Sized {
    /// Narrows a query whose tickets are named `t`. What the staff wrote among themselves counts only where
    /// `sees_internal`.
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool);
}

impl Searchable for Sqlite {
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool) {
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
    fn push_search(builder: &mut QueryBuilder<Self>, query: &Query, sees_internal: bool) {
        let columns: &[&str] = if sees_internal { &["s.public", "s.internal"] } else { &["s.public"] };
        let push_any = |builder: &mut QueryBuilder<Self>, wanted: &Wanted| {
            builder.push("(");
            for (place, column) in columns.iter().enumerate() {
                builder.push(if place == 0 { "" } else { " OR " });
                builder.push(*column).push(" @@ ").push_bind(tsquery(wanted)).push("::tsquery");
            }
            builder.push(")");
        };
        if !query.all_of.is_empty() {
            builder.push(" AND t.id IN (SELECT s.ticket_id FROM ticket_search s WHERE TRUE");
            for wanted in &query.all_of {
                builder.push(" AND ");
                push_any(builder, wanted);
            }
            builder.push(")");
        }
        if !query.none_of.is_empty() {
            builder.push(" AND t.id NOT IN (SELECT s.ticket_id FROM ticket_search s WHERE FALSE");
            for wanted in &query.none_of {
                builder.push(" OR ");
                push_any(builder, wanted);
            }
            builder.push(")");
        }
    }
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
