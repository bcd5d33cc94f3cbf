//! Errors as RFC 9457 problem documents.

use serde::{Deserialize, Serialize};

use super::{DraftView, TicketView};
use crate::ticket::Allowed;

macro_rules! problem_codes {
    ($($variant:ident = $key:literal, $status:literal;)+) => {
        /// What went wrong, by the name that ends the problem's `type`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ProblemCode {
            $(#[serde(rename = $key)] $variant),+
        }

        impl ProblemCode {
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$variant => $key),+
                }
            }

            /// The HTTP status that the problem is answered with.
            #[must_use]
            pub fn status(self) -> u16 {
                match self {
                    $(Self::$variant => $status),+
                }
            }
        }
    };
}

problem_codes! {
    InitDataInvalid = "init-data-invalid", 401;
    InitDataExpired = "init-data-expired", 401;
    Blocked = "blocked", 403;
    Forbidden = "forbidden", 403;
    ConsentRequired = "consent-required", 403;
    NotFound = "not-found", 404;
    MethodNotAllowed = "method-not-allowed", 405;
    Gone = "gone", 410;
    BadRequest = "bad-request", 400;
    FileTooLarge = "file-too-large", 413;
    BodyTooLarge = "body-too-large", 413;
    FileType = "file-type", 415;
    UnsupportedMediaType = "unsupported-media-type", 415;
    InvalidFields = "invalid-fields", 422;
    IdempotencyKeyReused = "idempotency-key-reused", 422;
    MoveNotAllowed = "move-not-allowed", 409;
    VersionConflict = "version-conflict", 409;
    OffsetConflict = "offset-conflict", 409;
    Conflict = "conflict", 409;
    RateLimited = "rate-limited", 429;
    Internal = "internal", 500;
}

impl ProblemCode {
    /// The problem's `type`.
    #[must_use]
    pub fn type_uri(self) -> String {
        format!("/problems/{}", self.key())
    }

    /// Reads a problem's `type`.
    #[must_use]
    pub fn from_type_uri(uri: &str) -> Option<Self> {
        let key = uri.strip_prefix("/problems/")?;
        Self::ALL.into_iter().find(|code| code.key() == key)
    }
}

/// One faulty field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemField {
    /// The path in the body: `title`, `answers.serial_number`.
    pub field: String,
    /// A [`crate::form::FieldErrorCode`].
    pub code: String,
    /// In the caller's language.
    pub message: String,
}

/// An error as every `/api` call answers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `/problems/<code>`
    #[serde(rename = "type")]
    pub type_uri: String,
    pub title: String,
    pub status: u16,
    /// In the caller's language.
    pub detail: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
    /// With `move-not-allowed`: what the caller may do instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Vec<String>>))]
    pub allowed: Option<Vec<Allowed>>,
    /// With `version-conflict`: the version that stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// With `offset-conflict`: where the next part begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// With `version-conflict`: the ticket as it stands, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Box<TicketView>>,
    /// With `version-conflict`: the draft as it stands, if it is about one that still does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Box<DraftView>>,
}

impl Problem {
    #[must_use]
    pub fn code(&self) -> Option<ProblemCode> {
        ProblemCode::from_type_uri(&self.type_uri)
    }
}
