//! Where the programs under test are.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

/// Programs and files that a test needs. `cargo xtask test` builds them and names them.
#[derive(Debug, Clone)]
pub struct Tools {
    pub server: PathBuf,
    pub simulator: PathBuf,
    /// The built Mini App: index.html and assets/.
    pub miniapp: PathBuf,
    /// The genuine telegram-web-app.js.
    pub script: PathBuf,
    /// axe-core, which finds what hinders people.
    pub axe: PathBuf,
    pub chromedriver: PathBuf,
}

impl Tools {
    /// Reads `ZAYAVKA_E2E_…`; what is not said lies where `cargo xtask test e2e` puts it.
    ///
    /// # Errors
    /// If something is not there, with what to do.
    pub fn find() -> Result<Self> {
        let target = target();
        let binaries = path("ZAYAVKA_E2E_BIN_DIR").unwrap_or_else(|| target.join("debug"));
        Ok(Self {
            server: there(binaries.join("zayavka"))?,
            simulator: there(binaries.join("zayavka-simulator"))?,
            miniapp: there(path("ZAYAVKA_E2E_MINIAPP").unwrap_or_else(|| target.join("miniapp")))?,
            script: there(path("ZAYAVKA_E2E_SCRIPT").unwrap_or_else(|| target.join("telegram-web-app.js")))?,
            axe: there(path("ZAYAVKA_E2E_AXE").unwrap_or_else(|| target.join("axe.min.js")))?,
            chromedriver: there(
                path("ZAYAVKA_E2E_CHROMEDRIVER").unwrap_or_else(|| on_the_path("chromedriver")),
            )?,
        })
    }
}

/// Where cargo puts what it builds.
#[must_use]
pub fn target() -> PathBuf {
    path("CARGO_TARGET_DIR").unwrap_or_else(|| root().join("target"))
}

/// The project's root.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("e2e is a folder of the project")
}

fn there(path: PathBuf) -> Result<PathBuf> {
    if path.exists() {
        return Ok(path);
    }
    bail!(
        "{} is not there: run `cargo xtask test e2e` once, it builds and fetches everything",
        path.display()
    )
}

fn on_the_path(program: &str) -> PathBuf {
    let folders = variable("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|file| file.is_file());
    found.unwrap_or_else(|| PathBuf::from(program))
}

fn path(name: &str) -> Option<PathBuf> {
    variable(name).map(PathBuf::from)
}

/// A variable of the environment.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "tests have no configuration of their own")]
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}
