//! Files, whole and in memory.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::{Value, json};

use super::messages::MediaKind;

#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) file_id: String,
    pub(crate) path: String,
    pub(crate) name: String,
    pub(crate) mime: String,
    pub(crate) bytes: Bytes,
}

#[derive(Debug, Default)]
pub(crate) struct Files {
    by_id: BTreeMap<String, StoredFile>,
    last: u64,
}

impl Files {
    /// Keeps a file and returns its id.
    pub(crate) fn add(&mut self, kind: MediaKind, name: &str, mime: &str, bytes: Bytes) -> String {
        self.last += 1;
        let file_id = format!("SimFile{:08}{}", self.last, kind.field());
        let ending = name.rsplit_once('.').map_or("bin", |(_, ending)| ending);
        let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).collect();
        let stored = StoredFile {
            file_id: file_id.clone(),
            path: format!("{}/file_{}.{ending}", kind.folder(), self.last),
            name: name.to_owned(),
            mime: mime.to_owned(),
            bytes,
        };
        self.by_id.insert(file_id.clone(), stored);
        file_id
    }

    pub(crate) fn find(&self, file_id: &str) -> Option<&StoredFile> {
        self.by_id.get(file_id)
    }

    pub(crate) fn find_by_path(&self, path: &str) -> Option<&StoredFile> {
        self.by_id.values().find(|file| file.path == path)
    }
}

impl StoredFile {
    /// The `File` that getFile answers with.
    pub(crate) fn file(&self) -> Value {
        json!({
            "file_id": self.file_id,
            "file_unique_id": self.unique_id(),
            "file_size": self.bytes.len(),
            "file_path": self.path,
        })
    }

    /// The object under `photo`, `document` or `voice` of a message.
    pub(crate) fn media(&self, kind: MediaKind) -> Value {
        let mut media = json!({
            "file_id": self.file_id,
            "file_unique_id": self.unique_id(),
            "file_size": self.bytes.len(),
        });
        match kind {
            MediaKind::Photo => {
                let (width, height) = dimensions(&self.bytes).unwrap_or((800, 600));
                media["width"] = json!(width);
                media["height"] = json!(height);
                json!([media])
            }
            MediaKind::Document => {
                media["file_name"] = json!(self.name);
                media["mime_type"] = json!(self.mime);
                media
            }
            MediaKind::Voice => {
                media["duration"] = json!(3);
                media["mime_type"] = json!(self.mime);
                media
            }
        }
    }

    fn unique_id(&self) -> String {
        format!("Uniq{}", self.file_id.trim_start_matches("SimFile"))
    }
}

/// Guesses a MIME type from a name, as the clients of people do.
pub(crate) fn mime_of(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        "pdf" => "application/pdf",
        "txt" | "log" => "text/plain",
        "csv" => "text/csv",
        "ogg" | "oga" => "audio/ogg",
        "mp4" => "video/mp4",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

/// Width and height of a PNG; other pictures keep their secret.
fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(16)?, number(20)?))
}
