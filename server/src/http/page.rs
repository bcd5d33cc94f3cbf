//! Pages of lists by keyset: an opaque cursor says where the last page ended.

use std::hash::{Hash, Hasher};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use super::Params;
use crate::error::{BadRequest, Error};

const LIMIT_DEFAULT: i64 = 50;
const LIMIT_MAX: i64 = 100;

/// How many entries a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit(pub i64);

impl Limit {
    /// Reads `limit=`, 1 to 100.
    pub fn read(params: &mut Params) -> Self {
        let limit =
            params.one("limit", |text| text.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit)));
        Self(limit.unwrap_or(LIMIT_DEFAULT))
    }

    /// One more than the page has, to learn whether another page follows.
    #[must_use]
    pub fn and_one(self) -> i64 {
        self.0 + 1
    }

    /// Cuts a list that was asked for with [`Limit::and_one`]; tells whether more follows.
    pub fn cut<T>(self, items: &mut Vec<T>) -> bool {
        let limit = usize::try_from(self.0).unwrap_or(usize::MAX);
        let has_more = items.len() > limit;
        items.truncate(limit);
        has_more
    }
}

/// Where a page ended. Bound to the list it came from: its filters and order.
#[derive(Debug)]
pub struct Cursor;

impl Cursor {
    /// Reads `cursor=` of the list that `list` describes.
    ///
    /// # Errors
    /// If the cursor is garbled or came from another list.
    pub fn read<P: DeserializeOwned>(text: Option<&str>, list: &impl Hash) -> Result<Option<P>, Error> {
        text.map(|text| decode(text, list).ok_or(Error::BadRequest(BadRequest::Cursor))).transpose()
    }

    /// The cursor that continues behind `position`.
    ///
    /// # Errors
    /// If the position cannot be written as JSON.
    pub fn write(position: &impl Serialize, list: &impl Hash) -> Result<String, Error> {
        Ok(hex::encode(serde_json::to_vec(&(fingerprint(list), position))?))
    }
}

fn decode<P: DeserializeOwned>(text: &str, list: &impl Hash) -> Option<P> {
    let (print, position): (String, P) = serde_json::from_slice(&hex::decode(text).ok()?).ok()?;
    (print == fingerprint(list)).then_some(position)
}

/// The same for the same list in every process, unlike the standard library's hasher.
fn fingerprint(list: &impl Hash) -> String {
    let mut hasher = StableHasher(Sha256::new());
    list.hash(&mut hasher);
    hex::encode(&hasher.0.finalize()[..6])
}

struct StableHasher(Sha256);

impl Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
