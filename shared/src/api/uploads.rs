//! Files that come part by part.

use serde::{Deserialize, Serialize};

use super::FileView;
use crate::FileId;

/// Bytes that one part has at most.
pub const PART_MAX: u64 = 1024 * 1024;
/// The header that says where a part begins.
pub const UPLOAD_OFFSET: &str = "upload-offset";

/// `POST /api/uploads`
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewUpload {
    pub name: String,
    /// Bytes of the whole file.
    pub size: i64,
}

/// How far a file is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadView {
    /// Of the upload, and of the file that it becomes.
    pub id: FileId,
    pub name: String,
    /// Bytes of the whole file.
    pub size: i64,
    /// Bytes that are safe; the next part begins here.
    pub offset: i64,
    /// Bytes that one part has at most.
    pub part_size: i64,
    /// Once it has arrived and is attached to nothing yet, and in the answer to its last part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileView>,
}
