//! A link as a QR code that any page can draw.

use qrcode::{Color, EcLevel, QrCode};
use zayavka_shared::api::QrCode as Drawing;

use crate::error::Error;

/// Draws the link: one run of dark modules after the other, row by row.
///
/// # Errors
/// If the link is longer than a code can hold (2 KB); ours are not.
pub(crate) fn draw(link: &str) -> Result<Drawing, Error> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M)
        .map_err(|error| Error::Corrupt(format!("a link that makes no QR code: {error}")))?;
    let size = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(size).enumerate() {
        let mut x = 0;
        while x < size {
            let run = row[x..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
            }
            x += run.max(1);
        }
    }
    Ok(Drawing { size, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners() {
        let drawing = draw("https://t.me/zayavka_bot?start=inv_abc").unwrap();
        let far = drawing.size - 7;
        for corner in ["M0 0h7v1h-7z".to_owned(), format!("M{far} 0h7v1h-7z"), format!("M0 {far}h7v1h-7z")] {
            assert!(drawing.path.contains(&corner), "{corner} in {}", drawing.path);
        }
    }
}
