//! A client's open ticket: it knows where it stands, what was read of it, and what happened while it was away.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Network, Phone, Place, Scene, Screen, scene, until};

const SHEET: &str = "[data-role=sheet]";
const COMPOSER: &str = "[data-role=composer]";
const SEND: &str = "[data-role=send]";
/// WebDriver's Ctrl+A and Delete, with Ctrl let go between them.
const CLEAR: &str = "\u{e009}a\u{e000}\u{e017}";
const CTRL_ENTER: &str = "\u{e009}\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const RIGHT: &str = "\u{e014}";
/// Of one point, grey and less grey.
const PICTURES: [(&str, &[u8]); 2] = [
    ("first.png", &[0x78, 0x01, 0x01, 0x02, 0, 0xfd, 0xff, 0, 0x80, 0, 0x82, 0, 0x81]),
    ("second.png", &[0x78, 0x01, 0x01, 0x02, 0, 0xfd, 0xff, 0, 0x40, 0, 0x42, 0, 0x41]),
];

async fn opens_ticket(anna: &Phone<'_>, ticket: i64) -> Result<()> {
    anna.opens_app("home").await?;
    anna.click(Place::App, &format!("[data-ticket-id='{ticket}']")).await?;
    anna.sees_screen("ticket").await?;
    anna.marks_page().await
}

/// The words of the conversation in their order, without what stands around them.
async fn conversation(phone: &Phone<'_>) -> Result<Vec<String>> {
    let words = "return [...document.querySelectorAll('.talk .msg .words')].map(one => one.textContent)";
    Ok(serde_json::from_value(phone.runs(words).await?)?)
}

#[tokio::test]
async fn after_a_lost_network_the_conversation_is_exactly_as_it_is_in_russian() -> Result<()> {
    scene("ticket-network-ru", Screen::TWO_PHONES, Language::Ru, catches_up).await
}

#[tokio::test]
async fn after_a_lost_network_the_conversation_is_exactly_as_it_is_in_english() -> Result<()> {
    scene("ticket-network-en", Screen::DESKTOP, Language::En, catches_up).await
}

async fn catches_up(scene: &mut Scene) -> Result<()> {
    // That is what it is about.
    scene.expected = vec![
        "ERR_INTERNET_DISCONNECTED",
        "ERR_CONNECTION_REFUSED",
        "ERR_CONNECTION_RESET",
        "ERR_INCOMPLETE_CHUNKED_ENCODING",
        "ERR_NETWORK_CHANGED",
        // The page of phones around the app is cut off, too.
        "static/main.js",
    ];
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    let says = |words: &str| json!({"body": words});
    let comments = format!("/api/tickets/{ticket}/comments");
    scene.desk.api(BORIS).await?.post(&comments, says("first")).await?;
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    opens_ticket(&anna, ticket).await?;
    anna.reads(Place::App, ".msg", "first").await?;

    scene.browser.has_network(Network::Cut).await?;
    let boris = scene.desk.api(BORIS).await?;
    boris.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    let second = boris.post(&comments, says("secnod")).await?;
    let second = format!("{comments}/{}", second["id"]);
    let (status, _) = boris.send(Method::PATCH, &second, Some(says("second"))).await?;
    ensure!(status.is_success(), "the edit was answered by {status}");
    boris.post(&comments, json!({"body": "between us", "internal": true})).await?;
    scene.desk.kill_server()?;
    scene.desk.start_server().await?;
    let review = json!({"status": "in_review", "comment": "third"});
    scene.desk.api(BORIS).await?.post(&format!("/api/tickets/{ticket}/status"), review).await?;
    let anna = scene.phone(ANNA);
    ensure!(conversation(&anna).await? == ["first"], "the line was not cut");
    scene.browser.has_network(Network::Whole).await?;

    let anna = scene.phone(ANNA);
    anna.sees(Place::App, ".stepper[data-status=in_review]").await?;
    anna.reads(Place::App, ".msg", "third").await?;
    // What happens from now on comes live again.
    scene.desk.api(BORIS).await?.post(&comments, says("fourth")).await?;
    anna.reads(Place::App, ".msg", "fourth").await?;
    let now = conversation(&anna).await?;
    ensure!(now == ["first", "second", "third", "fourth"], "the conversation is {now:?}");
    let moves = anna.count(Place::App, ".talk .sys[data-event-kind=status_changed]").await?;
    ensure!(moves == 2, "{moves} moves are told instead of two");
    anna.is_same_page().await
}

#[tokio::test]
async fn own_words_tell_how_far_they_have_come_and_can_be_mended_in_russian() -> Result<()> {
    scene("ticket-words-ru", Screen::TWO_PHONES, Language::Ru, mends_words).await
}

#[tokio::test]
async fn own_words_tell_how_far_they_have_come_and_can_be_mended_in_english() -> Result<()> {
    scene("ticket-words-en", Screen::TWO_PHONES, Language::En, mends_words).await
}

async fn mends_words(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, BORIS]).await?;
    let (anna, boris) = (scene.phone(ANNA), scene.phone(BORIS));
    opens_ticket(&anna, ticket).await?;
    anna.types(Place::App, COMPOSER, &format!("The frist floor{CTRL_ENTER}")).await?;
    anna.sees(Place::App, ".msg.own [data-delivery=sent]").await?;
    anna.reads(Place::App, "[data-delivery=sent]", &scene.words.get("delivery-sent")?).await?;

    // Whoever reads it is seen to have read it.
    boris.opens_app("work").await?;
    boris.click(Place::App, &format!("[data-ticket-id='{ticket}'] .go")).await?;
    boris.sees_screen("ticket").await?;
    boris.marks_page().await?;
    anna.sees(Place::App, ".msg.own [data-delivery=read]").await?;

    anna.click(Place::App, ".msg.own [data-role=message-acts]").await?;
    anna.click(Place::App, &format!("{SHEET} [data-act=edit]")).await?;
    anna.types(Place::App, "[data-role=edit-message]", &format!("{CLEAR}The first floor")).await?;
    anna.click(Place::App, "[data-role=save-message]").await?;
    anna.loses(Place::App, SHEET).await?;
    for phone in [&anna, &boris] {
        phone.reads(Place::App, ".msg .words", "The first floor").await?;
        phone.reads(Place::App, ".msg [data-role=edited]", &scene.words.get("message-edited")?).await?;
    }
    // Back closes the sheet, not the page.
    anna.click(Place::App, ".msg.own [data-role=message-acts]").await?;
    anna.sees(Place::App, SHEET).await?;
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.loses(Place::App, SHEET).await?;
    anna.sees_screen("ticket").await?;

    // The same on the other side: her open page reads at once.
    boris.click(Place::App, "[data-role=reply]").await?;
    boris.types(Place::App, COMPOSER, "Coming").await?;
    boris.click(Place::App, &format!("[data-mode=public] {SEND}")).await?;
    anna.reads(Place::App, ".msg", "Coming").await?;
    boris.sees(Place::App, ".msg.own [data-delivery=read]").await?;
    boris.click(Place::App, "[data-tab=history]").await?;
    boris.reads(Place::App, ".hist li", &scene.words.get("history-comment-edited")?).await?;
    anna.is_same_page().await?;
    boris.is_same_page().await
}

#[tokio::test]
async fn pictures_are_turned_over_and_sent_to_the_own_chat() -> Result<()> {
    scene("ticket-viewer", Screen::TWO_PHONES, Language::En, views_pictures).await
}

async fn views_pictures(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    let files = pictures(scene)?;
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    opens_ticket(&anna, ticket).await?;
    anna.chooses(".dock [data-role=file-input]", &[&files[0], &files[1]]).await?;
    anna.sees(Place::App, ".dock .upload:nth-child(2)[data-upload=done]").await?;
    anna.click(Place::App, SEND).await?;
    // On their way they are shown, and open once they have arrived.
    anna.sees(Place::App, ".msg.own [data-delivery=sent]").await?;
    anna.click(Place::App, ".msg.own .photo:nth-child(1)").await?;
    let count = async |at: &str| {
        let words = scene.words.with("image-count", &[("at", at), ("count", "2")])?;
        anna.reads(Place::App, "[data-role=image-count]", &words).await.map(drop)
    };
    count("1").await?;
    anna.presses_key(RIGHT).await?;
    count("2").await?;
    // A finger moves the strip itself.
    anna.runs("document.querySelector('.viewer-strip').scrollTo({left: 0, behavior: 'instant'})").await?;
    count("1").await?;
    anna.click(Place::App, "[data-role=next-image]").await?;
    count("2").await?;
    anna.click(Place::App, "[data-role=viewer] [data-role=to-chat]").await?;
    until("the bot has sent the picture", async || {
        let pushes = scene.desk.simulator().pushes(ANNA).await?;
        let is_it = |push: &Value| push["document"]["file_name"] == "second.png";
        Ok(pushes.iter().any(is_it).then_some(()))
    })
    .await?;
    anna.presses_key(ESCAPE).await?;
    anna.loses(Place::App, "[data-role=viewer]").await?;
    anna.is_same_page().await
}

fn pictures(scene: &Scene) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for (name, data) in PICTURES {
        let path = scene.desk.folder().join(name);
        std::fs::write(&path, png(data))?;
        paths.push(path);
    }
    Ok(paths)
}

/// A picture of one point; its pixels lie compressed in `data`.
fn png(data: &[u8]) -> Vec<u8> {
    let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0];
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", header.as_slice()), (b"IDAT", data), (b"IEND", [].as_slice())] {
        bytes.extend(u32::try_from(content.len()).unwrap_or(0).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(content);
        bytes.extend(crc(&[kind.as_slice(), content].concat()).to_be_bytes());
    }
    bytes
}

/// As PNG has it (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let step =
        |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 }
            })
        };
    bytes.iter().fold(u32::MAX, step) ^ u32::MAX
}

#[tokio::test]
async fn a_keyboard_never_covers_the_line_that_is_written() -> Result<()> {
    scene("ticket-keyboard", Screen::TWO_PHONES, Language::Ru, writes_on_a_keyboard).await
}

async fn writes_on_a_keyboard(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    opens_ticket(&anna, ticket).await?;
    anna.sees(Place::App, COMPOSER).await?;
    // As iOS does it: the window stays, the visual viewport ends at the keyboard.
    anna.runs(
        "Object.defineProperty(visualViewport, 'height', { get: () => innerHeight - 300, configurable: true });
         visualViewport.dispatchEvent(new Event('resize'));",
    )
    .await?;
    let bottom = "return innerHeight - document.querySelector('.dock').getBoundingClientRect().bottom";
    until("the line stands on the keyboard", async || {
        let room = anna.runs(bottom).await?.as_f64().context("no dock")?;
        Ok((room >= 299.0).then_some(()))
    })
    .await?;
    // It grows with what is written, up to six lines.
    let height = "return document.querySelector('[data-role=composer]').getBoundingClientRect().height";
    let one = anna.runs(height).await?.as_f64().context("no field")?;
    anna.types(Place::App, COMPOSER, &"строка\n".repeat(9)).await?;
    let lines = "
        const field = document.querySelector('[data-role=composer]');
        const style = getComputedStyle(field);
        const inside = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
        return inside / parseFloat(style.lineHeight);";
    let shown = anna.runs(lines).await?.as_f64().context("no field")?;
    let grown = anna.runs(height).await?.as_f64().context("no field")?;
    ensure!(grown > one && (5.9..=6.1).contains(&shown), "{shown} lines are shown");
    let room = anna.runs(bottom).await?.as_f64().context("no dock")?;
    ensure!(room >= 299.0, "the keyboard covers the line: {room}");
    anna.is_same_page().await
}

#[tokio::test]
async fn a_ticket_says_until_when_it_is_replied_to_in_russian() -> Result<()> {
    scene("ticket-answer-ru", Screen::TWO_PHONES, Language::Ru, is_promised_a_reply).await
}

#[tokio::test]
async fn a_ticket_says_until_when_it_is_replied_to_in_english() -> Result<()> {
    scene("ticket-answer-en", Screen::TWO_PHONES, Language::En, is_promised_a_reply).await
}

async fn is_promised_a_reply(scene: &mut Scene) -> Result<()> {
    let owner = scene.desk.api(DMITRY).await?;
    let always = json!([{"from": "00:00", "to": "24:00"}]);
    let week: serde_json::Map<String, Value> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        .map(|day| (day.to_owned(), always.clone()))
        .into_iter()
        .collect();
    owner.send(Method::PATCH, "/api/settings", Some(json!({"working_hours": week}))).await?;
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    // The owner promises four hours in the editor.
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=categories]").await?;
    dmitry.click(Place::App, "[data-category-id='3'] [data-role=open]").await?;
    dmitry.click(Place::App, "[data-role=about]").await?;
    dmitry.click(Place::App, "#edit-answer option[value='240']").await?;
    dmitry.click(Place::Telegram, "[data-role=main-button]").await?;
    dmitry.sees_screen("categories").await?;

    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    anna.opens_app("home").await?;
    let row = format!("[data-ticket-id='{ticket}']");
    let in_row = anna.sees(Place::App, &format!("{row} [data-role=answer-time]")).await?.text().await?;
    ensure!(in_row.contains(':'), "the list promises «{in_row}»");
    anna.click(Place::App, &row).await?;
    anna.sees_screen("ticket").await?;
    anna.marks_page().await?;
    let promise = anna.sees(Place::App, "[data-role=next] [data-role=answer-time]").await?.text().await?;
    let begins = scene.language.pick("Ответим ", "We reply by ");
    ensure!(promise.starts_with(begins) && promise.contains(':'), "the promise is «{promise}»");
    ensure!(!promise.contains("SLA"), "a client reads no jargon: «{promise}»");
    scene
        .desk
        .api(BORIS)
        .await?
        .post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "Done"}))
        .await?;
    anna.loses(Place::App, "[data-role=answer-time]").await?;
    anna.is_same_page().await
}

#[tokio::test]
async fn the_owner_sets_hours_and_holidays() -> Result<()> {
    scene("working-hours", Screen::TWO_PHONES, Language::Ru, sets_hours).await
}

async fn sets_hours(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=desk]").await?;
    dmitry.sees_screen("desk").await?;
    let saturday = "[data-field='working_hours.sat']";
    dmitry.click(Place::App, &format!("{saturday} [data-role=add-hours]")).await?;
    dmitry.sees(Place::App, &format!("{saturday} .hours")).await?;
    dmitry.click(Place::App, "[data-field='working_hours.fri'] [data-role=remove-hours]").await?;
    dmitry.reads(Place::App, "[data-field='working_hours.fri']", &scene.words.get("desk-hours-off")?).await?;
    dmitry.types(Place::App, "#desk-holiday", "12312026").await?;
    dmitry.click(Place::App, "[data-role=add-holiday]").await?;
    dmitry.sees(Place::App, "[data-holiday]").await?;
    dmitry.click(Place::Telegram, "[data-role=main-button]").await?;
    until("the hours are saved", async || {
        let settings = scene.desk.api(DMITRY).await?.get("/api/settings").await?;
        let (week, days) = (&settings["working_hours"], &settings["holidays"]);
        let is_saved = week["sat"] == json!([{"from": "09:00", "to": "18:00"}])
            && week["fri"] == json!([])
            && days.as_array().is_some_and(|days| days.len() == 1);
        Ok(is_saved.then_some(()))
    })
    .await
}
