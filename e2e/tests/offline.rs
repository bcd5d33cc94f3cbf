//! Without a line, and with a slow one: what was loaded is read, what is written waits and goes once.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, Language, Network, Phone, Place, Scene, Screen, scene, until};

/// What the browser says of a line that the test itself cuts.
const FAULTS: [&str; 3] = ["ERR_INTERNET_DISCONNECTED", "ERR_BLOCKED_BY_CLIENT", "ERR_FAILED"];
const COMPOSER: &str = "[data-role=composer]";
const SEND: &str = "[data-role=send]";

#[tokio::test]
async fn a_reply_waits_for_the_line_and_goes_once_in_russian() -> Result<()> {
    scene("offline-ru", Screen::TWO_PHONES, Language::Ru, waits_and_goes).await
}

#[tokio::test]
async fn a_reply_waits_for_the_line_and_goes_once_in_english() -> Result<()> {
    scene("offline-en", Screen::PHONE, Language::En, waits_and_goes).await
}

async fn waits_and_goes(scene: &mut Scene) -> Result<()> {
    scene.expected = FAULTS.to_vec();
    let (anna, boris) = (scene.desk.api(ANNA).await?, scene.desk.api(BORIS).await?);
    let ticket = anna.files_ticket("Pass to the garage").await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "Which garage?"})).await?;
    scene.opens_page(&[ANNA]).await?;
    let phone = scene.phone(ANNA);
    phone.opens_app("home").await?;
    opens(&phone, ticket).await?;
    phone.reads(Place::App, ".bubble", "Which garage?").await?;
    phone.click(Place::Telegram, "[data-role=back-button]").await?;
    phone.sees_screen("home").await?;

    // The list and the ticket are read without a line, and the page says how old they are.
    scene.browser.has_network(Network::Cut).await?;
    let when = scene.words.with("offline-banner-at", &[("when", "")])?;
    phone.reads(Place::App, "[data-role=offline]", when.trim()).await?;
    opens(&phone, ticket).await?;
    phone.reads(Place::App, ".bubble", "Which garage?").await?;
    phone.sees(Place::App, "[data-role=offline]").await?;

    // Three replies are written; one is taken back and stands in the field again.
    for words in ["The second one", "Oh no", "By the river"] {
        writes(&phone, words).await?;
        phone.reads(Place::App, "[data-on-way=waiting]", words).await?;
    }
    phone.reads(Place::App, "[data-on-way=waiting]", &scene.words.get("reply-waiting")?).await?;
    phone.click(Place::App, "[data-on-way]:nth-child(2) [data-role=take-back]").await?;
    until("the reply is back in its field", async || {
        let value = phone.runs("return document.querySelector('[data-role=composer]')?.value").await?;
        Ok((value == "Oh no").then_some(()))
    })
    .await?;
    ensure!(phone.count(Place::App, "[data-on-way]").await? == 2, "it still waits");
    ensure!(boris.conversation(ticket).await? == ["Which garage?"], "something was sent");

    // They survive a reload at a moment when the server does not take them.
    scene.browser.blocks(&["*/api/tickets/*/comments*"]).await?;
    scene.browser.has_network(Network::Whole).await?;
    phone.reloads().await?;
    phone.sees_screen("ticket").await?;
    phone.reads(Place::App, "[data-on-way]:nth-child(2)", "By the river").await?;

    // The line is whole: each goes, once, in their order, and stands in the conversation.
    scene.browser.blocks(&[]).await?;
    phone.loses(Place::App, "[data-on-way]").await?;
    phone.reads(Place::App, ".msg.own[data-comment-id] .words", "By the river").await?;
    ensure!(
        boris.conversation(ticket).await? == ["Which garage?", "The second one", "By the river"],
        "{:?}",
        boris.conversation(ticket).await?
    );
    phone.loses(Place::App, "[data-role=offline]").await
}

#[tokio::test]
async fn a_reply_that_the_server_refuses_says_why() -> Result<()> {
    scene("offline-refused", Screen::PHONE, Language::Ru, async |scene| {
        scene.expected = [FAULTS.as_slice(), &["409 (Conflict)"]].concat();
        let anna = scene.desk.api(ANNA).await?;
        let ticket = anna.files_ticket("Pass to the garage").await?;
        scene.opens_page(&[ANNA]).await?;
        let phone = scene.phone(ANNA);
        phone.opens_app("home").await?;
        opens(&phone, ticket).await?;
        scene.browser.has_network(Network::Cut).await?;
        phone.sees(Place::App, "[data-role=offline]").await?;
        writes(&phone, "Still needed").await?;
        anna.post(&format!("/api/tickets/{ticket}/cancel"), json!({})).await?;
        scene.browser.has_network(Network::Whole).await?;
        let refused = scene.words.with("reply-refused", &[("reason", "")])?;
        phone.reads(Place::App, "[data-on-way=refused]", refused.trim()).await?;
        phone.click(Place::App, "[data-on-way] [data-role=take-back]").await?;
        phone.loses(Place::App, "[data-on-way]").await?;
        ensure!(anna.conversation(ticket).await?.is_empty(), "it was sent");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_list_of_the_last_time_is_there_before_the_server_answers() -> Result<()> {
    scene("kept-list", Screen::PHONE, Language::En, async |scene| {
        scene.expected = FAULTS.to_vec();
        let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
        scene.opens_page(&[ANNA]).await?;
        let phone = scene.phone(ANNA);
        phone.opens_app("home").await?;
        phone.sees(Place::App, &row(ticket)).await?;
        scene.browser.blocks(&["*/api/*"]).await?;
        phone.reloads().await?;
        phone.sees(Place::App, &row(ticket)).await?;
        phone.sees(Place::App, "[data-role=offline]").await?;
        // The server has the last word as soon as it can be heard.
        let other = scene.desk.api(ANNA).await?.files_ticket("A second pass").await?;
        scene.browser.blocks(&[]).await?;
        phone.sees(Place::App, &row(other)).await?;
        phone.loses(Place::App, "[data-role=offline]").await
    })
    .await
}

#[tokio::test]
async fn a_slow_line_is_enough_to_read_and_to_reply() -> Result<()> {
    scene("slow", Screen::PHONE, Language::Ru, async |scene| {
        let (anna, boris) = (scene.desk.api(ANNA).await?, scene.desk.api(BORIS).await?);
        let ticket = anna.files_ticket("Pass to the garage").await?;
        boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "Which garage?"})).await?;
        scene.opens_page(&[ANNA]).await?;
        let phone = scene.phone(ANNA);
        phone.opens_app("home").await?;
        scene.browser.has_network(Network::ThirdGeneration).await?;
        phone.reloads().await?;
        opens(&phone, ticket).await?;
        phone.reads(Place::App, ".bubble", "Which garage?").await?;
        writes(&phone, "The second one").await?;
        // It stands there at once, and is the server's a moment later.
        phone.reads(Place::App, ".msg.own .words", "The second one").await?;
        phone.reads(Place::App, ".msg.own[data-comment-id] .words", "The second one").await?;
        ensure!(boris.conversation(ticket).await?.len() == 2, "not once");
        Ok(())
    })
    .await
}

async fn opens(phone: &Phone<'_>, ticket: i64) -> Result<()> {
    phone.click(Place::App, &row(ticket)).await?;
    phone.sees_screen("ticket").await
}

async fn writes(phone: &Phone<'_>, words: &str) -> Result<()> {
    phone.types(Place::App, COMPOSER, words).await?;
    phone.click(Place::App, SEND).await
}

fn row(ticket: i64) -> String {
    format!(".crow[data-ticket-id='{ticket}']")
}
