//! Measures how a client with 2,000 tickets scrolls through them: frame times, with the processor as it is and
//! four times slower. Prints a table; a gate it is not.
//!
//! `cargo run -p zayavka-e2e --bin scrolling`, after what `cargo xtask test e2e` builds.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, Browser, Desk, Language, Phone, Place, Scene, Screen, Words, until_within};

const TICKETS: usize = 2_000;
const PATIENCE: Duration = Duration::from_secs(600);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (desk, browser) = (Desk::open().await?, Browser::open(Screen::PHONE).await?);
    let language = Language::Ru;
    let scene = Scene { desk, browser, language, words: Words::of(language)?, expected: Vec::new() };
    files_many(&scene).await?;
    scene.opens_page(&[ANNA]).await?;
    let phone = scene.phone(ANNA);
    phone.opens_app("home").await?;
    let started = Instant::now();
    loads_all(&phone).await?;
    println!("{TICKETS} rows came in {} ms", started.elapsed().as_millis());
    println!("| processor | way down | p50 ms | p95 ms | longest ms | frames over 33 ms |");
    println!("|---|---|---|---|---|---|");
    for rate in [1, 4] {
        scene.browser.devtools("Emulation.setCPUThrottlingRate", json!({"rate": rate})).await?;
        // The second way finds painted what the first one had to paint.
        for way in ["first", "second"] {
            println!("| 1/{rate} | {way} | {} |", scrolls(&phone).await?);
        }
    }
    Ok(())
}

/// As fast as one person may.
async fn files_many(scene: &Scene) -> Result<()> {
    let anna = scene.desk.api(ANNA).await?;
    let answers = json!({"system": "1C", "level": "read", "reason": "…"});
    for number in 0..TICKETS {
        let title =
            format!("Заявка для прокрутки, номер {number}: доступ к отчётам за {} квартал", number % 4 + 1);
        let body = json!({"category_id": 3, "title": title, "description": "", "answers": answers});
        until_within(PATIENCE, "the ticket is filed", async || {
            let (status, _) = anna.send(reqwest::Method::POST, "/api/tickets", Some(body.clone())).await?;
            Ok(status.is_success().then_some(()))
        })
        .await?;
    }
    Ok(())
}

/// Goes to the list's end until all of it is there.
async fn loads_all(phone: &Phone<'_>) -> Result<()> {
    until_within(PATIENCE, "all rows are there", async || {
        let count =
            phone.runs("window.scrollTo(0, 1e9); return document.querySelectorAll('.crow').length").await?;
        Ok((count.as_u64() >= Some(TICKETS as u64)).then_some(()))
    })
    .await?;
    phone.sees(Place::App, ".home-foot").await.map(drop)
}

/// A brisk thumb: 120 px a frame, for 300 frames from the top.
async fn scrolls(phone: &Phone<'_>) -> Result<String> {
    let script = "
        const done = arguments[arguments.length - 1];
        window.scrollTo(0, 0);
        const times = [];
        let last;
        const step = now => {
            if (last !== undefined) times.push(now - last);
            last = now;
            window.scrollBy(0, 120);
            if (times.length < 300) requestAnimationFrame(step); else done(times);
        };
        requestAnimationFrame(() => requestAnimationFrame(step));";
    let times = phone.runs_async(script).await?;
    let mut times: Vec<f64> =
        times.as_array().context("no times")?.iter().filter_map(Value::as_f64).collect();
    ensure!(times.len() == 300, "{} frames", times.len());
    times.sort_by(f64::total_cmp);
    let slow = times.iter().filter(|time| **time > 33.4).count();
    Ok(format!("{:.1} | {:.1} | {:.1} | {slow} of 300", times[150], times[285], times[299]))
}
