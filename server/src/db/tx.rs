//! A transaction. Its commit is the only door for events: it numbers them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::{Conn, Inner, NewEvent, Signals, on};

const TAKE_NUMBERS: &str = "
    UPDATE counters
    SET value = value + $1
    WHERE name = 'events'
    RETURNING value";

const INSERT_EVENT: &str = "
    INSERT INTO events
        (id, kind, ticket_id, subject_id, actor_kind, actor_id, from_value, to_value, cause, comment_id,
         is_internal, version, at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

/// What is written together or not at all. Between its begin and its commit only the database is awaited.
#[derive(Debug)]
pub struct Tx {
    conn: Conn,
    events: Vec<NewEvent>,
    signals: Arc<Signals>,
}

impl Tx {
    pub(super) fn new(conn: Conn, signals: Arc<Signals>) -> Self {
        Self { conn, events: Vec::new(), signals }
    }

    /// Adds a line to the history; written at the commit.
    pub fn record(&mut self, event: NewEvent) {
        self.events.push(event);
    }

    /// Numbers and writes the events, commits, and wakes those who wait for news.
    ///
    /// Numbers come from one counter row, taken as the last statements of the transaction: whoever sees
    /// number n has seen, or can see, every number below it.
    ///
    /// # Errors
    /// If the database refuses; nothing is written then.
    pub async fn commit(mut self) -> Result<(), sqlx::Error> {
        if !self.events.is_empty() {
            self.write_events().await?;
        }
        match self.conn.0 {
            Inner::SqliteTx(tx) => tx.commit().await?,
            Inner::PostgresTx(tx) => tx.commit().await?,
            Inner::SqliteRead(_) | Inner::PostgresRead(_) => {}
        }
        self.signals.committed();
        Ok(())
    }

    async fn write_events(&mut self) -> Result<(), sqlx::Error> {
        let events = std::mem::take(&mut self.events);
        let count = i64::try_from(events.len()).unwrap_or(i64::MAX);
        on!(self.conn, c => {
            let last: i64 = sqlx::query_scalar(TAKE_NUMBERS).bind(count).fetch_one(&mut *c).await?;
            for (event, id) in events.iter().zip(last - count + 1..) {
                sqlx::query(INSERT_EVENT)
                    .bind(id)
                    .bind(event.kind)
                    .bind(event.ticket.map(|id| id.0))
                    .bind(event.subject.map(|id| id.0))
                    .bind(event.actor.kind())
                    .bind(event.actor.user().map(|id| id.0))
                    .bind(&event.from)
                    .bind(&event.to)
                    .bind(event.cause)
                    .bind(event.comment.map(|id| id.0))
                    .bind(event.is_internal)
                    .bind(event.version)
                    .bind(event.at.0)
                    .execute(&mut *c)
                    .await?;
            }
        });
        Ok(())
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
