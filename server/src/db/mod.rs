//! Both databases behind one door: pools, transactions, and what differs between the two dialects.
//!
//! The rest of the server writes one SQL text for both and runs it through [`on!`]; it never learns which
//! database it speaks to. Only `store.rs` files use this module's connections.

mod dialect;
mod event;
mod migrate;
mod pool;
mod search;
mod signals;
mod tx;
mod untouched;

pub use dialect::is_unique_violation;
pub use event::{ActorRef, NewEvent};
pub use migrate::MigrateFailure;
pub(crate) use migrate::newest as newest_migration;
pub use pool::{Db, OpenFailure, PoolState};
pub(crate) use search::{Searchable, Way, put_words, way_to};
pub use signals::Signals;
pub use tx::Tx;
pub use untouched::Touched;

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

/// Rows that one statement may insert: SQLite takes 32,766 values, and no table has more than 30 columns.
pub const ROWS_AT_ONCE: usize = 1_000;

/// A connection to either database, inside a transaction or not.
#[derive(Debug)]
pub struct Conn(Inner);

#[derive(Debug)]
enum Inner {
    SqliteRead(PoolConnection<Sqlite>),
    SqliteTx(Transaction<'static, Sqlite>),
    PostgresRead(PoolConnection<Postgres>),
    PostgresTx(Transaction<'static, Postgres>),
}

/// The bare connection that a query runs on.
#[derive(Debug)]
pub enum Link<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    /// The connection for [`on!`].
    pub fn link(&mut self) -> Link<'_> {
        match &mut self.0 {
            Inner::SqliteRead(conn) => Link::Sqlite(conn),
            Inner::SqliteTx(tx) => Link::Sqlite(tx),
            Inner::PostgresRead(conn) => Link::Postgres(conn),
            Inner::PostgresTx(tx) => Link::Postgres(tx),
        }
    }
}

/// Runs the same body on whichever database the connection leads to: once compiled for each. The body
/// may name its database as `Dialect`.
macro_rules! on {
    ($conn:expr, $link:ident => $body:expr) => {
        match $conn.link() {
            $crate::db::Link::Sqlite($link) => {
                #[allow(dead_code, reason = "only bodies that build their SQL name their database")]
                type Dialect = sqlx::Sqlite;
                $body
            }
            $crate::db::Link::Postgres($link) => {
                #[allow(dead_code, reason = "only bodies that build their SQL name their database")]
                type Dialect = sqlx::Postgres;
                $body
            }
        }
    };
}
pub(crate) use on;

/// Runs a statement that gives no rows back; how many rows it touched.
macro_rules! execute {
    ($conn:expr, $query:expr) => {
        $crate::db::on!($conn, c => $query.execute(c).await.map(|done| done.rows_affected()))
    };
}
pub(crate) use execute;
