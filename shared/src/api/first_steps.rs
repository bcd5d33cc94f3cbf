//! The way of a new desk to its first ticket.

use serde::{Deserialize, Serialize};

/// `GET /api/first-steps`: what was done already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FirstSteps {
    /// Someone else works here.
    pub staff: bool,
    /// The categories are the desk's own.
    pub categories: bool,
    /// The bot has a name and words of its own.
    pub bot: bool,
    /// A ticket was filed.
    pub ticket: bool,
    /// A ticket was worked on.
    pub work: bool,
}

impl FirstSteps {
    /// Whether tickets flow: then nothing is left to be led to.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.staff && self.ticket && self.work
    }
}
