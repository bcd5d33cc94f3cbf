//! The one place that knows what a fault is in HTTP: a status, a problem's type and the key of its words.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use zayavka_shared::api::{ProblemCode, TicketView};
use zayavka_shared::form::FieldError;
use zayavka_shared::ticket::{Allowed, Refusal};

use crate::auth::InitDataFault;
use crate::drafts::DraftFault;
use crate::templates::Fault;

/// Why a request is refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the request carries no initData")]
    InitDataMissing,
    #[error("the initData of the request is refused")]
    InitData(#[from] InitDataFault),
    #[error("the caller is blocked")]
    Blocked,
    #[error("the caller has no right to do this")]
    Forbidden,
    #[error("the caller has not agreed to the consent text")]
    ConsentRequired,
    #[error("there is nothing here for this caller")]
    NotFound,
    #[error("the method is not one of this address")]
    MethodNotAllowed,
    #[error("the request is malformed: {0}")]
    BadRequest(BadRequest),
    #[error("the file is larger than {max} bytes")]
    FileTooLarge { max: u64 },
    #[error("the body is larger than {max} bytes")]
    BodyTooLarge { max: u64 },
    #[error("files of this kind are not taken")]
    FileType,
    #[error("the body has a wrong content type")]
    UnsupportedMediaType,
    #[error("fields of the body are faulty")]
    InvalidFields(Vec<FieldError>),
    #[error("the template is faulty: {0:?}")]
    FaultyTemplate(Vec<Fault>),
    #[error("the Idempotency-Key was used with another body")]
    IdempotencyKeyReused,
    #[error("the act is not allowed now")]
    MoveNotAllowed { refusal: Refusal, allowed: Vec<Allowed> },
    #[error("the caller has seen an older version")]
    VersionConflict(Box<TicketView>),
    #[error("the caller has seen an older version of a category than {version}")]
    CategoryChanged { version: i64 },
    #[error("the caller has seen an older version of a frequent question than {version}")]
    FaqChanged { version: i64 },
    #[error("the caller has seen another version of a draft")]
    DraftChanged(DraftFault),
    #[error("the next part begins at {offset}")]
    OffsetConflict { offset: i64 },
    #[error("the caller asks too often")]
    RateLimited {
        /// Seconds.
        wait_s: u64,
    },
    #[error("this is no longer valid")]
    Gone,
    #[error("the desk's state does not allow this: {0:?}")]
    Conflict(Conflict),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    #[error("the store of files failed")]
    Storage(#[from] std::io::Error),
    #[error("what the database holds cannot be read: {0}")]
    Corrupt(String),
    #[error("an answer cannot be written as JSON")]
    Encode(#[from] serde_json::Error),
}

/// What stands in the way of a change of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The desk would have no owner.
    LastOwner,
    /// The configuration says that this person is an owner.
    ConfiguredOwner,
    /// Tickets would have nobody; someone is to be named for them.
    OpenTickets,
    /// The caller has no chat with the bot.
    BotCannotWrite,
    /// Another consent text stands than the one that was agreed to.
    ConsentChanged,
    /// The desk has as many frequent questions as it may.
    FaqFull,
}

impl Conflict {
    fn text_key(self) -> &'static str {
        match self {
            Self::LastOwner => "problem-conflict-last-owner",
            Self::ConfiguredOwner => "problem-conflict-configured-owner",
            Self::OpenTickets => "problem-conflict-open-tickets",
            Self::BotCannotWrite => "problem-conflict-bot-cannot-write",
            Self::ConsentChanged => "problem-conflict-consent-changed",
            Self::FaqFull => "problem-conflict-faq-full",
        }
    }
}

/// What is malformed about a request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRequest {
    #[error("the body is no JSON object")]
    Json,
    #[error("the query's parameter {0} is faulty")]
    Parameter(String),
    #[error("the query's parameter {0} is not known")]
    UnknownParameter(String),
    #[error("the cursor does not belong to this list")]
    Cursor,
    #[error("the Idempotency-Key is malformed")]
    IdempotencyKey,
    #[error("the multipart body is malformed")]
    Multipart,
    #[error("the header Upload-Offset is missing or malformed")]
    UploadOffset,
    #[error("the part is empty or goes beyond the file")]
    Part,
}

impl BadRequest {
    /// The key of its words.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Json => "problem-bad-request-json",
            Self::Parameter(_) => "problem-bad-request-parameter",
            Self::UnknownParameter(_) => "problem-bad-request-unknown-parameter",
            Self::Cursor => "problem-bad-request-cursor",
            Self::IdempotencyKey => "problem-bad-request-idempotency-key",
            Self::Multipart => "problem-bad-request-multipart",
            Self::UploadOffset => "problem-bad-request-upload-offset",
            Self::Part => "problem-bad-request-part",
        }
    }

    /// The name of what is faulty, where there is one.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Parameter(name) | Self::UnknownParameter(name) => name,
            Self::Json
            | Self::Cursor
            | Self::IdempotencyKey
            | Self::Multipart
            | Self::UploadOffset
            | Self::Part => "",
        }
    }
}

impl Error {
    #[must_use]
    pub fn field(error: FieldError) -> Self {
        Self::InvalidFields(vec![error])
    }

    /// The faulty fields of the body, if that is what is wrong.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        if let Self::InvalidFields(errors) = self { errors } else { &[] }
    }

    #[must_use]
    pub fn code(&self) -> ProblemCode {
        match self {
            Self::InitData(InitDataFault::Expired) => ProblemCode::InitDataExpired,
            Self::InitDataMissing | Self::InitData(_) => ProblemCode::InitDataInvalid,
            Self::Blocked => ProblemCode::Blocked,
            Self::Forbidden => ProblemCode::Forbidden,
            Self::ConsentRequired => ProblemCode::ConsentRequired,
            Self::NotFound => ProblemCode::NotFound,
            Self::MethodNotAllowed => ProblemCode::MethodNotAllowed,
            Self::BadRequest(_) => ProblemCode::BadRequest,
            Self::FileTooLarge { .. } => ProblemCode::FileTooLarge,
            Self::BodyTooLarge { .. } => ProblemCode::BodyTooLarge,
            Self::FileType => ProblemCode::FileType,
            Self::UnsupportedMediaType => ProblemCode::UnsupportedMediaType,
            Self::InvalidFields(_) | Self::FaultyTemplate(_) => ProblemCode::InvalidFields,
            Self::IdempotencyKeyReused => ProblemCode::IdempotencyKeyReused,
            Self::MoveNotAllowed { .. } => ProblemCode::MoveNotAllowed,
            Self::VersionConflict(_)
            | Self::CategoryChanged { .. }
            | Self::FaqChanged { .. }
            | Self::DraftChanged(_) => ProblemCode::VersionConflict,
            Self::OffsetConflict { .. } => ProblemCode::OffsetConflict,
            Self::RateLimited { .. } => ProblemCode::RateLimited,
            Self::Gone => ProblemCode::Gone,
            Self::Conflict(_) => ProblemCode::Conflict,
            Self::Database(_) | Self::Storage(_) | Self::Corrupt(_) | Self::Encode(_) => {
                ProblemCode::Internal
            }
        }
    }

    /// The key of the sentence that says what to do.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::InitData(InitDataFault::Expired) => "problem-init-data-expired",
            Self::InitDataMissing | Self::InitData(_) => "problem-init-data-invalid",
            Self::Blocked => "problem-blocked",
            Self::Forbidden => "problem-forbidden",
            Self::ConsentRequired => "problem-consent-required",
            Self::NotFound => "problem-not-found",
            Self::MethodNotAllowed => "problem-method-not-allowed",
            Self::BadRequest(fault) => fault.text_key(),
            Self::FileTooLarge { .. } => "problem-file-too-large",
            Self::BodyTooLarge { .. } => "problem-body-too-large",
            Self::FileType => "problem-file-type",
            Self::UnsupportedMediaType => "problem-unsupported-media-type",
            Self::InvalidFields(_) | Self::FaultyTemplate(_) => "problem-invalid-fields",
            Self::IdempotencyKeyReused => "problem-idempotency-key-reused",
            Self::MoveNotAllowed { refusal, .. } => match refusal {
                Refusal::AlreadyTaken => "problem-move-already-taken",
                Refusal::ReopenWindowOver => "problem-move-reopen-window-over",
                Refusal::EditWindowOver => "problem-move-edit-window-over",
                Refusal::Forbidden | Refusal::NotAllowedNow | Refusal::NotAnAssignee => {
                    "problem-move-not-allowed"
                }
            },
            Self::VersionConflict(_) => "problem-version-conflict",
            Self::CategoryChanged { .. } => "problem-category-changed",
            Self::FaqChanged { .. } => "problem-faq-changed",
            Self::DraftChanged(_) => "problem-draft-changed",
            Self::OffsetConflict { .. } => "problem-offset-conflict",
            Self::RateLimited { .. } => "problem-rate-limited",
            Self::Gone => "problem-gone",
            Self::Conflict(conflict) => conflict.text_key(),
            Self::Database(_) | Self::Storage(_) | Self::Corrupt(_) | Self::Encode(_) => "problem-internal",
        }
    }
}

impl IntoResponse for Error {
    /// Leaves itself for the outermost layer, which knows the caller's language and writes the document.
    fn into_response(self) -> Response {
        let mut response = Response::default();
        *response.status_mut() =
            self.code().status().try_into().expect("problem statuses are statuses of HTTP");
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}
