//! Takes a picture of every screen into `target/screenshots/`, to be looked at beside the design's pictures.
//!
//! `cargo run -p zayavka-e2e --bin screenshots [FILTER]`: with a filter, only those whose name holds it.

use std::path::PathBuf;

use anyhow::Result;
use zayavka_e2e::{Language, PHONE_STOPS, STOPS, Screen, Stage, Stop, target};

const SIZES: [(Screen, &str); 3] =
    [(Screen::PHONE, "phone"), (Screen::TABLET, "tablet"), (Screen::DESKTOP, "desktop")];

/// Telegram's two, and one as people make their own.
const THEMES: [&str; 3] = ["light", "dark", "sand"];

/// What is looked at in English, too: words there are shorter and longer.
const ENGLISH: [&str; 6] =
    ["client-home", "client-new-form", "client-faq-answer", "client-review", "agent-board", "agent-ticket"];

#[tokio::main]
async fn main() -> Result<()> {
    let filter = std::env::args().nth(1).unwrap_or_default();
    let stage = Stage::open().await?;
    for (screen, size) in SIZES {
        let more = if size == "phone" { PHONE_STOPS } else { &[] };
        for stop in STOPS.iter().chain(more) {
            for (language, suffix) in [(Language::Ru, ""), (Language::En, "-en")] {
                let name = format!("{}{suffix}-{size}", stop.name);
                let is_wanted = language == Language::Ru || ENGLISH.contains(&stop.name);
                if is_wanted && name.contains(&filter) {
                    pictures(&stage, stop, screen, language, &name).await?;
                }
            }
        }
        if format!("simulator-{size}").contains(&filter) {
            simulator(&stage, screen, size).await?;
        }
    }
    Ok(())
}

/// In every theme.
async fn pictures(stage: &Stage, stop: &Stop, screen: Screen, language: Language, name: &str) -> Result<()> {
    if let Err(error) = stage.comes_to(stop, screen, language, "light").await {
        take(stage, &format!("failed-{name}")).await?;
        return Err(error.context(stage.desk.logs()));
    }
    for theme in THEMES {
        stage.turns(theme).await?;
        take(stage, &format!("{name}-{theme}")).await?;
    }
    Ok(())
}

/// The page of phones itself.
async fn simulator(stage: &Stage, screen: Screen, size: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        stage.opens_phones(screen, theme).await?;
        take(stage, &format!("simulator-{size}-{theme}")).await?;
    }
    Ok(())
}

async fn take(stage: &Stage, name: &str) -> Result<()> {
    let path: PathBuf = target().join("screenshots").join(format!("{name}.png"));
    stage.browser.screenshot(&path).await?;
    println!("{}", path.display());
    Ok(())
}
