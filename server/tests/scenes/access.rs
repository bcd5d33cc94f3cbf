//! Who may do what: every operation of the OpenAPI document for every kind of person. An operation that is
//! not in the table fails.

use std::collections::BTreeSet;

use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

/// In the order of the table's columns. Beside them stands the deactivated member of staff, who may do
/// exactly what a stranger may.
const PEOPLE: [&str; 9] =
    ["nobody", "stranger", "client", "agent", "outsider", "lead", "admin", "owner", "blocked"];
const STRANGER: usize = 1;

/// An operation, its body, and the status for each kind of person. `{t}` is a ticket of the client's whose
/// team is the agent's and not the outsider's, `{c}` its comment by the agent, `{f}` a file of the ticket's,
/// `{u}` a file that the client sends, `{p}` another agent, `{i}` an invite, `{m}` a team, `{q}` a frequent question,
/// `{e}/{a}/{l}` a template.
type Row = (&'static str, &'static str, Value, [u16; 9]);

const TEMPLATE: &str = "/api/templates/{e}/{a}/{l}";

fn table() -> Vec<Row> {
    let none = Value::Null;
    let ticket = a_ticket();
    let category = json!({"name": {"ru": "{n}", "en": "{n}"}, "icon": "layers"});
    let template = json!({"body": "{{ ticket.id }}"});
    let faq = json!({"question": {"ru": "Где вода?", "en": ""}, "answer": {"ru": "На кухне.", "en": ""}});
    vec![
        //                                                nob  str  cli  age  out  lea  adm  own  blo
        ("GET", "/api/me", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 200]),
        ("PATCH", "/api/me", json!({"language": "en"}), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("GET", "/api/people", none.clone(), [401, 403, 403, 403, 403, 200, 200, 200, 403]),
        ("PATCH", "/api/people/{p}", json!({}), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/roles", none.clone(), [401, 403, 403, 200, 200, 200, 200, 200, 403]),
        ("GET", "/api/teams", none.clone(), [401, 403, 403, 200, 200, 200, 200, 200, 403]),
        ("POST", "/api/teams", json!({"name": "{n}"}), [401, 403, 403, 403, 403, 403, 201, 201, 403]),
        ("PATCH", "/api/teams/{m}", json!({}), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/invites", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("POST", "/api/invites", json!({"role": "agent"}), [401, 403, 403, 403, 403, 403, 201, 201, 403]),
        ("DELETE", "/api/invites/{i}", none.clone(), [401, 404, 404, 403, 403, 403, 204, 204, 403]),
        (
            "POST",
            "/api/invites/accept",
            json!({"code": "none"}),
            [401, 404, 404, 404, 404, 404, 404, 404, 403],
        ),
        ("POST", "/api/me/consent", json!({"version": 1}), [401, 409, 409, 409, 409, 409, 409, 409, 403]),
        ("GET", "/api/me/preferences", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("PATCH", "/api/me/preferences", json!({}), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("GET", "/api/settings", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("PATCH", "/api/settings", json!({}), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/templates", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("PUT", TEMPLATE, template.clone(), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("DELETE", TEMPLATE, none.clone(), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        (
            "POST",
            "/api/templates/{e}/{a}/{l}/preview",
            template.clone(),
            [401, 404, 404, 403, 403, 403, 200, 200, 403],
        ),
        ("POST", "/api/templates/{e}/{a}/{l}/test", template, [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/categories", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("GET", "/api/admin/categories", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("POST", "/api/admin/categories", category, [401, 403, 403, 403, 403, 403, 201, 201, 403]),
        ("PATCH", "/api/admin/categories/1", json!({}), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/admin/categories/1/label", none.clone(), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/faq", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("POST", "/api/faq/{q}/helped", none.clone(), [401, 204, 204, 204, 204, 204, 204, 204, 403]),
        ("GET", "/api/admin/faq", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("POST", "/api/admin/faq", faq, [401, 403, 403, 403, 403, 403, 201, 201, 403]),
        ("PATCH", "/api/admin/faq/{q}", json!({}), [401, 404, 404, 403, 403, 403, 200, 200, 403]),
        ("DELETE", "/api/admin/faq/{q}", none.clone(), [401, 404, 404, 403, 403, 403, 204, 204, 403]),
        ("GET", "/api/drafts", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("PUT", "/api/drafts/1", json!({}), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("POST", "/api/drafts/1/open", json!({}), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("DELETE", "/api/drafts/1", none.clone(), [401, 204, 204, 204, 204, 204, 204, 204, 403]),
        ("GET", "/api/statuses", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("POST", "/api/files", none.clone(), [401, 415, 415, 415, 415, 415, 415, 415, 403]),
        (
            "POST",
            "/api/uploads",
            json!({"name": "a.txt", "size": 1}),
            [401, 201, 201, 201, 201, 201, 201, 201, 403],
        ),
        ("GET", "/api/uploads/{u}", none.clone(), [401, 404, 200, 404, 404, 404, 404, 404, 403]),
        ("PATCH", "/api/uploads/{u}", none.clone(), [401, 404, 400, 404, 404, 404, 404, 404, 403]),
        ("DELETE", "/api/uploads/{u}", none.clone(), [401, 404, 204, 404, 404, 404, 404, 404, 403]),
        ("GET", "/api/tickets", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        ("GET", "/api/tickets/count", none.clone(), [401, 200, 200, 200, 200, 200, 200, 200, 403]),
        (
            "POST",
            "/api/tickets/bulk",
            json!({"ids": [], "status": "done"}),
            [401, 403, 403, 200, 200, 200, 200, 200, 403],
        ),
        ("GET", "/api/export/tickets.csv", none.clone(), [401, 403, 403, 200, 200, 200, 200, 200, 403]),
        (
            "POST",
            "/api/export/links",
            json!({"filters": "sort=oldest"}),
            [401, 403, 403, 200, 200, 200, 200, 200, 403],
        ),
        (
            "POST",
            "/api/people/{p}/reassign",
            json!({"to": "{p}"}),
            [401, 404, 404, 403, 403, 422, 422, 422, 403],
        ),
        ("POST", "/api/tickets", ticket, [401, 201, 201, 201, 201, 201, 201, 201, 403]),
        ("GET", "/api/tickets/{t}", none.clone(), [401, 404, 200, 200, 404, 200, 200, 200, 403]),
        ("GET", "/api/tickets/{t}/events", none.clone(), [401, 404, 200, 200, 404, 200, 200, 200, 403]),
        ("GET", "/api/tickets/{t}/comments", none.clone(), [401, 404, 200, 200, 404, 200, 200, 200, 403]),
        (
            "POST",
            "/api/tickets/{t}/comments",
            json!({"body": "Hello"}),
            [401, 404, 201, 201, 404, 201, 201, 201, 403],
        ),
        (
            "PATCH",
            "/api/tickets/{t}/comments/{c}",
            json!({"body": "Hi"}),
            [401, 404, 403, 200, 404, 403, 403, 403, 403],
        ),
        ("POST", "/api/files/{f}/send", none.clone(), [401, 404, 202, 202, 404, 202, 202, 202, 403]),
        (
            "POST",
            "/api/tickets/{t}/status",
            json!({"status": "new"}),
            [401, 404, 403, 200, 404, 200, 200, 200, 403],
        ),
        ("POST", "/api/tickets/{t}/take", json!({}), [401, 404, 403, 200, 404, 409, 409, 409, 403]),
        (
            "POST",
            "/api/tickets/{t}/assignee",
            json!({"user_id": "{p}"}),
            [401, 404, 403, 403, 404, 200, 200, 200, 403],
        ),
        ("POST", "/api/tickets/{t}/confirm", json!({}), [401, 404, 409, 403, 404, 403, 403, 403, 403]),
        ("POST", "/api/tickets/{t}/reopen", json!({}), [401, 404, 409, 403, 404, 403, 403, 403, 403]),
        ("POST", "/api/tickets/{t}/cancel", json!({}), [401, 404, 200, 403, 404, 403, 403, 403, 403]),
        (
            "POST",
            "/api/tickets/{t}/read",
            json!({"comment_id": 1}),
            [401, 404, 204, 204, 404, 204, 204, 204, 403],
        ),
        (
            "POST",
            "/api/tickets/{t}/rating",
            json!({"score": 5}),
            [401, 404, 409, 403, 404, 403, 403, 403, 403],
        ),
        ("GET", "/api/reports/overview", none.clone(), [401, 403, 403, 403, 403, 200, 200, 200, 403]),
        ("GET", "/api/first-steps", none.clone(), [401, 403, 403, 403, 403, 403, 200, 200, 403]),
        ("GET", "/api/live", none, [401, 200, 200, 200, 200, 200, 200, 200, 403]),
    ]
}

/// The people of the table, and what its addresses name.
struct Cast<'d> {
    people: Vec<(&'static str, Option<Person<'d>>)>,
    client: Person<'d>,
    agent: Person<'d>,
    other: Person<'d>,
    admin: Person<'d>,
    team: i64,
    invite: i64,
    /// A file that the client has announced.
    upload: String,
}

impl<'d> Cast<'d> {
    async fn gather(desk: &'d Desk) -> Self {
        let client = desk.client("Anna").await;
        let agent = desk.agent("Boris").await;
        let admin = desk.admin("Clara").await;
        let blocked = desk.client("Eve").await;
        let owner = desk.owner("Dmitry").await;
        owner.patch(&format!("/api/people/{}", blocked.id), json!({"blocked": true})).await.ok();
        let deactivated = desk.agent("Denis").await;
        let team = json!({"name": "Repairs", "member_ids": [agent.id, deactivated.id]});
        let team = admin.post("/api/teams", team).await.ok()["id"].as_i64().unwrap();
        let invite = admin.post("/api/invites", json!({"role": "agent"})).await.ok()["id"].as_i64().unwrap();
        admin.patch(&format!("/api/people/{}", deactivated.id), json!({"active": false})).await.ok();
        let people = vec![
            ("nobody", None),
            ("stranger", Some(desk.client("Mallory").await)),
            ("client", Some(client.clone())),
            ("agent", Some(agent.clone())),
            ("outsider", Some(desk.agent("Olga").await)),
            ("lead", Some(desk.lead("Leo").await)),
            ("admin", Some(admin.clone())),
            ("owner", Some(owner)),
            ("blocked", Some(blocked)),
            ("deactivated", Some(deactivated)),
        ];
        let other = desk.agent("Vera").await;
        let upload = client.post("/api/uploads", json!({"name": "a.txt", "size": 1})).await.ok();
        let upload = upload["id"].as_str().unwrap().to_owned();
        Self { people, client, agent, other, admin, team, invite, upload }
    }

    /// A fresh frequent question.
    async fn faq(&self) -> i64 {
        let body = json!({"question": {"ru": "Где чай?", "en": ""}, "answer": {"ru": "Там же.", "en": ""}});
        self.admin.post("/api/admin/faq", body).await.ok()["id"].as_i64().unwrap()
    }

    /// A fresh ticket of the client's, in the agent's team, with a file of its.
    async fn ticket(&self, desk: &Desk) -> (i64, String) {
        let file = self.client.uploads("a.txt", "a").await.ok()["id"].as_str().unwrap().to_owned();
        let mut ticket = a_ticket();
        ticket["file_ids"] = json!([file]);
        let id = self.client.files(ticket).await;
        self.agent.says(id, "Hello").await.ok();
        // No screen gives a ticket to a team yet.
        desk.execute(&format!("UPDATE tickets SET team_id = {} WHERE id = {id}", self.team)).await;
        (id, file)
    }
}

async fn ask(desk: &Desk, who: Option<&Person<'_>>, method: Method, path: &str, body: &Value) -> u16 {
    let mut request = desk.http.request(method, desk.url(path));
    if let Some(person) = who {
        request = request.header(AUTHORIZATION, format!("tma {}", person.init_data()));
    }
    if !body.is_null() {
        request = request.json(body);
    }
    if path == "/api/live" {
        return request.send().await.unwrap().status().as_u16();
    }
    Answer::of(request).await.status
}

#[test]
fn every_operation_of_the_document_is_in_the_table() {
    let document: Value = serde_json::from_str(&zayavka::openapi::document()).unwrap();
    let mut described = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            described.insert(format!("{} {}", method.to_uppercase(), plain(path)));
        }
    }
    let listed: BTreeSet<String> =
        table().iter().map(|(method, path, ..)| format!("{method} {}", plain(path))).collect();
    assert_eq!(described, listed);
}

/// The same text for a path however its parts are named.
fn plain(path: &str) -> String {
    let is_part = |part: &str| part.starts_with('{') || part.parse::<i64>().is_ok();
    let parts = path.split('/').map(|part| if is_part(part) { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

on_both_databases! {
    async fn each_person_may_do_what_the_table_says(desk) {
        let cast = Cast::gather(desk).await;
        let kinds: Vec<&str> = cast.people.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [&PEOPLE[..], &["deactivated"]].concat());
        for (method, path, body, statuses) in table() {
            let statuses = statuses.iter().copied().chain([statuses[STRANGER]]);
            for ((kind, person), expected) in cast.people.iter().zip(statuses) {
                let (ticket, file) =
                    if path.contains("{t}") || path.contains("{f}") { cast.ticket(desk).await } else { (0, String::new()) };
                let is_taken = path.ends_with("/take") && expected == 409;
                if is_taken {
                    cast.agent.takes(ticket).await.ok();
                }
                let is_about_comment = path.ends_with("/read") || path.contains("{c}");
                let comment = if is_about_comment { newest_comment(&cast.client, ticket).await } else { 0 };
                let faq = if path.contains("{q}") { cast.faq().await } else { 0 };
                let fill = |text: &str| {
                    text.replace("{t}", &ticket.to_string())
                        .replace("{c}", &comment.to_string())
                        .replace("{f}", &file)
                        .replace("{p}", &cast.other.id.to_string())
                        .replace("{m}", &cast.team.to_string())
                        .replace("{i}", &cast.invite.to_string())
                        .replace("{u}", &cast.upload)
                        .replace("{q}", &faq.to_string())
                        .replace("{e}/{a}/{l}", "taken/client/ru")
                };
                let mut body = body.clone();
                if body["user_id"] == "{p}" {
                    body["user_id"] = cast.other.id.into();
                }
                if body["name"] == "{n}" {
                    body["name"] = format!("Team of {kind}").into();
                }
                if body["name"]["ru"] == "{n}" {
                    let name = format!("Category of {kind}");
                    body["name"] = json!({"ru": name, "en": name});
                }
                if path.ends_with("/read") {
                    body["comment_id"] = comment.into();
                }
                let method: Method = method.parse().unwrap();
                let status = ask(desk, person.as_ref(), method.clone(), &fill(path), &body).await;
                assert_eq!(status, expected, "{method} {path} by {kind}");
            }
        }
    }

    async fn a_deactivated_agent_is_a_client_again(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let admin = desk.admin("Clara").await;
        let ticket = anna.files(a_ticket()).await;
        boris.ticket(ticket).await;
        admin.patch(&format!("/api/people/{}", boris.id), json!({"active": false})).await.ok();
        assert_eq!(boris.get("/api/me").await.ok()["role"], "client");
        boris.get(&format!("/api/tickets/{ticket}")).await.problem(404, "not-found");
        boris.moves(ticket, "done").await.problem(404, "not-found");
        assert!(boris.list("").await.is_empty());
    }
}

async fn newest_comment(client: &Person<'_>, ticket: i64) -> i64 {
    let page = client.get(&format!("/api/tickets/{ticket}/comments")).await.ok();
    page["items"][0]["id"].as_i64().unwrap()
}
