//! Ids in addresses: what is no id leads to nothing.

use std::str::FromStr;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use crate::App;
use crate::error::Error;

/// The id in the address; anything else than an id is 404, as an id of nothing is.
#[derive(Debug, Clone, Copy)]
pub struct PathId<T>(pub T);

impl<T: FromStr + Send> FromRequestParts<App> for PathId<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let Path(text) = Path::<String>::from_request_parts(parts, app).await.map_err(|_| Error::NotFound)?;
        text.parse().map(Self).map_err(|_| Error::NotFound)
    }
}
