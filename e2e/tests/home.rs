//! A client's home and preferences: search, marks of news, refreshing, switches that work at once.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, Language, Phone, Place, Scene, Screen, scene, until};

#[tokio::test]
async fn a_client_finds_their_way_at_home_in_russian() -> Result<()> {
    scene("home-ru", Screen::PHONE, Language::Ru, finds_their_way).await
}

#[tokio::test]
async fn a_client_finds_their_way_at_home_in_english() -> Result<()> {
    scene("home-en", Screen::TWO_PHONES, Language::En, finds_their_way).await
}

async fn finds_their_way(scene: &mut Scene) -> Result<()> {
    let (anna, boris) = (scene.desk.api(ANNA).await?, scene.desk.api(BORIS).await?);
    let (pass, chair) =
        (anna.files_ticket("Пропуск в гараж").await?, anna.files_ticket("Сломался стул").await?);
    scene.opens_page(&[ANNA]).await?;
    let phone = scene.phone(ANNA);
    phone.opens_app("home").await?;
    phone.marks_page().await?;

    // A move makes a dot, words make a count; looking takes both away.
    boris.post(&format!("/api/tickets/{pass}/take"), json!({})).await?;
    phone.sees(Place::App, &format!("{} [data-role=news]", row(pass))).await?;
    boris.post(&format!("/api/tickets/{chair}/comments"), json!({"body": "Какой стул?"})).await?;
    phone.reads(Place::App, &format!("{} .count", row(chair)), "1").await?;
    phone.reads(Place::App, &row(chair), "Какой стул?").await?;
    for ticket in [pass, chair] {
        phone.click(Place::App, &row(ticket)).await?;
        phone.sees_screen("ticket").await?;
        phone.click(Place::Telegram, "[data-role=back-button]").await?;
        phone.sees_screen("home").await?;
        phone.loses(Place::App, &format!("{} :is(.count, .dot)", row(ticket))).await?;
    }

    // Another ending finds the word; what is not there says so and leads out.
    phone.click(Place::App, "[data-role=search-open]").await?;
    phone.types(Place::App, "[data-role=search]", "гаражом").await?;
    phone.loses(Place::App, &row(chair)).await?;
    phone.sees(Place::App, &row(pass)).await?;
    phone.types(Place::App, "[data-role=search]", " слон").await?;
    phone.reads(Place::App, ".empty", &scene.words.get("home-search-empty")?).await?;
    phone.click(Place::App, "[data-role=show-all]").await?;
    phone.sees(Place::App, &row(chair)).await?;
    phone.loses(Place::App, "[data-role=search]").await?;

    // Closed ones stand by themselves.
    anna.post(&format!("/api/tickets/{chair}/cancel"), json!({})).await?;
    phone.loses(Place::App, &row(chair)).await?;
    phone.click(Place::App, "[data-role=segment-closed]").await?;
    phone.sees(Place::App, &row(chair)).await?;
    phone.click(Place::App, "[data-role=segment-open]").await?;
    phone.sees(Place::App, &row(pass)).await?;

    // The button asks again.
    let before = asked(&phone).await?;
    phone.click(Place::App, "[data-role=refresh]").await?;
    until("the list is asked for again", async || Ok((asked(&phone).await? > before).then_some(()))).await?;
    phone.is_same_page().await
}

#[tokio::test]
async fn a_pull_refreshes_the_list() -> Result<()> {
    scene("pull", Screen::PHONE, Language::Ru, async |scene| {
        scene.desk.api(ANNA).await?.files_ticket("Пропуск в гараж").await?;
        scene.opens_page(&[ANNA]).await?;
        let phone = scene.phone(ANNA);
        phone.opens_app("home").await?;
        phone.sees(Place::App, ".crow").await?;
        let before = asked(&phone).await?;
        pulls(scene, 400).await?;
        phone.reads(Place::App, "[data-role=pull]", &scene.words.get("home-refresh-release")?).await?;
        ensure!(asked(&phone).await? == before, "it did not wait for the finger");
        scene
            .browser
            .devtools("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []}))
            .await?;
        until("the list is asked for again", async || Ok((asked(&phone).await? > before).then_some(())))
            .await?;
        until("the sign is gone", async || {
            let hidden = phone.runs("return document.querySelector('[data-role=pull]').hidden").await?;
            Ok((hidden == true).then_some(()))
        })
        .await?;
        // A short one means nothing.
        let before = asked(&phone).await?;
        pulls(scene, 250).await?;
        phone.reads(Place::App, "[data-role=pull]", &scene.words.get("home-refresh-pull")?).await?;
        scene
            .browser
            .devtools("Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []}))
            .await?;
        ensure!(asked(&phone).await? == before, "a short pull refreshes");
        Ok(())
    })
    .await
}

/// A finger goes down from the list to this height, and stays.
async fn pulls(scene: &Scene, to: i64) -> Result<()> {
    let touch = async |kind: &str, y: i64| {
        let touch = json!({"type": kind, "touchPoints": [{"x": 180, "y": y}]});
        scene.browser.devtools("Input.dispatchTouchEvent", touch).await
    };
    touch("touchStart", 200).await?;
    for y in (200..=to).step_by(25) {
        touch("touchMove", y).await?;
    }
    Ok(())
}

/// How often the page asked for the list.
async fn asked(phone: &Phone<'_>) -> Result<u64> {
    let count = "return performance.getEntriesByType('resource').filter(one => one.name.includes('/api/tickets?')).length";
    Ok(phone.runs(count).await?.as_u64().unwrap_or_default())
}

#[tokio::test]
async fn preferences_work_at_once_in_russian() -> Result<()> {
    scene("preferences-ru", Screen::PHONE, Language::Ru, prefers).await
}

#[tokio::test]
async fn preferences_work_at_once_in_english() -> Result<()> {
    scene("preferences-en", Screen::TWO_PHONES, Language::En, prefers).await
}

async fn prefers(scene: &mut Scene) -> Result<()> {
    const PREFERENCES: &str = "/api/me/preferences";
    let anna = scene.desk.api(ANNA).await?;
    scene.opens_page(&[ANNA]).await?;
    let phone = scene.phone(ANNA);
    phone.opens_app("home").await?;
    phone.click(Place::App, "[data-role=preferences]").await?;
    phone.sees_screen("preferences").await?;
    phone.marks_page().await?;
    phone.reads_anywhere(&scene.words.get("preferences-push-status")?).await?;

    phone.click(Place::App, "[data-push=status]").await?;
    until("the server knows", async || {
        Ok((anna.get(PREFERENCES).await?["pushes"]["status"] == false).then_some(()))
    })
    .await?;
    phone.click(Place::App, "[data-role=quiet]").await?;
    phone.sees(Place::App, "[data-role=quiet-from]").await?;
    let quiet = until("quiet hours are kept", async || {
        Ok(Some(anna.get(PREFERENCES).await?["quiet_hours"].clone()).filter(|hours| !hours.is_null()))
    })
    .await?;
    ensure!(quiet["from"] == "22:00" && quiet["to"] == "08:00", "{quiet}");
    // The same end is refused in words, and not sent.
    let set = "
        const field = document.querySelector('[data-role=quiet-to]');
        field.value = '22:00';
        field.dispatchEvent(new Event('change', {bubbles: true}));";
    phone.runs(set).await?;
    phone.reads(Place::App, "#quiet-error", &scene.words.get("preferences-quiet-same")?).await?;
    ensure!(anna.get(PREFERENCES).await?["quiet_hours"]["to"] == "08:00", "it was sent");

    // What is changed elsewhere shows here by itself.
    let zone = json!({"quiet_hours": {"from": "23:30", "to": "07:15", "time_zone": "Asia/Tokyo"}});
    anna.patch(PREFERENCES, zone).await?;
    anna.patch(PREFERENCES, json!({"pushes": {"status": true, "receipts": false}})).await?;
    until("another page's choice shows", async || {
        let shown = "
            const is = name => document.querySelector(name);
            return [is('[data-push=status]').checked, is('[data-push=receipts]').checked,
                is('[data-role=quiet-from]').value, is('[data-role=quiet-zone]').value].join()";
        Ok((phone.runs(shown).await? == "true,false,23:30,Asia/Tokyo").then_some(()))
    })
    .await?;
    phone.is_same_page().await
}

fn row(ticket: i64) -> String {
    format!(".crow[data-ticket-id='{ticket}']")
}
