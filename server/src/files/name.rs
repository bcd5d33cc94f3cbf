//! Names of files, made harmless: they come from people's machines and go to other people's. Pure.

/// Bytes; what file systems take.
const LENGTH_MAX: usize = 255;
/// An ending longer than this is no ending.
const EXTENSION_MAX: usize = 16;
const NAMELESS: &str = "file";
/// What Windows keeps for devices, whatever ending they have.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The name without folders, invisible characters and what file systems refuse; never empty.
pub(super) fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let visible: String = last.chars().filter(|c| !is_invisible(*c)).map(harmless).collect();
    // Windows drops dots and spaces at the end, and an `.exe` with it would come back.
    let bare = visible.trim().trim_end_matches(['.', ' ']).trim_start();
    let is_empty = bare.trim_matches(['.', ' ', '_']).is_empty();
    let name = if is_empty { NAMELESS } else { bare };
    let stem = name.split('.').next().unwrap_or(name).trim();
    if RESERVED.iter().any(|reserved| stem.eq_ignore_ascii_case(reserved)) {
        return shorten(&format!("_{name}"));
    }
    shorten(name)
}

/// Control characters, and those that turn the direction of what is read (`gpj.exe` shown as `exe.jpg`).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn harmless(c: char) -> char {
    if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c }
}

/// Cuts the stem, so that the ending stays.
fn shorten(name: &str) -> String {
    if name.len() <= LENGTH_MAX {
        return name.to_owned();
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if extension.len() <= EXTENSION_MAX => (stem, format!(".{extension}")),
        Some(_) | None => (name, String::new()),
    };
    let mut end = LENGTH_MAX - extension.len();
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{extension}", stem[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_keeps_what_people_read_and_loses_what_machines_obey() {
        let names = [
            ("Отчёт за май.pdf", "Отчёт за май.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\anna\\a.png", "a.png"),
            ("a\u{0}b\r\n.txt", "ab.txt"),
            ("photo\u{202e}gpj.exe", "photogpj.exe"),
            ("virus.exe. . ", "virus.exe"),
            ("..", "file"),
            ("", "file"),
            ("...", "file"),
            ("con.txt", "_con.txt"),
            ("what?.txt", "what_.txt"),
            (".gitignore", ".gitignore"),
        ];
        for (given, kept) in names {
            assert_eq!(clean(given), kept, "{given:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = clean(&format!("{}.pdf", "ж".repeat(300)));
        assert!(name.len() <= LENGTH_MAX && name.starts_with("жж") && name.ends_with(".pdf"), "{name}");
    }

    proptest! {
        #[test]
        fn whatever_comes_is_a_file_name(given in any::<String>()) {
            let name = clean(&given);
            prop_assert!(!name.is_empty() && name.len() <= LENGTH_MAX);
            prop_assert!(!name.contains(['/', '\\']) && !name.chars().any(char::is_control));
            prop_assert!(name != "." && name != "..");
            prop_assert_eq!(clean(&name), name);
        }
    }
}
