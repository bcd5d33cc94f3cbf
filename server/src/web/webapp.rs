//! The built Mini App, and the script of Telegram's that it starts with.

use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use super::asset::Asset;
use super::encoding::Encoding;

/// Everything that `/` serves, in memory from the start.
#[derive(Debug, Default)]
pub struct WebApp {
    index: Option<Asset>,
    /// By the name below `/assets/`.
    assets: HashMap<String, Asset>,
    script: RwLock<Option<Arc<Asset>>>,
}

impl WebApp {
    /// Reads what `cargo xtask` built into this folder; without one there are no pages.
    ///
    /// # Errors
    /// If the folder holds no Mini App or cannot be read.
    pub fn load(folder: Option<&Path>) -> io::Result<Self> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let index = Asset::read(&folder.join("index.html"))
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?;
        let mut assets = HashMap::new();
        for entry in std::fs::read_dir(folder.join("assets"))? {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            // A compressed form is read with the file that it stands beside.
            if !Encoding::ALL.iter().any(|encoding| name.ends_with(encoding.extension())) {
                assets.insert(name.to_owned(), Asset::read(&path)?);
            }
        }
        Ok(Self { index: Some(index), assets, script: RwLock::default() })
    }

    pub(super) fn index(&self) -> Option<&Asset> {
        self.index.as_ref()
    }

    pub(super) fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.get(name)
    }

    pub(super) fn script(&self) -> Option<Arc<Asset>> {
        self.script.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_script(&self, script: Asset) {
        *self.script.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(script));
    }
}
