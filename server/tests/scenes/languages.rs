//! Each person is spoken to in their language.

use serde_json::json;

use crate::support::{Answer, Desk, on_both_databases};

on_both_databases! {
    async fn telegrams_language_decides_until_the_person_does(desk) {
        for (code, language) in
            [("ru", "ru"), ("be", "ru"), ("uk", "ru"), ("kk", "ru"), ("ru-RU", "ru"), ("en", "en"), ("de", "en"), ("", "en")]
        {
            let person = desk.client("Anna").await.speaking(code);
            assert_eq!(person.get("/api/me").await.ok()["language"], language, "{code}");
        }
        let anna = desk.client("Anna").await.speaking("en");
        anna.patch("/api/me", json!({"language": "ru"})).await.ok();
        assert_eq!(anna.get("/api/me").await.ok()["language"], "ru");
        assert_eq!(anna.patch("/api/me", json!({"language": null})).await.ok()["language"], "en");
        assert_eq!(anna.patch("/api/me", json!({"language": "fr"})).await.faulty_fields(), ["language"]);
        assert_eq!(anna.patch("/api/me", json!({})).await.faulty_fields(), ["language"]);
    }

    async fn the_browsers_language_decides_nothing(desk) {
        let anna = desk.client("Anna").await.speaking("en");
        let request = anna.request(reqwest::Method::GET, "/api/tickets/99").header("accept-language", "ru");
        let problem = Answer::of(request).await.problem(404, "not-found");
        assert!(problem["detail"].as_str().unwrap().is_ascii(), "{problem}");
        let ira = desk.client("Ira").await.speaking("ru");
        let problem = ira.get("/api/tickets/99").await.problem(404, "not-found");
        assert!(!problem["detail"].as_str().unwrap().is_ascii(), "{problem}");
    }

    async fn labels_come_in_the_callers_language_and_for_their_side(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ira = desk.client("Ira").await.speaking("ru");
        let label = |statuses: serde_json::Value| statuses[3]["label"].as_str().unwrap().to_owned();
        let seen = [
            label(anna.get("/api/statuses").await.ok()),
            label(boris.get("/api/statuses").await.ok()),
            label(ira.get("/api/statuses").await.ok()),
        ];
        assert!(seen[0] != seen[1] && seen[0] != seen[2], "{seen:?}");
        let keys: Vec<String> = anna.get("/api/statuses").await.ok().as_array().unwrap().iter()
            .map(|status| format!("{}/{}", status["key"].as_str().unwrap(), status["kind"].as_str().unwrap()))
            .collect();
        let expected = ["new/new", "in_progress/active", "waiting/waiting", "in_review/review", "done/done",
            "rejected/rejected", "cancelled/cancelled"];
        assert_eq!(keys, expected);
        let categories = |body: serde_json::Value| body[0]["name"].as_str().unwrap().to_owned();
        assert_ne!(categories(anna.get("/api/categories").await.ok()), categories(ira.get("/api/categories").await.ok()));
    }
}
