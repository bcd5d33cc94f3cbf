//! Forms that are being filled in: kept for their owner on every device, until they are filed or forgotten.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

const FIRST: &str = "/api/drafts/1";

/// A draft that is not valid yet: its title is blank and its answers are none of the form's.
fn a_draft() -> Value {
    json!({"title": " ", "description": "It smokes\u{0}", "answers": {"device": 7, "stray": ["x"]}, "files": {}})
}

async fn put(person: &Person<'_>, draft: Value) -> Answer {
    Answer::of(person.request(Method::PUT, FIRST).json(&draft)).await
}

async fn discard(person: &Person<'_>) -> Answer {
    Answer::of(person.request(Method::DELETE, FIRST)).await
}

async fn drafts(person: &Person<'_>) -> Vec<Value> {
    person.get("/api/drafts").await.ok().as_array().unwrap().clone()
}

async fn file(person: &Person<'_>, name: &str) -> Value {
    person.uploads(name, "content").await.ok()["id"].clone()
}

fn with(mut draft: Value, name: &str, value: Value) -> Value {
    draft[name] = value;
    draft
}

on_both_databases! {
    async fn a_draft_comes_back_as_it_was_typed_and_to_its_owner_alone(desk) {
        let (anna, mallory) = (desk.client("Anna").await, desk.client("Mallory").await);
        let kept = put(&anna, a_draft()).await.ok();
        assert_eq!(kept["answers"], a_draft()["answers"]);
        assert_eq!((&kept["title"], &kept["description"]), (&" ".into(), &"It smokes\u{0}".into()));
        assert_eq!(drafts(&anna).await, std::slice::from_ref(&kept));
        assert!(drafts(&mallory).await.is_empty());
        discard(&mallory).await.ok();
        assert_eq!(drafts(&anna).await, [kept]);
        assert_eq!(discard(&anna).await.status, 204);
        assert_eq!(discard(&anna).await.status, 204, "what is gone is as good as thrown away");
        assert!(drafts(&anna).await.is_empty());
    }

    async fn what_a_draft_is_made_of_is_checked(desk) {
        let anna = desk.client("Anna").await;
        let odd = json!({"title": 1, "description": [], "answers": "x", "files": {"files": ["none"]}, "version": "1"});
        assert_eq!(
            put(&anna, odd).await.faulty_fields(),
            ["title", "description", "answers", "files", "version"]
        );
        put(&anna, json!({"title": "x".repeat(1024 * 1024)})).await.problem(413, "body-too-large");
        Answer::of(anna.request(Method::PUT, "/api/drafts/99").json(&a_draft())).await.problem(404, "not-found");
        assert!(drafts(&anna).await.is_empty());
    }

    async fn a_writer_who_saw_another_version_gets_the_one_that_stands(desk) {
        let anna = desk.client("Anna").await;
        let first = put(&anna, with(a_draft(), "version", json!(0))).await.ok();
        let second = with(with(a_draft(), "title", json!("Second")), "version", first["version"].clone());
        let newer = put(&anna, second.clone()).await.ok();
        assert!(newer["version"].as_i64() > first["version"].as_i64());
        // The answer was lost and the same is sent again: it stands already.
        assert_eq!(put(&anna, second).await.ok(), newer);
        for seen in [0, first["version"].as_i64().unwrap()] {
            let stale = with(with(a_draft(), "title", json!("Stale")), "version", json!(seen));
            let problem = put(&anna, stale).await.problem(409, "version-conflict");
            assert_eq!((&problem["draft"], &problem["version"]), (&newer, &newer["version"]));
        }
        assert_eq!(drafts(&anna).await, std::slice::from_ref(&newer));
        // Whoever names no version has the last word.
        let last = put(&anna, with(a_draft(), "title", json!("Last"))).await.ok();
        assert_eq!(drafts(&anna).await, [last]);
    }

    async fn a_version_is_never_given_twice(desk) {
        let anna = desk.client("Anna").await;
        let first = put(&anna, a_draft()).await.ok();
        discard(&anna).await.ok();
        let gone = put(&anna, with(with(a_draft(), "title", json!("More")), "version", first["version"].clone())).await;
        assert_eq!(gone.problem(409, "version-conflict")["draft"], Value::Null);
        desk.wait_ms(1);
        let again = put(&anna, a_draft()).await.ok();
        assert!(again["version"].as_i64() > first["version"].as_i64());
    }

    async fn filing_ends_the_draft_and_a_refused_ticket_keeps_it(desk) {
        let anna = desk.client("Anna").await;
        let photo = file(&anna, "a.txt").await;
        put(&anna, with(a_draft(), "files", json!({"files": [photo]}))).await.ok();
        Answer::of(anna.request(Method::PUT, "/api/drafts/2").json(&a_draft())).await.ok();
        let ticket = with(with(a_ticket(), "file_ids", json!([photo])), "draft", json!(true));
        let refused = with(ticket.clone(), "title", json!(""));
        assert_eq!(anna.post("/api/tickets", refused).await.faulty_fields(), ["title"]);
        anna.files(a_ticket()).await;
        assert_eq!(drafts(&anna).await.len(), 2, "another ticket has nothing to do with it");
        let filed = anna.post_once("k", "/api/tickets", ticket.clone()).await.ok();
        assert_eq!(filed["files"][0]["id"], photo);
        let left: Vec<i64> = drafts(&anna).await.iter().map(|one| one["category_id"].as_i64().unwrap()).collect();
        assert_eq!(left, [2]);
        // The lost answer is asked for again, after something new was begun: that stays.
        put(&anna, a_draft()).await.ok();
        assert_eq!(anna.post_once("k", "/api/tickets", ticket).await.ok(), filed);
        assert_eq!((drafts(&anna).await.len(), anna.list("").await.len()), (2, 2));
    }

    async fn files_of_a_draft_wait_as_long_as_it_does(desk) {
        let anna = desk.client("Anna").await;
        let (kept, dropped) = (file(&anna, "kept.txt").await, file(&anna, "dropped.txt").await);
        put(&anna, with(a_draft(), "files", json!({"files": [dropped, kept]}))).await.ok();
        let view = put(&anna, with(a_draft(), "files", json!({"photos": [kept]}))).await.ok();
        assert_eq!(view["files"]["photos"][0]["name"], "kept.txt");
        desk.wait_days(20);
        assert_eq!(zayavka::files::sweep_once(&desk.app).await.unwrap(), 1);
        let ticket = |id: &Value| with(with(a_ticket(), "file_ids", json!([id])), "draft", json!(true));
        assert_eq!(anna.post("/api/tickets", ticket(&dropped)).await.faulty_fields(), ["file_ids"]);
        assert_eq!(anna.post("/api/tickets", ticket(&kept)).await.ok()["files"][0]["id"], kept);
    }

    async fn a_draft_is_forgotten_thirty_days_after_its_last_change(desk) {
        let anna = desk.client("Anna").await;
        let photo = file(&anna, "a.txt").await;
        let named = with(a_draft(), "files", json!({"files": [photo]}));
        put(&anna, named.clone()).await.ok();
        desk.wait_days(29);
        put(&anna, with(named, "title", json!("Still at it"))).await.ok();
        desk.wait_days(30);
        assert_eq!(zayavka::drafts::forget_old(&desk.app).await.unwrap(), 0);
        assert_eq!(zayavka::files::sweep_once(&desk.app).await.unwrap(), 0);
        desk.wait_ms(1);
        assert_eq!(zayavka::drafts::forget_old(&desk.app).await.unwrap(), 1);
        assert_eq!(zayavka::files::sweep_once(&desk.app).await.unwrap(), 1);
        assert!(drafts(&anna).await.is_empty());
    }

    async fn what_was_thrown_away_can_be_taken_back_with_its_files(desk) {
        let anna = desk.client("Anna").await;
        let photo = file(&anna, "a.txt").await;
        let named = with(a_draft(), "files", json!({"files": [photo]}));
        put(&anna, named.clone()).await.ok();
        desk.wait_days(2);
        discard(&anna).await.ok();
        desk.wait_ms(10_000);
        zayavka::files::sweep_once(&desk.app).await.unwrap();
        assert_eq!(put(&anna, named).await.ok()["files"]["files"][0]["id"], photo);
    }

    async fn files_of_others_and_of_tickets_never_come_into_a_draft(desk) {
        let (anna, mallory) = (desk.client("Anna").await, desk.client("Mallory").await);
        let (secret, filed) = (file(&anna, "secret.txt").await, file(&mallory, "mine.txt").await);
        mallory.files(with(a_ticket(), "file_ids", json!([filed]))).await;
        let own = file(&mallory, "own.txt").await;
        let view = put(&mallory, with(a_draft(), "files", json!({"files": [secret, filed, own]}))).await.ok();
        assert_eq!(view["files"]["files"].as_array().unwrap().len(), 1);
        assert_eq!(view["files"]["files"][0]["id"], own);
    }

    async fn a_draft_waits_for_the_consent_as_a_ticket_does(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        admin.patch("/api/settings", json!({"consent_text": {"ru": "Согласны?", "en": "Agreed?"}})).await.ok();
        put(&anna, a_draft()).await.problem(403, "consent-required");
        anna.post("/api/drafts/1/open", json!({})).await.problem(403, "consent-required");
        assert!(drafts(&anna).await.is_empty());
    }
}
