//! Bodies that are no bodies, and the order in which a request is refused.

use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Desk, a_ticket, on_both_databases};

on_both_databases! {
    async fn a_body_that_is_no_json_object_is_refused(desk) {
        let anna = desk.client("Anna").await;
        for body in ["", "{", "[]", "null", "\"text\"", "{\"title\": }", "\u{feff}{}", "{\"a\":1}{\"b\":2}"] {
            let request = anna.request(Method::POST, "/api/tickets").header("content-type", "application/json");
            Answer::of(request.body(body)).await.problem(400, "bad-request");
        }
        let deep = format!("{}1{}", "{\"a\":".repeat(500), "}".repeat(500));
        let request = anna.request(Method::POST, "/api/tickets").header("content-type", "application/json");
        Answer::of(request.body(deep)).await.problem(400, "bad-request");
    }

    async fn a_body_of_another_kind_is_415(desk) {
        let anna = desk.client("Anna").await;
        for kind in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
            let request = anna.request(Method::POST, "/api/tickets").header("content-type", kind);
            Answer::of(request.body(a_ticket().to_string())).await.problem(415, "unsupported-media-type");
        }
        let request = anna.request(Method::POST, "/api/tickets");
        Answer::of(request.body(a_ticket().to_string())).await.problem(415, "unsupported-media-type");
        let request = anna.request(Method::POST, "/api/tickets").header("content-type", "Application/JSON; charset=utf-8");
        Answer::of(request.body(a_ticket().to_string())).await.ok();
    }

    async fn a_body_of_megabytes_is_413(desk) {
        let anna = desk.client("Anna").await;
        let mut ticket = a_ticket();
        ticket["description"] = "x".repeat(1_100_000).into();
        anna.post("/api/tickets", ticket).await.problem(413, "body-too-large");
    }

    async fn what_cannot_be_seen_is_said_before_what_is_wrong(desk) {
        let (anna, mallory) = (desk.client("Anna").await, desk.client("Mallory").await);
        let ticket = anna.files(a_ticket()).await;
        let path = format!("/api/tickets/{ticket}/status");
        // 401 before 404 before 403 before 400 before 422 before 409.
        let request = desk.http.post(desk.url("/api/tickets/99/status")).body("{");
        Answer::of(request).await.problem(401, "init-data-invalid");
        let broken = |person: &crate::support::Person<'_>, path: &str| {
            person.request(Method::POST, path).header("content-type", "application/json").body("{")
        };
        Answer::of(broken(&mallory, &path)).await.problem(404, "not-found");
        Answer::of(broken(&anna, &path)).await.problem(403, "forbidden");
        let boris = desk.agent("Boris").await;
        Answer::of(broken(&boris, &path)).await.problem(400, "bad-request");
        boris.moves(ticket, "done").await.ok();
        let faulty = boris.post(&path, json!({"status": "sleeping", "version": 1})).await;
        assert_eq!(faulty.faulty_fields(), ["status"]);
        boris.post(&path, json!({"status": "in_progress", "version": 1})).await.problem(409, "version-conflict");
    }

    async fn ids_that_are_none_lead_to_nothing(desk) {
        let boris = desk.agent("Boris").await;
        for id in ["0", "-1", "abc", "1.5", "99999999999999999999", "%00", "1%2F2"] {
            boris.get(&format!("/api/tickets/{id}")).await.problem(404, "not-found");
        }
        boris.get("/api/nothing").await.problem(404, "not-found");
        Answer::of(boris.request(Method::PUT, "/api/tickets")).await.problem(405, "method-not-allowed");
    }
}
