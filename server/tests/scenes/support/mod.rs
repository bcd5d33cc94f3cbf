//! A desk for each test: the whole server on a fresh database and folder, with a clock that only the test
//! moves, and people who speak HTTP with signed initData.
//!
//! A scene is written once and runs on SQLite and on PostgreSQL. Where `ZAYAVKA_TEST_POSTGRES` names no server,
//! the second half says so and is passed over; `cargo xtask test` always brings one.

mod binary;
mod desk;
mod person;
mod postgres;
mod sign;
mod telegram;

pub(crate) use binary::{Binary, init_data};
pub(crate) use desk::{Desk, HERE, NOW, Place, TOKEN};
pub(crate) use person::{Answer, Person, a_ticket};
pub(crate) use sign::signed;
pub(crate) use telegram::Telegram;

/// Runs each scene on both databases.
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($desk:ident) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn scene($desk: &Desk) $body

            #[tokio::test]
            async fn sqlite() {
                let desk = Desk::on_sqlite().await;
                scene(&desk).await;
                desk.close().await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(desk) = Desk::on_postgres().await {
                    scene(&desk).await;
                    desk.close().await;
                }
            }
        }
    )+};
}
pub(crate) use on_both_databases;
