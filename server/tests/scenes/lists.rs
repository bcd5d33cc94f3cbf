//! Lists: whose tickets, in which order, page by page.

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

async fn file_many(anna: &Person<'_>, desk: &Desk, count: usize) -> Vec<i64> {
    let mut ids = Vec::new();
    for _ in 0..count {
        ids.push(anna.files(a_ticket()).await);
        desk.wait_ms(1_000);
    }
    ids
}

on_both_databases! {
    async fn each_scope_shows_its_own_tickets(desk) {
        let (anna, boris, vera) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await);
        let ids = file_many(&anna, desk, 3).await;
        boris.takes(ids[0]).await.ok();
        vera.takes(ids[1]).await.ok();
        assert_eq!(boris.list("?scope=assigned").await, [ids[0]]);
        assert_eq!(boris.list("?scope=unassigned").await, [ids[2]]);
        assert_eq!(boris.list("").await.len(), 3, "staff see all that they reach by default");
        assert_eq!(boris.list("?scope=mine").await, [] as [i64; 0]);
        assert_eq!(anna.list("?scope=all").await.len(), 3);
        assert_eq!(desk.client("Mallory").await.list("?scope=all").await, [] as [i64; 0]);
    }

    async fn filters_of_one_kind_are_or_and_of_two_kinds_are_and(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file_many(&anna, desk, 3).await;
        boris.moves(ids[0], "waiting").await.ok();
        boris.moves(ids[1], "done").await.ok();
        assert_eq!(boris.list("?status=waiting,done&sort=oldest").await, [ids[0], ids[1]]);
        assert_eq!(boris.list("?status=waiting,done&category=1&assignee=none&sort=oldest").await, [ids[0], ids[1]]);
        assert_eq!(boris.list(&format!("?status=waiting&client={}", anna.id)).await, [ids[0]]);
        assert_eq!(boris.list("?status=waiting&category=2").await, [] as [i64; 0]);
        assert_eq!(boris.list("?priority=urgent").await, [] as [i64; 0]);
        let second = anna.ticket(ids[1]).await["created_at"].as_str().unwrap().to_owned();
        assert_eq!(boris.list(&format!("?created_from={second}&sort=oldest")).await, ids[1..]);
        assert_eq!(boris.list(&format!("?created_to={second}&sort=oldest")).await, ids[..1]);
    }

    async fn pages_miss_nothing_and_repeat_nothing_in_every_order(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let mut ids = file_many(&anna, desk, 7).await;
        boris.moves(ids[2], "waiting").await.ok();
        ids.sort_unstable();
        for sort in ["newest", "oldest", "updated", "priority"] {
            let (mut seen, mut cursor) = (Vec::new(), Value::Null);
            loop {
                let next = cursor.as_str().map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
                let page = boris.get(&format!("/api/tickets?sort={sort}&limit=2{next}")).await.ok();
                let items = page["items"].as_array().unwrap();
                assert!(items.len() <= 2);
                seen.extend(items.iter().map(|ticket| ticket["id"].as_i64().unwrap()));
                cursor = page["next_cursor"].clone();
                if cursor.is_null() {
                    break;
                }
            }
            match sort {
                "newest" => assert!(seen.is_sorted_by(|one, other| one > other), "{seen:?}"),
                "oldest" => assert!(seen.is_sorted(), "{seen:?}"),
                "updated" => assert_eq!(seen[0], ids[2]),
                _ => {}
            }
            seen.sort_unstable();
            assert_eq!(seen, ids, "{sort}");
        }
    }

    async fn a_cursor_is_good_for_its_own_list_only(desk) {
        let anna = desk.client("Anna").await;
        file_many(&anna, desk, 3).await;
        let page = anna.get("/api/tickets?sort=newest&limit=1").await.ok();
        let cursor = page["next_cursor"].as_str().unwrap();
        anna.get(&format!("/api/tickets?sort=newest&limit=2&cursor={cursor}")).await.ok();
        for query in [
            format!("sort=oldest&cursor={cursor}"),
            format!("sort=newest&status=new&cursor={cursor}"),
            "cursor=zz".to_owned(),
            format!("sort=newest&cursor={}", &cursor[1..]),
        ] {
            anna.get(&format!("/api/tickets?{query}")).await.problem(400, "bad-request");
        }
    }

    async fn a_query_that_is_not_understood_is_refused(desk) {
        let anna = desk.client("Anna").await;
        for query in [
            "limit=0", "limit=101", "limit=ten", "scope=everything", "status=sleeping", "sort=random", "colour=red",
            "client=anna", "created_from=yesterday", "status=new&status=done", "q=%ff",
        ] {
            anna.get(&format!("/api/tickets?{query}")).await.problem(400, "bad-request");
        }
    }

    async fn a_row_tells_of_the_last_words_that_its_reader_may_see(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        boris.says(ticket, "On my way").await.ok();
        boris.notes(ticket, "Bring the key").await.ok();
        let row = |page: Value| page["items"][0].clone();
        let seen = row(anna.get("/api/tickets").await.ok());
        assert_eq!((&seen["last_comment"]["text"], &seen["unread_count"]), (&"On my way".into(), &1.into()));
        assert_eq!(row(boris.get("/api/tickets").await.ok())["last_comment"]["text"], "Bring the key");
        let comment = anna.get(&format!("/api/tickets/{ticket}/comments")).await.ok()["items"][0]["id"].clone();
        anna.post(&format!("/api/tickets/{ticket}/read"), json!({"comment_id": comment})).await.ok();
        assert_eq!(row(anna.get("/api/tickets").await.ok())["unread_count"], 0);
    }
}
