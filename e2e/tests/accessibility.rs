//! What hinders people, in every screen: rules of axe-core in light, dark and odd themes; twice the text on the
//! smallest phone; nothing that moves for those who want that.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{Language, PHONE_STOPS, STOPS, Screen, Stage, Stop, audit};

/// Telegram's own two, and two as odd as people's own get.
const THEMES: [&str; 4] = ["light", "dark", "sand", "neon"];

fn screens() -> impl Iterator<Item = &'static Stop> {
    STOPS.iter().chain(PHONE_STOPS).filter(|stop| stop.path.is_some())
}

#[tokio::test]
async fn axe_finds_nothing_in_any_theme() -> Result<()> {
    let stage = Stage::open().await?;
    let mut faults = Vec::new();
    for stop in screens() {
        stage.comes_to(stop, Screen::PHONE, Language::Ru, THEMES[0]).await?;
        for theme in THEMES {
            stage.turns(theme).await?;
            let found = audit::axe(&stage.phone(stop)).await?;
            faults.extend(found.into_iter().map(|fault| format!("{}, {theme}: {fault}", stop.name)));
        }
        stage.console_is_clean(stop.expected).await?;
    }
    ensure!(faults.is_empty(), "{} findings:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

#[tokio::test]
async fn twice_the_text_fits_the_smallest_phone() -> Result<()> {
    let stage = Stage::open().await?;
    let mut faults = Vec::new();
    for stop in screens() {
        stage.comes_to(stop, Screen::SMALL, Language::Ru, "light").await?;
        audit::doubles_text(&stage.phone(stop)).await?;
        let found = audit::sticks_out(&stage.phone(stop)).await?;
        if !found.is_empty() {
            stage.browser.keep_picture(&format!("text-{}", stop.name)).await?;
        }
        faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", stop.name)));
    }
    ensure!(faults.is_empty(), "{} findings:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

#[tokio::test]
async fn nothing_moves_for_those_who_want_that() -> Result<()> {
    let stage = Stage::open().await?;
    let still = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
    stage.browser.devtools("Emulation.setEmulatedMedia", still).await?;
    for stop in screens() {
        stage.comes_to(stop, Screen::PHONE, Language::En, "dark").await?;
        let moving = audit::moves(&stage.phone(stop)).await?;
        ensure!(moving.is_empty(), "{}: {moving:?}", stop.name);
    }
    Ok(())
}
