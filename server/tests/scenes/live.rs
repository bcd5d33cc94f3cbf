//! Open pages hear of what their person may see, in one order, without a gap.

use std::collections::VecDeque;
use std::time::Duration;

use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::{Desk, Person, a_ticket, on_both_databases};

/// Far above what a line takes, so that only a line that never comes ends a test.
const DEADLINE: Duration = Duration::from_secs(10);

pub(crate) struct Stream {
    response: Response,
    rest: String,
    lines: VecDeque<(Option<i64>, Value)>,
}

impl Stream {
    pub(crate) async fn open(person: &Person<'_>, last_event_id: Option<&str>) -> Self {
        let mut request = person.request(Method::GET, "/api/live");
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", id);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-cache, no-transform");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        Self { response, rest: String::new(), lines: VecDeque::new() }
    }

    /// The next event with its id; `None` when the stream ended.
    pub(crate) async fn next(&mut self) -> Option<(Option<i64>, Value)> {
        loop {
            if let Some(line) = self.lines.pop_front() {
                return Some(line);
            }
            let piece = timeout(DEADLINE, self.response.chunk()).await.expect("nothing came").ok()??;
            self.rest.push_str(std::str::from_utf8(&piece).unwrap());
            while let Some((event, rest)) = self.rest.split_once("\n\n") {
                self.lines.extend(read(event));
                self.rest = rest.to_owned();
            }
        }
    }

    /// The next event's kind and ticket.
    async fn hears(&mut self) -> (String, Option<i64>) {
        let (_, event) = self.next().await.expect("the stream ended");
        (event["kind"].as_str().unwrap().to_owned(), event["ticket_id"].as_i64())
    }

    pub(crate) async fn once_ready(mut self) -> Self {
        assert_eq!(self.hears().await.0, "ready");
        self
    }
}

/// An event; `None` for a comment line.
fn read(event: &str) -> Option<(Option<i64>, Value)> {
    let field = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let data = serde_json::from_str(field("data:")?).unwrap();
    Some((field("id:").map(|id| id.parse().unwrap()), data))
}

fn heard(kind: &str, ticket: i64) -> (String, Option<i64>) {
    (kind.to_owned(), Some(ticket))
}

on_both_databases! {
    async fn a_page_hears_of_what_happens_after_it_is_ready(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let mut stream = Stream::open(&boris, None).await.once_ready().await;
        let ticket = anna.files(a_ticket()).await;
        assert_eq!(stream.hears().await, heard("ticket.created", ticket));
        anna.says(ticket, "Hello").await.ok();
        assert_eq!(stream.hears().await, heard("comment.created", ticket));
        boris.moves(ticket, "waiting").await.ok();
        let (id, event) = stream.next().await.unwrap();
        assert!(id.is_some());
        assert_eq!((&event["kind"], &event["version"]), (&"ticket.changed".into(), &2.into()));
    }

    async fn open_pages_hear_of_changed_words_and_of_reading(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        let said = anna.says(ticket, "Helo").await.ok()["id"].as_i64().unwrap();
        let note = boris.notes(ticket, "Secret").await.ok()["id"].as_i64().unwrap();
        let mut streams = Vec::new();
        for person in [&anna, &boris] {
            streams.push(Stream::open(person, None).await.once_ready().await);
        }
        let path = |comment: i64| format!("/api/tickets/{ticket}/comments/{comment}");
        boris.patch(&path(note), json!({"body": "Our secret"})).await.ok();
        anna.patch(&path(said), json!({"body": "Hello"})).await.ok();
        let read = format!("/api/tickets/{ticket}/read");
        boris.post(&read, json!({"comment_id": note})).await.ok();
        boris.post(&read, json!({"comment_id": note})).await.ok();
        boris.moves(ticket, "in_progress").await.ok();
        assert_eq!(streams[1].hears().await, heard("comment.changed", ticket), "the note");
        for stream in &mut streams {
            let (_, changed) = stream.next().await.unwrap();
            assert_eq!((&changed["kind"], &changed["comment_id"]), (&"comment.changed".into(), &said.into()));
            let (_, read) = stream.next().await.unwrap();
            assert_eq!(read, json!({"kind": "ticket.read", "ticket_id": ticket, "comment_id": said, "by_client": false}));
            assert_eq!(stream.hears().await, heard("ticket.changed", ticket), "reading again is no news");
        }
    }

    async fn a_client_hears_of_own_tickets_and_never_of_notes(desk) {
        let (anna, mara, boris) =
            (desk.client("Anna").await, desk.client("Mara").await, desk.agent("Boris").await);
        let mut stream = Stream::open(&anna, None).await.once_ready().await;
        mara.files(a_ticket()).await;
        let ticket = anna.files(a_ticket()).await;
        boris.notes(ticket, "Secret").await.ok();
        boris.says(ticket, "Public").await.ok();
        assert_eq!(stream.hears().await, heard("ticket.created", ticket));
        assert_eq!(stream.hears().await, heard("comment.created", ticket));
        boris.moves(ticket, "waiting").await.ok();
        assert_eq!(stream.hears().await, heard("ticket.changed", ticket), "the note left no line between");
    }

    async fn a_page_that_comes_back_gets_what_it_missed_first(desk) {
        let anna = desk.client("Anna").await;
        let mut stream = Stream::open(&anna, None).await.once_ready().await;
        let first = anna.files(a_ticket()).await;
        let (id, _) = stream.next().await.unwrap();
        drop(stream);
        let missed = anna.files(a_ticket()).await;
        anna.says(missed, "Hello").await.ok();
        let seen = id.unwrap().to_string();
        let mut stream = Stream::open(&anna, Some(&seen)).await;
        assert_eq!(stream.hears().await, heard("ticket.created", missed));
        assert_eq!(stream.hears().await, heard("comment.created", missed));
        assert_eq!(stream.hears().await.0, "ready");
        anna.says(first, "Still here").await.ok();
        assert_eq!(stream.hears().await, heard("comment.created", first));
        let query = anna.request(Method::GET, &format!("/api/live?last_event_id={seen}"));
        let mut stream = Stream { response: query.send().await.unwrap(), rest: String::new(), lines: VecDeque::new() };
        assert_eq!(stream.hears().await, heard("ticket.created", missed));
    }

    async fn an_id_that_is_not_known_means_load_everything_again(desk) {
        let anna = desk.client("Anna").await;
        anna.files(a_ticket()).await;
        for id in ["garbage", "-5", "1000000", "99999999999999999999"] {
            let mut stream = Stream::open(&anna, Some(id)).await;
            assert_eq!(stream.hears().await.0, "reset", "{id}");
            assert_eq!(stream.hears().await.0, "ready", "{id}");
        }
    }

    async fn many_writers_at_once_leave_no_gap(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let mut stream = Stream::open(&boris, None).await.once_ready().await;
        let tickets = futures::future::join_all((0..20).map(|_| anna.files(a_ticket()))).await;
        let mut created = Vec::new();
        let mut last = 0;
        for _ in &tickets {
            let (id, event) = stream.next().await.unwrap();
            assert!(id.unwrap() > last, "ids grow");
            last = id.unwrap();
            created.push(event["ticket_id"].as_i64().unwrap());
        }
        created.sort_unstable();
        let mut expected = tickets;
        expected.sort_unstable();
        assert_eq!(created, expected);
    }

    async fn a_ticket_that_left_the_scope_is_gone(desk) {
        let (anna, boris, vera, leo) = (
            desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await, desk.lead("Leo").await,
        );
        let admin = desk.admin("Clara").await;
        let ticket = anna.files(a_ticket()).await;
        admin.post("/api/teams", json!({"name": "Elsewhere"})).await.ok();
        desk.execute(&format!("UPDATE tickets SET team_id = 1 WHERE id = {ticket}")).await;
        leo.assigns(ticket, Some(&boris)).await.ok();
        let mut stream = Stream::open(&boris, None).await.once_ready().await;
        leo.assigns(ticket, Some(&vera)).await.ok();
        assert_eq!(stream.hears().await, heard("ticket.gone", ticket));
        boris.get(&format!("/api/tickets/{ticket}")).await.problem(404, "not-found");
    }

    async fn everyone_hears_that_what_is_offered_changed(desk) {
        let (anna, boris, admin) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let mut streams = Vec::new();
        for person in [&anna, &boris] {
            streams.push(Stream::open(person, None).await.once_ready().await);
        }
        let field = json!({"kind": "text", "label": {"ru": "Этаж", "en": "Floor"}});
        admin.patch("/api/admin/categories/1", json!({"fields": [field]})).await.ok();
        for stream in &mut streams {
            assert_eq!(stream.hears().await, ("settings.changed".to_owned(), None));
        }
        let list = anna.get("/api/categories").await.ok();
        assert_eq!(list[0]["fields"][0]["label"], "Floor");
        admin.patch("/api/admin/categories/1", json!({"active": false})).await.ok();
        assert_eq!(streams[0].hears().await.0, "settings.changed");
    }

    async fn a_right_that_is_taken_away_ends_what_it_showed(desk) {
        let (anna, boris, admin) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let mut stream = Stream::open(&boris, None).await.once_ready().await;
        admin.patch(&format!("/api/people/{}", boris.id), json!({"active": false})).await.ok();
        assert_eq!(stream.hears().await.0, "me.changed");
        anna.files(a_ticket()).await;
        let own = boris.files(a_ticket()).await;
        assert_eq!(stream.hears().await, heard("ticket.created", own), "of Anna's nothing came");
        admin.patch(&format!("/api/people/{}", boris.id), json!({"blocked": true})).await.ok();
        while let Some((_, event)) = stream.next().await {
            assert_eq!(event["kind"], "me.changed");
        }
    }
}
