//! The operator's documents say what is: every setting is described, and the commands that are marked
//! `sh run` work as they stand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::TOKEN;

/// For the reverse proxy of the compose file, and for the build: no settings of the server.
const OTHERS: [&str; 4] =
    ["ZAYAVKA_HOST", "ZAYAVKA_UPSTREAM", "ZAYAVKA_MINIAPP_DIR", "ZAYAVKA_EMBED_MINIAPP"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every `ZAYAVKA_…` in a text.
fn names(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_uppercase() || c == '_';
    let rest = |part: &str| part.chars().take_while(|c| is_part(*c)).collect::<String>();
    text.split("ZAYAVKA_")
        .skip(1)
        .map(rest)
        .filter(|name| !name.is_empty())
        .map(|name| format!("ZAYAVKA_{name}"))
        .collect()
}

/// The settings that the server reads.
fn settings() -> BTreeSet<String> {
    let source = read("server/src/config/mod.rs");
    let calls = ["read.required(\"", "read.or(\"", "read.optional(\""];
    let named = calls.iter().flat_map(|call| source.split(call).skip(1));
    named.map(|rest| format!("ZAYAVKA_{}", rest.split('"').next().unwrap())).collect()
}

#[test]
fn every_setting_is_described_and_no_other_is() {
    let settings: BTreeSet<String> =
        settings().into_iter().filter(|name| !OTHERS.contains(&name.as_str())).collect();
    assert!(settings.len() > 15, "{settings:?}");
    for language in ["en", "ru"] {
        let described: BTreeSet<String> = read(&format!("docs/{language}/configure.md"))
            .lines()
            .filter_map(|line| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned()))
            .collect();
        assert_eq!(described, settings, "docs/{language}/configure.md");
    }
}

#[test]
fn what_documents_and_deployment_name_exists() {
    let settings = settings();
    let mut texts: Vec<String> = Vec::new();
    for folder in ["docs/en", "docs/ru", "deploy"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            texts.push(std::fs::read_to_string(entry.unwrap().path()).unwrap());
        }
    }
    for name in texts.iter().flat_map(|text| names(text)) {
        assert!(settings.contains(&name) || OTHERS.contains(&name.as_str()), "{name} is no setting");
    }
}

/// The text between fences whose first line is this.
fn blocks(text: &str, fence: &str) -> String {
    let mut script = String::new();
    let mut is_in = false;
    for line in text.lines() {
        match line {
            _ if line == fence => is_in = true,
            "```" => is_in = false,
            _ if is_in => script = format!("{script}{line}\n"),
            _ => {}
        }
    }
    script
}

#[test]
fn the_commands_of_the_documents_work_as_they_stand() {
    let program = Path::new(env!("CARGO_BIN_EXE_zayavka"));
    for language in ["en", "ru"] {
        let script = blocks(&read(&format!("docs/{language}/backup.md")), "```sh run");
        assert!(script.lines().count() > 2, "{script}");
        let folder = tempfile::tempdir().unwrap();
        let done = Command::new("sh")
            .args(["-euc", &format!("PATH=\"$PROGRAMS:$PATH\"\nzayavka seed --tickets 5 --seed 1\n{script}")])
            .current_dir(folder.path())
            .env("PROGRAMS", program.parent().unwrap())
            .env("ZAYAVKA_BOT_TOKEN", TOKEN)
            .env("ZAYAVKA_PUBLIC_URL", "https://desk.example.org")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stdout) + String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "docs/{language}/backup.md:\n{said}");
        assert!(folder.path().join("restored/zayavka.db").exists(), "{said}");
        // A second time it is not empty.
        let again = Command::new(program)
            .args(["restore", "zayavka.tar.zst"])
            .current_dir(folder.path())
            .env("ZAYAVKA_BOT_TOKEN", TOKEN)
            .env("ZAYAVKA_PUBLIC_URL", "https://desk.example.org")
            .env("ZAYAVKA_DATABASE_URL", "sqlite://restored/zayavka.db")
            .env("ZAYAVKA_STORAGE_URL", "restored/other")
            .status()
            .unwrap();
        assert_eq!(again.code(), Some(2));
    }
}
