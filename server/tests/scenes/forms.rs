//! What a form asks, limits and begins with.

use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, on_both_databases};

const FIRST: &str = "/api/admin/categories/1";

/// A form with this one field.
async fn ask(admin: &Person<'_>, mut field: Value) -> Answer {
    field["key"] = "asked".into();
    field["label"] = json!({"ru": "Вопрос", "en": "Question"});
    admin.patch(FIRST, json!({"fields": [field]})).await
}

async fn answers(anna: &Person<'_>, answer: Value) -> Answer {
    let answers = if answer.is_null() { json!({}) } else { json!({"asked": answer}) };
    anna.post("/api/tickets", json!({"category_id": 1, "title": "Printer", "answers": answers})).await
}

on_both_databases! {
    async fn a_number_keeps_to_its_limits_and_the_limit_is_named(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        ask(&admin, json!({"kind": "number", "min": 1, "max": 7.5})).await.ok();
        let shown = anna.get("/api/categories").await.ok();
        assert_eq!((&shown[0]["fields"][0]["min"], &shown[0]["fields"][0]["max"]), (&json!(1), &json!(7.5)));
        for right in [json!(1), json!(7.5), json!(3.25), Value::Null] {
            answers(&anna, right).await.ok();
        }
        for (wrong, code, limit) in [(json!(0.99), "too_small", "1"), (json!(8), "too_big", "7.5")] {
            let problem = answers(&anna, wrong).await.problem(422, "invalid-fields");
            let fault = &problem["errors"][0];
            assert_eq!((&fault["field"], &fault["code"]), (&"answers.asked".into(), &code.into()));
            assert!(fault["message"].as_str().unwrap().contains(limit), "{problem}");
        }
        assert_eq!(ask(&admin, json!({"kind": "number", "min": 3, "max": 2})).await.faulty_fields(), ["fields.0.max"]);
        assert_eq!(ask(&admin, json!({"kind": "text", "min": 3})).await.faulty_fields(), ["fields.0.min"]);
        assert_eq!(ask(&admin, json!({"kind": "number", "max": "3"})).await.faulty_fields(), ["fields.0.max"]);
    }

    async fn a_form_begins_with_answers_that_it_would_take(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        let kept = ask(&admin, json!({"kind": "text", "default": "  Second floor "})).await.ok();
        assert_eq!(kept["fields"][0]["default"], "Second floor");
        assert_eq!(anna.get("/api/categories").await.ok()[0]["fields"][0]["default"], "Second floor");
        // It is the client's to send: what is not answered is not answered for them.
        assert_eq!(answers(&anna, Value::Null).await.ok()["answers"], json!({}));
        for wrong in [
            json!({"kind": "number", "default": 9, "max": 8}),
            json!({"kind": "boolean", "default": "yes"}),
            json!({"kind": "date", "default": "2026-02-30"}),
            json!({"kind": "file", "default": []}),
            json!({"kind": "place", "default": {"text": "Here"}}),
            json!({"kind": "choice", "default": "c", "options": [{"value": "a", "label": {"ru": "А", "en": "A"}}]}),
        ] {
            assert_eq!(ask(&admin, wrong.clone()).await.faulty_fields(), ["fields.0.default"], "{wrong}");
        }
        let blank = ask(&admin, json!({"kind": "text", "default": "  "})).await.ok();
        assert_eq!(blank["fields"][0].get("default"), None);
    }

    async fn a_place_is_a_point_or_words_or_both(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        ask(&admin, json!({"kind": "place", "required": true})).await.ok();
        for place in [
            json!({"lat": 55.75, "lon": 37.6}),
            json!({"text": "Third floor"}),
            json!({"lat": -90, "lon": 180, "text": "At the pole"}),
        ] {
            assert_eq!(answers(&anna, place.clone()).await.ok()["answers"]["asked"], place);
        }
        for (wrong, code) in [
            (json!({"lat": 55.75}), "wrong_kind"),
            (json!({"lat": 91, "lon": 0}), "wrong_kind"),
            (json!({"text": "  "}), "required"),
            (json!({"text": 7}), "wrong_kind"),
            (json!({"lat": 1, "lon": 1, "height": 2}), "wrong_kind"),
        ] {
            let problem = answers(&anna, wrong).await.problem(422, "invalid-fields");
            assert_eq!(problem["errors"][0]["code"], code);
        }
    }
}
