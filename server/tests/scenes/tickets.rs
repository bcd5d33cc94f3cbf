//! What may happen to a ticket, and what may not.

use serde_json::{Value, json};

use crate::support::{Desk, a_ticket, on_both_databases};

fn with(field: &str, value: Value) -> Value {
    let mut ticket = a_ticket();
    ticket[field] = value;
    ticket
}

on_both_databases! {
    async fn a_ticket_is_filed_and_read_as_it_was_written(desk) {
        let anna = desk.client("Anna").await;
        let mut ticket = a_ticket();
        ticket["title"] = "  Printer\r\non fire ".into();
        ticket["answers"] = json!({"device": "printer", "work_stopped": true, "phone": "+7 900 000-00-00"});
        let filed = anna.post("/api/tickets", ticket).await;
        assert_eq!(filed.status, 201);
        let filed = filed.ok();
        assert_eq!(filed, anna.ticket(filed["id"].as_i64().unwrap()).await);
        assert_eq!((&filed["title"], &filed["status"]), (&"Printer\non fire".into(), &"new".into()));
        assert_eq!((&filed["priority"], &filed["version"]), (&"normal".into(), &1.into()));
        assert_eq!(filed["answers"]["work_stopped"], true);
        assert_eq!(filed["client"]["name"], "Anna");
        assert_eq!(filed["allowed"], json!(["comment", "cancel"]));
    }

    async fn every_faulty_field_of_a_new_ticket_is_named(desk) {
        let anna = desk.client("Anna").await;
        let cases = [
            (with("title", "".into()), "title"),
            (with("title", " \n ".into()), "title"),
            (with("title", "x".repeat(201).into()), "title"),
            (with("title", "a\u{0}b".into()), "title"),
            (with("title", 7.into()), "title"),
            (with("description", "x".repeat(10_001).into()), "description"),
            (with("description", "bell\u{7}".into()), "description"),
            (with("category_id", 99.into()), "category_id"),
            (with("category_id", "one".into()), "category_id"),
            (with("answers", "none".into()), "answers"),
            (with("answers", json!({})), "answers.device"),
            (with("answers", json!({"device": "teapot"})), "answers.device"),
            (with("answers", json!({"device": 1})), "answers.device"),
            (with("answers", json!({"device": "printer", "work_stopped": "yes"})), "answers.work_stopped"),
            (with("answers", json!({"device": "printer", "inventory_number": "1".repeat(41)})), "answers.inventory_number"),
            (with("answers", json!({"device": "printer", "colour": "red"})), "answers.colour"),
            (with("answers", json!({"device": "printer", "photos": "one"})), "answers.photos"),
            (with("priority", "sky-high".into()), "priority"),
            (with("file_ids", json!(["not-an-id"])), "file_ids"),
            (with("file_ids", json!(["0b1b0c0a-0000-4000-8000-000000000000"])), "file_ids"),
        ];
        for (ticket, field) in cases {
            let answer = anna.post("/api/tickets", ticket.clone()).await;
            assert_eq!(answer.faulty_fields(), [field], "{ticket}");
        }
        let both = json!({"category_id": 1, "title": "", "answers": {"nothing": 1}});
        let answer = anna.post("/api/tickets", both).await;
        assert_eq!(answer.faulty_fields(), ["title", "answers.device", "answers.nothing"]);
        assert!(anna.list("").await.is_empty(), "nothing was filed by a refused request");
    }

    async fn the_limits_themselves_are_within(desk) {
        let anna = desk.client("Anna").await;
        anna.post("/api/tickets", with("title", "ж".repeat(200).into())).await.ok();
        anna.post("/api/tickets", with("description", "ж".repeat(10_000).into())).await.ok();
    }

    async fn a_hidden_field_must_be_absent_and_a_shown_one_must_be_filled(desk) {
        let anna = desk.client("Anna").await;
        let repair = |answers: Value| {
            let mut all = json!({"place": "Room 5", "kinds": ["light"]});
            all.as_object_mut().unwrap().extend(answers.as_object().unwrap().clone());
            json!({"category_id": 2, "title": "Lamp", "answers": all})
        };
        anna.post("/api/tickets", repair(json!({}))).await.ok();
        anna.post("/api/tickets", repair(json!({"is_dangerous": true, "danger": "It sparks"}))).await.ok();
        let missing = anna.post("/api/tickets", repair(json!({"is_dangerous": true}))).await;
        assert_eq!(missing.faulty_fields(), ["answers.danger"]);
        let hidden = anna.post("/api/tickets", repair(json!({"is_dangerous": false, "danger": "It sparks"}))).await;
        assert_eq!(hidden.faulty_fields(), ["answers.danger"]);
    }

    async fn staff_move_a_ticket_and_clients_do_not(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        anna.moves(ticket, "done").await.problem(403, "forbidden");
        for status in ["in_progress", "waiting", "in_review", "rejected"] {
            assert_eq!(boris.moves(ticket, status).await.ok()["status"], status);
        }
        let refused = boris.moves(ticket, "waiting").await.problem(409, "move-not-allowed");
        let allowed: Vec<&str> = refused["allowed"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(allowed.contains(&"status:in_progress") && !allowed.contains(&"status:waiting"), "{allowed:?}");
        assert_eq!(boris.moves(ticket, "in_progress").await.ok()["status"], "in_progress");
        boris.moves(ticket, "new").await.problem(409, "move-not-allowed");
        let unknown = boris.moves(ticket, "sleeping").await;
        assert_eq!(unknown.faulty_fields(), ["status"]);
    }

    async fn a_move_to_where_it_stands_changes_nothing(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let before = boris.moves(ticket, "waiting").await.ok();
        let after = boris.moves(ticket, "waiting").await.ok();
        assert_eq!(before["version"], after["version"]);
        assert_eq!(boris.history(ticket).await, ["created", "status_changed"]);
    }

    async fn a_ticket_is_taken_once(desk) {
        let (anna, boris, vera) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await);
        let ticket = anna.files(a_ticket()).await;
        anna.takes(ticket).await.problem(403, "forbidden");
        let (one, other) = tokio::join!(boris.takes(ticket), vera.takes(ticket));
        let statuses = [one.status, other.status];
        assert!(statuses == [200, 409] || statuses == [409, 200], "{statuses:?}");
        let (taken, refused) = if one.status == 200 { (one, other) } else { (other, one) };
        assert_eq!(taken.ok()["status"], "in_progress");
        refused.problem(409, "move-not-allowed");
    }

    async fn assigning_others_needs_a_right_and_a_member_of_staff(desk) {
        let (anna, boris, vera, leo) = (
            desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await, desk.lead("Leo").await,
        );
        let ticket = anna.files(a_ticket()).await;
        boris.assigns(ticket, Some(&vera)).await.problem(403, "forbidden");
        assert_eq!(boris.assigns(ticket, Some(&boris)).await.ok()["assignee"]["id"], boris.id);
        vera.assigns(ticket, Some(&vera)).await.problem(403, "forbidden");
        let released = boris.assigns(ticket, None).await.ok();
        assert_eq!((&released["assignee"], &released["status"]), (&Value::Null, &"new".into()));
        assert_eq!(leo.assigns(ticket, Some(&vera)).await.ok()["assignee"]["id"], vera.id);
        assert_eq!(leo.assigns(ticket, Some(&anna)).await.faulty_fields(), ["user_id"]);
        let nobody = leo.post(&format!("/api/tickets/{ticket}/assignee"), json!({"user_id": 99})).await;
        assert_eq!(nobody.faulty_fields(), ["user_id"]);
    }

    async fn a_client_cancels_confirms_and_reopens_in_their_time(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        for act in ["confirm", "reopen"] {
            anna.act(ticket, act).await.problem(409, "move-not-allowed");
        }
        boris.moves(ticket, "in_review").await.ok();
        anna.act(ticket, "cancel").await.problem(409, "move-not-allowed");
        assert_eq!(anna.act(ticket, "reopen").await.ok()["status"], "in_progress");
        boris.moves(ticket, "in_review").await.ok();
        assert_eq!(anna.act(ticket, "confirm").await.ok()["status"], "done");
        desk.wait_days(14);
        assert_eq!(anna.act(ticket, "reopen").await.ok()["status"], "in_progress");
        boris.moves(ticket, "rejected").await.ok();
        desk.wait_days(14);
        desk.wait_ms(1);
        anna.act(ticket, "reopen").await.problem(409, "move-not-allowed");
        let other = anna.files(a_ticket()).await;
        assert_eq!(anna.act(other, "cancel").await.ok()["status"], "cancelled");
        anna.act(other, "reopen").await.problem(409, "move-not-allowed");
        boris.act(other, "cancel").await.problem(403, "forbidden");
    }

    async fn a_clients_words_bring_a_ticket_back(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        boris.moves(ticket, "waiting").await.ok();
        anna.says(ticket, "Here is the number").await.ok();
        assert_eq!(anna.ticket(ticket).await["status"], "in_progress");
        boris.moves(ticket, "done").await.ok();
        anna.says(ticket, "Again").await.ok();
        assert_eq!(anna.ticket(ticket).await["status"], "in_progress");
        boris.moves(ticket, "done").await.ok();
        desk.wait_days(15);
        anna.says(ticket, "Too late").await.problem(409, "move-not-allowed");
        assert_eq!(anna.conversation(ticket).await, ["Here is the number", "Again"]);
    }

    async fn an_older_version_is_a_conflict_that_shows_the_ticket(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        boris.moves(ticket, "in_progress").await.ok();
        let path = format!("/api/tickets/{ticket}/status");
        let stale = boris.post(&path, json!({"status": "done", "version": 1})).await;
        let problem = stale.problem(409, "version-conflict");
        assert_eq!((&problem["version"], &problem["ticket"]["status"]), (&2.into(), &"in_progress".into()));
        boris.post(&path, json!({"status": "done", "version": 2})).await.ok();
        let version = boris.ticket(ticket).await["version"].clone();
        boris.notes(ticket, "Between us").await.ok();
        assert_eq!(boris.ticket(ticket).await["version"], version, "a note is no new version");
    }

    async fn staff_file_for_a_client(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = boris.files(with("client_id", anna.id.into())).await;
        assert_eq!(anna.ticket(ticket).await["client"]["id"], anna.id);
        anna.post("/api/tickets", with("client_id", boris.id.into())).await.problem(403, "forbidden");
        let nobody = boris.post("/api/tickets", with("client_id", 99.into())).await;
        assert_eq!(nobody.faulty_fields(), ["client_id"]);
    }

    async fn the_history_names_each_step(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        boris.takes(ticket).await.ok();
        boris.notes(ticket, "Ask the shop").await.ok();
        boris.post(&format!("/api/tickets/{ticket}/status"), json!({"status": "in_review", "comment": "Look"})).await.ok();
        anna.act(ticket, "confirm").await.ok();
        let all = ["created", "assigned", "status_changed", "commented", "status_changed", "commented", "status_changed"];
        assert_eq!(boris.history(ticket).await, all);
        let seen = ["created", "assigned", "status_changed", "status_changed", "commented", "status_changed"];
        assert_eq!(anna.history(ticket).await, seen);
        assert_eq!(anna.conversation(ticket).await, ["Look"]);
        let page = boris.get(&format!("/api/tickets/{ticket}/events")).await.ok();
        let last = &page["items"][6];
        assert_eq!((&last["from"], &last["to"], &last["actor"]["name"]), (&"in_review".into(), &"done".into(), &"Anna".into()));
    }
}
