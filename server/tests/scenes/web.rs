//! The Mini App's pages and files, as a browser gets them.

use std::path::Path;

use reqwest::header::ACCEPT_ENCODING;

use crate::support::{Answer, Desk, Telegram, on_both_databases};

/// A Mini App of three files.
fn built(folder: &Path) {
    std::fs::create_dir(folder.join("assets")).unwrap();
    for (name, content) in [
        ("index.html", "<html>page</html>"),
        ("assets/app-1.js", "plain"),
        ("assets/app-1.js.br", "brotli"),
        ("assets/app-1.js.gz", "gzip"),
    ] {
        std::fs::write(folder.join(name), content).unwrap();
    }
}

on_both_databases! {
    async fn every_page_is_the_same_document_that_is_asked_for_each_time(desk) {
        let folder = tempfile::tempdir().unwrap();
        built(folder.path());
        let path = folder.path().display().to_string();
        let desk = desk.another("http://127.0.0.1:9", &[("ZAYAVKA_MINIAPP_DIR", &path)]).await;
        for page in ["/", "/t/42", "/new/1", "/anything/else"] {
            let answer = Answer::of(desk.http.get(desk.url(page))).await;
            assert_eq!((answer.status, answer.body.as_str()), (200, "<html>page</html>"), "{page}");
            assert_eq!(answer.headers["cache-control"], "no-cache");
            let again = desk.http.get(desk.url(page)).header("if-none-match", answer.headers["etag"].clone());
            assert_eq!(Answer::of(again).await.status, 304);
        }
        Answer::of(desk.http.get(desk.url("/favicon.ico"))).await.problem(404, "not-found");
        Answer::of(desk.http.post(desk.url("/"))).await.problem(405, "method-not-allowed");
        desk.close().await;
    }

    async fn a_file_comes_in_the_smallest_form_that_the_browser_takes(desk) {
        let folder = tempfile::tempdir().unwrap();
        built(folder.path());
        let path = folder.path().display().to_string();
        let desk = desk.another("http://127.0.0.1:9", &[("ZAYAVKA_MINIAPP_DIR", &path)]).await;
        for (takes, body, encoding) in [
            ("gzip, deflate, br", "brotli", Some("br")),
            ("gzip", "gzip", Some("gzip")),
            ("identity", "plain", None),
        ] {
            let answer = Answer::of(desk.http.get(desk.url("/assets/app-1.js")).header(ACCEPT_ENCODING, takes)).await;
            assert_eq!(answer.body, body);
            assert_eq!(answer.headers.get("content-encoding").map(|value| value.to_str().unwrap()), encoding);
            assert_eq!(answer.headers["content-type"], "text/javascript; charset=utf-8");
            assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
            assert_eq!(answer.headers["vary"], "accept-encoding");
        }
        for name in ["none.js", "app-1.js.br", "..%2Findex.html"] {
            Answer::of(desk.http.get(desk.url(&format!("/assets/{name}")))).await.problem(404, "not-found");
        }
        desk.close().await;
    }

    async fn telegrams_script_is_kept_and_survives_a_restart_without_telegram(desk) {
        let telegram = Telegram::with_script("window.Telegram.WebApp = 1; // Telegram.WebApp").await;
        let script = format!("{}/telegram-web-app.js", telegram.url());
        let desk = desk.another(&telegram.url(), &[("ZAYAVKA_TELEGRAM_SCRIPT_URL", &script)]).await;
        let keeping = tokio::spawn(zayavka::web::keep_script_fresh(desk.app.clone()));
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let served = async || Answer::of(client.get(desk.url("/telegram-web-app.js"))).await;
        desk.until(async || served().await.status == 200).await;
        assert!(served().await.body.contains("Telegram.WebApp"));
        assert_eq!(desk.count("SELECT COUNT(*) FROM settings WHERE name = 'telegram_script'").await, 1);
        keeping.abort();
        desk.close().await;
    }
}
