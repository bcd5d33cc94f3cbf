//! Backups: taken while people work, restored elsewhere.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use zayavka::backup::{Manifest, RestoreFailure, TakeFailure, Unusable, restore, take};
use zayavka::config::DatabaseUrl;
use zayavka::db::{Db, Touched};

use crate::support::{Answer, Desk, NOW, Person, Place, a_ticket, on_both_databases};

const EVENTS: &str = "
    SELECT id || kind || COALESCE(ticket_id, 0) || ' ' || COALESCE(actor_id, 0) || COALESCE(from_value, '-')
        || COALESCE(to_value, '-') || COALESCE(comment_id, 0) || ' ' || at
    FROM events
    ORDER BY id";
const TICKETS: &str = "
    SELECT id || title || description || answers || status || ' ' || version || ' ' || updated_at
        || CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END
    FROM tickets
    ORDER BY id";
const COMMENTS: &str = "
    SELECT id || body || CASE WHEN is_internal THEN 'note' ELSE 'reply' END
    FROM comments
    ORDER BY id";

async fn taken(desk: &Desk, file: &Path) -> Result<Manifest, TakeFailure> {
    take(desk.app.db(), desk.app.storage(), file, desk.now()).await
}

fn database(place: &Place) -> DatabaseUrl {
    let url = place.database_url();
    match url.strip_prefix("sqlite://") {
        Some(path) => DatabaseUrl::Sqlite(path.into()),
        None => DatabaseUrl::Postgres(url),
    }
}

async fn restored(place: &Place, file: &Path) -> Result<Manifest, RestoreFailure> {
    restore(&database(place), &place.files(), file).await
}

/// A ticket with a file, a reply and a note.
async fn a_conversation(anna: &Person<'_>, boris: &Person<'_>, words: &str) -> i64 {
    let file = anna.uploads("a.txt", words).await.ok();
    let mut ticket = a_ticket();
    ticket["file_ids"] = json!([file["id"]]);
    ticket["title"] = json!(format!("«Кавычки», \"quotes\" \\ {words}"));
    let id = anna.files(ticket).await;
    boris.takes(id).await.ok();
    boris.says(id, &format!("Строка\nи ещё: {words} 😀")).await.ok();
    boris.notes(id, words).await.ok();
    id
}

async fn content(desk: &Desk, file: &Value) -> String {
    Answer::of(desk.http.get(desk.url(file["url"].as_str().unwrap()))).await.body
}

on_both_databases! {
    async fn what_is_backed_up_under_load_is_restored_whole(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        a_conversation(&anna, &boris, "first").await;
        let (archive, is_taken) = (desk.path("a.tar.zst"), AtomicBool::new(false));
        let load = async {
            let mut count = 0;
            while count < 5 || !is_taken.load(Ordering::SeqCst) {
                a_conversation(&anna, &boris, &format!("under load {count}")).await;
                count += 1;
            }
        };
        let taking = async {
            anna.files(a_ticket()).await;
            let manifest = taken(desk, &archive).await.unwrap();
            is_taken.store(true, Ordering::SeqCst);
            manifest
        };
        let (manifest, ()) = tokio::join!(taking, load);
        let place = desk.another_place().await;
        assert_eq!(restored(&place, &archive).await.unwrap(), manifest);

        let copy = Desk::open(place).await;
        for (table, rows) in &manifest.rows {
            let count = copy.count(&format!("SELECT COUNT(*) FROM {table}")).await;
            assert_eq!(count.unsigned_abs(), *rows, "{table}");
        }
        let (before, after) = (desk.texts(EVENTS).await, copy.texts(EVENTS).await);
        assert!(after.len() < before.len(), "the load went on after the backup");
        assert_eq!(before[..after.len()], after);
        let said = "SELECT COUNT(*) FROM events WHERE kind = 'commented'";
        assert_eq!(copy.count(said).await.unsigned_abs(), manifest.rows_of("comments"));
        assert!(manifest.missing_files.is_empty());
        let anna = Person::new(&copy, anna.telegram_id, "Anna");
        assert!(!anna.list("?q=first").await.is_empty(), "what is restored is found");
        for id in anna.list("?limit=100").await {
            let ticket = anna.ticket(id).await;
            for file in ticket["files"].as_array().unwrap() {
                assert!(ticket["title"].as_str().unwrap().ends_with(&content(&copy, file).await), "{ticket}");
            }
        }
        copy.close().await;
    }

    async fn work_goes_on_where_the_backup_ends(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let last = a_conversation(&anna, &boris, "only").await;
        let archive = desk.path("a.tar.zst");
        taken(desk, &archive).await.unwrap();
        let place = desk.another_place().await;
        restored(&place, &archive).await.unwrap();

        let copy = Desk::open(place).await;
        let again = Person::new(&copy, anna.telegram_id, "Anna");
        let staff = Person::new(&copy, boris.telegram_id, "Boris");
        let newcomer = Person::new(&copy, 20_001, "Newcomer");
        assert_eq!(newcomer.get("/api/me").await.ok()["id"], boris.id + 1);
        assert_eq!(a_conversation(&again, &staff, "next").await, last + 1);
        let ids: Vec<String> = copy.texts("SELECT CAST(id AS TEXT) FROM events ORDER BY events.id").await;
        assert_eq!(ids, (1..=ids.len()).map(|id| id.to_string()).collect::<Vec<_>>());
        copy.close().await;
    }

    async fn a_desk_moves_to_the_other_database(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = a_conversation(&anna, &boris, "moves").await;
        anna.act(ticket, "cancel").await.ok();
        let archive = desk.path("a.tar.zst");
        taken(desk, &archive).await.unwrap();
        let is_sqlite = desk.database_url().starts_with("sqlite");
        let place = if is_sqlite { Place::on_postgres().await } else { Some(Place::on_sqlite()) };
        let Some(place) = place else { return };
        restored(&place, &archive).await.unwrap();

        let moved = Desk::open(place).await;
        for rows in [EVENTS, TICKETS, COMMENTS] {
            assert_eq!(desk.texts(rows).await, moved.texts(rows).await);
        }
        let anna = Person::new(&moved, anna.telegram_id, "Anna");
        assert_eq!(anna.ticket(ticket).await["status"], "cancelled");
        assert_eq!(anna.conversation(ticket).await.len(), 1, "the note stays a note");
        assert_eq!(anna.files(a_ticket()).await, ticket + 1);
        moved.close().await;
    }

    async fn only_what_is_empty_is_restored_into(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        a_conversation(&anna, &boris, "only").await;
        let archive = desk.path("a.tar.zst");
        taken(desk, &archive).await.unwrap();
        assert!(matches!(taken(desk, &archive).await, Err(TakeFailure::Archive(_))), "it would be overwritten");

        let place = desk.another_place().await;
        std::fs::create_dir_all(place.files().join("ab")).unwrap();
        let refused = restored(&place, &archive).await;
        assert!(matches!(refused, Err(RestoreFailure::Unusable(Unusable::Folder))), "{refused:?}");
        std::fs::remove_dir(place.files().join("ab")).unwrap();
        // A desk that was started, and that nobody has used yet, is empty.
        let used = Desk::open(place).await;
        restore(&used.app.config().database_url, &used.path("files"), &archive).await.unwrap();
        let refused = restore(&used.app.config().database_url, &used.path("other"), &archive).await;
        assert!(matches!(refused, Err(RestoreFailure::Touched(Touched::NotEmpty))), "{refused:?}");
        used.close().await;
    }

    async fn a_damaged_archive_is_refused_before_anything_is_written(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        a_conversation(&anna, &boris, "only").await;
        let archive = desk.path("a.tar.zst");
        taken(desk, &archive).await.unwrap();
        let whole = std::fs::read(&archive).unwrap();
        let place = desk.another_place().await;
        let cut = whole[..whole.len() / 2].to_vec();
        let mut bent = whole.clone();
        bent[whole.len() / 2] ^= 0x55;
        for damaged in [cut, bent, Vec::new(), b"no archive".to_vec()] {
            std::fs::write(&archive, damaged).unwrap();
            let refused = restored(&place, &archive).await;
            assert!(matches!(refused, Err(RestoreFailure::Unusable(Unusable::Archive(_)))), "{refused:?}");
        }
        std::fs::write(&archive, whole).unwrap();
        restored(&place, &archive).await.unwrap();
        place.clear().await;
    }

    async fn a_file_that_is_gone_is_named_and_the_rest_is_kept(desk) {
        let anna = desk.client("Anna").await;
        let (kept, gone) = (anna.uploads("a.txt", "kept").await.ok(), anna.uploads("b.txt", "gone").await.ok());
        let id = gone["id"].as_str().unwrap();
        std::fs::remove_file(desk.path("files").join(&id[..2]).join(id)).unwrap();
        let archive = desk.path("a.tar.zst");
        let manifest = taken(desk, &archive).await.unwrap();
        assert_eq!(manifest.missing_files, [id]);
        assert!(manifest.to_string().contains(id), "{manifest}");
        let place = desk.another_place().await;
        restored(&place, &archive).await.unwrap();
        let copy = Desk::open(place).await;
        assert_eq!(content(&copy, &kept).await, "kept");
        copy.close().await;
    }

    async fn an_archive_of_an_older_version_is_brought_up_to_date(desk) {
        let (old, new) = (desk.another_place().await, desk.another_place().await);
        let db = Db::open_at(&database(&old), 20_261_124_120_000).await.unwrap();
        old.execute(
            "INSERT INTO users (telegram_id, first_name, created_at, last_seen_at) VALUES (5, 'Anna', 1, 1)",
        )
        .await;
        let archive = old.path("a.tar.zst");
        let manifest = take(&db, desk.app.storage(), &archive, NOW).await.unwrap();
        assert!(manifest.migration < Db::newest_migration());
        db.close().await;
        restored(&new, &archive).await.unwrap();
        let copy = Desk::open(new).await;
        assert_eq!(copy.count("SELECT COUNT(*) FROM users").await, 1);
        assert_eq!(copy.count("SELECT COUNT(*) FROM users WHERE name_words = ' anna'").await, 1);
        assert_eq!(copy.count("SELECT COUNT(*) FROM ratings").await, 0);
        // A desk of today has later tables already.
        let today = desk.another_place().await;
        Db::open(&database(&today)).await.unwrap().close().await;
        let refused = restored(&today, &archive).await;
        assert!(matches!(refused, Err(RestoreFailure::Unusable(Unusable::Older))), "{refused:?}");
        today.clear().await;
        copy.close().await;
        old.clear().await;
    }
}
