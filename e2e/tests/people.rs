//! The owner makes staff and takes the rights back, and it is seen at once on pages that are open.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Place, Scene, Screen, VERA, scene};

#[tokio::test]
async fn a_client_becomes_staff_by_an_invite_in_russian() -> Result<()> {
    scene("invite-ru", Screen::TWO_PHONES, Language::Ru, invites).await
}

#[tokio::test]
async fn a_client_becomes_staff_by_an_invite_in_english() -> Result<()> {
    scene("invite-en", Screen::TWO_PHONES, Language::En, invites).await
}

async fn invites(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.marks_page().await?;
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=people]").await?;
    dmitry.sees_screen("people").await?;
    dmitry.click(Place::App, "[data-role=invite]").await?;
    dmitry.reads(Place::App, "[data-role=sheet] h2", &scene.words.get("people-invite-as")?).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-role-key=agent]").await?;
    let card = dmitry.sees(Place::App, "[data-invite-id] .invite-link").await?;
    let link = card.text().await?;
    let code = link.split("start=").nth(1).with_context(|| format!("no code in {link}"))?;

    scene.desk.simulator().writes(ANNA, json!({"text": format!("/start {code}")})).await?;
    let role = scene.words.get("role-agent")?;
    let welcome = scene.words.with("bot-invite-accepted", &[("role", &role)])?;
    anna.reads(Place::Telegram, ".message .words", &welcome).await?;
    // Her open page turns into the staff's by itself.
    anna.sees_screen("work").await?;
    anna.is_same_page().await
}

#[tokio::test]
async fn who_is_switched_off_hands_their_tickets_on_and_is_a_client_at_once() -> Result<()> {
    scene("switch-off", Screen::TWO_PHONES, Language::Ru, switches_off).await
}

async fn switches_off(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.desk.api(BORIS).await?.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    scene.expected.push("409");
    scene.opens_page(&[BORIS, DMITRY]).await?;
    let (boris, dmitry) = (scene.phone(BORIS), scene.phone(DMITRY));
    boris.opens_app("work").await?;
    boris.marks_page().await?;
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=people]").await?;
    dmitry.sees_screen("people").await?;
    let people = scene.desk.api(DMITRY).await?.get("/api/people").await?;
    let id = |telegram_id: i64| {
        let items = people["items"].as_array().into_iter().flatten();
        items.filter(|person| person["telegram_id"] == telegram_id).find_map(|person| person["id"].as_i64())
    };
    let (of_boris, of_vera) = (id(BORIS.id).context("no Boris")?, id(VERA.id).context("no Vera")?);
    dmitry.click(Place::App, &format!("[data-person-id='{of_boris}']")).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-role=access]").await?;
    // The open ticket needs someone: the sheet asks who.
    dmitry.reads(Place::App, "[data-role=sheet] h2", &scene.words.get("people-successor")?).await?;
    dmitry.click(Place::App, &format!("[data-role=sheet] [data-assign='{of_vera}']")).await?;
    dmitry.loses(Place::App, "[data-role=sheet]").await?;
    dmitry
        .reads(Place::App, &format!("[data-person-id='{of_boris}']"), &scene.words.get("people-off")?)
        .await?;

    boris.sees_screen("home").await?;
    boris.is_same_page().await?;
    let now = scene.desk.api(VERA).await?.get(&format!("/api/tickets/{ticket}")).await?;
    ensure!(now["assignee"]["id"] == of_vera, "the ticket was not handed on: {now}");
    Ok(())
}

#[tokio::test]
async fn a_team_is_made_and_filled_on_the_page_of_staff() -> Result<()> {
    scene("team", Screen::TWO_PHONES, Language::Ru, makes_a_team).await
}

async fn makes_a_team(scene: &mut Scene) -> Result<()> {
    scene.expected.push("422");
    scene.opens_page(&[DMITRY, BORIS]).await?;
    let dmitry = scene.phone(DMITRY);
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=people]").await?;
    dmitry.sees_screen("people").await?;
    dmitry.click(Place::App, "[data-role=team-new]").await?;
    // Without a name it is refused at the field, and what was chosen stays.
    let of_boris = scene.desk.api(BORIS).await?.get("/api/me").await?["id"].clone();
    dmitry.click(Place::App, &format!("[data-member='{of_boris}']")).await?;
    dmitry.click(Place::App, "[data-role=team-save]").await?;
    dmitry.sees(Place::App, "#team-name-fault").await?;
    dmitry.types(Place::App, "[data-role=team-name]", "Ремонт").await?;
    dmitry.click(Place::App, "[data-role=team-save]").await?;
    dmitry.loses(Place::App, "[data-role=sheet]").await?;
    dmitry.reads_anywhere("Ремонт").await?;
    let teams = scene.desk.api(DMITRY).await?.get("/api/teams").await?;
    ensure!(teams[0]["name"] == "Ремонт" && teams[0]["member_ids"][0] == of_boris, "no team: {teams}");
    Ok(())
}
