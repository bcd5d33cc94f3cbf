//! Names files by their content and lays the compressed forms beside them.

use std::io::Write as _;
use std::path::Path;

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest as _, Sha256};

const BUFFER: usize = 64 * 1024;
/// The largest window that every browser takes.
const WINDOW: u32 = 22;

pub(super) struct Packer<'a> {
    pub(super) folder: &'a Path,
    /// Brotli's, 0 to 11.
    pub(super) quality: u32,
}

impl Packer<'_> {
    /// Puts a file below `assets/` under a name of its content; its address.
    pub(super) fn put_asset(&self, name: &str, content: &[u8]) -> std::io::Result<String> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let hash = hex::encode(&Sha256::digest(content)[..8]);
        let path = format!("assets/{stem}-{hash}.{extension}");
        self.put(&path, content)?;
        Ok(format!("/{path}"))
    }

    /// Puts a file and its compressed forms.
    pub(super) fn put(&self, path: &str, content: &[u8]) -> std::io::Result<()> {
        let path = self.folder.join(path);
        std::fs::write(&path, content)?;
        let beside = |ending: &str| {
            let mut name = path.clone().into_os_string();
            name.push(ending);
            name
        };
        let mut brotli = CompressorWriter::new(Vec::new(), BUFFER, self.quality, WINDOW);
        brotli.write_all(content)?;
        std::fs::write(beside(".br"), brotli.into_inner())?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::new(self.quality.min(9)));
        gzip.write_all(content)?;
        std::fs::write(beside(".gz"), gzip.finish()?)
    }
}
