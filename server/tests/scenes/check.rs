//! `zayavka check` names each fault with its mend.

use std::path::Path;
use std::process::Output;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::process::Command;
use zayavka::check::{Finding, Status, look};
use zayavka::config::Source;

use crate::support::{Desk, Place, TOKEN, Telegram, on_both_databases};

/// Nothing listens there.
const NOWHERE: &str = "http://127.0.0.1:9";

/// A desk's values in a folder of its own; `change` overrides some.
async fn found(desk: &Desk, telegram: &str, change: &[(&str, &str)], is_offline: bool) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files").display().to_string();
    let (url, listen, database) = (desk.url(""), desk.address.to_string(), desk.database_url());
    let mut pairs = vec![
        ("ZAYAVKA_BOT_TOKEN", TOKEN),
        ("ZAYAVKA_PUBLIC_URL", url.as_str()),
        ("ZAYAVKA_LISTEN", &listen),
        ("ZAYAVKA_OWNER_IDS", "1"),
        ("ZAYAVKA_DATABASE_URL", &database),
        ("ZAYAVKA_STORAGE_URL", &files),
        ("ZAYAVKA_TELEGRAM_API_URL", telegram),
    ];
    pairs.retain(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    pairs.extend_from_slice(change);
    look(&Source::from_pairs(pairs), is_offline).await
}

/// The one finding that is not well.
#[track_caller]
fn fault(findings: &[Finding]) -> &Finding {
    let unwell: Vec<&Finding> = findings.iter().filter(|finding| finding.status != Status::Ok).collect();
    assert_eq!(unwell.len(), 1, "{findings:#?}");
    unwell[0]
}

/// It is found by this check, is this bad, and its mend says these words.
#[track_caller]
fn is_mended(findings: &[Finding], (check, status, mend): (&str, Status, &str)) {
    let fault = fault(findings);
    assert_eq!((fault.check, fault.status), (check, status), "{fault:?}");
    assert!(fault.fix.contains(mend) && fault.detail.len() > 5, "no «{mend}» in {fault:?}");
}

/// A value that is wrong, the check that finds it, how bad it is, and words of its mend.
type Mistake<'a> = (&'a str, &'a str, (&'static str, Status, &'static str));

on_both_databases! {
    async fn a_desk_that_is_ready_has_nothing_to_mend(desk) {
        let telegram = Telegram::start().await;
        let findings = found(desk, &telegram.url(), &[], false).await;
        assert!(findings.iter().all(|finding| finding.status == Status::Ok), "{findings:#?}");
        let looked: Vec<&str> = findings.iter().map(|finding| finding.check).collect();
        assert_eq!(looked, ["configuration", "database", "storage", "listen", "token", "public_url"]);
        let offline = found(desk, NOWHERE, &[], true).await;
        assert_eq!(offline.len(), 4, "{offline:#?}");
    }

    async fn each_planted_mistake_is_found_and_its_mend_is_named(desk) {
        let telegram = Telegram::start().await;
        let telegram = telegram.url();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "this is no database, however long one looks at it").unwrap();
        let no_database = format!("sqlite://{}", file.path().display());
        let under_a_file = format!("{}/files", file.path().display());
        let database_under_a_file = format!("sqlite://{}/data/zayavka.db", file.path().display());
        let other_program = telegram.trim_start_matches("http://");
        let (error, warning) = (Status::Error, Status::Warning);
        let mistakes: [Mistake<'_>; 21] = [
            ("BOT_TOKEN", "", ("configuration", error, "ZAYAVKA_BOT_TOKEN")),
            ("BOT_TOKEN", "none", ("configuration", error, "ZAYAVKA_BOT_TOKEN")),
            ("BOT_TOKEN", "7000000002:another-bots-token", ("token", error, "@BotFather")),
            ("PUBLIC_URL", "http://desk.example.org", ("configuration", error, "https://")),
            ("PUBLIC_URL", "https://desk.example.org/app", ("configuration", error, "ZAYAVKA_PUBLIC_URL")),
            ("PUBLIC_URL", NOWHERE, ("public_url", warning, "reverse proxy")),
            ("PUBLIC_URL", &telegram, ("public_url", error, "ZAYAVKA_LISTEN")),
            ("OWNER_IDS", "", ("owners", warning, "ZAYAVKA_OWNER_IDS")),
            ("OWNER_IDS", "1, Dmitry", ("configuration", error, "ZAYAVKA_OWNER_IDS")),
            ("LISTEN", "8080", ("configuration", error, "ZAYAVKA_LISTEN")),
            ("LISTEN", other_program, ("listen", error, "a free port")),
            ("LISTEN", "192.0.2.1:8080", ("listen", error, "an address of this machine")),
            ("DATABASE_URL", "mysql://desk@localhost/desk", ("configuration", error, "sqlite://")),
            ("DATABASE_URL", &no_database, ("database", error, "backup")),
            ("DATABASE_URL", &database_under_a_file, ("database", error, "Let the user that runs zayavka write")),
            ("DATABASE_URL", "postgres://nobody@127.0.0.1:9/none", ("database", error, "the password")),
            ("STORAGE_URL", &under_a_file, ("storage", error, "Let the user that runs zayavka write")),
            ("TELEGRAM_API_URL", NOWHERE, ("telegram", error, "ZAYAVKA_TELEGRAM_PROXY")),
            ("TELEGRAM_PROXY", NOWHERE, ("telegram", error, "ZAYAVKA_TELEGRAM_PROXY")),
            ("TELEGRAM_UPDATES", "pigeons", ("configuration", error, "polling")),
            ("TIME_ZONE", "Moscow", ("configuration", error, "Europe/Moscow")),
        ];
        for (name, value, expected) in mistakes {
            let name = format!("ZAYAVKA_{name}");
            let findings = found(desk, &telegram, &[(&name, value)], false).await;
            is_mended(&findings, expected);
        }
    }

    async fn a_webhook_of_another_program_is_found(desk) {
        let telegram = Telegram::start().await;
        let hook = json!({"url": "https://other.example.org/hook"});
        let set = format!("{}/bot{TOKEN}/setWebhook", telegram.url());
        let answer = desk.http.post(set).json(&hook).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        let findings = found(desk, &telegram.url(), &[], false).await;
        is_mended(&findings, ("webhook", Status::Warning, "End the other program"));
    }

    async fn telegram_that_cannot_be_asked_now_is_no_wrong_token(desk) {
        let telegram = Telegram::start().await;
        telegram.control(Method::POST, "/faults", json!({"method": "getMe", "kind": "500"})).await;
        let findings = found(desk, &telegram.url(), &[], false).await;
        is_mended(&findings, ("token", Status::Warning, "Try again"));
    }

    async fn tables_of_a_newer_zayavka_are_found(desk) {
        desk.execute("UPDATE _sqlx_migrations SET version = 29990101000000 WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)").await;
        let findings = found(desk, NOWHERE, &[], true).await;
        is_mended(&findings, ("database", Status::Error, "the newer Zayavka"));
    }

    async fn a_user_who_may_not_make_tables_is_found(desk) {
        let url = desk.database_url();
        // Whoever opens a file owns it; a server has users.
        let Some((_, place)) = url.split_once('@') else { return };
        let user = place.rsplit('/').next().unwrap().replace("desk_", "reader_");
        desk.execute(&format!("CREATE ROLE {user} LOGIN")).await;
        let findings = found(desk, NOWHERE, &[("ZAYAVKA_DATABASE_URL", &format!("postgres://{user}@{place}"))], true).await;
        desk.execute(&format!("DROP ROLE {user}")).await;
        is_mended(&findings, ("database", Status::Error, "own the database"));
    }

    async fn the_program_says_by_its_exit_whether_there_is_something_to_mend(desk) {
        let place = desk.another_place().await;
        let ready = run(&place, &[], &["--json", "--offline"]).await;
        assert_eq!(ready.status.code(), Some(0), "{ready:?}");
        let findings: Vec<Value> = serde_json::from_slice(&ready.stdout).unwrap();
        let names: Vec<&str> = findings.iter().map(|one| one["check"].as_str().unwrap()).collect();
        assert_eq!(names, ["configuration", "owners", "database", "storage", "listen"]);
        assert_eq!((&findings[0]["status"], &findings[1]["status"]), (&json!("ok"), &json!("warning")));
        assert!(findings.iter().all(|one| one["detail"].is_string() && one["fix"].is_string()), "{findings:#?}");

        let wrong = [("ZAYAVKA_BOT_TOKEN", "none"), ("ZAYAVKA_TIME_ZONE", "Moscow")];
        let wrong = run(&place, &wrong, &["--json", "--offline"]).await;
        assert_eq!(wrong.status.code(), Some(1), "{wrong:?}");
        let findings: Vec<Value> = serde_json::from_slice(&wrong.stdout).unwrap();
        assert!(findings.len() == 2 && findings.iter().all(|one| one["status"] == "error"), "{findings:#?}");
        // For people: the fault, and below it what to do.
        let away = run(&place, &[("ZAYAVKA_TELEGRAM_API_URL", NOWHERE)], &[]).await;
        assert_eq!(away.status.code(), Some(1), "{away:?}");
        let told = String::from_utf8(away.stdout).unwrap();
        let (_, behind) = told.split_once("error    telegram: ").unwrap_or_else(|| panic!("{told}"));
        assert!(behind.lines().nth(1).is_some_and(|fix| fix.contains("ZAYAVKA_TELEGRAM_PROXY")), "{told}");

        std::fs::write(place.path("zayavka.toml"), "bot_token = ").unwrap();
        for options in [&["--json", "--offline"][..], &[]] {
            let unreadable = run(&place, &[], options).await;
            assert_eq!(unreadable.status.code(), Some(2), "{unreadable:?}");
            let told = String::from_utf8(unreadable.stdout).unwrap();
            assert!(told.contains("zayavka.toml") && told.contains("Mend the file"), "{told}");
        }
        place.clear().await;
    }
}

/// Runs `zayavka check` in the place's folder.
async fn run(place: &Place, settings: &[(&str, &str)], options: &[&str]) -> Output {
    let folder: &Path = &place.path("");
    Command::new(env!("CARGO_BIN_EXE_zayavka"))
        .arg("check")
        .args(options)
        .current_dir(folder)
        .env("ZAYAVKA_BOT_TOKEN", TOKEN)
        .env("ZAYAVKA_PUBLIC_URL", NOWHERE)
        .env("ZAYAVKA_LISTEN", "127.0.0.1:0")
        .env("ZAYAVKA_DATABASE_URL", place.database_url())
        .env("ZAYAVKA_STORAGE_URL", place.files())
        .envs(settings.iter().copied())
        .output()
        .await
        .unwrap()
}
