//! The same request with the same key is done once.

use futures::future::join_all;
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Desk, a_ticket, on_both_databases};

on_both_databases! {
    async fn a_repeated_request_gets_the_first_answer_and_does_nothing(desk) {
        let anna = desk.client("Anna").await;
        let first = anna.post_once("key 1", "/api/tickets", a_ticket()).await;
        desk.wait_ms(60_000);
        let second = anna.post_once("key 1", "/api/tickets", a_ticket()).await;
        assert_eq!((first.status, first.body), (second.status, second.body));
        assert_eq!(anna.list("").await.len(), 1);
    }

    async fn ten_at_once_file_one_ticket(desk) {
        let anna = desk.client("Anna").await;
        let answers = join_all((0..10).map(|_| anna.post_once("twin", "/api/tickets", a_ticket()))).await;
        assert!(answers.iter().all(|answer| answer.status == 201 && answer.body == answers[0].body));
        assert_eq!(anna.list("").await.len(), 1);
    }

    async fn another_body_under_the_same_key_is_refused(desk) {
        let anna = desk.client("Anna").await;
        anna.post_once("key", "/api/tickets", a_ticket()).await.ok();
        let mut other = a_ticket();
        other["title"] = "Another".into();
        anna.post_once("key", "/api/tickets", other).await.problem(422, "idempotency-key-reused");
        assert_eq!(anna.list("").await.len(), 1);
    }

    async fn a_key_belongs_to_its_person_and_its_path_and_a_day(desk) {
        let (anna, mara) = (desk.client("Anna").await, desk.client("Mara").await);
        let ticket = anna.post_once("key", "/api/tickets", a_ticket()).await.ok()["id"].as_i64().unwrap();
        mara.post_once("key", "/api/tickets", a_ticket()).await.ok();
        let path = format!("/api/tickets/{ticket}/comments");
        anna.post_once("key", &path, json!({"body": "Hello"})).await.ok();
        desk.wait_days(1);
        desk.wait_ms(1);
        anna.post_once("key", "/api/tickets", a_ticket()).await.ok();
        assert_eq!((anna.list("").await.len(), mara.list("").await.len()), (2, 1));
    }

    async fn a_refused_request_leaves_its_key_free(desk) {
        let anna = desk.client("Anna").await;
        let mut faulty = a_ticket();
        faulty["title"] = "".into();
        assert_eq!(anna.post_once("key", "/api/tickets", faulty).await.faulty_fields(), ["title"]);
        anna.post_once("key", "/api/tickets", a_ticket()).await.ok();
    }

    async fn a_malformed_key_is_refused(desk) {
        let anna = desk.client("Anna").await;
        for key in ["".to_owned(), "x".repeat(129)] {
            anna.post_once(&key, "/api/tickets", a_ticket()).await.problem(400, "bad-request");
        }
        let request = anna.request(Method::POST, "/api/tickets").header("idempotency-key", b"\xd0\xb6".as_slice());
        Answer::of(request.json(&a_ticket())).await.problem(400, "bad-request");
        anna.post_once(&"x".repeat(128), "/api/tickets", a_ticket()).await.ok();
    }
}
