//! Calls about many tickets at once, and about the desk as a whole.

use zayavka_shared::UserId;
use zayavka_shared::api::{
    BulkAct, BulkResult, BulkResults, ExportLink, FirstSteps, NewExportLink, ReassignAll, Reassigned,
    TicketCount,
};

use super::{Api, ApiError, IdempotencyKey, TicketQuery, http};

/// Tickets of one act.
const BATCH: usize = 200;

impl Api {
    /// How many tickets a list has.
    pub async fn count_tickets(&self, query: &TicketQuery) -> Result<TicketCount, ApiError> {
        self.get(&format!("/api/tickets/count?{}", query.filters())).await
    }

    /// Changes the tickets, so many at once as the server takes.
    pub async fn change_many(&self, act: &BulkAct) -> Result<Vec<BulkResult>, ApiError> {
        let mut results = Vec::with_capacity(act.ids.len());
        for ids in act.ids.chunks(BATCH) {
            let batch = BulkAct { ids: ids.to_vec(), ..act.clone() };
            let done: BulkResults = self.post("/api/tickets/bulk", &batch, &IdempotencyKey::new()).await?;
            results.extend(done.results);
        }
        Ok(results)
    }

    /// The address of a list as a file.
    pub async fn export_link(&self, query: &TicketQuery) -> Result<ExportLink, ApiError> {
        let body = NewExportLink { filters: query.filters() };
        http::send(&self.authorization, "POST", "/api/export/links", Some(&body), None).await?.read()
    }

    /// How far a new desk has come.
    pub async fn first_steps(&self) -> Result<FirstSteps, ApiError> {
        self.get("/api/first-steps").await
    }

    /// Gives all open tickets of one person to another.
    pub async fn reassign_all(
        &self,
        from: UserId,
        to: UserId,
        key: &IdempotencyKey,
    ) -> Result<Reassigned, ApiError> {
        self.post(&format!("/api/people/{from}/reassign"), &ReassignAll { to }, key).await
    }
}
