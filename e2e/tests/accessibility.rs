//! What hinders people, in every screen: rules of axe-core in light, dark and odd themes; twice the text on the
//! smallest phone; nothing that moves for those who want that.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use zayavka_e2e::{Language, PHONE_STOPS, STOPS, Screen, Stage, Stop, audit};

/// The simulator's own.
const THEMES: [&str; 3] = ["light", "dark", "sand"];

/// As odd as people's own get: a bright button with dark words on violet, and faint greens on a green that is
/// hardly lighter. In the order of [`NAMES`].
const ODD: [(&str, [&str; 9]); 2] = [
    (
        "neon",
        ["#140b24", "#1f1236", "#eadfff", "#6f5b97", "#c86bff", "#c86bff", "#ffe14d", "#2a1f00", "#ff4d6d"],
    ),
    (
        "lime",
        ["#e9f7c8", "#cfe89a", "#20300a", "#b9cf8c", "#9acd32", "#9acd32", "#b6f03c", "#ffffff", "#ff8a7a"],
    ),
];
const NAMES: [&str; 9] = [
    "bg_color",
    "secondary_bg_color",
    "text_color",
    "hint_color",
    "link_color",
    "accent_text_color",
    "button_color",
    "button_text_color",
    "destructive_text_color",
];

/// Tells the page of a theme as Telegram's client does.
async fn paints(stage: &Stage, stop: &Stop, colours: &[&str; 9]) -> Result<()> {
    let mut theme: serde_json::Map<String, Value> =
        NAMES.iter().zip(colours).map(|(name, colour)| ((*name).to_owned(), (*colour).into())).collect();
    for (name, same) in [
        ("section_bg_color", 0),
        ("bottom_bar_bg_color", 0),
        ("header_bg_color", 1),
        ("section_separator_color", 1),
    ] {
        theme.insert(name.to_owned(), colours[same].into());
    }
    let told = json!({"theme_params": theme});
    let tell = format!("window.Telegram.WebView.receiveEvent('theme_changed', {told})");
    stage.phone(stop).runs(&tell).await.map(drop)
}

fn screens() -> impl Iterator<Item = &'static Stop> {
    STOPS.iter().chain(PHONE_STOPS).filter(|stop| stop.path.is_some())
}

/// Coming to a screen takes the most time, so all is looked at on one way through them.
#[tokio::test]
async fn no_screen_hinders_anyone() -> Result<()> {
    let stage = Stage::open().await?;
    let still = json!({"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]});
    stage.browser.devtools("Emulation.setEmulatedMedia", still).await?;
    let mut faults = Vec::new();
    for stop in screens() {
        stage.comes_to(stop, Screen::PHONE, Language::Ru, THEMES[0]).await?;
        let moving = audit::moves(&stage.phone(stop)).await?;
        faults.extend(moving.into_iter().map(|fault| format!("{} moves: {fault}", stop.name)));
        faults.extend(breaks_rules(&stage, stop).await?);
        faults.extend(is_too_wide(&stage, stop).await?);
        stage.console_is_clean(stop.expected).await?;
    }
    ensure!(faults.is_empty(), "{} findings:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// What axe-core finds, in every theme.
async fn breaks_rules(stage: &Stage, stop: &Stop) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut look = async |theme: &str| -> Result<()> {
        let found = audit::axe(&stage.phone(stop)).await?;
        faults.extend(found.into_iter().map(|fault| format!("{}, {theme}: {fault}", stop.name)));
        Ok(())
    };
    for theme in THEMES {
        stage.turns(theme).await?;
        look(theme).await?;
    }
    for (theme, colours) in &ODD {
        paints(stage, stop, colours).await?;
        look(theme).await?;
    }
    Ok(faults)
}

/// What leaves the smallest phone, its texts twice as large.
async fn is_too_wide(stage: &Stage, stop: &Stop) -> Result<Vec<String>> {
    stage.browser.resize(Screen::SMALL).await?;
    audit::doubles_text(&stage.phone(stop)).await?;
    let found = audit::sticks_out(&stage.phone(stop)).await?;
    if !found.is_empty() {
        stage.browser.keep_picture(&format!("text-{}", stop.name)).await?;
    }
    Ok(found.into_iter().map(|fault| format!("{}, twice the text: {fault}", stop.name)).collect())
}

/// Without this a page that axe cannot look at would pass.
#[tokio::test]
async fn axe_finds_what_is_wrong() -> Result<()> {
    let stage = Stage::open().await?;
    stage.comes_to(&STOPS[0], Screen::PHONE, Language::Ru, "light").await?;
    let phone = stage.phone(&STOPS[0]);
    phone.runs("document.querySelector('h1').style.color = '#dddddd'").await?;
    let found = audit::axe(&phone).await?;
    ensure!(found.iter().any(|fault| fault.starts_with("color-contrast")), "{found:?}");
    Ok(())
}
