//! What a file is, by its content first and its name second. Pure.

use infer::MatcherType;
use zayavka_shared::file::{self, extension};

/// Bytes of a file's beginning that are looked at.
pub(super) const HEAD: usize = 64 * 1024;

/// Certificates and disks that `infer` counts among programs.
const HARMLESS: [&str; 2] = ["application/x-x509-ca-cert", "application/x-qemu-disk"];

/// Bitmaps that a browser shows and that cannot carry a script.
const RASTERS: [&str; 6] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"];

/// The class of Windows' installer in a compound file, as it lies in the file.
const INSTALLER_CLASS: [u8; 16] = [0x84, 0x10, 0x0c, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46];
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];
const ZIP: &[u8] = b"PK\x03\x04";

/// The media type of a file that begins with `head`; `None` for programs and scripts, which are not taken.
pub(super) fn media_type(head: &[u8], name: &str) -> Option<&'static str> {
    if file::is_program(name) || is_program(head) {
        return None;
    }
    let found = infer::get(head).filter(|kind| kind.mime_type() != "text/plain");
    match found {
        Some(kind) if kind.mime_type() == "text/x-shellscript" => None,
        Some(kind) => Some(kind.mime_type()),
        None => Some(text_type(head, &extension(name))),
    }
}

/// Whether it may be shown where it stands, instead of being saved.
pub(super) fn is_raster(media_type: &str) -> bool {
    RASTERS.contains(&media_type)
}

fn is_program(head: &[u8]) -> bool {
    if head.starts_with(b"#!") {
        return true;
    }
    if head.starts_with(COMPOUND_FILE) {
        return contains(head, &INSTALLER_CLASS);
    }
    if head.starts_with(ZIP) {
        // A zip entry's name stands 30 bytes behind its mark.
        return contains(head, b"AndroidManifest.xml") || head.get(30..39) == Some(b"META-INF/");
    }
    let found = infer::get(head);
    found.is_some_and(|kind| kind.matcher_type() == MatcherType::App && !HARMLESS.contains(&kind.mime_type()))
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}

/// What has no mark of its own: text, or bytes.
fn text_type(head: &[u8], extension: &str) -> &'static str {
    if !is_text(head) {
        return "application/octet-stream";
    }
    if contains(&head[..head.len().min(4096)], b"<svg") {
        return "image/svg+xml";
    }
    match extension {
        "csv" => "text/csv",
        "htm" | "html" | "xhtml" => "text/html",
        "json" => "application/json",
        _ => "text/plain",
    }
}

/// UTF-8 without control characters; the head may end within a character.
fn is_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).expect("it is valid up to there")
        }
        Err(_) => return false,
    };
    !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn programs_are_known_by_their_content_whatever_their_name() {
        let exe = [b"MZ".as_slice(), &[0; 62]].concat();
        let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 60]].concat();
        let apk = [ZIP, &[0; 26], b"AndroidManifest.xml".as_slice()].concat();
        let jar = [ZIP, &[0; 26], b"META-INF/MANIFEST.MF".as_slice()].concat();
        let msi = [COMPOUND_FILE, &[0; 600], INSTALLER_CLASS.as_slice(), &[0; 20]].concat();
        for content in [exe, elf, apk, jar, msi, b"#!/bin/sh\nrm -rf /".to_vec()] {
            assert_eq!(media_type(&content, "photo.png"), None, "{content:?}");
        }
    }

    #[test]
    fn programs_are_known_by_their_name_whatever_their_content() {
        for name in ["a.exe", "A.BAT", "x.tar.sh", "photo.png.js", "run.ps1", "setup.msi", "lib.jar"] {
            assert_eq!(media_type(PNG, name), None, "{name}");
        }
    }

    #[test]
    fn documents_pictures_and_texts_are_named_by_their_content() {
        let docx = [ZIP, &[0; 26], b"[Content_Types].xml".as_slice(), &[0; 100]].concat();
        let files: [(&[u8], &str, &str); 9] = [
            (PNG, "x.jpg", "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "x.png", "image/jpeg"),
            (b"%PDF-1.7\n", "x", "application/pdf"),
            (&docx, "x.docx", "application/zip"),
            (b"<!DOCTYPE html><script>", "x.txt", "text/html"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'>", "x.png", "image/svg+xml"),
            ("Привет\n".as_bytes(), "x.txt", "text/plain"),
            (b"a;b\n1;2\n", "x.csv", "text/csv"),
            (b"\x00\x01\x02\x03", "x.txt", "application/octet-stream"),
        ];
        for (content, name, expected) in files {
            assert_eq!(media_type(content, name), Some(expected), "{name}");
        }
    }

    #[test]
    fn only_bitmaps_are_shown_in_place() {
        assert!(is_raster("image/png") && !is_raster("image/svg+xml") && !is_raster("text/html"));
    }

    proptest! {
        #[test]
        fn no_content_is_too_odd_to_be_judged(content in prop::collection::vec(any::<u8>(), 0..512), name in ".{0,20}") {
            let judged = media_type(&content, &name);
            prop_assert!(judged.is_none_or(|media_type| media_type.contains('/')));
        }
    }
}
