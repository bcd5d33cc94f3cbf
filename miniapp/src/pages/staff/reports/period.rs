//! The periods that a report can be about; the page's address keeps which.

use serde::{Deserialize, Serialize};

use crate::texts::Texts;

/// The last days, today included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum ReportPeriod {
    Week,
    #[default]
    Month,
    Quarter,
    Year,
}

/// The query of the page's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PeriodQuery {
    pub(super) days: u16,
}

impl ReportPeriod {
    pub(super) const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    #[must_use]
    pub(super) fn days(self) -> u16 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            // Whole weeks: the chart draws a year by them, and both years have as many Mondays.
            Self::Year => 364,
        }
    }

    #[must_use]
    pub(super) fn from_days(days: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.days() == days)
    }

    #[must_use]
    pub(super) fn label(self, texts: Texts) -> &'static str {
        match self {
            Self::Week => texts.reports_period_week(),
            Self::Month => texts.reports_period_month(),
            Self::Quarter => texts.reports_period_quarter(),
            Self::Year => texts.reports_period_year(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_known_by_its_days() {
        for period in ReportPeriod::ALL {
            assert_eq!(ReportPeriod::from_days(period.days()), Some(period));
        }
        assert_eq!(ReportPeriod::from_days(8), None);
    }
}
