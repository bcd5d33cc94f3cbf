//! Someone who never saw the app files a complete ticket with three photos in under a minute.
//!
//! What the app takes is measured; what hands and eyes take is reckoned by the keystroke-level model (S. Card,
//! T. Moran, A. Newell, 1980): deciding 1.35 s, pointing and pressing 1.3 s, a key of an average typist 0.28 s.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{Language, OLGA, Phone, Place, Scene, Screen, scene, until};

const MINUTE: Duration = Duration::from_secs(60);
const DECISION: Duration = Duration::from_millis(1_350);
const PRESS: Duration = Duration::from_millis(1_300);
const KEY: Duration = Duration::from_millis(280);

/// A phone, and how long hands and eyes would have been at work on it.
struct Hands<'a> {
    phone: Phone<'a>,
    taken: Duration,
}

impl Hands<'_> {
    /// Reads what is there, decides and presses.
    async fn chooses(&mut self, place: Place, css: &str) -> Result<()> {
        self.taken += DECISION + PRESS;
        self.phone.click(place, css).await
    }

    async fn writes(&mut self, css: &str, words: &str) -> Result<()> {
        let keys = u32::try_from(words.chars().count())?;
        self.taken += DECISION + PRESS + KEY * keys;
        self.phone.types(Place::App, css, words).await
    }
}

#[tokio::test]
async fn a_stranger_files_a_ticket_with_three_photos_in_under_a_minute_in_russian() -> Result<()> {
    scene("minute-ru", Screen::PHONE, Language::Ru, files_a_ticket).await
}

#[tokio::test]
async fn a_stranger_files_a_ticket_with_three_photos_in_under_a_minute_in_english() -> Result<()> {
    scene("minute-en", Screen::PHONE, Language::En, files_a_ticket).await
}

async fn files_a_ticket(scene: &mut Scene) -> Result<()> {
    scene.desk.simulator().joins(OLGA, "Ольга").await?;
    let photos = ["one.png", "two.png", "three.png"].map(|name| scene.desk.folder().join(name));
    for photo in &photos {
        scene.browser.draws_photo(photo).await?;
    }
    let mut olga = Hands { phone: Phone::of(&scene.browser, OLGA), taken: Duration::ZERO };
    let (page, code) = (scene.desk.simulator().page(), scene.language.code());
    let began = Instant::now();
    scene.browser.goto(&format!("{page}?solo=olga&lang={code}&theme=light&open=/")).await?;
    olga.phone.sees_screen("home").await?;
    olga.chooses(Place::Telegram, "[data-role=main-button]").await?;
    olga.chooses(Place::App, "[data-category-id='1']").await?;
    olga.phone.sees_screen("new-form").await?;
    olga.writes("#field-title", scene.language.pick("Принтер печатает полосы", "The printer prints stripes"))
        .await?;
    olga.chooses(Place::App, "[data-option=printer]").await?;
    // The gallery is opened, three are ticked, «done» is pressed.
    olga.taken += DECISION + PRESS * 5;
    let paths: Vec<_> = photos.iter().map(std::path::PathBuf::as_path).collect();
    olga.phone.chooses("[data-field=photos] [data-role=file-input]", &paths).await?;
    olga.chooses(Place::Telegram, "[data-role=main-button]").await?;
    olga.phone.sees_screen("ticket").await?;
    let taken = began.elapsed() + olga.taken;
    println!("{:.1} s, {:.1} of them the app's", taken.as_secs_f64(), began.elapsed().as_secs_f64());
    ensure!(taken < MINUTE, "it takes {taken:?}");
    let api = scene.desk.api(OLGA).await?;
    let ticket = api.get("/api/tickets").await?["items"][0]["id"].clone();
    until("all three photos are on the ticket", async || {
        let ticket = api.get(&format!("/api/tickets/{ticket}")).await?;
        let photos = ticket["answers"]["photos"].as_array().map_or(0, Vec::len);
        Ok((photos == 3 && ticket.get("arriving").unwrap_or(&json!([])) == &json!([])).then_some(()))
    })
    .await
}
