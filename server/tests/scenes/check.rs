//! `zayavka check` names each fault with its mend.

use zayavka::check::{Finding, Status, look};
use zayavka::config::Source;

use crate::support::{Desk, TOKEN, Telegram, on_both_databases};

/// A desk's values in a folder of its own; `change` overrides some.
async fn found(desk: &Desk, telegram: &str, change: &[(&str, &str)], is_offline: bool) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files").display().to_string();
    let (url, database) = (desk.url(""), desk.database_url());
    let mut pairs = vec![
        ("ZAYAVKA_BOT_TOKEN", TOKEN),
        ("ZAYAVKA_PUBLIC_URL", url.as_str()),
        ("ZAYAVKA_OWNER_IDS", "1"),
        ("ZAYAVKA_DATABASE_URL", &database),
        ("ZAYAVKA_STORAGE_URL", &files),
        ("ZAYAVKA_TELEGRAM_API_URL", telegram),
    ];
    pairs.retain(|(name, _)| change.iter().all(|(changed, _)| changed != name));
    pairs.extend_from_slice(change);
    look(&Source::from_pairs(pairs), is_offline).await
}

/// The one finding that is not well, by its check; each has words for what to do.
#[track_caller]
fn fault(findings: &[Finding]) -> (&'static str, Status) {
    let unwell: Vec<&Finding> = findings.iter().filter(|finding| finding.status != Status::Ok).collect();
    assert_eq!(unwell.len(), 1, "{findings:#?}");
    assert!(unwell[0].fix.len() > 10 && unwell[0].detail.len() > 5, "{unwell:?}");
    (unwell[0].check, unwell[0].status)
}

/// Values that are wrong, the check that finds it, and how bad it is.
type Mistake<'a> = (&'a [(&'a str, &'a str)], &'a str, Status);

on_both_databases! {
    async fn a_desk_that_is_ready_has_nothing_to_mend(desk) {
        let telegram = Telegram::start().await;
        let findings = found(desk, &telegram.url(), &[], false).await;
        assert!(findings.iter().all(|finding| finding.status == Status::Ok), "{findings:#?}");
        let looked: Vec<&str> = findings.iter().map(|finding| finding.check).collect();
        assert_eq!(looked, ["configuration", "database", "storage", "token", "public_url"]);
        let offline = found(desk, "http://127.0.0.1:9", &[], true).await;
        assert_eq!(offline.len(), 3, "{offline:#?}");
    }

    async fn each_planted_mistake_is_found(desk) {
        let telegram = Telegram::start().await;
        let telegram = telegram.url();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "this is no database, however long one looks at it").unwrap();
        let no_database = format!("sqlite://{}", file.path().display());
        let under_a_file = format!("{}/files", file.path().display());
        let mistakes: [Mistake<'_>; 9] = [
            (&[("ZAYAVKA_BOT_TOKEN", "none")], "configuration", Status::Error),
            (&[("ZAYAVKA_BOT_TOKEN", "7000000002:another-bots-token")], "token", Status::Error),
            (&[("ZAYAVKA_TELEGRAM_API_URL", "http://127.0.0.1:9")], "telegram", Status::Error),
            (&[("ZAYAVKA_DATABASE_URL", &no_database)], "database", Status::Error),
            (&[("ZAYAVKA_DATABASE_URL", "postgres://nobody@127.0.0.1:9/none")], "database", Status::Error),
            (&[("ZAYAVKA_STORAGE_URL", &under_a_file)], "storage", Status::Error),
            (&[("ZAYAVKA_PUBLIC_URL", "http://127.0.0.1:9")], "public_url", Status::Warning),
            (&[("ZAYAVKA_PUBLIC_URL", &telegram)], "public_url", Status::Error),
            (&[("ZAYAVKA_OWNER_IDS", "")], "owners", Status::Warning),
        ];
        for (change, check, status) in mistakes {
            let findings = found(desk, &telegram, change, false).await;
            assert_eq!(fault(&findings), (check, status), "{change:?}");
        }
    }
}
