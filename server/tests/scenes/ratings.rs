//! Ratings: the client's own word on what was done.

use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

async fn rates(person: &Person<'_>, ticket: i64, body: Value) -> Answer {
    person.post(&format!("/api/tickets/{ticket}/rating"), body).await
}

fn offers_rating(ticket: &Value) -> bool {
    ticket["allowed"].as_array().unwrap().contains(&"rate".into())
}

on_both_databases! {
    async fn a_client_rates_what_is_done_and_may_think_again(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        assert!(!offers_rating(&anna.ticket(ticket).await));
        rates(&anna, ticket, json!({"score": 5})).await.problem(409, "move-not-allowed");
        boris.moves(ticket, "done").await.ok();
        assert!(offers_rating(&anna.ticket(ticket).await));
        assert!(!offers_rating(&boris.ticket(ticket).await));
        rates(&anna, ticket, json!({"score": 2, "reason": " Slow. "})).await.ok();
        let rating = boris.ticket(ticket).await["rating"].clone();
        assert_eq!((&rating["score"], &rating["reason"]), (&2.into(), &"Slow.".into()));
        let version = anna.ticket(ticket).await["version"].clone();
        let again = rates(&anna, ticket, json!({"score": 5})).await.ok();
        assert_eq!((&again["rating"]["score"], &again["rating"]["reason"]), (&5.into(), &Value::Null));
        assert_eq!(again["version"], version, "a rating is no field of the ticket");
        assert_eq!(boris.history(ticket).await, ["created", "status_changed", "rated", "rated"]);
        let events = boris.get(&format!("/api/tickets/{ticket}/events")).await.ok();
        assert_eq!(events["items"][3]["to"], "5");
    }

    async fn nobody_rates_in_the_clients_place_or_after_a_month(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ticket = anna.files(a_ticket()).await;
        boris.moves(ticket, "done").await.ok();
        rates(&boris, ticket, json!({"score": 5})).await.problem(403, "forbidden");
        rates(&desk.client("Mallory").await, ticket, json!({"score": 5})).await.problem(404, "not-found");
        for faulty in [json!({}), json!({"score": 0}), json!({"score": 6}), json!({"score": "5"}), json!({"score": 4.5})] {
            assert_eq!(rates(&anna, ticket, faulty).await.faulty_fields(), ["score"]);
        }
        let long = json!({"score": 5, "reason": "a".repeat(10_001)});
        assert_eq!(rates(&anna, ticket, long).await.faulty_fields(), ["reason"]);
        desk.wait_ms(30 * DAY_MS);
        rates(&anna, ticket, json!({"score": 5})).await.ok();
        desk.wait_ms(1);
        rates(&anna, ticket, json!({"score": 4})).await.problem(409, "move-not-allowed");
    }

    async fn tickets_are_found_by_their_rating(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let mut ids = Vec::new();
        for score in 1..=3 {
            let ticket = anna.files(a_ticket()).await;
            boris.moves(ticket, "done").await.ok();
            rates(&anna, ticket, json!({"score": score})).await.ok();
            ids.push(ticket);
        }
        assert_eq!(boris.list("?rating=1,2&sort=oldest").await, ids[..2]);
        boris.get("/api/tickets?rating=6").await.problem(400, "bad-request");
    }
}
