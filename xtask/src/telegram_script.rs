//! The genuine telegram-web-app.js, as npm keeps it: pages under test run what Telegram's clients run.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use crate::install::say;
use crate::paths;
use crate::process::output;

const PACKAGE: &str = "@twa-dev/sdk@8.0.2";
/// As it was written, not the recompiled one in `dist/`.
const FILE: &str = "package/src/telegram-web-apps.js";
const SHA256: &str = "f4a03f7df8841ff5f232ad3a7416033df85594a23ce8b8cab64a82a9dad960d5";

/// Where the script lies, fetched before if it was not.
pub(crate) async fn get() -> anyhow::Result<PathBuf> {
    let kept = paths::target().join("telegram-web-app.js");
    if std::fs::read(&kept).is_ok_and(|content| is_genuine(&content)) {
        return Ok(kept);
    }
    say("Fetching telegram-web-app.js from npm: the Mini App starts with it.");
    let folder = tempfile::tempdir()?;
    let name =
        output(Command::new("npm").args(["pack", "--silent", PACKAGE]).current_dir(folder.path())).await?;
    let archive = name.lines().last().context("npm named no archive")?.trim().to_owned();
    let mut unpack = Command::new("tar");
    output(unpack.args(["-xzf", &archive, FILE]).current_dir(folder.path())).await?;
    let content = std::fs::read(folder.path().join(FILE))?;
    if !is_genuine(&content) {
        bail!("{PACKAGE} holds another telegram-web-app.js than the one that was checked");
    }
    std::fs::create_dir_all(paths::target())?;
    std::fs::write(&kept, content)?;
    Ok(kept)
}

fn is_genuine(content: &[u8]) -> bool {
    hex::encode(Sha256::digest(content)) == SHA256
}
