//! Public replies and internal notes.

use serde_json::json;

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

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

    async fn words_are_changed_by_their_author_for_five_minutes(desk) {
        let (anna, boris, vera) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await);
        let ticket = anna.files(a_ticket()).await;
        let said = anna.says(ticket, "The frist floor").await.ok();
        assert_eq!(said["editable_until"], desk.now().plus_ms(FIVE_MINUTES).to_rfc3339());
        assert!(said["edited_at"].is_null());
        let comment = said["id"].as_i64().unwrap();
        let updated_at = anna.ticket(ticket).await["updated_at"].clone();
        desk.wait_ms(FIVE_MINUTES);
        let changed = edits(&anna, ticket, comment, " The first floor ").await.ok();
        assert_eq!((&changed["body"], &changed["edited_at"]), (&"The first floor".into(), &desk.now().to_rfc3339().into()));
        assert_eq!(boris.conversation(ticket).await, ["The first floor"]);
        assert_eq!(boris.history(ticket).await, ["created", "commented", "comment_edited"]);
        assert_eq!(anna.ticket(ticket).await["updated_at"], updated_at, "a mended slip is no news");
        let same = edits(&anna, ticket, comment, "The first floor").await.ok();
        assert_eq!(same["edited_at"], changed["edited_at"]);
        assert_eq!(boris.history(ticket).await.len(), 3, "the same words change nothing");
        edits(&boris, ticket, comment, "Mine").await.problem(403, "forbidden");
        desk.wait_ms(1);
        let late = edits(&anna, ticket, comment, "Too late").await.problem(409, "move-not-allowed");
        assert!(late["detail"].as_str().unwrap().contains("five minutes"), "{late}");
        let list = anna.get(&format!("/api/tickets/{ticket}/comments")).await.ok();
        assert!(list["items"][0]["editable_until"].is_null());
        let note = boris.notes(ticket, "Between us").await.ok()["id"].as_i64().unwrap();
        edits(&anna, ticket, note, "Seen").await.problem(404, "not-found");
        edits(&vera, ticket, note, "Mine").await.problem(403, "forbidden");
        edits(&boris, ticket, note, "Between all of us").await.ok();
        assert_eq!(anna.history(ticket).await, ["created", "commented", "comment_edited"], "of the note nothing");
        let other = anna.files(a_ticket()).await;
        edits(&boris, other, note, "Elsewhere").await.problem(404, "not-found");
    }

    async fn changed_words_keep_their_limits_and_are_found(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let comment = anna.says(ticket, "accordion").await.ok()["id"].as_i64().unwrap();
        assert_eq!(edits(&anna, ticket, comment, "  ").await.faulty_fields(), ["body"]);
        assert_eq!(edits(&anna, ticket, comment, &"x".repeat(10_001)).await.faulty_fields(), ["body"]);
        let path = format!("/api/tickets/{ticket}/comments/{comment}");
        assert_eq!(anna.patch(&path, json!({})).await.faulty_fields(), ["body"]);
        edits(&anna, ticket, comment, "saxophone").await.ok();
        assert_eq!(boris.list("?q=saxophone").await, [ticket]);
        assert!(boris.list("?q=accordion").await.is_empty());
        let file = anna.uploads("photo.txt", "not a photo").await.ok()["id"].clone();
        let with_file = json!({"body": "Look", "file_ids": [file]});
        let said = anna.post(&format!("/api/tickets/{ticket}/comments"), with_file).await.ok();
        let emptied = edits(&anna, ticket, said["id"].as_i64().unwrap(), "").await.ok();
        assert_eq!((&emptied["body"], &emptied["files"][0]["name"]), (&"".into(), &"photo.txt".into()));
    }

    async fn each_side_learns_what_the_other_has_read(desk) {
        let (anna, boris, vera) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await);
        let ticket = anna.files(a_ticket()).await;
        let seen = async |by: &str| anna.ticket(ticket).await[by].as_i64();
        assert_eq!((seen("staff_seen_id").await, seen("client_seen_id").await), (None, None));
        reads(&boris, ticket, 0).await;
        assert_eq!(seen("staff_seen_id").await, Some(0), "the ticket itself was seen");
        let hello = anna.says(ticket, "Hello").await.ok()["id"].as_i64().unwrap();
        assert_eq!(seen("staff_seen_id").await, Some(0));
        let note = boris.notes(ticket, "Between us").await.ok()["id"].as_i64().unwrap();
        reads(&vera, ticket, note).await;
        assert_eq!(seen("staff_seen_id").await, Some(hello), "a note is no one's to count");
        let reply = boris.says(ticket, "Coming").await.ok()["id"].as_i64().unwrap();
        assert_eq!((seen("staff_seen_id").await, seen("client_seen_id").await), (Some(reply), Some(hello)));
        reads(&anna, ticket, reply).await;
        assert_eq!(boris.ticket(ticket).await["client_seen_id"].as_i64(), Some(reply));
        assert_eq!(boris.history(ticket).await, ["created", "commented", "commented", "commented"], "reading is no event");
    }
}

const FIVE_MINUTES: i64 = 5 * 60 * 1000;

async fn edits(person: &Person<'_>, ticket: i64, comment: i64, body: &str) -> Answer {
    person.patch(&format!("/api/tickets/{ticket}/comments/{comment}"), json!({"body": body})).await
}

async fn reads(person: &Person<'_>, ticket: i64, comment: i64) {
    person.post(&format!("/api/tickets/{ticket}/read"), json!({"comment_id": comment})).await.ok();
}
