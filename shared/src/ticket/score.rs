//! How content a client is.

use serde::{Deserialize, Serialize};

/// One to five, five is best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "i64", into = "i64")]
pub struct Score(u8);

impl Score {
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// `None` for what is no score.
    #[must_use]
    pub fn new(score: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|one| i64::from(*one) == score)
    }

    /// Whether something went wrong for the client: one or two.
    #[must_use]
    pub fn is_low(self) -> bool {
        self.0 <= 2
    }
}

impl From<Score> for i64 {
    fn from(Score(score): Score) -> Self {
        Self::from(score)
    }
}

/// What was given is not from one to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no score from 1 to 5")]
pub struct NoScore(i64);

impl TryFrom<i64> for Score {
    type Error = NoScore;

    fn try_from(score: i64) -> Result<Self, Self::Error> {
        Self::new(score).ok_or(NoScore(score))
    }
}
