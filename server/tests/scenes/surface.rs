//! What is the same for every address: headers, health, the document.

use serde_json::Value;

use crate::support::{Answer, Desk, on_both_databases};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' https://telegram.org; style-src 'self'; \
    style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; \
    frame-ancestors https://web.telegram.org https://*.telegram.org";

on_both_databases! {
    async fn every_answer_carries_the_security_headers(desk) {
        for path in ["/", "/t/42", "/api/me", "/api/nothing", "/healthz", "/openapi.json", "/assets/none.js"] {
            let headers = Answer::of(desk.http.get(desk.url(path))).await.headers;
            assert_eq!(headers["content-security-policy"], POLICY, "{path}");
            assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
            assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
            assert!(headers.contains_key("strict-transport-security"), "{path}");
            assert!(!headers.contains_key("access-control-allow-origin"), "{path}");
            assert!(!headers.contains_key("x-frame-options"), "{path}");
        }
        assert_eq!(Answer::of(desk.http.get(desk.url("/api/me"))).await.headers["cache-control"], "no-store");
    }

    async fn health_says_whether_it_lives_and_whether_it_can_serve(desk) {
        assert_eq!(Answer::of(desk.http.get(desk.url("/healthz"))).await.status, 200);
        assert_eq!(Answer::of(desk.http.get(desk.url("/readyz"))).await.status, 200);
        std::fs::remove_dir_all(&desk.app.config().storage_path).unwrap();
        assert_eq!(Answer::of(desk.http.get(desk.url("/readyz"))).await.status, 503);
        assert_eq!(Answer::of(desk.http.get(desk.url("/healthz"))).await.status, 200);
    }

    async fn the_document_that_is_served_is_the_one_that_is_printed(desk) {
        let served = Answer::of(desk.http.get(desk.url("/openapi.json"))).await;
        assert_eq!(served.headers["content-type"], "application/json");
        assert_eq!(served.json(), serde_json::from_str::<Value>(&zayavka::openapi::document()).unwrap());
    }

    async fn telegrams_script_is_asked_for_there_until_there_is_a_copy(desk) {
        let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = Answer::of(client.get(desk.url("/telegram-web-app.js"))).await;
        assert_eq!((answer.status, answer.headers["location"].to_str().unwrap()), (302, "https://telegram.org/js/telegram-web-app.js"));
    }

    async fn who_asks_too_often_waits_and_others_do_not(desk) {
        let desk = desk.another("http://127.0.0.1:9", &[("ZAYAVKA_RATE_LIMIT", "20/s")]).await;
        let (anna, mara) = (desk.client("Anna").await, desk.client("Mara").await);
        // One request was the first look at the desk.
        for _ in 0..99 {
            anna.get("/api/me").await.ok();
        }
        let refused = anna.get("/api/me").await;
        refused.problem(429, "rate-limited");
        assert_eq!(refused.headers["retry-after"], "1");
        mara.get("/api/me").await.ok();
        desk.wait_ms(1_000);
        anna.get("/api/me").await.ok();
        for _ in 0..100 {
            Answer::of(desk.http.get(desk.url("/api/me"))).await.problem(401, "init-data-invalid");
        }
        Answer::of(desk.http.get(desk.url("/api/me"))).await.problem(429, "rate-limited");
        mara.get("/api/me").await.ok();
        desk.close().await;
    }
}
