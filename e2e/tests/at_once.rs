//! What the owner changes is seen on the screens that a client and an agent have open, without a reload.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Phone, Place, Scene, Screen, scene, until};

const MAIN: &str = "[data-role=main-button]";

#[tokio::test]
async fn a_category_that_is_called_otherwise_is_so_on_open_screens_in_russian() -> Result<()> {
    scene("renamed-ru", Screen::THREE_PHONES, Language::Ru, renames).await
}

#[tokio::test]
async fn a_category_that_is_called_otherwise_is_so_on_open_screens_in_english() -> Result<()> {
    scene("renamed-en", Screen::THREE_PHONES, Language::En, renames).await
}

async fn renames(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, BORIS, DMITRY]).await?;
    let (anna, boris, dmitry) = (scene.phone(ANNA), scene.phone(BORIS), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN).await?;
    anna.sees_screen("new-category").await?;
    anna.marks_page().await?;
    boris.opens_app("work").await?;
    boris.click(Place::App, "[data-nav=tickets]").await?;
    boris.sees(Place::App, &format!("[data-ticket-id='{ticket}']")).await?;
    boris.marks_page().await?;

    let name = scene.language.pick("Пропуска и ключи", "Passes and keys");
    opens(&dmitry, "categories").await?;
    dmitry.click(Place::App, "[data-category-id='3'] [data-role=open]").await?;
    dmitry.sees_screen("category").await?;
    dmitry.click(Place::App, "[data-role=about]").await?;
    dmitry.retypes(&format!("#edit-name-{}", scene.language.code()), name).await?;
    dmitry.click(Place::Telegram, MAIN).await?;
    dmitry.sees_screen("categories").await?;

    anna.reads(Place::App, "[data-category-id='3']", name).await?;
    boris.reads(Place::App, &format!("[data-ticket-id='{ticket}'] .meta"), name).await?;
    // A ticket's own page follows, too.
    boris.click(Place::App, &format!("[data-ticket-id='{ticket}'] .go")).await?;
    boris.sees_screen("ticket").await?;
    boris.click(Place::App, "[data-tab=data]").await?;
    boris.reads(Place::App, ".data-blocks .facts", name).await?;
    anna.is_same_page().await?;
    boris.is_same_page().await
}

#[tokio::test]
async fn the_bots_name_and_the_days_to_reopen_change_open_screens_in_russian() -> Result<()> {
    scene("set-ru", Screen::THREE_PHONES, Language::Ru, sets).await
}

#[tokio::test]
async fn the_bots_name_and_the_days_to_reopen_change_open_screens_in_english() -> Result<()> {
    scene("set-en", Screen::THREE_PHONES, Language::En, sets).await
}

async fn sets(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    let done = json!({"status": "done"});
    scene.desk.api(BORIS).await?.post(&format!("/api/tickets/{ticket}/status"), done).await?;
    scene.opens_page(&[ANNA, BORIS, DMITRY]).await?;
    let (anna, boris, dmitry) = (scene.phone(ANNA), scene.phone(BORIS), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    // A closed ticket stands behind the filter.
    anna.click(Place::App, "[data-screen=home] .segments button:last-child").await?;
    anna.click(Place::App, &format!("[data-ticket-id='{ticket}']")).await?;
    anna.sees_screen("ticket").await?;
    let may_reopen = scene.language.pick("Вернуть её в работу можно", "You can reopen it by");
    anna.reads(Place::App, "[data-role=next] p", may_reopen).await?;
    anna.marks_page().await?;

    opens(&dmitry, "desk").await?;
    dmitry.retypes("#desk-bot-name", "Garage desk").await?;
    dmitry.retypes("#desk-reopen-days", "0").await?;
    dmitry.click(Place::Telegram, MAIN).await?;
    until("the settings are saved", async || {
        let settings = scene.desk.api(DMITRY).await?.get("/api/settings").await?;
        Ok((settings["reopen_days"] == 0 && settings["bot_name"] == "Garage desk").then_some(()))
    })
    .await?;

    anna.reads(Place::App, "[data-role=next] p", &scene.words.get("client-next-done.hint")?).await?;
    anna.is_same_page().await?;
    let now = scene.desk.api(ANNA).await?.get(&format!("/api/tickets/{ticket}")).await?;
    let allowed = now["allowed"].as_array().cloned().unwrap_or_default();
    ensure!(!allowed.contains(&json!("reopen")), "it may still be reopened: {now}");
    // Telegram itself shows the name to everyone.
    boris.reads(Place::Telegram, ".chat-name", "Garage desk").await.map(drop)
}

async fn opens(dmitry: &Phone<'_>, screen: &str) -> Result<()> {
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, &format!("[data-role={screen}]")).await?;
    dmitry.sees_screen(screen).await
}
