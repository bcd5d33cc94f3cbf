//! The owner of an empty desk is led to the first ticket that flows; the guide follows what happens by itself.

use anyhow::Result;
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Place, Scene, Screen, scene};

#[tokio::test]
async fn an_owner_is_led_to_the_first_ticket_in_russian() -> Result<()> {
    scene("first-steps-ru", Screen::TWO_PHONES, Language::Ru, leads).await
}

#[tokio::test]
async fn an_owner_is_led_to_the_first_ticket_in_english() -> Result<()> {
    scene("first-steps-en", Screen::TWO_PHONES, Language::En, leads).await
}

async fn leads(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY, ANNA]).await?;
    let dmitry = scene.phone(DMITRY);
    dmitry.opens_app("work").await?;
    dmitry.marks_page().await?;
    dmitry.reads(Place::App, "[data-role=first-steps] h2", &scene.words.get("first-title")?).await?;
    for (step, is_done) in [("staff", true), ("bot", false), ("categories", false), ("ticket", false)] {
        dmitry.sees(Place::App, &format!("[data-step={step}][data-done={is_done}]")).await?;
    }
    dmitry.click(Place::App, "[data-role=step-categories]").await?;
    dmitry.sees_screen("categories").await?;
    dmitry.click(Place::App, "[data-nav=work]").await?;
    dmitry.sees_screen("work").await?;

    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    dmitry.sees(Place::App, "[data-step=ticket][data-done=true]").await?;
    let taken = format!("/api/tickets/{ticket}/take");
    scene.desk.api(BORIS).await?.post(&taken, json!({})).await?;
    dmitry.loses(Place::App, "[data-role=first-steps]").await?;
    dmitry.is_same_page().await
}
