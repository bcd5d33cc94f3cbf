//! Public replies and internal notes.

use serde_json::json;

use crate::support::{Desk, a_ticket, on_both_databases};

on_both_databases! {
    async fn a_client_never_sees_an_internal_note(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let file = boris.uploads("plan.txt", "the plan").await.ok();
        let note = json!({"body": "Again.", "internal": true, "file_ids": [file["id"]]});
        boris.post(&format!("/api/tickets/{ticket}/comments"), note).await.ok();
        assert!(anna.conversation(ticket).await.is_empty());
        assert_eq!(anna.history(ticket).await, ["created"]);
        let seen = anna.get(&format!("/api/tickets/{ticket}")).await.body;
        assert!(!seen.contains("plan.txt") && !seen.contains("Again"), "{seen}");
        assert_eq!(boris.conversation(ticket).await, ["Again."]);
        anna.notes(ticket, "Me too").await.problem(403, "forbidden");
    }

    async fn words_are_trimmed_and_limited(desk) {
        let anna = desk.client("Anna").await;
        let ticket = anna.files(a_ticket()).await;
        anna.says(ticket, "  one\r\ntwo  ").await.ok();
        assert_eq!(anna.conversation(ticket).await, ["one\ntwo"]);
        assert_eq!(anna.says(ticket, "   ").await.faulty_fields(), ["body"]);
        assert_eq!(anna.says(ticket, &"x".repeat(10_001)).await.faulty_fields(), ["body"]);
        assert_eq!(anna.says(ticket, "\u{0}").await.faulty_fields(), ["body"]);
        anna.says(ticket, &"ж".repeat(10_000)).await.ok();
    }

    async fn a_comment_may_be_empty_only_with_files(desk) {
        let anna = desk.client("Anna").await;
        let ticket = anna.files(a_ticket()).await;
        let file = anna.uploads("photo.txt", "not a photo").await.ok()["id"].clone();
        let path = format!("/api/tickets/{ticket}/comments");
        let said = anna.post(&path, json!({"body": "", "file_ids": [file]})).await.ok();
        assert_eq!((&said["body"], &said["files"][0]["name"]), (&"".into(), &"photo.txt".into()));
        assert_eq!(anna.post(&path, json!({})).await.faulty_fields(), ["body"]);
    }

    async fn a_cancelled_ticket_takes_no_more_words_of_its_client(desk) {
        let anna = desk.client("Anna").await;
        let ticket = anna.files(a_ticket()).await;
        anna.act(ticket, "cancel").await.ok();
        anna.says(ticket, "Wait").await.problem(409, "move-not-allowed");
    }

    async fn a_long_conversation_comes_page_by_page(desk) {
        let anna = desk.client("Anna").await;
        let ticket = anna.files(a_ticket()).await;
        for number in 0..5 {
            anna.says(ticket, &format!("{number}")).await.ok();
        }
        let path = format!("/api/tickets/{ticket}/comments?limit=3");
        let first = anna.get(&path).await.ok();
        let cursor = first["next_cursor"].as_str().unwrap();
        let second = anna.get(&format!("{path}&cursor={cursor}")).await.ok();
        let words = |page: &serde_json::Value| -> Vec<String> {
            page["items"].as_array().unwrap().iter().map(|one| one["body"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!([words(&first), words(&second)].concat(), ["0", "1", "2", "3", "4"]);
        assert!(second["next_cursor"].is_null());
    }
}
