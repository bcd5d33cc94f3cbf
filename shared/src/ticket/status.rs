//! Statuses with their kinds, and priorities.

use serde::{Deserialize, Serialize};

macro_rules! keyed_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant),+
        }

        impl $name {
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            /// The name that stands in the API and in the database.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.key() == key)
            }
        }
    };
}

keyed_enum!(
    /// Where a ticket stands.
    Status {
        New = "new",
        InProgress = "in_progress",
        Waiting = "waiting",
        InReview = "in_review",
        Done = "done",
        Rejected = "rejected",
        Cancelled = "cancelled",
    }
);

keyed_enum!(
    /// What a status means to the rules; fixed, whatever a desk calls its statuses.
    StatusKind {
        New = "new",
        Active = "active",
        /// The client's answer is awaited.
        Waiting = "waiting",
        /// The client checks the result.
        Review = "review",
        Done = "done",
        Rejected = "rejected",
        Cancelled = "cancelled",
    }
);

keyed_enum!(
    /// How urgent a ticket is, from the least to the most.
    Priority {
        Low = "low",
        Normal = "normal",
        High = "high",
        Urgent = "urgent",
    }
);

impl Status {
    #[must_use]
    pub fn kind(self) -> StatusKind {
        match self {
            Self::New => StatusKind::New,
            Self::InProgress => StatusKind::Active,
            Self::Waiting => StatusKind::Waiting,
            Self::InReview => StatusKind::Review,
            Self::Done => StatusKind::Done,
            Self::Rejected => StatusKind::Rejected,
            Self::Cancelled => StatusKind::Cancelled,
        }
    }

    /// Whether nobody works on a ticket with this status any more.
    #[must_use]
    pub fn is_closed(self) -> bool {
        match self.kind() {
            StatusKind::Done | StatusKind::Rejected | StatusKind::Cancelled => true,
            StatusKind::New | StatusKind::Active | StatusKind::Waiting | StatusKind::Review => false,
        }
    }
}

impl Priority {
    /// A number that sorts as the priority does; what the database keeps.
    #[must_use]
    pub fn rank(self) -> i64 {
        self as i64
    }

    #[must_use]
    pub fn from_rank(rank: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.rank() == rank)
    }
}
