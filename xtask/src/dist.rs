//! `cargo xtask dist`: what an operator gets, one file that needs nothing else.

use anyhow::Context as _;
use tokio::process::Command;

use crate::install::say;
use crate::process::Stop;
use crate::{miniapp, paths};

/// Builds `target/dist/zayavka`.
pub(crate) async fn run(stop: &mut Stop) -> anyhow::Result<()> {
    let miniapp = miniapp::build(stop, miniapp::Options::SMALL).await?;
    say("Building the server with the Mini App inside.");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--release", "--package", "zayavka"]).current_dir(paths::root());
    stop.run(cargo.env("ZAYAVKA_EMBED_MINIAPP", &miniapp)).await?;
    let folder = paths::target().join("dist");
    std::fs::create_dir_all(&folder)?;
    let binary = folder.join("zayavka");
    // Beside and renamed: a server that runs from there goes on with the old file.
    let fresh = folder.join("zayavka.new");
    std::fs::copy(paths::target().join("release/zayavka"), &fresh)?;
    std::fs::rename(&fresh, &binary).context("cannot put the binary in its place")?;
    let size = std::fs::metadata(&binary)?.len();
    println!("{} ({:.1} MB)", binary.display(), size as f64 / 1e6);
    Ok(())
}
