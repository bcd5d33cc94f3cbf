//! The desk that `zayavka seed` writes.

use sha2::{Digest as _, Sha256};
use zayavka::db::Touched;
use zayavka::seed::{Plan, SeedFailure, TELEGRAM_IDS, fill};
use zayavka_shared::ticket::Status;

use crate::support::{Desk, Person, a_ticket, on_both_databases};

const PLAN: Plan = Plan { tickets: 300, seed: 7 };

/// Every row of the desk as text, the same on both databases.
const ROWS: [&str; 9] = [
    "SELECT id || ' ' || telegram_id || first_name || COALESCE(last_name, '-') || COALESCE(telegram_language, '-')
        || role || created_at FROM users ORDER BY id",
    "SELECT id || name || created_at FROM teams ORDER BY id",
    "SELECT team_id || ' ' || user_id FROM team_members ORDER BY team_id, user_id",
    "SELECT id || name_ru || name_en || icon || COALESCE(team_id, 0) || ' ' || form_version || ' ' || position
        FROM categories ORDER BY id",
    "SELECT category_id || ' ' || version || fields || created_at FROM category_forms ORDER BY category_id, version",
    "SELECT id || ' ' || client_id || ' ' || category_id || ' ' || COALESCE(team_id, 0) || title || description
        || answers || status || priority || ' ' || COALESCE(assignee_id, 0) || ' ' || version || ' ' || created_at
        || ' ' || updated_at || ' ' || COALESCE(closed_at, 0) FROM tickets ORDER BY id",
    "SELECT id || ' ' || ticket_id || ' ' || author_id || body || CASE WHEN is_internal THEN 'i' ELSE 'p' END
        || CASE WHEN by_client THEN 'c' ELSE 's' END || created_at FROM comments ORDER BY id",
    "SELECT id || kind || COALESCE(ticket_id, 0) || actor_kind || COALESCE(actor_id, 0) || COALESCE(from_value, '-')
        || COALESCE(to_value, '-') || COALESCE(cause, '-') || COALESCE(comment_id, 0) || ' ' || COALESCE(version, 0)
        || ' ' || at FROM events ORDER BY id",
    "SELECT ticket_id || ' ' || score || ' ' || rated_at FROM ratings ORDER BY ticket_id",
];

async fn hash(desk: &Desk) -> String {
    let mut hash = Sha256::new();
    for sql in ROWS {
        let rows = desk.texts(sql).await;
        assert!(!rows.is_empty(), "{sql}");
        rows.iter().for_each(|row| hash.update(row));
    }
    hex::encode(hash.finalize())
}

#[tokio::test]
async fn the_same_number_and_seed_give_the_same_rows_on_both_databases() {
    let sqlite = Desk::on_sqlite().await;
    fill(sqlite.app.db(), PLAN).await.unwrap();
    let first = hash(&sqlite).await;
    let other = Desk::on_sqlite().await;
    fill(other.app.db(), Plan { seed: 8, ..PLAN }).await.unwrap();
    assert_ne!(first, hash(&other).await);
    if let Some(postgres) = Desk::on_postgres().await {
        fill(postgres.app.db(), PLAN).await.unwrap();
        assert_eq!(first, hash(&postgres).await);
        postgres.close().await;
    }
    other.close().await;
    sqlite.close().await;
}

on_both_databases! {
    async fn a_desk_that_someone_has_used_is_refused(desk) {
        desk.client("Anna").await.files(a_ticket()).await;
        let refused = fill(desk.app.db(), PLAN).await;
        assert!(matches!(refused, Err(SeedFailure::Touched(Touched::NotEmpty))), "{refused:?}");
        assert_eq!(desk.count("SELECT COUNT(*) FROM users").await, 1);
    }

    async fn the_desk_has_its_people_and_every_status(desk) {
        fill(desk.app.db(), Plan { tickets: 40, seed: 1 }).await.unwrap();
        for (sql, count) in [
            ("SELECT COUNT(*) FROM users WHERE role <> 'client'", 40),
            ("SELECT COUNT(*) FROM users WHERE role = 'client'", 2_000),
            ("SELECT COUNT(*) FROM users WHERE id = 1 AND role = 'owner'", 1),
            ("SELECT COUNT(*) FROM teams", 4),
            ("SELECT COUNT(*) FROM categories", 12),
            ("SELECT COUNT(*) FROM tickets", 40),
        ] {
            assert_eq!(desk.count(sql).await, count, "{sql}");
        }
        for status in Status::ALL {
            let sql = format!("SELECT COUNT(*) FROM tickets WHERE status = '{}'", status.key());
            assert!(desk.count(&sql).await > 0, "{status:?}");
        }
        for kind in ["is_internal", "NOT is_internal"] {
            assert!(desk.count(&format!("SELECT COUNT(*) FROM comments WHERE {kind}")).await > 0, "{kind}");
        }
        let numbered = "SELECT COUNT(*) FROM counters WHERE value = (SELECT MAX(id) FROM events)";
        assert_eq!(desk.count(numbered).await, 1);
        let out_of_order = "SELECT COUNT(*) FROM events a JOIN events b ON b.id = a.id + 1 WHERE b.at < a.at";
        assert_eq!(desk.count(out_of_order).await, 0);
    }

    async fn work_goes_on_where_the_seed_ends(desk) {
        fill(desk.app.db(), Plan { tickets: 40, seed: 1 }).await.unwrap();
        let owner = Person::new(desk, TELEGRAM_IDS + 1, "Anna");
        assert_eq!(owner.get("/api/me").await.ok()["role"], "owner");
        assert_eq!(owner.files(a_ticket()).await, 41);
        owner.takes(41).await.ok();
        owner.says(41, "On my way").await.ok();
        let list = owner.get("/api/tickets?scope=all&limit=100").await.ok();
        assert_eq!(list["items"].as_array().unwrap().len(), 41);
        for id in [1, 20, 40] {
            assert_eq!(owner.ticket(id).await["id"], id);
        }
    }
}
