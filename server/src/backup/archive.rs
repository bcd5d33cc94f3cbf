//! The archive itself: a tar, compressed by zstd. Blocking; it runs on threads of its own.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::manifest::{Entry, FORMAT, Manifest};

pub(super) const MANIFEST: &str = "manifest.json";
const LEVEL: i32 = 3;
/// A manifest names every file; one of ten million still fits.
const MANIFEST_MAX: u64 = 2 << 30;

/// An archive that is being written, beside its place until it is whole.
pub(super) struct Writer {
    tar: tar::Builder<zstd::Encoder<'static, File>>,
    entries: BTreeMap<String, Entry>,
    part: PathBuf,
    path: PathBuf,
}

impl Writer {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        if path.exists() {
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, "there is such a file already"));
        }
        let part = path.with_added_extension("part");
        // Nobody else on the machine is to read it.
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part)?;
        let tar = tar::Builder::new(zstd::Encoder::new(file, LEVEL)?);
        Ok(Self { tar, entries: BTreeMap::new(), part, path: path.to_owned() })
    }

    pub(super) fn add(&mut self, name: String, size: u64, content: impl Read) -> io::Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(size);
        header.set_mode(0o600);
        let mut content = Hashed::new(content);
        self.tar.append_data(&mut header, &name, &mut content)?;
        self.entries.insert(name, content.entry());
        Ok(())
    }

    /// Writes the manifest and gives the archive its place; when this returns, it survives a power cut.
    pub(super) fn finish(mut self, mut manifest: Manifest) -> io::Result<Manifest> {
        manifest.entries = std::mem::take(&mut self.entries);
        let text = serde_json::to_vec_pretty(&manifest)?;
        self.add(MANIFEST.to_owned(), text.len() as u64, text.as_slice())?;
        let mut file = self.tar.into_inner()?.finish()?;
        file.flush()?;
        file.sync_all()?;
        std::fs::rename(&self.part, &self.path)?;
        Ok(manifest)
    }
}

/// Hands each entry before the manifest to `each`, in the order of the archive.
pub(super) fn read<E: From<io::Error>>(
    path: &Path,
    mut each: impl FnMut(&str, &mut dyn Read) -> Result<(), E>,
) -> Result<(), E> {
    let file = BufReader::new(File::open(path)?);
    let mut tar = tar::Archive::new(zstd::Decoder::new(file)?);
    for entry in tar.entries()? {
        let mut entry = entry?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        each(&name, &mut entry)?;
    }
    Ok(())
}

/// Reads the whole archive and compares it with its manifest; `Err(text)` says what is wrong with it.
pub(super) fn verify(path: &Path) -> io::Result<Result<Manifest, String>> {
    let mut entries = BTreeMap::new();
    let mut manifest = None;
    let whole = read(path, |name, content| {
        if name == MANIFEST {
            let mut text = Vec::new();
            content.take(MANIFEST_MAX).read_to_end(&mut text)?;
            manifest = Some(text);
        } else {
            let mut content = Hashed::new(content);
            io::copy(&mut content, &mut io::sink())?;
            entries.insert(name.to_owned(), content.entry());
        }
        Ok::<(), io::Error>(())
    });
    match whole {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(error),
        Err(error) => return Ok(Err(format!("it is no whole archive ({error})"))),
        Ok(()) => {}
    }
    let Some(manifest) = manifest else { return Ok(Err("it has no manifest".to_owned())) };
    Ok(judge(&manifest, &entries))
}

fn judge(manifest: &[u8], entries: &BTreeMap<String, Entry>) -> Result<Manifest, String> {
    let format: Option<Format> = serde_json::from_slice(manifest).ok();
    match format {
        Some(Format { format }) if format != FORMAT => {
            return Err(format!("it has the format {format}; this program reads {FORMAT}"));
        }
        Some(_) | None => {}
    }
    let manifest: Manifest =
        serde_json::from_slice(manifest).map_err(|error| format!("its manifest cannot be read ({error})"))?;
    let differs = |(name, entry): &(&String, &Entry)| manifest.entries.get(*name) != Some(*entry);
    if let Some((name, _)) = entries.iter().find(differs) {
        return Err(format!("{name} is not what the manifest says"));
    }
    if let Some(name) = manifest.entries.keys().find(|name| !entries.contains_key(*name)) {
        return Err(format!("{name} is missing"));
    }
    Ok(manifest)
}

/// What is read of a manifest first: another format may have other fields.
#[derive(serde::Deserialize)]
struct Format {
    format: u32,
}

/// Counts and hashes what passes through.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
    size: u64,
}

impl<R: Read> Hashed<R> {
    fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new(), size: 0 }
    }

    fn entry(self) -> Entry {
        Entry { size: self.size, sha256: hex::encode(self.hash.finalize()) }
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(&buffer[..count]);
        self.size += count as u64;
        Ok(count)
    }
}
