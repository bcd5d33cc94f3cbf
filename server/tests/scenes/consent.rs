//! Consent: no ticket before it is given, and a new text asks anew.

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

async fn set_text(admin: &Person<'_>, text: Value) -> i64 {
    let settings = admin.patch("/api/settings", json!({"consent_text": text})).await.ok();
    settings["consent_version"].as_i64().unwrap()
}

async fn consent(person: &Person<'_>) -> Value {
    person.get("/api/me").await.ok()["consent"].clone()
}

on_both_databases! {
    async fn a_ticket_waits_for_the_consent_and_a_new_text_asks_again(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        assert_eq!(consent(&anna).await, Value::Null);
        anna.files(a_ticket()).await;
        let first = set_text(&admin, json!({"ru": "Согласны?", "en": "Agreed?"})).await;
        assert_eq!(consent(&anna).await, json!({"version": first, "text": "Agreed?", "given": false}));
        anna.post("/api/tickets", a_ticket()).await.problem(403, "consent-required");
        anna.post("/api/tickets", json!({})).await.problem(403, "consent-required");
        let me = anna.post("/api/me/consent", json!({"version": first})).await.ok();
        assert_eq!(me["consent"]["given"], true);
        anna.post("/api/me/consent", json!({"version": first})).await.ok();
        anna.files(a_ticket()).await;
        let second = set_text(&admin, json!({"en": "Agreed, really?"})).await;
        assert_eq!(second, first + 1);
        assert_eq!(consent(&anna).await["given"], false);
        anna.post("/api/tickets", a_ticket()).await.problem(403, "consent-required");
        anna.post("/api/me/consent", json!({"version": first})).await.problem(409, "conflict");
        anna.post("/api/me/consent", json!({"version": second})).await.ok();
        anna.files(a_ticket()).await;
        assert_eq!(desk.count("SELECT COUNT(*) FROM consents").await, 2);
        assert_eq!(set_text(&admin, json!({"en": "Agreed, really?"})).await, second, "the same text is no new one");
        set_text(&admin, json!({"ru": "", "en": ""})).await;
        assert_eq!(consent(&anna).await, Value::Null);
        desk.client("Mara").await.files(a_ticket()).await;
    }

    async fn a_consent_names_its_version(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        set_text(&admin, json!({"ru": "Согласны?"})).await;
        for body in [json!({}), json!({"version": "x"})] {
            assert_eq!(anna.post("/api/me/consent", body).await.faulty_fields(), ["version"]);
        }
        let mine = anna.clone().speaking("ru");
        assert_eq!(consent(&mine).await["text"], "Согласны?");
        assert_eq!(consent(&anna).await["text"], "Согласны?", "a text in one language stands for both");
    }

    async fn staff_file_for_a_client_on_the_phone_without_asking(desk) {
        let (anna, boris, admin) = (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        set_text(&admin, json!({"en": "Agreed?"})).await;
        let mut ticket = a_ticket();
        boris.post("/api/tickets", ticket.clone()).await.problem(403, "consent-required");
        ticket["client_id"] = anna.id.into();
        boris.files(ticket).await;
    }
}
