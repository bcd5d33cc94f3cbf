//! The outermost layer of the API: words a refusal in the caller's language, and logs a failure once.

use std::error::Error as _;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tracing::{debug, error};
use zayavka_shared::Language;
use zayavka_shared::api::{Problem, ProblemCode, ProblemField};
use zayavka_shared::form::FieldError;

use crate::App;
use crate::auth::CallerLanguage;
use crate::error::Error;
use crate::templates::Fault;
use crate::texts::Texts;

/// Writes problem documents for the errors that handlers leave.
pub async fn word_problems(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let language = CallerLanguage::default();
    request.extensions_mut().insert(language.clone());
    let address = format!("{} {}", request.method(), request.uri().path());
    let mut response = next.run(request).await;
    let Some(fault) = response.extensions_mut().remove::<Arc<Error>>() else { return response };
    log(&fault, &address);
    let language = language.0.get().copied().unwrap_or(app.config().language);
    document(app.texts(), language, &fault)
}

fn log(fault: &Error, address: &str) {
    let mut chain = fault.to_string();
    let mut source = fault.source();
    while let Some(cause) = source {
        write!(chain, ": {cause}").expect("a String takes any text");
        source = cause.source();
    }
    if fault.code() == ProblemCode::Internal {
        error!(error = %chain, "{address} failed");
    } else {
        debug!(error = %chain, "{address} refused");
    }
}

fn document(texts: &Texts, language: Language, fault: &Error) -> Response {
    let code = fault.code();
    let ticket = if let Error::VersionConflict(ticket) = fault { Some(ticket.clone()) } else { None };
    let draft = if let Error::DraftChanged(fault) = fault { fault.draft.clone() } else { None };
    let problem = Problem {
        type_uri: code.type_uri(),
        title: texts.get(language, &format!("problem-title-{}", code.key()), &[]),
        status: code.status(),
        detail: detail(texts, language, fault),
        errors: faulty(texts, language, fault),
        allowed: if let Error::MoveNotAllowed { allowed, .. } = fault { Some(allowed.clone()) } else { None },
        version: version(fault),
        offset: if let Error::OffsetConflict { offset } = fault { Some(*offset) } else { None },
        ticket,
        draft,
    };
    let mut response = Json(problem).into_response();
    *response.status_mut() = code.status().try_into().expect("problem statuses are statuses of HTTP");
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Error::RateLimited { wait_s } = fault {
        headers.insert(RETRY_AFTER, HeaderValue::from(*wait_s));
    }
    response
}

/// The version that stands, where the caller has seen an older one.
fn version(fault: &Error) -> Option<i64> {
    if let Error::CategoryChanged { version } | Error::FaqChanged { version } = fault {
        return Some(*version);
    }
    if let Error::DraftChanged(fault) = fault {
        return fault.draft.as_ref().map(|draft| draft.version);
    }
    if let Error::VersionConflict(ticket) = fault { Some(ticket.version) } else { None }
}

fn detail(texts: &Texts, language: Language, fault: &Error) -> String {
    let key = fault.text_key();
    if let Error::BadRequest(bad) = fault {
        return texts.get(language, key, &[("name", bad.name().to_owned().into())]);
    }
    if let Error::FileTooLarge { max } | Error::BodyTooLarge { max } = fault {
        let megabytes = (*max / (1024 * 1024)).max(1);
        return texts.get(language, key, &[("max", megabytes.into())]);
    }
    texts.get(language, key, &[])
}

fn faulty(texts: &Texts, language: Language, fault: &Error) -> Vec<ProblemField> {
    if let Error::FaultyTemplate(faults) = fault {
        let word = |one: &Fault| ProblemField {
            field: "body".to_owned(),
            code: one.key().to_owned(),
            message: one.words(texts, language),
        };
        return faults.iter().map(word).collect();
    }
    fault.fields().iter().map(|error| field(texts, language, error)).collect()
}

fn field(texts: &Texts, language: Language, error: &FieldError) -> ProblemField {
    let code = error.code.key();
    let key = format!("field-error-{}", code.replace('_', "-"));
    let max = u64::try_from(error.max.unwrap_or_default()).unwrap_or(u64::MAX);
    let limit = error.limit.as_ref().map(ToString::to_string).unwrap_or_default();
    let message = texts.get(language, &key, &[("max", max.into()), ("number", limit.into())]);
    ProblemField { field: error.field.clone(), code: code.to_owned(), message }
}
