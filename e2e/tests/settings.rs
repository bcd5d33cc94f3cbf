//! The owner words the notifications, sets the bot and asks for consent; the others see it at once.

use anyhow::{Result, ensure};
use reqwest::Method;
use serde_json::json;
use zayavka_e2e::{ANNA, DMITRY, Language, Place, Scene, Screen, scene, until};

const MAIN: &str = "[data-role=main-button]";
const SECOND: &str = "[data-role=secondary-button]";
const BODY: &str = "#template-body";
/// WebDriver's Ctrl+A and Delete, with Ctrl let go between them.
const CLEAR: &str = "\u{e009}a\u{e000}\u{e017}";

#[tokio::test]
async fn the_next_push_says_what_the_owner_wrote_in_russian() -> Result<()> {
    scene("template-ru", Screen::TWO_PHONES, Language::Ru, words_a_template).await
}

#[tokio::test]
async fn the_next_push_says_what_the_owner_wrote_in_english() -> Result<()> {
    scene("template-en", Screen::TWO_PHONES, Language::En, words_a_template).await
}

async fn words_a_template(scene: &mut Scene) -> Result<()> {
    // The faulty text is refused while it is typed.
    scene.expected.push("422");
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=templates]").await?;
    dmitry.sees_screen("templates").await?;
    dmitry.click(Place::App, "[data-role=template-received]").await?;
    dmitry.sees_screen("template").await?;
    let code = scene.language.code();
    dmitry.click(Place::App, &format!("[data-role=segment-{code}]")).await?;
    dmitry.sees(Place::App, "[data-role=preview]").await?;
    dmitry.types(Place::App, BODY, &format!("{CLEAR}Rain {{{{ ticket.id }}}}\n{{{{ client.nam }}}}")).await?;
    let line = if scene.language == Language::Ru { "Строка 2" } else { "Line 2" };
    let fault = dmitry.reads(Place::App, "[data-role=fault]", line).await?.text().await?;
    ensure!(fault.contains("client.name"), "the nearest name is not there: {fault}");

    dmitry.types(Place::App, BODY, &format!("{CLEAR}Rain ")).await?;
    dmitry.click(Place::App, "[data-variable='ticket.id']").await?;
    dmitry.types(Place::App, BODY, " for ").await?;
    dmitry.click(Place::App, "[data-variable='client.name']").await?;
    dmitry.loses(Place::App, "[data-role=fault]").await?;
    dmitry.reads(Place::App, "[data-role=preview] .bubble", "Rain 1284 for").await?;
    dmitry.click(Place::Telegram, SECOND).await?;
    dmitry.reads(Place::Telegram, ".message .words", "Rain 1284 for").await?;
    dmitry.click(Place::Telegram, MAIN).await?;
    dmitry.sees(Place::App, "[data-role=reset]").await?;
    until("the template is saved", async || {
        let list = scene.desk.api(DMITRY).await?.get("/api/templates").await?;
        let is_saved = list.as_array().into_iter().flatten().any(|one| one["is_changed"] == true);
        Ok(is_saved.then_some(()))
    })
    .await?;

    let ticket = scene.desk.api(ANNA).await?.files_ticket("Umbrella").await?;
    anna.reads(Place::Telegram, ".message .words", &format!("Rain {ticket} for")).await.map(drop)
}

#[tokio::test]
async fn a_client_agrees_before_the_first_ticket_and_goes_on_in_russian() -> Result<()> {
    scene("consent-ru", Screen::TWO_PHONES, Language::Ru, agrees).await
}

#[tokio::test]
async fn a_client_agrees_before_the_first_ticket_and_goes_on_in_english() -> Result<()> {
    scene("consent-en", Screen::TWO_PHONES, Language::En, agrees).await
}

async fn agrees(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.marks_page().await?;
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=desk]").await?;
    dmitry.sees_screen("desk").await?;
    let text = scene.language.pick("Мы храним ваши заявки год.", "We keep your tickets for a year.");
    let field = format!("#desk-consent-text-{}", scene.language.code());
    dmitry.types(Place::App, &field, text).await?;
    dmitry.click(Place::Telegram, MAIN).await?;
    until("the text is saved", async || {
        let settings = scene.desk.api(DMITRY).await?.get("/api/settings").await?;
        Ok((settings["consent_version"] == 1).then_some(()))
    })
    .await?;

    let (status, _) = scene.desk.api(ANNA).await?.send(Method::POST, "/api/tickets", Some(json!({}))).await?;
    ensure!(status.as_u16() == 403, "a ticket without consent was answered by {status}");
    anna.click(Place::Telegram, MAIN).await?;
    anna.sees_screen("consent").await?;
    anna.reads(Place::App, "[data-role=consent-text]", text).await?;
    anna.click(Place::Telegram, MAIN).await?;
    anna.sees_screen("new-category").await?;
    anna.is_same_page().await?;
    scene.desk.api(ANNA).await?.files_ticket("Umbrella").await.map(drop)
}
