//! The genuine telegram-web-app.js, as npm keeps it: pages under test run what Telegram's clients run.

use std::path::PathBuf;

use crate::npm_file::NpmFile;

const SCRIPT: NpmFile = NpmFile {
    package: "@twa-dev/sdk@8.0.2",
    // As it was written, not the recompiled one in `dist/`.
    file: "package/src/telegram-web-apps.js",
    sha256: "f4a03f7df8841ff5f232ad3a7416033df85594a23ce8b8cab64a82a9dad960d5",
    kept_as: "telegram-web-app.js",
    why: "the Mini App starts with it",
};

/// Where the script lies, fetched before if it was not.
pub(crate) async fn get() -> anyhow::Result<PathBuf> {
    SCRIPT.get().await
}
