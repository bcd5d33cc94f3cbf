//! All SQL of backups. Tables and their columns are read from the database itself, so that none is forgotten.

use futures::TryStreamExt as _;
use sqlx::AssertSqlSafe;
use tokio::sync::mpsc::Sender;

use super::take::Piece;
use crate::db::{Conn, Link, execute, on};

/// Tables that hold nothing of their own: made anew from other rows, so never in an archive.
const DERIVED: [&str; 1] = ["ticket_search"];

/// Text of one piece of rows, some more for its last row.
const PIECE_SIZE: usize = 1 << 20;

const TABLES_OF_SQLITE: &str = "
    /* SQLite */
    SELECT name
    FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '_sqlx_migrations'
    ORDER BY name";

const TABLES_OF_POSTGRES: &str = "
    /* PostgreSQL */
    SELECT table_name::text
    FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'
    ORDER BY table_name";

const COLUMNS_OF_SQLITE: &str = "
    /* SQLite */
    SELECT name
    FROM pragma_table_info($1)
    ORDER BY cid";

const COLUMNS_OF_POSTGRES: &str = "
    /* PostgreSQL */
    SELECT column_name::text
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'
    ORDER BY ordinal_position";

/// The tables of the desk, by name.
pub(super) async fn list_tables(db: &mut Conn) -> Result<Vec<String>, sqlx::Error> {
    let mut tables: Vec<String> = match db.link() {
        Link::Sqlite(c) => sqlx::query_scalar(TABLES_OF_SQLITE).fetch_all(c).await?,
        Link::Postgres(c) => sqlx::query_scalar(TABLES_OF_POSTGRES).fetch_all(c).await?,
    };
    tables.retain(|table| !DERIVED.contains(&table.as_str()));
    Ok(tables)
}

async fn list_columns(db: &mut Conn, table: &str) -> Result<Vec<String>, sqlx::Error> {
    match db.link() {
        Link::Sqlite(c) => sqlx::query_scalar(COLUMNS_OF_SQLITE).bind(table).fetch_all(c).await,
        Link::Postgres(c) => sqlx::query_scalar(COLUMNS_OF_POSTGRES).bind(table).fetch_all(c).await,
    }
}

/// Sends every row of a table as lines of JSON; how many they were. It ends early if nobody takes them.
pub(super) async fn send_rows(db: &mut Conn, table: &str, to: &Sender<Piece>) -> Result<u64, sqlx::Error> {
    let columns = list_columns(db, table).await?;
    let sql = match db.link() {
        Link::Sqlite(_) => {
            let pairs: Vec<String> =
                columns.iter().map(|column| format!("'{column}', \"{column}\"")).collect();
            format!("SELECT json_object({}) FROM \"{table}\"", pairs.join(", "))
        }
        Link::Postgres(_) => {
            format!("/* PostgreSQL */ SELECT row_to_json(one)::text FROM \"{table}\" AS one")
        }
    };
    let (mut count, mut number, mut lines) = (0, 0, String::new());
    on!(db, c => {
        let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch(c);
        while let Some(row) = rows.try_next().await? {
            count += 1;
            lines.push_str(&row);
            lines.push('\n');
            if lines.len() >= PIECE_SIZE {
                number += 1;
                let lines = std::mem::take(&mut lines);
                if to.send(Piece::rows(table, number, lines)).await.is_err() {
                    return Ok(count);
                }
            }
        }
    });
    if !lines.is_empty() && to.send(Piece::rows(table, number + 1, lines)).await.is_err() {
        return Ok(count);
    }
    Ok(count)
}

/// The ids of all files that rows name.
pub(super) async fn list_files(db: &mut Conn) -> Result<Vec<String>, sqlx::Error> {
    const SQL: &str = "SELECT id FROM files ORDER BY id";
    on!(db, c => sqlx::query_scalar(SQL).fetch_all(c).await)
}

/// References between tables, put aside while rows come in any order.
pub(super) struct References(Vec<(String, String, String)>);

const REFERENCES: &str = "
    /* PostgreSQL */
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid)
    FROM pg_constraint
    WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
    ORDER BY oid";

impl References {
    /// Until the commit, or until they are put back, no row needs the one that it refers to.
    pub(super) async fn put_aside(db: &mut Conn) -> Result<Self, sqlx::Error> {
        let c = match db.link() {
            Link::Sqlite(c) => {
                sqlx::query("PRAGMA defer_foreign_keys = ON").execute(c).await?;
                return Ok(Self(Vec::new()));
            }
            Link::Postgres(c) => c,
        };
        let references: Vec<(String, String, String)> = sqlx::query_as(REFERENCES).fetch_all(&mut *c).await?;
        for (table, name, _) in &references {
            let sql = format!("ALTER TABLE {table} DROP CONSTRAINT {name}");
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *c).await?;
        }
        Ok(Self(references))
    }

    /// Every row must have the one that it refers to.
    pub(super) async fn put_back(self, db: &mut Conn) -> Result<(), sqlx::Error> {
        for (table, name, definition) in self.0 {
            let sql = format!("ALTER TABLE {table} ADD CONSTRAINT {name} {definition}");
            execute!(db, sqlx::query(AssertSqlSafe(sql.clone())))?;
        }
        Ok(())
    }
}

/// Empties a table of what the tables begin with.
pub(super) async fn delete_all(db: &mut Conn, table: &str) -> Result<(), sqlx::Error> {
    let sql = format!("/* any table */ DELETE FROM \"{table}\"");
    execute!(db, sqlx::query(AssertSqlSafe(sql.clone())))?;
    Ok(())
}

/// A table that rows come into.
pub(super) struct Target {
    sql: String,
}

impl Target {
    pub(super) async fn of(db: &mut Conn, table: &str) -> Result<Self, sqlx::Error> {
        let columns = list_columns(db, table).await?;
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let names = names.join(", ");
        let values = match db.link() {
            Link::Sqlite(_) => {
                let values: Vec<String> =
                    columns.iter().map(|column| format!("json_extract(value, '$.{column}')")).collect();
                format!("SELECT {} FROM json_each($1)", values.join(", "))
            }
            Link::Postgres(_) => {
                format!("SELECT {names} FROM json_populate_recordset(NULL::\"{table}\", $1::json)")
            }
        };
        Ok(Self { sql: format!("INSERT INTO \"{table}\" ({names}) {values}") })
    }

    /// Adds the rows of one piece, lines of JSON; how many they were.
    pub(super) async fn insert(&self, db: &mut Conn, lines: &str) -> Result<u64, sqlx::Error> {
        let rows: Vec<&str> = lines.lines().collect();
        let array = format!("[{}]", rows.join(","));
        execute!(db, sqlx::query(AssertSqlSafe(self.sql.clone())).bind(&array))
    }
}
