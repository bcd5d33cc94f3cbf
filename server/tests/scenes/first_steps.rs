//! A new desk is led to its first ticket.

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

async fn steps(owner: &Person<'_>) -> Value {
    owner.get("/api/first-steps").await.ok()
}

on_both_databases! {
    async fn each_step_is_done_by_what_is_done(desk) {
        let owner = desk.owner("Dmitry").await;
        let nothing = json!({"staff": false, "categories": false, "bot": false, "ticket": false, "work": false});
        assert_eq!(steps(&owner).await, nothing);
        owner.patch("/api/admin/categories/1", json!({"icon": "laptop"})).await.ok();
        assert_eq!(steps(&owner).await["categories"], true);
        owner.patch("/api/settings", json!({"reopen_days": 7})).await.ok();
        assert_eq!(steps(&owner).await["bot"], true);
        let ticket = desk.client("Anna").await.files(a_ticket()).await;
        assert_eq!((&steps(&owner).await["ticket"], &steps(&owner).await["work"]), (&true.into(), &false.into()));
        owner.takes(ticket).await.ok();
        assert_eq!((&steps(&owner).await["work"], &steps(&owner).await["staff"]), (&true.into(), &false.into()));
        desk.agent("Boris").await;
        assert_eq!(steps(&owner).await["staff"], true);
    }
}
