//! A transaction. Its commit is the only door for events: it numbers them.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::QueryBuilder;

use super::{Conn, Inner, NewEvent, ROWS_AT_ONCE, Signals, on};

const TAKE_NUMBERS: &str = "
    UPDATE counters
    SET value = value + $1
    WHERE name = 'events'
    RETURNING value";

const INSERT_EVENTS: &str = "
    INSERT INTO events
        (id, kind, ticket_id, subject_id, actor_kind, actor_id, from_value, to_value, cause, comment_id,
         is_internal, version, at) ";

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
            let mut numbers = last - count + 1..;
            for events in events.chunks(ROWS_AT_ONCE) {
                let mut query = QueryBuilder::<Dialect>::new(INSERT_EVENTS);
                query.push_values(events.iter().zip(&mut numbers), |mut row, (event, id)| {
                    row.push_bind(id)
                        .push_bind(event.kind)
                        .push_bind(event.ticket.map(|id| id.0))
                        .push_bind(event.subject.map(|id| id.0))
                        .push_bind(event.actor.kind())
                        .push_bind(event.actor.user().map(|id| id.0))
                        .push_bind(&event.from)
                        .push_bind(&event.to)
                        .push_bind(event.cause)
                        .push_bind(event.comment.map(|id| id.0))
                        .push_bind(event.is_internal)
                        .push_bind(event.version)
                        .push_bind(event.at.0);
                });
                query.build().execute(&mut *c).await?;
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
