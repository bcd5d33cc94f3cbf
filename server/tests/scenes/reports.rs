//! Reports: a small history by people, every figure of it counted, and who may read it.

use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

const HOUR: i64 = 60 * 60 * 1_000;
const MINUTE: i64 = 60 * 1_000;

async fn report(lead: &Person<'_>, query: &str) -> Value {
    lead.get(&format!("/api/reports/overview{query}")).await.ok()
}

async fn refused(lead: &Person<'_>, query: &str) -> Answer {
    lead.get(&format!("/api/reports/overview{query}")).await
}

/// What a report says of one of its agents: taken, answered, resolved.
fn done_by(report: &Value, person: &Person<'_>) -> Option<[i64; 3]> {
    let agents = report["by_agent"].as_array().unwrap();
    let agent = agents.iter().find(|agent| agent["user"]["id"] == person.id)?;
    assert_eq!(agent["user"]["name"], *person.name);
    Some(["taken", "answered", "resolved"].map(|figure| agent[figure].as_i64().unwrap()))
}

/// The days of a report on which something happened.
fn busy_days(report: &Value) -> Vec<(String, i64, i64)> {
    let days = report["by_day"].as_array().unwrap().iter();
    let counts = |day: &Value| (day["created"].as_i64().unwrap(), day["resolved"].as_i64().unwrap());
    days.map(|day| (day["day"].as_str().unwrap().to_owned(), counts(day).0, counts(day).1))
        .filter(|(_, created, resolved)| created + resolved > 0)
        .collect()
}

fn count_at(report: &Value, status: &str) -> i64 {
    let statuses = report["by_status"].as_array().unwrap();
    assert_eq!(statuses.len(), 7, "every status is there");
    statuses.iter().find(|row| row["status"] == status).unwrap()["count"].as_i64().unwrap()
}

async fn rate(desk: &Desk, ticket: i64, score: i64) {
    let at = desk.now().0;
    desk.execute(&format!(
        "INSERT INTO ratings (ticket_id, score, rated_at) VALUES ({ticket}, {score}, {at})"
    ))
    .await;
}

on_both_databases! {
    async fn every_figure_of_a_small_history_is_counted(desk) {
        let (anna, boris, vera, lead) = (
            desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await, desk.lead("Leo").await,
        );
        // The period before: one ticket, answered in an hour, done in two.
        let old = anna.files(a_ticket()).await;
        boris.takes(old).await.ok();
        desk.wait_ms(HOUR);
        boris.says(old, "On my way").await.ok();
        desk.wait_ms(HOUR);
        boris.moves(old, "done").await.ok();
        rate(desk, old, 3).await;
        desk.wait_days(7);
        // This period.
        let [quick, slow, free, dropped] =
            [anna.files(a_ticket()).await, anna.files(a_ticket()).await, anna.files(a_ticket()).await, anna.files(a_ticket()).await];
        boris.takes(quick).await.ok();
        lead.assigns(slow, Some(&vera)).await.ok();
        desk.wait_ms(10 * MINUTE);
        boris.notes(quick, "A note is no reply").await.ok();
        anna.says(quick, "Nor is what the client says").await.ok();
        desk.wait_ms(10 * MINUTE);
        boris.says(quick, "Which printer?").await.ok();
        boris.says(quick, "Only the first reply counts").await.ok();
        desk.wait_ms(20 * MINUTE);
        vera.says(slow, "Tomorrow").await.ok();
        desk.wait_ms(20 * MINUTE);
        boris.moves(quick, "done").await.ok();
        desk.wait_ms(2 * HOUR);
        vera.moves(slow, "done").await.ok();
        anna.act(dropped, "cancel").await.ok();
        rate(desk, quick, 5).await;
        rate(desk, slow, 4).await;

        let report = report(&lead, "").await;
        assert_eq!(report["created"], 4);
        assert_eq!(report["resolved"], 2);
        assert_eq!(report["open"], 1);
        assert_eq!(report["unassigned"], 1, "ticket {free}");
        assert_eq!(report["first_response_ms"], json!({"median": 20 * MINUTE, "p90": 40 * MINUTE}));
        assert_eq!(report["resolution_ms"], json!({"median": HOUR, "p90": 3 * HOUR}));
        assert_eq!(report["rating"], json!({"average": 4.5, "count": 2}));
        assert_eq!(busy_days(&report), [("2026-11-09".to_owned(), 4, 2)]);
        assert_eq!(report["by_day"].as_array().unwrap().len(), 7);
        assert_eq!((count_at(&report, "new"), count_at(&report, "done"), count_at(&report, "cancelled")), (1, 2, 1));
        let category = &report["by_category"][0];
        assert_eq!((&category["category"]["id"], &category["created"], &category["resolved"]), (&1.into(), &4.into(), &2.into()));
        assert_eq!(report["by_category"].as_array().unwrap().len(), 1);
        assert_eq!(done_by(&report, &boris), Some([1, 1, 1]));
        assert_eq!(done_by(&report, &vera), Some([1, 1, 1]));
        assert_eq!(done_by(&report, &lead), None, "who did nothing is not named");
        assert_eq!(report["bot"]["users"], 4);

        let previous = &report["previous"];
        assert_eq!((&previous["created"], &previous["resolved"], &previous["open"]), (&1.into(), &1.into(), &0.into()));
        assert_eq!(previous["first_response_ms"]["median"], HOUR);
        assert_eq!(previous["resolution_ms"]["p90"], 2 * HOUR);
        assert_eq!(previous["rating"], json!({"average": 3.0, "count": 1}));
        assert!(previous.get("unassigned").is_none(), "it is known of the present alone");
    }

    async fn a_ticket_that_was_reopened_is_no_longer_resolved(desk) {
        let (anna, boris, lead) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.lead("Leo").await);
        let ticket = anna.files(a_ticket()).await;
        boris.moves(ticket, "done").await.ok();
        assert_eq!(report(&lead, "").await["resolved"], 1);
        anna.act(ticket, "reopen").await.ok();
        let after = report(&lead, "").await;
        assert_eq!((&after["resolved"], &after["open"]), (&0.into(), &1.into()));
    }

    async fn a_period_begins_with_its_first_moment_and_ends_before_its_last(desk) {
        let (anna, lead) = (desk.client("Anna").await, desk.lead("Leo").await);
        let first = desk.now().to_rfc3339();
        anna.files(a_ticket()).await;
        desk.wait_ms(HOUR);
        let second = desk.now().to_rfc3339();
        anna.files(a_ticket()).await;
        assert_eq!(report(&lead, &format!("?from={first}&to={second}")).await["created"], 1);
        assert_eq!(report(&lead, &format!("?from={second}")).await["created"], 1);
        assert_eq!(report(&lead, &format!("?to={second}")).await["created"], 1);
        let all = report(&lead, "?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z").await;
        assert_eq!((&all["created"], all["by_day"].as_array().unwrap().len()), (&2.into(), 1));
        let shifted = first.replace('Z', "%2B00:00");
        let with_offset = report(&lead, &format!("?from={shifted}")).await;
        assert_eq!((&with_offset["from"], &with_offset["created"]), (&json!(first), &2.into()));
    }

    async fn a_day_is_one_of_the_desks_own_calendar(desk) {
        let (anna, lead) = (desk.client("Anna").await, desk.lead("Leo").await);
        // Half past eleven in the evening in Moscow, then half past midnight.
        desk.wait_ms(11 * HOUR + 30 * MINUTE);
        anna.files(a_ticket()).await;
        desk.wait_ms(HOUR);
        anna.files(a_ticket()).await;
        let two = report(&lead, "?days=2").await;
        assert_eq!(busy_days(&two), [("2026-11-02".to_owned(), 1, 0), ("2026-11-03".to_owned(), 1, 0)]);
        assert_eq!(two["from"], "2026-11-01T21:00:00.000Z");
        assert_eq!((&two["by_day"][0]["to"], &two["by_day"][1]["from"]), (&json!("2026-11-02T21:00:00.000Z"), &json!("2026-11-02T21:00:00.000Z")));
        assert_eq!(report(&lead, "?days=1").await["created"], 1);
        let desk = desk.another("http://127.0.0.1:9", &[("ZAYAVKA_TIME_ZONE", "UTC")]).await;
        let (anna, owner) = (desk.client("Anna").await, desk.owner("Dmitry").await);
        desk.wait_ms(12 * HOUR + 30 * MINUTE);
        anna.files(a_ticket()).await;
        assert_eq!(busy_days(&report(&owner, "").await), [("2026-11-02".to_owned(), 1, 0)]);
        desk.close().await;
    }

    async fn a_period_that_is_none_is_refused(desk) {
        let lead = desk.lead("Leo").await;
        for query in [
            "?from=yesterday", "?to=2026-13-01T00:00:00Z", "?days=0", "?days=week", "?days=9999", "?colour=red",
            "?from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z", "?from=2026-11-03T00:00:00Z&to=2026-11-02T00:00:00Z",
            "?from=2030-01-01T00:00:00Z", "?days=7&from=2026-11-01T00:00:00Z", "?from=2026-11-01",
        ] {
            refused(&lead, query).await.problem(400, "bad-request");
        }
    }

    async fn an_empty_desk_has_a_report_of_nothing(desk) {
        let owner = desk.owner("Dmitry").await;
        let report = report(&owner, "").await;
        for figure in ["created", "resolved", "open", "unassigned"] {
            assert_eq!(report[figure], 0, "{figure}");
        }
        assert_eq!(report["first_response_ms"], json!({"median": null, "p90": null}));
        assert_eq!(report["rating"], json!({"average": null, "count": 0}));
        assert_eq!((&report["by_agent"], &report["by_category"]), (&json!([]), &json!([])));
        assert_eq!(report["by_day"].as_array().unwrap().len(), 7);
        assert_eq!(report["bot"], json!({"users": 1, "blocked": 0, "sent": 0, "failed": 0}));
    }

    async fn the_bots_messages_are_counted_by_when_they_went(desk) {
        let (anna, boris, owner) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.owner("Dmitry").await);
        let ticket = anna.files(a_ticket()).await;
        boris.says(ticket, "Hello").await.ok();
        boris.moves(ticket, "waiting").await.ok();
        let at = desk.now().0;
        desk.execute(&format!("UPDATE outbox SET sent_at = {at} WHERE id = (SELECT MIN(id) FROM outbox)")).await;
        desk.execute(&format!("UPDATE outbox SET failed_at = {at} WHERE id = (SELECT MAX(id) FROM outbox)")).await;
        desk.execute(&format!("UPDATE users SET bot_can_write = FALSE, bot_failure = 'blocked' WHERE id = {}", anna.id)).await;
        let bot = &report(&owner, "").await["bot"];
        assert_eq!(*bot, json!({"users": 3, "blocked": 1, "sent": 1, "failed": 1}));
        desk.wait_days(7);
        let later = report(&owner, "").await;
        assert_eq!((&later["bot"]["sent"], &later["previous"]["bot"]["sent"]), (&0.into(), &1.into()));
    }

    async fn the_first_reply_to_a_ticket_is_kept_for_good(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let first = format!("SELECT COALESCE(first_response_at, 0) FROM tickets WHERE id = {ticket}");
        boris.notes(ticket, "Hm").await.ok();
        anna.says(ticket, "Well?").await.ok();
        assert_eq!(desk.count(&first).await, 0);
        // What is said with a move is a reply, too.
        let at = desk.now().0;
        boris.post(&format!("/api/tickets/{ticket}/status"), json!({"status": "waiting", "comment": "Which one?"})).await.ok();
        desk.wait_ms(HOUR);
        boris.says(ticket, "Are you there?").await.ok();
        assert_eq!(desk.count(&first).await, at);
    }
}
