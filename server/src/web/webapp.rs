//! The built Mini App, and the script of Telegram's that it starts with.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use bytes::Bytes;

use super::asset::Asset;
use super::encoding::Encoding;

/// What was built into the binary: names below the Mini App's folder with their content.
const EMBEDDED: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/miniapp.rs"));

const INDEX: &str = "index.html";
const ASSETS: &str = "assets/";

/// Everything that `/` serves, in memory from the start.
#[derive(Debug, Default)]
pub struct WebApp {
    index: Option<Asset>,
    /// By the name below `/assets/`.
    assets: HashMap<String, Asset>,
    script: RwLock<Option<Arc<Asset>>>,
}

impl WebApp {
    /// Takes what `cargo xtask` built: from this folder, else from within the binary. With neither there are
    /// no pages.
    ///
    /// # Errors
    /// If the folder holds no Mini App or cannot be read.
    pub fn load(folder: Option<&Path>) -> io::Result<Self> {
        let files = match folder {
            Some(folder) => read(folder)
                .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", folder.display())))?,
            None => EMBEDDED
                .iter()
                .map(|(name, content)| ((*name).to_owned(), Bytes::from_static(content)))
                .collect(),
        };
        let mut app = Self { index: asset(&files, INDEX), ..Self::default() };
        for name in files.keys().filter(|name| !is_compressed(name)) {
            if let Some(short) = name.strip_prefix(ASSETS) {
                app.assets.extend(asset(&files, name).map(|asset| (short.to_owned(), asset)));
            }
        }
        Ok(app)
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

/// The page and the files below `assets/`.
fn read(folder: &Path) -> io::Result<BTreeMap<String, Bytes>> {
    let mut files = BTreeMap::new();
    for (below, folder) in [("", folder.to_owned()), (ASSETS, folder.join(ASSETS))] {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_file()) {
                files.insert(format!("{below}{name}"), Bytes::from(std::fs::read(&path)?));
            }
        }
    }
    if files.contains_key(INDEX) { Ok(files) } else { Err(io::Error::other("there is no index.html")) }
}

/// A file with the compressed forms that stand beside it.
fn asset(files: &BTreeMap<String, Bytes>, name: &str) -> Option<Asset> {
    let mut asset = Asset::new(name, files.get(name)?.clone());
    for encoding in Encoding::ALL {
        if let Some(content) = files.get(&format!("{name}{}", encoding.extension())) {
            asset = asset.with(encoding, content.clone());
        }
    }
    Some(asset)
}

fn is_compressed(name: &str) -> bool {
    Encoding::ALL.iter().any(|encoding| name.ends_with(encoding.extension()))
}
