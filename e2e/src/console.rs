//! What the page's console said, and whether it may.

use anyhow::{Result, ensure};

use crate::browser::Browser;

/// A strict Content-Security-Policy blocks the one `<style>` that the genuine script adds in an iframe, which
/// changes nothing (telegram-web-app.js writes scroll bars' looks there).
const HARMLESS: [&str; 1] = ["telegram-web-app.js"];

/// The faults since the last look: errors, refusals by the policy, panics. A fault that holds one of the
/// `expected` words is none.
pub(crate) async fn faults(browser: &Browser, expected: &[&str]) -> Result<Vec<String>> {
    let entries = browser.driver().browser_log().await?;
    Ok(entries
        .into_iter()
        .filter(|entry| entry.level == "SEVERE" || is_telling(&entry.message))
        .map(|entry| entry.message)
        .filter(|message| !is_harmless(message) && !expected.iter().any(|words| message.contains(words)))
        .collect())
}

/// Fails if there were faults.
pub(crate) async fn is_clean(browser: &Browser, expected: &[&str]) -> Result<()> {
    let faults = faults(browser, expected).await?;
    ensure!(faults.is_empty(), "the console has faults:\n{}", faults.join("\n"));
    Ok(())
}

/// Some come as warnings.
fn is_telling(message: &str) -> bool {
    message.contains("Content Security Policy") || message.contains("panicked at")
}

fn is_harmless(message: &str) -> bool {
    message.contains("inline style") && HARMLESS.iter().any(|source| message.contains(source))
}
