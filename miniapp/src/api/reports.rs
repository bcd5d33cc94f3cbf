//! Calls about what the desk did.

use zayavka_shared::api::ReportOverview;

use super::{Api, ApiError};

impl Api {
    /// The figures of the last so many days of the desk's calendar, today included.
    pub async fn report(&self, days: u16) -> Result<ReportOverview, ApiError> {
        self.get(&format!("/api/reports/overview?days={days}")).await
    }
}
