//! What the commands need and a fresh machine lacks.

use anyhow::bail;
use tokio::process::Command;

use crate::paths;
use crate::process::{Stop, output};

const WASM: &str = "wasm32-unknown-unknown";

/// The compiler's target for the Mini App.
pub(crate) async fn wasm_target(stop: &mut Stop) -> anyhow::Result<()> {
    if paths::program("rustup").is_none() {
        // A distribution's own compiler may bring the target by another package.
        let libraries =
            output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM])).await;
        if libraries.is_ok_and(|folder| std::path::Path::new(folder.trim()).is_dir()) {
            return Ok(());
        }
        bail!("install rustup, so that the target {WASM} can be added: the Mini App is WebAssembly");
    }
    let installed = output(Command::new("rustup").args(["target", "list", "--installed"])).await?;
    if installed.lines().any(|line| line.trim() == WASM) {
        return Ok(());
    }
    say(&format!("Adding the target {WASM}: the Mini App is WebAssembly."));
    stop.run(Command::new("rustup").args(["target", "add", WASM])).await
}

/// A program and the Debian package that brings it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Package {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    pub(crate) is_there: fn() -> bool,
}

pub(crate) const CHROMIUM: Package = Package {
    name: "chromium",
    why: "the tests open the pages in a real browser",
    is_there: || paths::program("chromium").is_some(),
};
pub(crate) const CHROMIUM_DRIVER: Package = Package {
    name: "chromium-driver",
    why: "the tests steer the browser by it",
    is_there: || paths::program("chromedriver").is_some(),
};
pub(crate) const POSTGRES: Package = Package {
    name: "postgresql",
    why: "every test runs on SQLite and on PostgreSQL",
    is_there: || crate::postgres::programs().is_some(),
};
pub(crate) const NPM: Package = Package {
    name: "npm",
    why: "Telegram's own script for Mini Apps and axe-core come from its registry",
    is_there: || paths::program("npm").is_some(),
};

/// Installs what is missing of these, where that is ours to do.
pub(crate) async fn packages(stop: &mut Stop, wanted: &[Package]) -> anyhow::Result<()> {
    let missing: Vec<Package> = wanted.iter().copied().filter(|package| !(package.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    if !rustix::process::getuid().is_root() || paths::program("apt-get").is_none() {
        bail!(
            "install {} (on Debian and Ubuntu: `sudo apt-get install {}`)",
            names.join(", "),
            names.join(" ")
        );
    }
    for package in &missing {
        say(&format!("Installing {}: {}.", package.name, package.why));
    }
    let mut update = Command::new("apt-get");
    stop.run(update.args(["update", "-qq"])).await?;
    let mut install = Command::new("apt-get");
    install.args(["install", "-y", "-qq", "--no-install-recommends"]).args(names);
    stop.run(install.env("DEBIAN_FRONTEND", "noninteractive")).await
}

/// Tells the person who waits what is going on.
pub(crate) fn say(words: &str) {
    eprintln!("• {words}");
}
