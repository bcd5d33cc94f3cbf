//! One file out of a package of npm's registry: fetched once, checked, kept in `target/`.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use crate::install::say;
use crate::paths;
use crate::process::output;

/// What is fetched, and what it must be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NpmFile {
    /// With its version.
    pub(crate) package: &'static str,
    /// Within the package's archive.
    pub(crate) file: &'static str,
    pub(crate) sha256: &'static str,
    /// The name in `target/`.
    pub(crate) kept_as: &'static str,
    pub(crate) why: &'static str,
}

impl NpmFile {
    /// Where the file lies, fetched before if it was not.
    pub(crate) async fn get(&self) -> anyhow::Result<PathBuf> {
        let kept = paths::target().join(self.kept_as);
        if std::fs::read(&kept).is_ok_and(|content| self.is_genuine(&content)) {
            return Ok(kept);
        }
        say(&format!("Fetching {} from npm: {}.", self.kept_as, self.why));
        let folder = tempfile::tempdir()?;
        let mut pack = Command::new("npm");
        let name = output(pack.args(["pack", "--silent", self.package]).current_dir(folder.path())).await?;
        let archive = name.lines().last().context("npm named no archive")?.trim().to_owned();
        let mut unpack = Command::new("tar");
        output(unpack.args(["-xzf", &archive, self.file]).current_dir(folder.path())).await?;
        let content = std::fs::read(folder.path().join(self.file))?;
        if !self.is_genuine(&content) {
            bail!("{} holds another {} than the one that was checked", self.package, self.kept_as);
        }
        std::fs::create_dir_all(paths::target())?;
        std::fs::write(&kept, content)?;
        Ok(kept)
    }

    fn is_genuine(&self, content: &[u8]) -> bool {
        hex::encode(Sha256::digest(content)) == self.sha256
    }
}
