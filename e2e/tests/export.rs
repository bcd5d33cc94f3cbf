//! A list is narrowed by a period and handed out as a file that has exactly the rows that are shown.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, DMITRY, Desk, Language, Phone, Place, Scene, Screen, scene, scene_on, until};

const ROWS: &str = "[data-screen=tickets] [data-ticket-id]";
const SHEET: &str = "[data-role=sheet]";

#[tokio::test]
async fn the_file_has_exactly_the_rows_that_are_shown_in_russian() -> Result<()> {
    scene("export-ru", Screen::PHONE, Language::Ru, exports).await
}

#[tokio::test]
async fn the_file_has_exactly_the_rows_that_are_shown_in_english() -> Result<()> {
    scene("export-en", Screen::PHONE, Language::En, exports).await
}

async fn exports(scene: &mut Scene) -> Result<()> {
    let anna = scene.desk.api(ANNA).await?;
    let mut tickets = Vec::new();
    for title in ["A lamp; with \"quotes\", and commas", "A lamp of glass", "Umbrella", "A lamp that is done"]
    {
        tickets.push(anna.files_ticket(title).await?);
    }
    let done = json!({"status": "done"});
    scene.desk.api(DMITRY).await?.post(&format!("/api/tickets/{}/status", tickets[3]), done).await?;
    let folder = scene.desk.folder().join("downloads");
    std::fs::create_dir(&folder)?;
    let downloads = json!({"behavior": "allow", "downloadPath": folder});
    scene.browser.devtools("Browser.setDownloadBehavior", downloads).await?;
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    opens_tickets(&dmitry).await?;
    // Open ones with a lamp, the oldest first.
    dmitry.types(Place::App, "[data-role=search]", "lamp").await?;
    dmitry.loses(Place::App, &row(tickets[2])).await?;
    dmitry.click(Place::App, "[data-role=sort] option[value=oldest]").await?;
    let expected: Vec<String> = tickets[..2].iter().map(ToString::to_string).collect();
    shows(&dmitry, &expected).await?;
    dmitry.click(Place::App, "[data-role=export]").await?;

    let lines = until("the file has come", async || read_table(&folder)).await?;
    let ids: Vec<&str> = lines.iter().skip(1).map(|cells| cells[0].as_str()).collect();
    ensure!(ids == expected, "the page has {expected:?}, the file {ids:?}");
    let head = &lines[0];
    ensure!(head[1] == scene.words.get("export-title")?, "a head in other words: {head:?}");
    ensure!(lines[1][1] == "A lamp; with \"quotes\", and commas", "a title was broken: {:?}", lines[1]);
    Ok(())
}

#[tokio::test]
async fn a_period_narrows_the_list_in_russian() -> Result<()> {
    scene_on(Desk::seeded(80).await?, "period-ru", Screen::PHONE, Language::Ru, narrows).await
}

#[tokio::test]
async fn a_period_narrows_the_list_in_english() -> Result<()> {
    scene_on(Desk::seeded(80).await?, "period-en", Screen::PHONE, Language::En, narrows).await
}

/// The seeded tickets are of the years before November 2026; one is of this moment.
async fn narrows(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?.to_string();
    let dmitry_api = scene.desk.api(DMITRY).await?;
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    opens_tickets(&dmitry).await?;
    dmitry.click(Place::App, "[data-chip=all]").await?;
    let all = scene.words.counted("tickets-found", 81)?;
    dmitry.reads(Place::App, "[data-role=found]", &all).await?;

    // By the sheet.
    dmitry.click(Place::App, "[data-role=filters]").await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-filter=created-1]")).await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-role=show-found]")).await?;
    shows(&dmitry, std::slice::from_ref(&ticket)).await?;
    dmitry.reads(Place::App, "[data-tag=created]", &scene.words.counted("tickets-days-back", 1)?).await?;
    dmitry.reads(Place::App, "[data-role=found]", &scene.words.counted("tickets-found", 1)?).await?;
    dmitry.click(Place::App, "[data-tag=created]").await?;
    dmitry.reads(Place::App, "[data-role=found]", &all).await?;

    // By the address: from the first moment on, before the last one.
    let period = "created_from=2026-03-01T00:00:00Z&created_to=2026-05-01T00:00:00Z";
    let page = dmitry_api.get(&format!("/api/tickets?{period}&sort=newest&limit=50")).await?;
    let items = page["items"].as_array().context("no list")?;
    let expected: Vec<String> = items.iter().map(|one| one["id"].to_string()).collect();
    ensure!(!expected.is_empty() && expected.len() < 40, "the period chooses nothing: {expected:?}");
    for one in items {
        let created = one["created_at"].as_str().context("a ticket without a time")?;
        ensure!(("2026-03-01".."2026-05-01").contains(&created), "{created} is not within the period");
    }
    let go = format!(
        "history.pushState(null, '', '/tickets?scope=all&sort=newest&{}'); dispatchEvent(new PopStateEvent('popstate'))",
        period.replace(':', "%3A")
    );
    dmitry.runs(&go).await?;
    shows(&dmitry, &expected).await?;
    let days = scene.language.pick("1 марта 2026", "1 March 2026");
    dmitry.reads(Place::App, "[data-tag=created]", days).await.map(drop)
}

async fn opens_tickets(dmitry: &Phone<'_>) -> Result<()> {
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=tickets]").await?;
    dmitry.sees_screen("tickets").await
}

fn row(id: i64) -> String {
    format!("[data-ticket-id='{id}']")
}

/// Waits until the list has exactly these tickets in this order.
async fn shows(phone: &Phone<'_>, ids: &[String]) -> Result<()> {
    until(&format!("the list shows {ids:?}"), async || {
        Ok((phone.attributes(ROWS, "data-ticket-id").await? == ids).then_some(()))
    })
    .await
}

/// The cells of the one table in the folder; `None` until it is there whole.
fn read_table(folder: &Path) -> Result<Option<Vec<Vec<String>>>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "csv") {
            let text = std::fs::read_to_string(path)?;
            let text = text.strip_prefix('\u{feff}').context("a table that spreadsheets misread")?;
            return Ok(Some(text.lines().map(cells).collect()));
        }
    }
    Ok(None)
}

/// A line of a table (RFC 4180).
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut is_quoted) = (vec![String::new()], false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cells.last_mut().expect("there is a cell").push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            letter => cells.last_mut().expect("there is a cell").push(letter),
        }
    }
    cells
}
