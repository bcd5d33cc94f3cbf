//! Staff find a client, shut them out and let them in again; the client's open app follows at once.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::json;
use zayavka_e2e::{ANNA, DMITRY, Language, OLGA, Phone, Place, Scene, Screen, scene};

const SHEET: &str = "[data-role=sheet]";
const ACT: &str = "[data-role=popup] [data-button-id=act]";

#[tokio::test]
async fn a_client_is_found_and_shut_out_and_let_in_again_in_russian() -> Result<()> {
    scene("clients-ru", Screen::TWO_PHONES, Language::Ru, blocks_in_the_list).await
}

#[tokio::test]
async fn a_client_is_found_and_shut_out_and_let_in_again_in_english() -> Result<()> {
    scene("clients-en", Screen::TWO_PHONES, Language::En, blocks_in_the_list).await
}

async fn blocks_in_the_list(scene: &mut Scene) -> Result<()> {
    // Anna's page learns that it is refused.
    scene.expected.push("403");
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    let name = scene.language.pick("Анна", "Anna");
    // Someone whom the bot cannot write to: never pressed Start.
    scene.desk.simulator().joins(OLGA, scene.language.pick("Ольга", "Olga")).await?;
    let of_olga = scene.desk.api(OLGA).await?.get("/api/me").await?["id"].clone();
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.marks_page().await?;
    let of_anna = scene.desk.api(ANNA).await?.get("/api/me").await?["id"].clone();
    let (row, blocked) = (format!("[data-client-id='{of_anna}']"), scene.words.get("people-blocked")?);
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=people]").await?;
    dmitry.click(Place::App, "[data-tab=clients]").await?;
    dmitry
        .reads(Place::App, &format!("[data-client-id='{of_olga}']"), &scene.words.get("people-unreachable")?)
        .await?;
    dmitry.types(Place::App, "[data-role=search]", name).await?;
    dmitry.loses(Place::App, &format!("[data-client-id='{of_olga}']")).await?;
    dmitry.click(Place::App, &row).await?;
    dmitry.reads(Place::App, &format!("{SHEET} h2"), name).await?;
    dmitry.reads(Place::App, "[data-reach=true]", &scene.words.get("ticket-client-bot-reaches")?).await?;

    // First it is said what follows; «leave» changes nothing.
    dmitry.click(Place::App, &format!("{SHEET} [data-role=block]")).await?;
    let what_follows = scene.language.pick("закроется сразу", "closes at once");
    dmitry.reads(Place::Telegram, "[data-role=popup]", what_follows).await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=keep]").await?;
    dmitry.loses(Place::Telegram, "[data-role=popup]").await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-role=block]")).await?;
    dmitry.click(Place::Telegram, ACT).await?;
    dmitry.reads(Place::App, &format!("{row} [data-role=blocked]"), &blocked).await?;
    anna.sees_screen("blocked").await?;
    anna.is_same_page().await?;
    // The bot is shut for her, too.
    scene.desk.simulator().writes(ANNA, json!({"text": "/help"})).await?;
    anna.reads(Place::Telegram, ".message .words", &scene.words.get("bot-blocked")?).await?;
    is_refused(scene).await?;

    dmitry.click(Place::App, "[data-chip=blocked]").await?;
    dmitry.click(Place::App, &row).await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-role=block]")).await?;
    dmitry.click(Place::Telegram, ACT).await?;
    dmitry.loses(Place::App, SHEET).await?;
    dmitry.loses(Place::App, &format!("{row} [data-role=blocked]")).await?;
    scene.desk.api(ANNA).await?.files_ticket("Umbrella").await?;
    // From the client to their tickets.
    dmitry.click(Place::App, &row).await?;
    dmitry.click(Place::App, "[data-role=client-tickets]").await?;
    dmitry.sees_screen("tickets").await?;
    dmitry.sees(Place::App, &format!("[data-ticket-id='{ticket}']")).await.map(drop)
}

#[tokio::test]
async fn a_client_is_shut_out_from_the_page_of_a_ticket_in_russian() -> Result<()> {
    scene("client-card-ru", Screen::TWO_PHONES, Language::Ru, blocks_on_a_ticket).await
}

#[tokio::test]
async fn a_client_is_shut_out_from_the_page_of_a_ticket_in_english() -> Result<()> {
    scene("client-card-en", Screen::TWO_PHONES, Language::En, blocks_on_a_ticket).await
}

async fn blocks_on_a_ticket(scene: &mut Scene) -> Result<()> {
    scene.expected.push("403");
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.click(Place::App, &format!("[data-ticket-id='{ticket}']")).await?;
    anna.sees_screen("ticket").await?;
    anna.marks_page().await?;
    opens_data(&dmitry, ticket).await?;
    dmitry.marks_page().await?;
    let button = "[data-role=client-card] [data-role=block]";
    dmitry.reads(Place::App, button, &scene.words.get("people-block")?).await?;
    dmitry.click(Place::App, button).await?;
    dmitry.click(Place::Telegram, ACT).await?;
    let mark = "[data-role=client-card] [data-role=blocked]";
    dmitry.reads(Place::App, mark, &scene.words.get("people-blocked")?).await?;
    anna.sees_screen("blocked").await?;
    anna.is_same_page().await?;
    is_refused(scene).await?;

    dmitry.reads(Place::App, button, &scene.words.get("people-unblock")?).await?;
    dmitry.click(Place::App, button).await?;
    dmitry.click(Place::Telegram, ACT).await?;
    dmitry.loses(Place::App, mark).await?;
    dmitry.is_same_page().await?;
    scene.desk.api(ANNA).await?.files_ticket("Umbrella").await.map(drop)
}

#[tokio::test]
async fn an_agent_without_the_right_is_not_offered_to_block() -> Result<()> {
    scene("client-card-agent", Screen::PHONE, Language::Ru, async |scene: &mut Scene| {
        let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
        scene.opens_page(&[zayavka_e2e::BORIS]).await?;
        let boris = scene.phone(zayavka_e2e::BORIS);
        opens_data(&boris, ticket).await?;
        boris.sees(Place::App, "[data-role=client-card] [data-reach=true]").await?;
        boris.loses(Place::App, "[data-role=block]").await
    })
    .await
}

async fn opens_data(phone: &Phone<'_>, ticket: i64) -> Result<()> {
    phone.opens_app("work").await?;
    phone.click(Place::App, "[data-nav=tickets]").await?;
    phone.sees_screen("tickets").await?;
    phone.click(Place::App, &format!("[data-ticket-id='{ticket}'] .go")).await?;
    phone.sees_screen("ticket").await?;
    phone.click(Place::App, "[data-tab=data]").await?;
    phone.sees(Place::App, "[data-role=client-card]").await.map(drop)
}

async fn is_refused(scene: &Scene) -> Result<()> {
    let (status, answer) = scene.desk.api(ANNA).await?.send(Method::GET, "/api/tickets", None).await?;
    let kind = answer["type"].as_str().context("no problem document")?;
    ensure!(status.as_u16() == 403 && kind == "/problems/blocked", "not blocked: {status} {answer}");
    Ok(())
}
