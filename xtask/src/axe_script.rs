//! axe-core, which looks through pages for what hinders people: the browser's tests run it in every screen.

use std::path::PathBuf;

use crate::npm_file::NpmFile;

const SCRIPT: NpmFile = NpmFile {
    package: "axe-core@4.10.3",
    file: "package/axe.min.js",
    sha256: "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb",
    kept_as: "axe.min.js",
    why: "the tests of accessibility run it",
};

/// Where the script lies, fetched before if it was not.
pub(crate) async fn get() -> anyhow::Result<PathBuf> {
    SCRIPT.get().await
}
