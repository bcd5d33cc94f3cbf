//! The list of all tickets: found by words, filtered, changed several at once; and the client's rating.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Place, Scene, Screen, VERA, scene};

const SHEET: &str = "[data-role=sheet]";

#[tokio::test]
async fn tickets_are_found_and_change_hands_in_russian() -> Result<()> {
    scene("tickets-ru", Screen::TWO_PHONES, Language::Ru, finds_and_assigns).await
}

#[tokio::test]
async fn tickets_are_found_and_change_hands_in_english() -> Result<()> {
    scene("tickets-en", Screen::TWO_PHONES, Language::En, finds_and_assigns).await
}

async fn finds_and_assigns(scene: &mut Scene) -> Result<()> {
    let anna = scene.desk.api(ANNA).await?;
    let mut ids = Vec::new();
    for title in ["Принтер не печатает", "The printers are jammed", "Сломался стул"]
    {
        ids.push(anna.files_ticket(title).await?);
    }
    scene.opens_page(&[DMITRY, VERA]).await?;
    let (dmitry, vera) = (scene.phone(DMITRY), scene.phone(VERA));
    vera.opens_app("work").await?;
    vera.marks_page().await?;
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=tickets]").await?;
    dmitry.sees_screen("tickets").await?;

    // Another ending finds the word, and the address holds the search.
    dmitry.types(Place::App, "[data-role=search]", "принтерами").await?;
    dmitry.loses(Place::App, &row(ids[2])).await?;
    dmitry.sees(Place::App, &row(ids[0])).await?;
    let address = dmitry.runs("return location.search").await?;
    ensure!(address.as_str().is_some_and(|address| address.contains("q=")), "no search in {address}");
    dmitry.click(Place::App, &format!("{} .go", row(ids[0]))).await?;
    dmitry.sees_screen("ticket").await?;
    dmitry.click(Place::Telegram, "[data-role=back-button]").await?;
    dmitry.sees_screen("tickets").await?;
    dmitry.sees(Place::App, &row(ids[0])).await?;
    dmitry.loses(Place::App, &row(ids[2])).await?;
    // Nothing has both words; the way out shows everything.
    dmitry.types(Place::App, "[data-role=search]", " стул").await?;
    dmitry.reads(Place::App, ".empty", &scene.words.get("tickets-empty")?).await?;
    dmitry.click(Place::App, "[data-role=show-all]").await?;
    dmitry.sees(Place::App, &row(ids[2])).await?;

    // A filter narrows, its tag lets go.
    dmitry.click(Place::App, "[data-role=filters]").await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-filter=priority-urgent]")).await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-role=show-found]")).await?;
    dmitry.loses(Place::App, &row(ids[0])).await?;
    dmitry.click(Place::App, "[data-tag=priority]").await?;
    dmitry.sees(Place::App, &row(ids[0])).await?;

    // Two at once, after it was said what will change; the other's open page shows them by itself.
    dmitry.click(Place::App, "[data-role=pick]").await?;
    for id in &ids[..2] {
        dmitry.click(Place::App, &format!("{} .check", row(*id))).await?;
    }
    dmitry.click(Place::App, "[data-bulk=assign]").await?;
    let of_vera = scene.desk.api(VERA).await?.get("/api/me").await?["id"].clone();
    dmitry.click(Place::App, &format!("{SHEET} [data-assign='{of_vera}']")).await?;
    dmitry.sees(Place::App, "[data-role=bulk-preview]").await?;
    dmitry.click(Place::App, "[data-role=bulk-confirm]").await?;
    dmitry.loses(Place::App, ".bulk").await?;
    for id in &ids[..2] {
        vera.sees(Place::App, &row(*id)).await?;
        let now = scene.desk.api(DMITRY).await?.get(&format!("/api/tickets/{id}")).await?;
        ensure!(now["assignee"]["id"] == of_vera, "not Vera's: {now}");
    }
    vera.is_same_page().await
}

fn row(id: i64) -> String {
    format!("[data-ticket-id='{id}']")
}

#[tokio::test]
async fn a_client_rates_the_result_in_russian() -> Result<()> {
    scene("rating-ru", Screen::TWO_PHONES, Language::Ru, rates).await
}

#[tokio::test]
async fn a_client_rates_the_result_in_english() -> Result<()> {
    scene("rating-en", Screen::TWO_PHONES, Language::En, rates).await
}

async fn rates(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, BORIS]).await?;
    let anna = scene.phone(ANNA);
    anna.opens_app("home").await?;
    anna.marks_page().await?;
    anna.click(Place::App, &format!("[data-ticket-id='{ticket}']")).await?;
    anna.sees_screen("ticket").await?;
    let boris = scene.desk.api(BORIS).await?;
    boris.post(&format!("/api/tickets/{ticket}/status"), json!({"status": "done"})).await?;
    // The question comes to the open page by itself.
    anna.reads(Place::App, "[data-role=rating]", &scene.words.get("rating-question")?).await?;
    anna.click(Place::App, "[data-role=rating] [data-score='2']").await?;
    anna.sees(Place::App, "[data-role=rating-reopen]").await?;
    anna.types(Place::App, "[data-role=rating-reason]", "Too slow").await?;
    anna.click(Place::App, "[data-role=rating-send]").await?;
    anna.loses(Place::App, "[data-role=rating-send]").await?;
    let now = boris.get(&format!("/api/tickets/{ticket}")).await?;
    ensure!(now["rating"]["score"] == 2 && now["rating"]["reason"] == "Too slow", "no rating: {now}");
    anna.is_same_page().await
}
