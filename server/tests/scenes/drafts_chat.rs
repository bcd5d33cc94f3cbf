//! Files that a client sends to the bot come into the form that they left open.

use reqwest::Method;
use serde_json::{Value, json};

use crate::bot::{Scene, button_url};
use crate::support::{Answer, Desk, Person, on_both_databases};

const HOUR_MS: i64 = 60 * 60 * 1000;

impl Scene {
    /// Sends files out of nowhere, as an album if there are several.
    async fn sends(&self, person: &Person<'_>, files: Value, words: &str) {
        self.telegram.writes(person.telegram_id, json!({"files": files, "text": words})).await;
        self.settle().await;
    }
}

fn picture(name: &str) -> Value {
    json!({"name": name, "text": "\u{89}PNG and so on", "mime": "text/plain", "kind": "document"})
}

async fn open(person: &Person<'_>, body: Value) -> Answer {
    person.post("/api/drafts/1/open", body).await
}

/// The names of the files of each field of a person's first draft.
async fn files(person: &Person<'_>) -> Value {
    let drafts = person.get("/api/drafts").await.ok();
    let fields = drafts[0]["files"].as_object().cloned().unwrap_or_default();
    let names = |files: &Value| -> Value {
        files.as_array().unwrap().iter().map(|file| file["name"].clone()).collect()
    };
    fields.iter().map(|(field, files)| (field.clone(), names(files))).collect()
}

on_both_databases! {
    async fn an_album_lands_in_the_open_draft_and_is_told_once(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        let draft = json!({"title": "Printer", "description": "It smokes"});
        Answer::of(anna.request(Method::PUT, "/api/drafts/1").json(&draft)).await.ok();
        let opened = open(&anna, json!({"field": "photos"})).await.ok();
        assert_eq!((&opened["title"], opened["open_until"].is_string()), (&"Printer".into(), true));
        scene.settle().await;
        let asked = scene.last(&anna).await;
        assert!(asked["text"].as_str().unwrap().contains("Equipment and network"), "{asked}");
        assert_eq!(button_url(&asked), "https://desk.example.org/new/1");
        let heard = scene.telegram.heard_by(anna.telegram_id).await.len();
        scene.sends(&anna, json!([picture("one.txt"), picture("two.txt"), picture("three.txt")]), "On the left").await;
        assert_eq!(files(&anna).await, json!({"photos": ["one.txt", "two.txt", "three.txt"]}));
        let told = scene.last(&anna).await;
        assert_eq!(scene.telegram.heard_by(anna.telegram_id).await.len(), heard + 1);
        assert!(told["text"].as_str().unwrap().contains("Added to the draft"), "{told}");
        assert_eq!(button_url(&told), "https://desk.example.org/new/1");
        let drafts = anna.get("/api/drafts").await.ok();
        assert_eq!(drafts[0]["description"], "It smokes\nOn the left");
        let ids: Vec<&Value> = drafts[0]["files"]["photos"].as_array().unwrap().iter().map(|file| &file["id"]).collect();
        let ticket = json!({
            "category_id": 1, "title": "Printer", "answers": {"device": "printer", "photos": ids}, "draft": true,
        });
        assert_eq!(anna.post("/api/tickets", ticket).await.ok()["files"].as_array().unwrap().len(), 3);
        scene.desk.close().await;
    }

    async fn without_an_open_draft_the_bot_answers_as_ever(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        Answer::of(anna.request(Method::PUT, "/api/drafts/1").json(&json!({"title": "Printer"}))).await.ok();
        scene.sends(&anna, json!([picture("one.txt")]), "").await;
        assert!(scene.last_text(&anna).await.contains("open the app"), "{}", scene.last_text(&anna).await);
        assert_eq!(files(&anna).await, json!({}));
        open(&anna, json!({})).await.ok();
        scene.telegram.wait_ms(&scene.desk, HOUR_MS).await;
        scene.sends(&anna, json!([picture("late.txt")]), "").await;
        assert!(scene.last_text(&anna).await.contains("open the app"));
        // Words without a file are no file.
        open(&anna, json!({})).await.ok();
        scene.telegram.writes(anna.telegram_id, json!({"text": "Hello?"})).await;
        scene.settle().await;
        assert!(scene.last_text(&anna).await.contains("open the app"));
        assert_eq!(files(&anna).await, json!({}));
        scene.desk.close().await;
    }

    async fn one_draft_is_open_at_a_time_and_its_field_must_take_files(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        assert_eq!(open(&anna, json!({"field": "device"})).await.faulty_fields(), ["field"]);
        assert_eq!(open(&anna, json!({"field": 1})).await.faulty_fields(), ["field"]);
        open(&anna, json!({})).await.ok();
        anna.post("/api/drafts/2/open", json!({})).await.ok();
        scene.sends(&anna, json!([picture("one.txt")]), "").await;
        assert_eq!(button_url(&scene.last(&anna).await), "https://desk.example.org/new/2");
        let open: Vec<Value> = anna.get("/api/drafts").await.ok().as_array().unwrap().iter()
            .filter(|draft| draft["open_until"].is_string()).map(|draft| draft["category_id"].clone()).collect();
        assert_eq!(open, [2]);
        scene.desk.close().await;
    }

    async fn what_a_ticket_cannot_take_is_refused_in_words(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        open(&anna, json!({})).await.ok();
        scene.sends(&anna, json!([picture("run.sh")]), "").await;
        assert!(scene.last_text(&anna).await.contains("scripts"), "{}", scene.last_text(&anna).await);
        for album in [0, 1] {
            let files: Vec<Value> = (0..5).map(|place| picture(&format!("{album}-{place}.txt"))).collect();
            scene.sends(&anna, json!(files), "").await;
        }
        scene.sends(&anna, json!([picture("eleventh.txt")]), "").await;
        assert!(scene.last_text(&anna).await.contains("as many files"), "{}", scene.last_text(&anna).await);
        assert_eq!(files(&anna).await["files"].as_array().unwrap().len(), 10);
        // A question's own ten have room beside them.
        open(&anna, json!({"field": "photos"})).await.ok();
        scene.sends(&anna, json!([picture("eleventh.txt")]), "").await;
        assert_eq!(files(&anna).await["photos"], json!(["eleventh.txt"]));
        scene.desk.close().await;
    }

    async fn a_file_that_comes_twice_lands_once(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        open(&anna, json!({})).await.ok();
        scene.telegram.writes(anna.telegram_id, json!({"files": [picture("one.txt")]})).await;
        // Telegram is away for a moment: the message waits.
        scene.telegram.fault(json!({"method": "getFile", "kind": "500", "count": 1})).await;
        scene.settle().await;
        scene.telegram.wait_ms(&scene.desk, 60_000).await;
        scene.settle().await;
        scene.desk.execute("UPDATE inbox SET handled_at = handled_at").await;
        scene.settle().await;
        assert_eq!(files(&anna).await, json!({"files": ["one.txt"]}));
        scene.desk.close().await;
    }
}
