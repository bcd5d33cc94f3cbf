//! Something that comes from the server.

use crate::api::ApiError;

/// Content that is on its way, here, or did not come.
#[derive(Debug, Clone, PartialEq)]
pub enum Loadable<T> {
    Loading,
    Failed(ApiError),
    Ready(T),
}

impl<T> Loadable<T> {
    #[must_use]
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(content) => Some(content),
            Self::Loading | Self::Failed(_) => None,
        }
    }

    #[must_use]
    pub fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Failed(error) => Some(error),
            Self::Loading | Self::Ready(_) => None,
        }
    }

    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(self, Self::Loading)
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Loadable<U> {
        match self {
            Self::Loading => Loadable::Loading,
            Self::Failed(error) => Loadable::Failed(error),
            Self::Ready(content) => Loadable::Ready(change(content)),
        }
    }
}

impl<T> From<Result<T, ApiError>> for Loadable<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        match result {
            Ok(content) => Self::Ready(content),
            Err(error) => Self::Failed(error),
        }
    }
}
