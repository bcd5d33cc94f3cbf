//! Small pictures of large ones. Made when one is first asked for and kept beside the file; what cannot be
//! made is remembered, too. Whoever shows a list of files need not wait for them, and a restored backup makes
//! its own.

use std::fs::File;
use std::io::{BufReader, Cursor};
use std::path::Path;

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits};
use tracing::info;
use zayavka_shared::FileId;

use super::store;
use crate::App;
use crate::error::Error;

/// Pixels of the longer side.
const SIDE: u32 = 320;
/// A picture whose header tells of more is never decoded.
const PIXELS_MAX: u64 = 50_000_000;
/// Bytes that one picture may take while it is decoded.
const MEMORY_MAX: u64 = 256 * 1024 * 1024;
const QUALITY: u8 = 80;
/// What is kept where no thumbnail can be made.
const NONE: &[u8] = b"none";

/// What thumbnails are made of; all else is shown as an icon.
const PICTURES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// Whether a file of this type has a thumbnail.
pub(super) fn is_made_of(media_type: &str) -> bool {
    PICTURES.contains(&media_type)
}

/// What a thumbnail's address is signed for: it gives the thumbnail and not the file.
pub(super) fn subject(id: FileId) -> Vec<u8> {
    [b"thumbnail ".as_slice(), id.0.as_bytes()].concat()
}

/// Hands a thumbnail out.
pub(super) async fn send(app: &App, id: FileId) -> Result<Response, Error> {
    let file = store::find(&mut app.db().read().await?, id).await?.ok_or(Error::NotFound)?;
    if !is_made_of(&file.mime) {
        return Err(Error::NotFound);
    }
    let content = content(app, id).await?;
    let mime = match content.as_slice() {
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'R', b'I', b'F', b'F', ..] => "image/webp",
        _ => return Err(Error::NotFound),
    };
    let headers = [
        (CONTENT_TYPE, mime),
        (CONTENT_DISPOSITION, "inline"),
        (CONTENT_SECURITY_POLICY, "sandbox"),
        // As long as the address is good.
        (CACHE_CONTROL, "private, max-age=900"),
    ];
    Ok((headers, content).into_response())
}

/// The kept thumbnail, made now if there is none. One picture is decoded at a time, for the memory it takes.
async fn content(app: &App, id: FileId) -> Result<Vec<u8>, Error> {
    if let Some(content) = app.storage().thumbnail(id).await? {
        return Ok(content);
    }
    let _turn = app.storage().turn_to_draw().await;
    if let Some(content) = app.storage().thumbnail(id).await? {
        return Ok(content);
    }
    let path = app.storage().path(id);
    let made = tokio::task::spawn_blocking(move || draw(&path)).await.map_err(std::io::Error::other)?;
    let content = match made {
        Ok(content) => content,
        Err(ImageError::IoError(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::Corrupt(format!("the file {id} is not in the store")));
        }
        Err(error) => {
            info!(file.id = %id, error = %error, "the file {id} has no thumbnail");
            NONE.to_vec()
        }
    };
    app.storage().keep_thumbnail(id, &content).await?;
    Ok(content)
}

/// Draws the thumbnail of a picture: its first frame, upright. JPEG, or WebP where it lets its ground through.
fn draw(path: &Path) -> Result<Vec<u8>, ImageError> {
    let mut reader = ImageReader::new(BufReader::new(File::open(path)?)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX {
        return Err(ImageError::Limits(image::error::LimitError::from_kind(
            image::error::LimitErrorKind::DimensionError,
        )));
    }
    // A picture with garbled notes about itself is still one.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let image = DynamicImage::from_decoder(decoder)?;
    let is_small = width.max(height) <= SIDE;
    let mut small = if is_small { image } else { image.thumbnail(SIDE, SIDE) };
    small.apply_orientation(orientation);
    encode(&small)
}

fn encode(image: &DynamicImage) -> Result<Vec<u8>, ImageError> {
    let mut content = Vec::new();
    let is_transparent = image.color().has_alpha() && image.to_rgba8().pixels().any(|pixel| pixel.0[3] < 255);
    if is_transparent {
        image.to_rgba8().write_to(&mut Cursor::new(&mut content), ImageFormat::WebP)?;
    } else {
        JpegEncoder::new_with_quality(&mut content, QUALITY).encode_image(&image.to_rgb8())?;
    }
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG whose header tells of this size; its data ends at once.
    fn claiming(width: u32, height: u32) -> Vec<u8> {
        let mut content = b"\x89PNG\r\n\x1a\n".to_vec();
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        for (name, data) in [(b"IHDR", header.as_slice()), (b"IDAT", &[0x78, 0x9c]), (b"IEND", &[])] {
            content.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            let chunk = [name.as_slice(), data].concat();
            content.extend(&chunk);
            content.extend(checksum(&chunk).to_be_bytes());
        }
        content
    }

    /// CRC-32, as PNG has it.
    fn checksum(data: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in data {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        !crc
    }

    #[test]
    fn more_than_fifty_megapixels_are_never_decoded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb");
        std::fs::write(&path, claiming(30_000, 30_000)).unwrap();
        assert!(matches!(draw(&path), Err(ImageError::Limits(_))), "{:?}", draw(&path));
        // A picture that may be decoded fails by its data.
        std::fs::write(&path, claiming(100, 100)).unwrap();
        assert!(!matches!(draw(&path), Ok(_) | Err(ImageError::Limits(_))), "{:?}", draw(&path));
    }
}
