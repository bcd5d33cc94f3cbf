//! A database of its own for each desk on the test's PostgreSQL.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use uuid::Uuid;

const VARIABLE: &str = "ZAYAVKA_TEST_POSTGRES";

pub(crate) struct Database {
    server: String,
    name: String,
}

impl Database {
    pub(crate) async fn create() -> Option<Self> {
        let Some(server) = server() else {
            eprintln!("passed over: {VARIABLE} names no PostgreSQL (`cargo xtask test` brings one)");
            return None;
        };
        let name = format!("desk_{}", Uuid::new_v4().simple());
        execute(&server, &format!("CREATE DATABASE {name}")).await;
        Some(Self { server, name })
    }

    pub(crate) fn url(&self) -> String {
        let (base, _) = self.server.rsplit_once('/').expect("the address names a database");
        format!("{base}/{}", self.name)
    }

    pub(crate) async fn drop_it(self) {
        execute(&self.server, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "the tests are told of the server by the environment")]
fn server() -> Option<String> {
    std::env::var(VARIABLE).ok()
}

async fn execute(server: &str, sql: &str) {
    let mut connection = PgConnection::connect(server).await.unwrap();
    sqlx::query(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}
