//! Builds the Mini App: compiles it to WebAssembly, binds it to the browser, names the files by their
//! content and compresses them. What comes out is served as it lies.

mod pack;
mod page;
mod styles;

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use sha2::{Digest as _, Sha256};
use tokio::process::Command;

use crate::install::{self, say};
use crate::paths;
use crate::process::Stop;

/// Also the name of what trunk makes of the same crate.
const NAME: &str = "zayavka-miniapp";

#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct Options {
    /// As small as it gets, as it is handed over; takes minutes.
    #[arg(long)]
    release: bool,
}

impl Options {
    /// Quick to build: for demo and tests.
    pub(crate) const QUICK: Self = Self { release: false };

    /// As it is handed over.
    pub(crate) const SMALL: Self = Self { release: true };

    fn profile(self) -> &'static str {
        if self.release { "wasm-release" } else { "wasm-dev" }
    }

    /// Brotli's; the last steps cost minutes.
    fn quality(self) -> u32 {
        if self.release { 11 } else { 5 }
    }
}

/// Builds what has changed; where the Mini App lies then.
pub(crate) async fn build(stop: &mut Stop, options: Options) -> anyhow::Result<PathBuf> {
    install::wasm_target(stop).await?;
    say("Building the Mini App.");
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--package", NAME, "--target", "wasm32-unknown-unknown"]);
    stop.run(cargo.args(["--profile", options.profile()]).current_dir(paths::root())).await?;
    let compiled = paths::target().join("wasm32-unknown-unknown").join(options.profile()).join(NAME);
    let sources = Sources::read(&compiled.with_extension("wasm"))?;
    let out = paths::target().join(if options.release { "miniapp-release" } else { "miniapp" });
    let stamp = out.join(".stamp");
    let fingerprint = sources.fingerprint(options);
    if std::fs::read_to_string(&stamp).is_ok_and(|kept| kept == fingerprint) {
        return Ok(out);
    }
    put_together(&sources, options, &out)?;
    std::fs::write(stamp, fingerprint)?;
    Ok(out)
}

/// What trunk does not make of its own: one file of styles, and the script that starts everything.
pub(crate) fn put_trunk_files() -> anyhow::Result<()> {
    let staging = paths::variable("TRUNK_STAGING_DIR").context("this is for trunk to call, by Trunk.toml")?;
    let staging = Path::new(&staging);
    std::fs::write(staging.join("app.css"), styles::join(&paths::root().join("static"))?)?;
    std::fs::copy(paths::root().join("static/boot.js"), staging.join("boot.js"))?;
    Ok(())
}

/// Everything that the files are made of.
struct Sources {
    wasm_path: PathBuf,
    wasm: Vec<u8>,
    page: String,
    boot: Vec<u8>,
    styles: String,
}

impl Sources {
    fn read(wasm_path: &Path) -> anyhow::Result<Self> {
        let root = paths::root();
        let read =
            |path: &Path| std::fs::read(path).with_context(|| format!("cannot read {}", path.display()));
        Ok(Self {
            wasm: read(wasm_path)?,
            wasm_path: wasm_path.to_owned(),
            page: String::from_utf8(read(&root.join("index.html"))?)?,
            boot: read(&root.join("static/boot.js"))?,
            styles: styles::join(&root.join("static"))?,
        })
    }

    fn fingerprint(&self, options: Options) -> String {
        // A change of this program changes what it makes.
        let own = std::env::current_exe().and_then(std::fs::read).unwrap_or_else(|_| Vec::new());
        let mut hash = Sha256::new();
        for part in [&self.wasm, self.page.as_bytes(), &self.boot, self.styles.as_bytes(), &own] {
            hash.update(Sha256::digest(part));
        }
        format!("{} {}", options.profile(), hex::encode(hash.finalize()))
    }
}

fn put_together(sources: &Sources, options: Options, out: &Path) -> anyhow::Result<()> {
    let bound = tempfile::tempdir()?;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(&sources.wasm_path)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        // Names of functions are for who looks for a fault; on a phone they are only weight.
        .remove_name_section(options.release)
        .remove_producers_section(options.release)
        .generate(bound.path())
        .context("cannot bind the Mini App to the browser")?;
    // Made beside and moved at the end, so that a server never finds a half of it.
    let fresh = out.with_extension("new");
    remove(&fresh)?;
    std::fs::create_dir_all(fresh.join("assets"))?;
    let script = std::fs::read(bound.path().join(format!("{NAME}.js")))?;
    let wasm = std::fs::read(bound.path().join(format!("{NAME}_bg.wasm")))?;
    let packer = pack::Packer { folder: &fresh, quality: options.quality() };
    let files = [
        (format!("{NAME}.js"), script),
        (format!("{NAME}_bg.wasm"), wasm),
        ("app.css".to_owned(), sources.styles.clone().into_bytes()),
        ("boot.js".to_owned(), sources.boot.clone()),
    ];
    let mut names = Vec::new();
    for (name, content) in &files {
        names.push((name.as_str(), packer.put_asset(name, content)?));
    }
    packer.put("index.html", page::fill(&sources.page, &names)?.as_bytes())?;
    remove(out)?;
    std::fs::rename(&fresh, out).context("cannot put the Mini App in its place")
}

fn remove(folder: &Path) -> std::io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
