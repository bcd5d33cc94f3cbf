//! Every screen of the Mini App, in both languages and themes, on phones and a desktop: it opens without a fault
//! in the console, nothing sticks out, everything that is worked with has a name.
//!
//! What a screen reader reads of each is kept in `e2e/snapshots/`. After a wanted change run the test once with
//! `ZAYAVKA_E2E_UPDATE=1` and look at what changed.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use zayavka_e2e::{Language, Named, PHONE_STOPS, Place, STOPS, Screen, Stage, Stop, root, tree, variable};

#[tokio::test]
async fn every_screen_opens_well_in_russian() -> Result<()> {
    look_at_all(Language::Ru).await
}

#[tokio::test]
async fn every_screen_opens_well_in_english() -> Result<()> {
    look_at_all(Language::En).await
}

async fn look_at_all(language: Language) -> Result<()> {
    let stage = Stage::open().await?;
    let mut faults = Vec::new();
    for stop in STOPS.iter().chain(PHONE_STOPS).filter(|stop| stop.path.is_some()) {
        // One fault must not hide the others.
        if let Err(error) = look_at(&stage, stop, language).await {
            stage.browser.keep_picture(&format!("{}-{}", stop.name, language.code())).await?;
            faults.push(format!("{}: {error:#}", stop.name));
        }
    }
    ensure!(faults.is_empty(), "{}\n{}", faults.join("\n"), stage.desk.logs());
    Ok(())
}

async fn look_at(stage: &Stage, stop: &Stop, language: Language) -> Result<()> {
    stage.comes_to(stop, Screen::PHONE, language, "light").await?;
    if stop.is_steady {
        reads_as_before(stage, stop, language).await?;
    }
    is_well(stage, stop, "phone, light").await?;
    stage.turns("dark").await?;
    is_well(stage, stop, "phone, dark").await?;
    for (screen, name) in [(Screen::SMALL, "small phone, dark"), (Screen::DESKTOP, "desktop, dark")] {
        stage.browser.resize(screen).await?;
        is_well(stage, stop, name).await?;
    }
    stage.turns("light").await?;
    is_well(stage, stop, "desktop, light").await
}

async fn is_well(stage: &Stage, stop: &Stop, manner: &str) -> Result<()> {
    let look = async {
        stage.console_is_clean(stop.expected).await?;
        let out = "
            const page = document.documentElement;
            if (page.scrollWidth <= page.clientWidth) return '';
            const far = [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > page.clientWidth + 1);
            return far.map(one => one.outerHTML.slice(0, 120)).join('\\n') || 'something';";
        let out = stage.phone(stop).runs(out).await?;
        ensure!(out == "", "sticks out to the side: {out}");
        let nameless: Vec<Named> = tree(&stage.browser)
            .await?
            .into_iter()
            .filter(|one| one.is_control() && one.name.is_empty())
            .collect();
        ensure!(nameless.is_empty(), "controls without a name: {nameless:?}");
        Ok(())
    };
    look.await.with_context(|| manner.to_owned())
}

/// The snapshot of the accessibility tree.
async fn reads_as_before(stage: &Stage, stop: &Stop, language: Language) -> Result<()> {
    let lines: Vec<String> = tree(&stage.browser).await?.iter().map(ToString::to_string).collect();
    ensure!(lines.len() > 1, "there is nothing to read");
    let now = lines.join("\n") + "\n";
    let path: PathBuf = root().join("e2e/snapshots").join(format!("{}-{}.txt", stop.name, language.code()));
    if variable("ZAYAVKA_E2E_UPDATE").is_some() {
        std::fs::write(&path, &now)?;
    }
    let before = std::fs::read_to_string(&path).with_context(|| format!("no snapshot {}", path.display()))?;
    let changed = now.lines().zip(before.lines()).find(|(now, before)| now != before);
    ensure!(now == before, "reads otherwise than {}: {changed:?}; now:\n{now}", path.display());
    Ok(())
}

#[tokio::test]
async fn a_ticket_can_be_filed_with_the_keyboard_alone() -> Result<()> {
    let stage = Stage::open().await?;
    let stop = Stop { path: None, steps: &[], ..STOPS[0] };
    stage.comes_to(&stop, Screen::DESKTOP, Language::En, "light").await?;
    let phone = stage.phone(&stop);
    let main_button = "[data-role=main-button]";

    phone.tabs_to(Place::Telegram, "[data-testid=open-app]").await?;
    phone.presses_key("\u{e007}").await?;
    phone.sees_screen("home").await?;
    phone.tabs_to(Place::Telegram, main_button).await?;
    phone.presses_key("\u{e007}").await?;
    phone.sees_screen("new-category").await?;
    phone.tabs_to(Place::App, "[data-category-id='3']").await?;
    phone.presses_key("\u{e007}").await?;
    phone.sees_screen("new-form").await?;
    for (field, text) in [("title", "Access by keys"), ("system", "The archive")] {
        phone.tabs_to(Place::App, &format!("#field-{field}")).await?;
        phone.presses_key(text).await?;
    }
    phone.tabs_to(Place::App, "[data-option=read]").await?;
    phone.presses_key("\u{e007}").await?;
    phone.tabs_to(Place::App, "#field-reason").await?;
    phone.presses_key("To read").await?;
    phone.tabs_to(Place::Telegram, main_button).await?;
    phone.presses_key("\u{e007}").await?;
    phone.sees_screen("ticket").await?;
    phone.reads(Place::App, "h1", "Access by keys").await?;
    stage.console_is_clean(&[]).await
}
