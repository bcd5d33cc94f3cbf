//! What may be uploaded, as far as a file's name tells.

/// Endings of programs and scripts, which a person would start by opening them.
const PROGRAMS: [&str; 33] = [
    "apk", "app", "appimage", "bash", "bat", "cmd", "com", "cpl", "deb", "dll", "dmg", "exe", "hta", "ipa",
    "jar", "js", "jse", "lnk", "mjs", "msc", "msi", "msp", "pif", "ps1", "psm1", "reg", "rpm", "scr", "sh",
    "vbe", "vbs", "wsf", "wsh",
];

/// The ending in lower case, without its dot; empty if there is none. Dots and spaces at the end, which Windows
/// drops, are no part of a name.
#[must_use]
pub fn extension(name: &str) -> String {
    let name = name.trim_end_matches(['.', ' ']);
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// Whether the name is one of a program or a script; those are not taken.
#[must_use]
pub fn is_program(name: &str) -> bool {
    PROGRAMS.contains(&extension(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_ending() {
        for name in ["a.exe", "A.BAT", "x.tar.sh", "photo.png.js", "run.ps1", "setup.msi", "virus.exe. . "] {
            assert!(is_program(name), "{name}");
        }
        for name in ["photo.png", "exe", "", ".", "act.docx", "notes.shx"] {
            assert!(!is_program(name), "{name}");
        }
    }
}
