//! Groups of categories, and labels on things that lead to a form.

use serde_json::{Value, json};

use crate::bot::{Scene, button_url};
use crate::support::{Desk, on_both_databases};

const FIRST: &str = "/api/admin/categories/1";

on_both_databases! {
    async fn a_category_stands_under_the_head_of_its_group(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        assert_eq!(anna.get("/api/categories").await.ok()[0].get("group"), None);
        let group = json!({"ru": " Офис ", "en": "Office"});
        let changed = admin.patch(FIRST, json!({"group": group})).await.ok();
        assert_eq!(changed["group"], json!({"ru": "Офис", "en": "Office"}));
        assert_eq!(anna.get("/api/categories").await.ok()[0]["group"], "Office");
        assert_eq!(anna.clone().speaking("ru").get("/api/categories").await.ok()[0]["group"], "Офис");
        assert_eq!(admin.patch(FIRST, json!({"group": {"ru": "Офис"}})).await.faulty_fields(), ["group.en"]);
        admin.patch(FIRST, json!({"name": {"ru": "Техника", "en": "Devices"}})).await.ok();
        assert_eq!(anna.get("/api/categories").await.ok()[0]["group"], "Office", "what is not named stays");
        let made = json!({"name": {"ru": "Окна", "en": "Windows"}, "icon": "door", "group": group});
        assert_eq!(admin.post("/api/admin/categories", made).await.ok()["group"]["ru"], "Офис");
        admin.patch(FIRST, json!({"group": {"ru": "", "en": ""}})).await.ok();
        assert_eq!(anna.get("/api/categories").await.ok()[0].get("group"), None);
    }

    async fn a_label_has_a_link_and_a_code_for_what_the_bot_can(desk) {
        let admin = desk.admin("Clara").await;
        let label = async |text: &str| admin.get(&format!("{FIRST}/label?text={text}")).await;
        let before = label("room_204").await.ok();
        assert_eq!(before["link"], "https://desk.example.org/new/1?label=room_204");
        assert!(before["qr"]["size"].as_i64() > Some(20));
        let bot = |has_main_app| zayavka::Bot { username: "desk_bot".to_owned(), has_main_app };
        desk.app.set_bot(bot(true));
        assert_eq!(label("room_204").await.ok()["link"], "https://t.me/desk_bot?startapp=new_1_room_204");
        assert_eq!(label("").await.ok()["link"], "https://t.me/desk_bot?startapp=new_1");
        let russian = label("%D0%9F%D1%80").await.ok()["link"].as_str().unwrap().to_owned();
        assert_eq!(russian, "https://t.me/desk_bot?startapp=new_1_--0J_RgA");
        assert_eq!(label(&"x".repeat(121)).await.faulty_fields(), ["text"]);
        desk.app.set_bot(bot(false));
        assert_eq!(label("room_204").await.ok()["link"], "https://t.me/desk_bot?start=new_1_room_204");
        let refused = label(&"x".repeat(60)).await.problem(422, "invalid-fields");
        assert!(refused["errors"][0]["message"].as_str().unwrap().contains("58"), "{refused}");
        label(&"x".repeat(58)).await.ok();
    }

    async fn the_bot_opens_the_form_with_the_label_in_it(desk) {
        let scene = Scene::beside(desk).await;
        let anna = scene.desk.client("Anna").await;
        scene.join(&anna).await;
        for (start, path) in [
            ("new_2_room_204", "/new/2?label=room_204"),
            ("new_2_--0J_RgA", "/new/2?label=--0J_RgA"),
            ("new_2", "/new/2"),
        ] {
            scene.telegram.writes(anna.telegram_id, json!({"text": format!("/start {start}")})).await;
            scene.settle().await;
            assert_eq!(button_url(&scene.last(&anna).await), format!("https://desk.example.org{path}"));
        }
        scene.desk.close().await;
    }

    async fn one_field_takes_the_label_and_only_one_that_can(desk) {
        let admin = desk.admin("Clara").await;
        let field = |kind: &str, name: &str| -> Value {
            json!({"kind": kind, "label": {"ru": name, "en": name}, "from_label": true})
        };
        let change = async |fields: Value| admin.patch(FIRST, json!({"fields": fields})).await;
        assert_eq!(change(json!([field("text", "a"), field("number", "b")])).await.faulty_fields(), ["fields.1.from_label"]);
        assert_eq!(change(json!([field("boolean", "a")])).await.faulty_fields(), ["fields.0.from_label"]);
        let kept = change(json!([field("text", "Asset")])).await.ok();
        assert_eq!(kept["fields"][0]["from_label"], true);
    }
}
