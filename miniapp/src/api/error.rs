//! What may come back instead of an answer.

use zayavka_shared::api::{Problem, ProblemCode};

/// Why a call failed.
#[derive(Debug, Clone, PartialEq)]
pub enum ApiError {
    /// The server refused, and says why in the reader's language.
    Problem(Box<Problem>),
    /// The server was not reached, or did not answer in time.
    Offline,
    /// The answer is not what this page understands.
    Broken,
}

impl ApiError {
    /// Reads the body of an answer that is no success.
    #[must_use]
    pub fn from_body(body: &str) -> Self {
        serde_json::from_str(body).map_or(Self::Broken, |problem| Self::Problem(Box::new(problem)))
    }

    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Offline | Self::Broken => None,
        }
    }

    #[must_use]
    pub fn code(&self) -> Option<ProblemCode> {
        self.problem().and_then(Problem::code)
    }

    /// Whether the caller may not see or do it at all.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.code(), Some(ProblemCode::NotFound | ProblemCode::Forbidden))
    }

    /// Whether the person must open the app from the chat again.
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        matches!(self.code(), Some(ProblemCode::InitDataExpired | ProblemCode::InitDataInvalid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_document_is_read() {
        let body = r#"{"type":"/problems/not-found","title":"No","status":404,"detail":"No such ticket"}"#;
        let error = ApiError::from_body(body);
        assert_eq!(error.code(), Some(ProblemCode::NotFound));
        assert!(error.is_refused());
        assert!(!error.is_unauthorized());
    }

    #[test]
    fn a_page_of_a_proxy_is_no_problem_document() {
        assert_eq!(ApiError::from_body("<html>502 Bad Gateway</html>"), ApiError::Broken);
    }
}
