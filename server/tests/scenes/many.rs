//! Many tickets at once: bulk acts, everything of one person to another, exports.

use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

async fn file(anna: &Person<'_>, count: usize) -> Vec<i64> {
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(anna.files(a_ticket()).await);
    }
    ids
}

async fn bulk(person: &Person<'_>, body: Value) -> Answer {
    person.post("/api/tickets/bulk", body).await
}

/// The problem of each result, in the order of the tickets.
fn problems(answer: &Answer) -> Vec<Option<String>> {
    let results = answer.ok()["results"].as_array().unwrap().clone();
    results.iter().map(|result| result["problem"].as_str().map(str::to_owned)).collect()
}

/// What holders of an address get, without saying who they are.
async fn open(desk: &Desk, url: &str) -> Answer {
    Answer::of(desk.http.get(desk.url(url))).await
}

on_both_databases! {
    async fn several_tickets_change_hands_in_one_act(desk) {
        let (anna, boris, lead) = (desk.client("Anna").await, desk.agent("Boris").await, desk.lead("Leo").await);
        let ids = file(&anna, 3).await;
        let answer = bulk(&lead, json!({"ids": [ids[2], ids[0], ids[0]], "assignee_id": boris.id})).await;
        assert_eq!(problems(&answer), [None, None]);
        assert_eq!(boris.list("?scope=assigned&sort=oldest").await, [ids[0], ids[2]]);
        assert_eq!(lead.history(ids[0]).await, ["created", "assigned"]);
        bulk(&lead, json!({"ids": [ids[0]], "assignee_id": null})).await.ok();
        assert_eq!(boris.list("?scope=assigned").await, [ids[2]]);
    }

    async fn what_is_refused_for_one_keeps_no_other_from_changing(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file(&anna, 3).await;
        anna.act(ids[1], "cancel").await.ok();
        let answer = bulk(&boris, json!({"ids": [ids[0], ids[1], ids[2], 999_999], "status": "waiting"})).await;
        let expected = [None, Some("move-not-allowed".to_owned()), None, Some("not-found".to_owned())];
        assert_eq!(problems(&answer), expected);
        assert_eq!(boris.list("?status=waiting&sort=oldest").await, [ids[0], ids[2]]);
        let forbidden = bulk(&boris, json!({"ids": [ids[0]], "assignee_id": desk.agent("Vera").await.id})).await;
        assert_eq!(problems(&forbidden), [Some("forbidden".to_owned())]);
    }

    async fn a_bulk_act_that_is_none_is_refused(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file(&anna, 1).await;
        assert_eq!(bulk(&boris, json!({"ids": ids})).await.faulty_fields(), ["status"]);
        assert_eq!(bulk(&boris, json!({"status": "done"})).await.faulty_fields(), ["ids"]);
        let both = json!({"ids": ids, "status": "done", "assignee_id": boris.id});
        assert_eq!(bulk(&boris, both).await.faulty_fields(), ["status"]);
        let many: Vec<i64> = (1..=201).collect();
        assert_eq!(bulk(&boris, json!({"ids": many, "status": "done"})).await.faulty_fields(), ["ids"]);
        let stranger = json!({"ids": ids, "assignee_id": anna.id});
        assert_eq!(bulk(&desk.lead("Leo").await, stranger).await.faulty_fields(), ["user_id"]);
        assert_eq!(boris.list("?status=new").await, ids);
    }

    async fn everything_of_one_person_goes_to_another(desk) {
        let (anna, boris, vera) = (desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await);
        let lead = desk.lead("Leo").await;
        let ids = file(&anna, 3).await;
        for id in &ids {
            boris.takes(*id).await.ok();
        }
        boris.moves(ids[1], "done").await.ok();
        let path = format!("/api/people/{}/reassign", boris.id);
        assert_eq!(lead.post(&path, json!({"to": vera.id})).await.ok()["count"], 2);
        assert_eq!(vera.list("?scope=assigned&sort=oldest").await, [ids[0], ids[2]]);
        assert_eq!(boris.list("?scope=assigned").await, [ids[1]], "what is done stays whose it was");
        for unfit in [anna.id, boris.id, 999_999] {
            assert_eq!(lead.post(&path, json!({"to": unfit})).await.faulty_fields(), ["to"]);
        }
        vera.post(&path, json!({"to": vera.id})).await.problem(403, "forbidden");
    }

    async fn an_export_is_the_list_that_is_shown(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await.speaking("ru"));
        let mut formula = a_ticket();
        formula["title"] = "=1+1, \"now\"".into();
        let first = anna.files(formula).await;
        let second = anna.files(a_ticket()).await;
        boris.moves(second, "done").await.ok();
        let answer = boris.get("/api/export/tickets.csv?sort=oldest&status=new,done").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
        assert_eq!(answer.headers["content-disposition"], "attachment; filename=\"tickets-2026-11-02.csv\"");
        let lines: Vec<&str> = answer.body.strip_prefix('\u{feff}').unwrap().lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("№,Заявка,Статус,"), "{}", lines[0]);
        let expected = format!("{first},\"'=1+1, \"\"now\"\"\",Новая,Обычный,");
        assert!(lines[1].starts_with(&expected), "{}", lines[1]);
        assert!(lines[1].ends_with(",Anna,,2026-11-02 12:00:00,2026-11-02 12:00:00,"), "{}", lines[1]);
        assert!(lines[2].contains("Выполнена"), "{}", lines[2]);
        let narrowed = boris.get("/api/export/tickets.csv?status=done").await.body;
        assert_eq!(narrowed.lines().count(), 2);
        boris.get("/api/export/tickets.csv?colour=red").await.problem(400, "bad-request");
    }

    async fn an_export_is_longer_than_one_page(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let id = anna.files(a_ticket()).await;
        desk.execute(&format!(
            "INSERT INTO tickets (client_id, category_id, form_version, title, description, answers, status, \
             priority, version, created_at, updated_at) \
             SELECT t.client_id, t.category_id, t.form_version, t.title, t.description, t.answers, t.status, \
             t.priority, t.version, t.created_at, t.updated_at FROM tickets t, \
             (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1203) SELECT i FROM n) AS many \
             WHERE t.id = {id}"
        ))
        .await;
        for sort in ["newest", "updated", "priority"] {
            let table = boris.get(&format!("/api/export/tickets.csv?sort={sort}")).await.body;
            let mut numbers: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
            assert_eq!(numbers.len(), 1_204);
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), 1_204);
        }
    }

    async fn an_export_has_an_address_for_a_quarter_of_an_hour(desk) {
        let (anna, boris, admin) = (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        anna.files(a_ticket()).await;
        let link = boris.post("/api/export/links", json!({"filters": "status=new&sort=oldest"})).await.ok();
        let url = link["url"].as_str().unwrap();
        assert_eq!(open(desk, url).await.body.lines().count(), 2);
        open(desk, &url.replace("status=new", "status=done")).await.problem(403, "forbidden");
        open(desk, &url.replace(&format!("person={}", boris.id), &format!("person={}", admin.id))).await.problem(403, "forbidden");
        open(desk, "/files/export/tickets.csv").await.problem(403, "forbidden");
        boris.post("/api/export/links", json!({"filters": "colour=red"})).await.problem(400, "bad-request");
        admin.patch(&format!("/api/people/{}", boris.id), json!({"active": false})).await.ok();
        open(desk, url).await.problem(403, "forbidden");
        admin.patch(&format!("/api/people/{}", boris.id), json!({"active": true})).await.ok();
        desk.wait_ms(16 * 60 * 1000);
        open(desk, url).await.problem(403, "forbidden");
    }
}
