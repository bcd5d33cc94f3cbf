//! Huge photos made smaller before they are sent, if the person wants that.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// A photo of more bytes, or of more pixels on its longer side, is huge.
const HUGE_BYTES: u64 = 4_000_000;
const HUGE_SIDE: u32 = 4_000;
/// Below this nothing is worth the look.
const LOOK_BYTES: u64 = 1_000_000;
/// Pixels of the longer side that are left.
const SIDE: u32 = 2_560;
const QUALITY: f64 = 0.85;

/// What the person wants with huge photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoChoice {
    Smaller,
    AsIs,
}

/// Whether a file may turn out to be a huge photo; moving and drawn pictures are left alone.
pub(super) fn may_be_huge(file: &File, size: u64) -> bool {
    let kind = file.type_();
    let is_photo = kind.starts_with("image/") && kind != "image/gif" && kind != "image/svg+xml";
    is_photo && size > LOOK_BYTES
}

/// The photo in fewer bytes; `None` if it is not huge, cannot be decoded here, or would not become much smaller.
pub(super) async fn shrink(file: &File, size: u64) -> Option<Blob> {
    let small = draw(file, size).await.unwrap_or_else(|error| {
        crate::report::note("making a photo smaller", &format!("{error:?}"));
        None
    })?;
    is_worth_it(size, bytes(&small)).then_some(small)
}

async fn draw(file: &File, size: u64) -> Result<Option<Blob>, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let bitmap: ImageBitmap =
        JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?.dyn_into()?;
    let (width, height) = (bitmap.width(), bitmap.height());
    let drawn =
        if is_huge(size, width, height) { Some(draw_smaller(&bitmap, fit(width, height))?) } else { None };
    // A decoded photo takes four bytes a pixel: not until the garbage is collected.
    bitmap.close();
    match drawn {
        Some(canvas) => encode(&canvas).await.map(Some),
        None => Ok(None),
    }
}

fn draw_smaller(bitmap: &ImageBitmap, (width, height): (u32, u32)) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    let (width, height) = (f64::from(width), f64::from(height));
    // A JPEG knows no transparency; what was clear would turn black.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

async fn encode(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let mut refused = None;
    let blob = Promise::new(&mut |resolve, _| {
        let onblob = Closure::once_into_js(move |blob: JsValue| {
            crate::report::ignore("handing a photo on", resolve.call1(&JsValue::UNDEFINED, &blob));
        });
        let asked = canvas.to_blob_with_type_and_encoder_options(
            onblob.unchecked_ref(),
            "image/jpeg",
            &QUALITY.into(),
        );
        refused = asked.err();
    });
    match refused {
        Some(error) => Err(error),
        None => JsFuture::from(blob).await?.dyn_into(),
    }
}

pub(super) fn bytes(blob: &Blob) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a byte count")]
    let size = blob.size() as u64;
    size
}

fn is_huge(size: u64, width: u32, height: u32) -> bool {
    size > HUGE_BYTES || width.max(height) > HUGE_SIDE
}

fn is_worth_it(size: u64, smaller: u64) -> bool {
    smaller * 10 < size * 8
}

/// The size that keeps the sides' relation and has [`SIDE`] at most.
fn fit(width: u32, height: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= SIDE {
        return (width, height);
    }
    let scale = |side: u32| {
        let scaled = u64::from(side) * u64::from(SIDE) / u64::from(longer);
        u32::try_from(scaled).unwrap_or(SIDE).max(1)
    };
    (scale(width), scale(height))
}

/// The name of a photo that became a JPEG.
pub(super) fn jpeg_name(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.jpg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_huge_by_its_bytes_or_by_its_pixels() {
        assert!(is_huge(4_000_001, 100, 100) && is_huge(2_000_000, 4_001, 100));
        assert!(!is_huge(4_000_000, 4_000, 3_000));
    }

    #[test]
    fn the_longer_side_is_cut_and_the_shape_kept() {
        assert_eq!(fit(4_000, 3_000), (2_560, 1_920));
        assert_eq!(fit(3_000, 6_000), (1_280, 2_560));
        assert_eq!(fit(800, 600), (800, 600));
        assert_eq!(fit(9_000, 1), (2_560, 1));
    }

    #[test]
    fn little_is_not_worth_a_question() {
        assert!(is_worth_it(12_000_000, 1_400_000) && !is_worth_it(5_000_000, 4_500_000));
    }

    #[test]
    fn a_photo_that_became_a_jpeg_says_so() {
        assert_eq!(jpeg_name("IMG 1.HEIC"), "IMG 1.jpg");
        assert_eq!(jpeg_name("photo"), "photo.jpg");
    }
}
