//! Puts a built Mini App into the binary, where `ZAYAVKA_EMBED_MINIAPP` names its folder (`cargo xtask dist`).

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "ZAYAVKA_EMBED_MINIAPP";

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts by the environment alone")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={FOLDER}");
    let mut files = Vec::new();
    if let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) {
        println!("cargo::rerun-if-changed={}", folder.display());
        list(&folder, &folder, &mut files)?;
        files.sort();
    }
    let mut table = String::from("&[\n");
    for (name, path) in files {
        writeln!(table, "    ({name:?}, include_bytes!({path:?})),")?;
    }
    table.push_str("]\n");
    let out = env::var_os("OUT_DIR").ok_or("cargo did not set OUT_DIR")?;
    fs::write(Path::new(&out).join("miniapp.rs"), table)?;
    Ok(())
}

/// Each file below `folder` as its name there and its path here.
fn list(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(root, &path, files)?;
            continue;
        }
        let name = path.strip_prefix(root)?.to_str().ok_or("a file's name is no Unicode")?.to_owned();
        if !name.starts_with('.') {
            files.push((name, fs::canonicalize(&path)?));
        }
    }
    Ok(())
}
