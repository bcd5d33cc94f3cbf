//! Where Telegram does not know the place, the browser is asked; where it does not, either, words are enough.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, DMITRY, Language, Phone, Place, Scene, Screen, scene};

const MAIN_BUTTON: &str = "[data-role=main-button]";

/// Telegram answers first that it may be asked, so that its answer cannot come behind this one.
const TELEGRAM_KNOWS_NO_PLACE: &str = "
    const done = arguments[arguments.length - 1];
    Telegram.WebApp.LocationManager.init(() => {
        Telegram.WebView.receiveEvent('location_checked', {available: false});
        done(Telegram.WebApp.LocationManager.isLocationAvailable);
    });";

#[tokio::test]
async fn the_browser_tells_the_place_where_telegram_cannot_in_russian() -> Result<()> {
    scene("place-ru", Screen::PHONE, Language::Ru, finds_the_place).await
}

#[tokio::test]
async fn the_browser_tells_the_place_where_telegram_cannot_in_english() -> Result<()> {
    scene("place-en", Screen::DESKTOP, Language::En, finds_the_place).await
}

async fn finds_the_place(scene: &mut Scene) -> Result<()> {
    let place = json!({"kind": "place", "label": {"ru": "Где", "en": "Where"}, "required": true});
    let category = json!({"name": {"ru": "Выезд", "en": "Visit"}, "icon": "pin", "fields": [place]});
    let made = scene.desk.api(DMITRY).await?.post("/api/admin/categories", category).await?;
    let key = made["fields"][0]["key"].as_str().context("a field without a key")?.to_owned();
    let (page, code) = (scene.desk.simulator().page(), scene.language.code());
    let open = format!("{page}?solo=anna&lang={code}&theme=light&open=/new/{}", made["id"]);
    let anna = scene.phone(ANNA);

    // Neither knows: words are asked for, and do.
    permits(scene, "denied").await?;
    opens_form(scene, &anna, &open).await?;
    anna.click(Place::App, &format!("[data-field={key}] button")).await?;
    anna.reads(Place::App, "[data-role=toast]", &scene.words.get("client-place-unknown")?).await?;
    anna.types(Place::App, &format!("#field-{key}"), "At the gate").await?;

    // The browser knows, and the words stay.
    permits(scene, "granted").await?;
    let here = json!({"latitude": 59.9375, "longitude": 30.3086, "accuracy": 10});
    scene.browser.devtools("Emulation.setGeolocationOverride", here).await?;
    anna.click(Place::App, &format!("[data-field={key}] button")).await?;
    anna.reads(Place::App, &format!("[data-field={key}]"), &scene.words.get("field-place-point")?).await?;
    anna.types(Place::App, "#field-title", "The gate is shut").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    let ticket = anna.sees_screen("ticket").await.map(|()| "[data-screen=ticket]")?;
    let number = anna.sees(Place::App, ticket).await?.attr("data-ticket-id").await?.context("no number")?;
    let ticket = scene.desk.api(ANNA).await?.get(&format!("/api/tickets/{number}")).await?;
    let expected = json!({"lat": 59.9375, "lon": 30.3086, "text": "At the gate"});
    ensure!(ticket["answers"][&key] == expected, "another place: {}", ticket["answers"]);
    Ok(())
}

async fn opens_form(scene: &Scene, anna: &Phone<'_>, open: &str) -> Result<()> {
    scene.browser.goto(open).await?;
    anna.sees_screen("new-form").await?;
    let knows = anna.runs_async(TELEGRAM_KNOWS_NO_PLACE).await?;
    ensure!(knows == Value::Bool(false), "Telegram still knows the place: {knows}");
    Ok(())
}

async fn permits(scene: &Scene, setting: &str) -> Result<()> {
    let permission = json!({"permission": {"name": "geolocation"}, "setting": setting});
    scene.browser.devtools("Browser.setPermission", permission).await.map(drop)
}
