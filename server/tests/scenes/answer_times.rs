//! Until when the desk means to reply: reckoned in its working hours as the ticket is filed.

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

/// The desk's clock stands at a Monday, 12:00 in Moscow.
const HOUR_MS: i64 = 60 * 60 * 1000;

async fn promises(admin: &Person<'_>, minutes: Value) {
    admin.patch("/api/admin/categories/1", json!({"answer_within_minutes": minutes})).await.ok();
}

fn interval(from: &str, to: &str) -> Value {
    json!([{"from": from, "to": to}])
}

on_both_databases! {
    async fn a_ticket_says_until_when_it_is_replied_to(desk) {
        let (anna, boris, admin) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let before = anna.files(a_ticket()).await;
        promises(&admin, 120.into()).await;
        assert!(anna.ticket(before).await["answer_expected_at"].is_null(), "nothing was promised then");
        let ticket = anna.files(a_ticket()).await;
        assert_eq!(anna.ticket(ticket).await["answer_expected_at"], "2026-11-02T11:00:00.000Z");
        assert_eq!(boris.ticket(ticket).await["answer_expected_at"], "2026-11-02T11:00:00.000Z");
        promises(&admin, Value::Null).await;
        boris.takes(ticket).await.ok();
        boris.notes(ticket, "Hm").await.ok();
        assert_eq!(anna.ticket(ticket).await["answer_expected_at"], "2026-11-02T11:00:00.000Z", "a promise stays");
        boris.says(ticket, "Coming").await.ok();
        assert!(anna.ticket(ticket).await["answer_expected_at"].is_null(), "it is kept");
        let other = anna.files(a_ticket()).await;
        assert!(anna.ticket(other).await["answer_expected_at"].is_null());
    }

    async fn a_withdrawn_ticket_waits_for_no_reply(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        promises(&admin, 60.into()).await;
        let ticket = anna.files(a_ticket()).await;
        anna.act(ticket, "cancel").await.ok();
        assert!(anna.ticket(ticket).await["answer_expected_at"].is_null());
    }

    async fn only_working_time_counts(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        promises(&admin, 480.into()).await;
        let expected = async || {
            let ticket = anna.files(a_ticket()).await;
            anna.ticket(ticket).await["answer_expected_at"].as_str().map(str::to_owned)
        };
        // Six hours of Monday, two of Tuesday.
        assert_eq!(expected().await.as_deref(), Some("2026-11-03T08:00:00.000Z"));
        let week = json!({"mon": interval("09:00", "13:00"), "thu": interval("00:00", "24:00")});
        admin.patch("/api/settings", json!({"working_hours": week, "holidays": ["2026-11-05"]})).await.ok();
        // One hour of Monday, Thursday is a holiday, four hours of the next Monday, three of the next Thursday.
        assert_eq!(expected().await.as_deref(), Some("2026-11-12T00:00:00.000Z"));
        admin.patch("/api/settings", json!({"working_hours": {}})).await.ok();
        assert_eq!(expected().await, None, "nobody works");
        desk.wait_ms(HOUR_MS);
    }

    async fn the_hours_are_kept_and_their_faults_named(desk) {
        let admin = desk.admin("Clara").await;
        let shipped = admin.get("/api/settings").await.ok();
        assert_eq!(shipped["working_hours"]["mon"], interval("09:00", "18:00"));
        assert_eq!((&shipped["working_hours"]["sat"], &shipped["holidays"]), (&json!([]), &json!([])));
        let week = json!({"sat": [{"from": "10:00", "to": "12:00"}, {"from": "12:30", "to": "24:00"}]});
        let change = json!({"working_hours": week, "holidays": ["2027-01-01", "2026-12-31", "2027-01-01"]});
        admin.patch("/api/settings", change).await.ok();
        let kept = admin.get("/api/settings").await.ok();
        assert_eq!((&kept["working_hours"]["sat"], &kept["working_hours"]["mon"]), (&week["sat"], &json!([])));
        assert_eq!(kept["holidays"], json!(["2026-12-31", "2027-01-01"]));
        admin.patch("/api/settings", json!({"reopen_days": 3})).await.ok();
        assert_eq!(admin.get("/api/settings").await.ok()["holidays"], kept["holidays"], "the rest stays");
        for (body, field) in [
            (json!({"working_hours": {"mon": interval("18:00", "09:00")}}), "working_hours.mon"),
            (json!({"working_hours": {"mon": interval("9:00", "18:00")}}), "working_hours"),
            (json!({"working_hours": {"monday": []}}), "working_hours"),
            (json!({"working_hours": {"sun": [{"from": "09:00", "to": "13:00"}, {"from": "12:00", "to": "18:00"}]}}), "working_hours.sun"),
            (json!({"holidays": ["31.12.2026"]}), "holidays"),
            (json!({"holidays": ["2026-02-30"]}), "holidays"),
        ] {
            assert_eq!(admin.patch("/api/settings", body).await.faulty_fields(), [field]);
        }
    }

    async fn an_answer_time_has_its_limits(desk) {
        let admin = desk.admin("Clara").await;
        for faulty in [json!(0), json!(-60), json!(43_201), json!("60"), json!(1.5)] {
            let body = json!({"answer_within_minutes": faulty});
            assert_eq!(admin.patch("/api/admin/categories/1", body).await.faulty_fields(), ["answer_within_minutes"]);
        }
        let kept = admin.patch("/api/admin/categories/1", json!({"answer_within_minutes": 240})).await.ok();
        assert_eq!(kept["answer_within_minutes"], 240);
        let version = kept["version"].clone();
        let renamed = admin.patch("/api/admin/categories/1", json!({"icon": "bolt"})).await.ok();
        assert_eq!(renamed["answer_within_minutes"], 240, "what is not named stays");
        let none = admin.patch("/api/admin/categories/1", json!({"answer_within_minutes": null})).await.ok();
        assert!(none["answer_within_minutes"].is_null() && none["version"] != version);
        let new = json!({"name": {"ru": "Переезд", "en": "Moving"}, "icon": "layers", "answer_within_minutes": 60});
        assert_eq!(admin.post("/api/admin/categories", new).await.ok()["answer_within_minutes"], 60);
    }
}
