//! People, their roles and teams, and the invites by which they come.

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

async fn change(admin: &Person<'_>, person: &Person<'_>, change: Value) -> crate::support::Answer {
    admin.patch(&format!("/api/people/{}", person.id), change).await
}

on_both_databases! {
    async fn who_leaves_hands_the_open_tickets_on(desk) {
        let (anna, boris, vera, admin) = (
            desk.client("Anna").await, desk.agent("Boris").await, desk.agent("Vera").await, desk.admin("Clara").await,
        );
        let (open, closed) = (anna.files(a_ticket()).await, anna.files(a_ticket()).await);
        boris.takes(open).await.ok();
        boris.takes(closed).await.ok();
        boris.moves(closed, "done").await.ok();
        change(&admin, &boris, json!({"active": false})).await.problem(409, "conflict");
        let unfit = change(&admin, &boris, json!({"active": false, "reassign_to": anna.id})).await;
        assert_eq!(unfit.faulty_fields(), ["reassign_to"]);
        assert_eq!(boris.get("/api/me").await.ok()["role"], "agent", "a refused change changes nothing");
        let changed = change(&admin, &boris, json!({"active": false, "reassign_to": vera.id})).await.ok();
        assert_eq!((&changed["active"], &changed["role"]), (&false.into(), &"client".into()));
        assert_eq!(vera.ticket(open).await["assignee"]["id"], vera.id);
        assert_eq!(vera.ticket(closed).await["assignee"]["id"], boris.id);
        assert_eq!(change(&admin, &boris, json!({"active": true})).await.ok()["role"], "agent");
    }

    async fn people_are_found_by_the_beginnings_of_their_names(desk) {
        let admin = desk.admin("Клара Королёва").await;
        let boris = desk.agent("Борис Орлов").await;
        let anna = desk.client("Anna Orlova").await;
        let found = async |q: &str| {
            let page = admin.get(&format!("/api/people?q={q}")).await.ok();
            page["items"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect::<Vec<_>>()
        };
        assert_eq!(found("КОРОЛЕВ").await, [admin.id]);
        assert_eq!(found("орл%20бор").await, [boris.id]);
        assert_eq!(found("orl").await, [anna.id]);
        assert!(found("рис").await.is_empty(), "the middle of a word is no beginning");
        desk.execute("UPDATE users SET name_words = ''").await;
        desk.execute("UPDATE counters SET value = 0 WHERE name = 'search'").await;
        zayavka::search::renew(desk.app.db()).await.unwrap();
        assert_eq!(found("орлов").await, [boris.id]);
    }

    async fn the_list_tells_how_much_each_has_to_do(desk) {
        let (anna, boris, lead) = (desk.client("Anna").await, desk.agent("Boris").await, desk.lead("Leo").await);
        for is_done in [false, false, true] {
            let ticket = anna.files(a_ticket()).await;
            boris.takes(ticket).await.ok();
            if is_done {
                boris.moves(ticket, "done").await.ok();
            }
        }
        let page = lead.get("/api/people?q=bor").await.ok();
        assert_eq!(page["items"][0]["open_ticket_count"], 2);
        assert_eq!(lead.get("/api/people?q=leo").await.ok()["items"][0]["open_ticket_count"], 0);
    }

    async fn nobody_rises_above_their_own_role_or_touches_who_stands_above(desk) {
        let (admin, agent, owner) = (desk.admin("Clara").await, desk.agent("Boris").await, desk.owner("Dmitry").await);
        change(&admin, &agent, json!({"role": "owner"})).await.problem(403, "forbidden");
        change(&admin, &owner, json!({"blocked": true})).await.problem(403, "forbidden");
        assert_eq!(change(&admin, &agent, json!({"role": "lead"})).await.ok()["role"], "lead");
        assert_eq!(change(&owner, &agent, json!({"role": "owner"})).await.ok()["role"], "owner");
        assert_eq!(change(&admin, &admin, json!({"role": "king"})).await.faulty_fields(), ["role"]);
    }

    async fn a_desk_keeps_an_owner(desk) {
        let owner = desk.owner("Dmitry").await;
        for harm in [json!({"role": "admin"}), json!({"active": false}), json!({"blocked": true})] {
            change(&owner, &owner, harm).await.problem(409, "conflict");
        }
        assert_eq!(owner.get("/api/me").await.ok()["role"], "owner");
    }

    async fn two_owners_cannot_take_each_others_role_at_once(desk) {
        // Nobody is named by the configuration here.
        let desk = desk.another("http://127.0.0.1:9", &[("ZAYAVKA_OWNER_IDS", "")]).await;
        let (one, other) = (desk.client("One").await, desk.client("Other").await);
        desk.execute("UPDATE users SET role = 'owner'").await;
        let demote = json!({"role": "admin"});
        let (first, second) = tokio::join!(change(&one, &other, demote.clone()), change(&other, &one, demote));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        // The second is refused as the last owner's, or because the first took the right to do it.
        assert!(statuses == [200, 409] || statuses == [200, 403], "{statuses:?}");
        desk.close().await;
    }

    async fn a_blocked_client_is_outside_at_once_and_comes_back(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        change(&admin, &anna, json!({"blocked": true})).await.ok();
        anna.get("/api/tickets").await.problem(403, "blocked");
        assert_eq!(anna.get("/api/me").await.ok()["blocked"], true);
        change(&admin, &anna, json!({"blocked": false})).await.ok();
        anna.files(a_ticket()).await;
    }

    async fn an_invite_makes_staff_of_as_many_as_it_says(desk) {
        let (admin, anna, mara) = (desk.admin("Clara").await, desk.client("Anna").await, desk.client("Mara").await);
        let team = admin.post("/api/teams", json!({"name": "Repairs"})).await.ok()["id"].clone();
        let invite = json!({"role": "agent", "team_ids": [team]});
        let invite = admin.post("/api/invites", invite).await.ok();
        let accept = json!({"code": invite["code"]});
        let me = anna.post("/api/invites/accept", accept.clone()).await.ok();
        assert_eq!((&me["role"], &me["team_ids"]), (&"agent".into(), &json!([team])));
        anna.post("/api/invites/accept", accept.clone()).await.ok();
        mara.post("/api/invites/accept", accept).await.problem(410, "gone");
        mara.post("/api/invites/accept", json!({"code": "unknown"})).await.problem(404, "not-found");
        assert_eq!(admin.get("/api/invites").await.ok(), json!([]));
    }

    async fn an_invite_ends_by_time_and_by_hand(desk) {
        let (admin, anna) = (desk.admin("Clara").await, desk.client("Anna").await);
        let invite = async |body: Value| admin.post("/api/invites", body).await.ok();
        let late = invite(json!({"role": "agent", "expires_in": "2h"})).await;
        desk.wait_ms(2 * 60 * 60 * 1000);
        anna.post("/api/invites/accept", json!({"code": late["code"]})).await.problem(410, "gone");
        let revoked = invite(json!({"role": "agent"})).await;
        let request = admin.request(reqwest::Method::DELETE, &format!("/api/invites/{}", revoked["id"]));
        assert_eq!(crate::support::Answer::of(request).await.status, 204);
        anna.post("/api/invites/accept", json!({"code": revoked["code"]})).await.problem(410, "gone");
        admin.post("/api/invites", json!({"role": "owner"})).await.problem(403, "forbidden");
        let faulty = json!({"role": "client", "team_ids": [9], "expires_in": "soon", "max_uses": 0});
        let fields = admin.post("/api/invites", faulty).await.faulty_fields();
        assert_eq!(fields, ["role", "team_ids", "expires_in", "max_uses"]);
    }

    async fn two_people_do_not_share_the_last_use_of_an_invite(desk) {
        let (admin, anna, mara) = (desk.admin("Clara").await, desk.client("Anna").await, desk.client("Mara").await);
        let code = admin.post("/api/invites", json!({"role": "agent"})).await.ok()["code"].clone();
        let accept = json!({"code": code});
        let (one, other) = tokio::join!(
            anna.post("/api/invites/accept", accept.clone()),
            mara.post("/api/invites/accept", accept),
        );
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 410]);
    }

    async fn a_team_has_one_name_and_known_members(desk) {
        let (admin, boris) = (desk.admin("Clara").await, desk.agent("Boris").await);
        let team = admin.post("/api/teams", json!({"name": " Repairs ", "member_ids": [boris.id]})).await.ok();
        assert_eq!((&team["name"], &team["member_ids"]), (&"Repairs".into(), &json!([boris.id])));
        assert_eq!(boris.get("/api/me").await.ok()["team_ids"], json!([team["id"]]));
        assert_eq!(admin.post("/api/teams", json!({"name": "Repairs"})).await.faulty_fields(), ["name"]);
        assert_eq!(admin.post("/api/teams", json!({"name": "", "member_ids": [99]})).await.faulty_fields(), ["name", "member_ids"]);
        let path = format!("/api/teams/{}", team["id"]);
        let renamed = admin.patch(&path, json!({"name": "Movers", "member_ids": []})).await.ok();
        assert_eq!((&renamed["name"], &renamed["member_ids"]), (&"Movers".into(), &json!([])));
    }
}
