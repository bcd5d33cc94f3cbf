//! Categories and the forms that an admin builds.

use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

const ADMIN: &str = "/api/admin/categories";

fn label(text: &str) -> Value {
    json!({"ru": text, "en": text})
}

/// A category with nothing wrong with it.
fn a_category() -> Value {
    json!({
        "name": {"ru": " Переезд ", "en": "Moving"}, "icon": "layers",
        "fields": [
            {"kind": "boolean", "label": {"ru": "Нужны коробки", "en": "Boxes are needed"}},
            {"kind": "number", "label": {"ru": "Сколько коробок", "en": "How many boxes"}, "required": true,
             "visible_if": {"field": "boxes_are_needed", "equals": true}},
        ],
    })
}

async fn change(admin: &Person<'_>, id: &Value, change: Value) -> Answer {
    admin.patch(&format!("{ADMIN}/{id}"), change).await
}

/// The names of what a client may choose from, in their order.
async fn offered(client: &Person<'_>) -> Vec<String> {
    let list = client.get("/api/categories").await.ok();
    let names = list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned());
    names.collect()
}

/// The labels of the form that a category offers.
async fn labels(client: &Person<'_>, category: usize) -> Vec<String> {
    let list = client.get("/api/categories").await.ok();
    let fields = list[category]["fields"].as_array().unwrap().clone();
    fields.iter().map(|field| field["label"].as_str().unwrap().to_owned()).collect()
}

on_both_databases! {
    async fn an_admin_adds_a_category_and_a_client_files_under_it(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        let team = admin.post("/api/teams", json!({"name": "Movers"})).await.ok()["id"].clone();
        let mut wanted = a_category();
        wanted["team_id"] = team.clone();
        wanted["description"] = json!({"ru": "Столы и люди", "en": "Desks and people"});
        let made = admin.post(ADMIN, wanted).await;
        assert_eq!(made.status, 201);
        let made = made.ok();
        assert_eq!(made["name"], json!({"ru": "Переезд", "en": "Moving"}), "names are trimmed");
        assert_eq!((&made["active"], &made["position"], &made["form_version"]), (&true.into(), &4.into(), &1.into()));
        let keys: Vec<&Value> = made["fields"].as_array().unwrap().iter().map(|field| &field["key"]).collect();
        assert_eq!(keys, ["boxes_are_needed", "how_many_boxes"], "a field without a key is given one");
        assert_eq!(offered(&anna).await.last().unwrap(), "Moving");
        let filed = json!({
            "category_id": made["id"], "title": "Three desks",
            "answers": {"boxes_are_needed": true, "how_many_boxes": 3},
        });
        let ticket = anna.post("/api/tickets", filed).await.ok();
        assert_eq!((&ticket["team_id"], &ticket["category"]["icon"]), (&team, &"layers".into()));
        let listed = admin.get(ADMIN).await.ok();
        assert_eq!(listed.as_array().unwrap().len(), 4);
        assert_eq!(listed[3]["ticket_count"], 1);
    }

    async fn a_ticket_keeps_the_form_that_it_was_filed_under(desk) {
        let (anna, boris, admin) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let old = anna.files(a_ticket()).await;
        let form = json!([
            {"key": "device", "kind": "text", "label": label("Which machine")},
            {"kind": "text", "label": label("Floor"), "required": true},
        ]);
        let changed = change(&admin, &json!(1), json!({"fields": form})).await.ok();
        assert_eq!((&changed["form_version"], &changed["version"]), (&2.into(), &2.into()));
        assert_eq!(labels(&anna, 0).await, ["Which machine", "Floor"]);
        for reader in [&anna, &boris] {
            let ticket = reader.ticket(old).await;
            assert_eq!(ticket["answers"], json!({"device": "printer"}));
            let fields = ticket["fields"].as_array().unwrap();
            assert_eq!((&fields[0]["label"], fields.len()), (&"What does not work".into(), 5));
            assert_eq!(fields[0]["options"][1], json!({"value": "printer", "label": "Printer"}));
        }
        assert_eq!(anna.post("/api/tickets", a_ticket()).await.faulty_fields(), ["answers.floor"]);
        let mut filed = a_ticket();
        filed["answers"] = json!({"device": "The big one", "floor": "3"});
        let new = anna.files(filed).await;
        assert_eq!(anna.ticket(new).await["fields"][1]["label"], "Floor");
    }

    async fn equal_fields_make_no_new_form_and_no_news(desk) {
        let admin = desk.admin("Clara").await;
        let made = admin.post(ADMIN, a_category()).await.ok();
        let events = "SELECT COUNT(*) FROM events";
        let before = desk.count(events).await;
        let same = json!({"fields": made["fields"], "name": made["name"], "position": made["position"]});
        assert_eq!(change(&admin, &made["id"], same).await.ok(), made);
        assert_eq!(desk.count(events).await, before);
        let renamed = json!({"name": {"ru": "Переезды", "en": "Moves"}});
        let renamed = change(&admin, &made["id"], renamed).await.ok();
        assert_eq!((&renamed["form_version"], &renamed["version"]), (&1.into(), &2.into()));
        assert_eq!(desk.count(events).await, before + 1);
    }

    async fn an_archived_category_is_not_offered_and_its_tickets_stay(desk) {
        let (anna, boris, admin) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.admin("Clara").await);
        let ticket = anna.files(a_ticket()).await;
        let archived = change(&admin, &json!(1), json!({"active": false})).await.ok();
        assert_eq!((&archived["active"], &archived["position"]), (&false.into(), &3.into()));
        assert_eq!(offered(&anna).await, ["Rooms and furniture", "Access and passes"]);
        assert_eq!(anna.post("/api/tickets", a_ticket()).await.faulty_fields(), ["category_id"]);
        assert_eq!(anna.ticket(ticket).await["category"]["name"], "Equipment and network");
        assert_eq!(anna.list("?category=1").await, [ticket]);
        boris.takes(ticket).await.ok();
        boris.says(ticket, "Still at it").await.ok();
        change(&admin, &json!(1), json!({"active": true})).await.ok();
        anna.files(a_ticket()).await;
    }

    async fn categories_stand_where_the_admin_puts_them(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        assert_eq!(change(&admin, &json!(3), json!({"position": 1})).await.ok()["position"], 1);
        assert_eq!(offered(&anna).await, ["Access and passes", "Equipment and network", "Rooms and furniture"]);
        change(&admin, &json!(3), json!({"position": 99})).await.ok();
        assert_eq!(offered(&anna).await, ["Equipment and network", "Rooms and furniture", "Access and passes"]);
        let mut first = a_category();
        first["position"] = json!(1);
        assert_eq!(admin.post(ADMIN, first).await.ok()["position"], 1);
        assert_eq!(offered(&anna).await[0], "Moving");
        assert_eq!(change(&admin, &json!(3), json!({"position": 0})).await.faulty_fields(), ["position"]);
    }

    async fn who_saw_an_older_version_does_not_undo_what_another_did(desk) {
        let (admin, other) = (desk.admin("Clara").await, desk.admin("Nina").await);
        change(&admin, &json!(1), json!({"icon": "laptop", "version": 1})).await.ok();
        let stale = change(&other, &json!(1), json!({"icon": "wifi", "version": 1})).await;
        assert_eq!(stale.problem(409, "version-conflict")["version"], 2);
        assert_eq!(admin.get(ADMIN).await.ok()[0]["icon"], "laptop");
        change(&admin, &json!(1), json!({"position": 2})).await.ok();
        change(&other, &json!(1), json!({"icon": "wifi", "version": 2})).await.ok();
    }

    async fn each_fault_is_named_by_its_path(desk) {
        let admin = desk.admin("Clara").await;
        assert_eq!(admin.post(ADMIN, json!({})).await.faulty_fields(), ["name", "icon"]);
        let faulty = json!({
            "name": {"ru": " ", "en": "x".repeat(61)}, "description": {"ru": "Есть"}, "icon": "unicorn",
            "team_id": 99, "active": "yes", "position": 0,
            "fields": [
                {"key": "Bad Key", "kind": "text", "label": {"ru": "", "en": "A"}, "max_length": 0},
                {"key": "one", "kind": "choice", "label": label("One")},
                {"key": "one", "kind": "number", "label": label("Two"), "max_length": 5, "options": [{"label": label("A")}]},
                {"key": "many", "kind": "choices", "label": label("Many"),
                 "options": [{"value": "a", "label": label("A")}, {"value": "a", "label": {"ru": "A"}}]},
                {"kind": "magic", "label": 7, "required": "yes"},
                {"kind": "text", "label": label("Deep"), "hint": {"ru": "Ой", "en": ""},
                 "visible_if": {"field": "later", "equals": true}},
                {"key": "later", "kind": "boolean", "label": label("Later")},
                {"kind": "text", "label": label("Odd"), "visible_if": {"field": "later", "equals": "perhaps"}},
                {"kind": "text", "label": label("Odder"), "visible_if": {"field": "many", "equals": "a"}},
                "no field",
                {"label": label("Of no kind")},
            ],
        });
        let answer = admin.post(ADMIN, faulty).await;
        let mut found = answer.faulty_fields();
        found.sort();
        let mut expected = [
            "active", "description.en", "fields.0.key", "fields.0.label.ru", "fields.0.max_length",
            "fields.1.options", "fields.10.kind", "fields.2.key", "fields.2.max_length", "fields.2.options",
            "fields.3.options.1.label.en", "fields.3.options.1.value", "fields.4.kind", "fields.4.label",
            "fields.4.required", "fields.5.hint.en", "fields.5.visible_if.field", "fields.7.visible_if.equals",
            "fields.8.visible_if.field", "fields.9", "icon", "name.en", "name.ru", "position", "team_id",
        ];
        expected.sort_unstable();
        assert_eq!(found, expected);
        let field = json!({"kind": "text", "label": label("A")});
        let many = json!({"fields": vec![field; 51]});
        assert_eq!(change(&admin, &json!(1), many).await.faulty_fields(), ["fields"]);
        let taken = json!({"name": {"ru": "Другое имя", "en": "Access and passes"}});
        assert_eq!(change(&admin, &json!(1), taken).await.faulty_fields(), ["name.en"]);
        change(&admin, &json!(1), json!({"fields": {}})).await.problem(422, "invalid-fields");
        assert_eq!(admin.get(ADMIN).await.ok()[0]["version"], 1, "a refused change changes nothing");
    }

    async fn a_repeated_addition_is_done_once(desk) {
        let admin = desk.admin("Clara").await;
        let first = admin.post_once("key 1", ADMIN, a_category()).await.ok();
        assert_eq!(admin.post_once("key 1", ADMIN, a_category()).await.ok(), first);
        assert_eq!(admin.get(ADMIN).await.ok().as_array().unwrap().len(), 4);
        change(&admin, &json!(99), json!({})).await.problem(404, "not-found");
    }

    async fn two_who_move_and_add_at_once_leave_one_order(desk) {
        let admin = desk.admin("Clara").await;
        let (one, two, three) = (json!(1), json!(2), json!(3));
        let answers = tokio::join!(
            change(&admin, &one, json!({"position": 3})),
            change(&admin, &three, json!({"position": 1})),
            change(&admin, &two, json!({"icon": "door"})),
            admin.post(ADMIN, a_category()),
        );
        for answer in [answers.0, answers.1, answers.2, answers.3] {
            answer.ok();
        }
        let positions = "SELECT COUNT(DISTINCT position) FROM categories";
        assert_eq!(desk.count(positions).await, 4);
    }
}
