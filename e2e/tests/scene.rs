//! The whole way of a ticket, on two phones side by side: from the client's form to the agent's board and back.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use zayavka_e2e::{ANNA, BORIS, Language, Phone, Place, Scene, Screen, scene};

/// A change must stand on everyone's open page so soon after it was accepted.
const AT_ONCE: Duration = Duration::from_secs(1);

/// A picture of one grey point.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x68, 0,
    0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];
const PDF: &[u8] =
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n\
                     trailer<</Root 1 0 R>>\n%%EOF\n";

#[tokio::test]
async fn a_ticket_goes_from_the_clients_form_to_the_agents_board_and_back_in_russian() -> Result<()> {
    scene("scene-ru", Screen::TWO_PHONES, Language::Ru, play).await
}

#[tokio::test]
async fn a_ticket_goes_from_the_clients_form_to_the_agents_board_and_back_in_english() -> Result<()> {
    scene("scene-en", Screen::TWO_PHONES, Language::En, play).await
}

async fn play(scene: &mut Scene) -> Result<()> {
    // An older ticket of hers, so that «exactly that ticket» can go wrong.
    scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, BORIS]).await?;
    let (anna, boris) = (scene.phone(ANNA), scene.phone(BORIS));

    boris.opens_app("work").await?;
    boris.click(Place::App, "[data-nav=board]").await?;
    boris.sees_screen("board").await?;
    boris.marks_page().await?;
    notes_cards(&boris).await?;

    let title = scene.language.pick("Принтер печатает полосы", "The printer prints stripes");
    let number = files_a_ticket_with_two_files(scene, &anna, title).await?;
    stands_on_the_board_at_once(scene, &boris, &number, title).await?;
    anna.marks_page().await?;
    tells_in_the_chat(scene, &anna, "notify-received", &number, "").await?;

    takes_it(scene, &boris, &number).await?;
    let name = scene.language.pick("Борис Орлов", "Boris Orlov");
    anna.sees(Place::App, ".stepper[data-status=in_progress]").await?;
    let is_on_it = scene.words.with("client-next-active-by", &[("name", name)])?;
    anna.reads(Place::App, "[data-role=next] h2", &is_on_it).await?;
    anna.is_same_page().await?;
    tells_in_the_chat(scene, &anna, "notify-taken", &number, name).await?;

    opens_it_from_the_chat(&anna, &number).await?;
    anna.marks_page().await?;

    notes_and_replies(scene, &anna, &boris).await?;

    boris.click(Place::App, "[data-role=moves]").await?;
    boris.click(Place::App, "[data-role=sheet] [data-move=in_review]").await?;
    boris.sees(Place::App, "[data-screen=ticket][data-status=in_review]").await?;
    anna.sees(Place::App, ".stepper[data-status=in_review]").await?;
    let asked = scene.words.get("ticket-status-in-review-client")?;
    let told = scene.words.with("notify-moved", &[("number", &number), ("status", &asked)])?;
    anna.reads(Place::Telegram, ".message .words", &told).await?;

    confirms(scene, &anna).await?;
    boris.sees(Place::App, "[data-screen=ticket][data-status=done]").await?;
    let client = scene.language.pick("Анна Соколова", "Anna Sokolova");
    tells_in_the_chat(scene, &boris, "notify-client-confirmed", &number, client).await?;

    names_each_step(scene, &boris).await?;
    anna.is_same_page().await?;
    boris.is_same_page().await
}

/// Remembers when each card was first seen on the board.
async fn notes_cards(phone: &Phone<'_>) -> Result<()> {
    let watch = "
        window.__seen = {};
        const look = () => {
            for (const card of document.querySelectorAll('[data-screen=board] [data-ticket-id]')) {
                window.__seen[card.dataset.ticketId] ??= Date.now();
            }
        };
        look();
        new MutationObserver(look).observe(document.body, { childList: true, subtree: true });";
    phone.runs(watch).await.map(drop)
}

/// By the form, as a person fills it; answers with the ticket's number.
async fn files_a_ticket_with_two_files(scene: &Scene, anna: &Phone<'_>, title: &str) -> Result<String> {
    let [photo, paper] = two_files(scene)?;
    anna.opens_app("home").await?;
    let main_button = "[data-role=main-button]";
    anna.reads(Place::Telegram, main_button, &scene.words.get("client-new-ticket")?).await?;
    anna.click(Place::Telegram, main_button).await?;
    anna.sees_screen("new-category").await?;
    anna.click(Place::App, "[data-category-id='1']").await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", title).await?;
    anna.types(Place::App, "#field-description", "214, <b>&amp; 3</b>").await?;
    anna.click(Place::App, "[data-option=printer]").await?;
    anna.types(Place::App, "#field-inventory_number", "004127").await?;
    anna.click(Place::App, "#field-work_stopped").await?;
    anna.chooses("[data-field=photos] [data-role=file-input]", &[&photo]).await?;
    anna.chooses("[data-field=files] [data-role=file-input]", &[&paper]).await?;
    anna.sees(Place::App, "[data-field=photos] [data-upload=done]").await?;
    anna.sees(Place::App, "[data-field=files] [data-upload=done]").await?;
    anna.reads(Place::Telegram, main_button, &scene.words.get("client-send-ticket")?).await?;
    anna.click(Place::Telegram, main_button).await?;
    anna.sees_screen("ticket").await?;
    anna.reads(Place::App, "h1", title).await?;
    let page = anna.sees(Place::App, "[data-screen=ticket]").await?;
    page.attr("data-ticket-id").await?.context("a ticket's page without its number")
}

fn two_files(scene: &Scene) -> Result<[PathBuf; 2]> {
    let photo = scene.desk.folder().join(scene.language.pick("фото полос.png", "stripes.png"));
    let paper = scene.desk.folder().join(scene.language.pick("договор.pdf", "contract.pdf"));
    std::fs::write(&photo, PNG)?;
    std::fs::write(&paper, PDF)?;
    Ok([photo, paper])
}

async fn stands_on_the_board_at_once(
    scene: &Scene,
    boris: &Phone<'_>,
    number: &str,
    title: &str,
) -> Result<()> {
    let card = format!("[data-column=new] .card[data-ticket-id='{number}']");
    boris.reads(Place::App, &format!("{card} .title"), title).await?;
    boris.is_same_page().await?;
    let ticket = scene.desk.api(BORIS).await?.get(&format!("/api/tickets/{number}")).await?;
    let created_at = ticket["created_at"].as_str().context("a ticket without a time")?;
    let late = boris.runs(&format!("return window.__seen['{number}'] - Date.parse('{created_at}')")).await?;
    let late = late.as_f64().context("the card was not noted")?;
    ensure!(late < AT_ONCE.as_secs_f64() * 1000.0, "the card came after {late} ms");
    let files = ticket["files"].as_array().map_or(0, Vec::len) + answered_files(&ticket);
    ensure!(files >= 2, "the ticket has not two files: {ticket}");
    Ok(())
}

fn answered_files(ticket: &Value) -> usize {
    ticket["answers"]["photos"].as_array().map_or(0, Vec::len)
}

async fn takes_it(scene: &Scene, boris: &Phone<'_>, number: &str) -> Result<()> {
    boris.click(Place::App, &format!(".card[data-ticket-id='{number}'] .title")).await?;
    boris.sees_screen("ticket").await?;
    boris.click(Place::App, "[data-tab=data]").await?;
    for file in two_files(scene)? {
        let name = file.file_name().and_then(|name| name.to_str()).context("a name")?.to_owned();
        boris.reads_anywhere(&name).await?;
    }
    boris.click(Place::App, "[data-tab=talk]").await?;
    boris.click(Place::App, "[data-role=take]").await?;
    boris.sees(Place::App, "[data-screen=ticket][data-status=in_progress]").await.map(drop)
}

/// The bot's message about the ticket, by its text's key.
async fn tells_in_the_chat(
    scene: &Scene,
    phone: &Phone<'_>,
    key: &str,
    number: &str,
    name: &str,
) -> Result<()> {
    let words = scene.words.with(key, &[("number", number), ("name", name)])?;
    phone.reads(Place::Telegram, ".message .words", &words).await.map(drop)
}

async fn opens_it_from_the_chat(anna: &Phone<'_>, number: &str) -> Result<()> {
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.sees_screen("home").await?;
    anna.click(Place::Telegram, "[data-role=close-button]").await?;
    anna.loses(Place::Telegram, "iframe").await?;
    anna.presses_newest_button().await?;
    anna.sees_screen("ticket").await?;
    anna.sees(Place::App, &format!("[data-screen=ticket][data-ticket-id='{number}']")).await.map(drop)
}

async fn notes_and_replies(scene: &Scene, anna: &Phone<'_>, boris: &Phone<'_>) -> Result<()> {
    let note =
        scene.language.pick("Картридж не заказан, не говорите ей", "No cartridge was ordered, keep it to us");
    let reply = scene.language.pick("Привезу картридж к трём", "I bring a cartridge by three");
    boris.click(Place::App, "[data-role=reply]").await?;
    boris.click(Place::App, "[data-role=mode-note]").await?;
    boris.types(Place::App, "[data-role=composer]", note).await?;
    boris.click(Place::App, "[data-mode=note] [data-role=send]").await?;
    boris.reads(Place::App, "[data-internal=true]", note).await?;
    // What was said makes room: the composer closes, and opens for the client again.
    boris.click(Place::App, "[data-role=reply]").await?;
    boris.types(Place::App, "[data-role=composer]", reply).await?;
    boris.click(Place::App, "[data-mode=public] [data-role=send]").await?;
    boris.reads(Place::App, ".msg:not([data-internal])", reply).await?;
    // The reply was written after the note: whoever has it would have the note, too.
    anna.reads(Place::App, ".msg", reply).await?;
    anna.reads(Place::Telegram, ".message .words", reply).await?;
    let page = anna.runs("return document.body.innerText").await?;
    ensure!(!page.to_string().contains(note), "the client reads the note: {page}");
    let pushes = scene.desk.simulator().pushes_with(ANNA, note).await?;
    ensure!(pushes.is_empty(), "the client was sent the note: {pushes:?}");
    Ok(())
}

async fn confirms(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    anna.reads(Place::Telegram, "[data-role=main-button]", &scene.words.get("client-confirm")?).await?;
    anna.click(Place::Telegram, "[data-role=main-button]").await?;
    anna.sees(Place::App, ".stepper[data-status=done]").await.map(drop)
}

/// In the order in which they were done; the page has the newest on top.
async fn names_each_step(scene: &Scene, boris: &Phone<'_>) -> Result<()> {
    let status = |key: &str| scene.words.get(&format!("ticket-status-{key}-staff"));
    let moved = |key: &str, from: &str, to: &str| -> Result<String> {
        scene.words.with(key, &[("from", &status(from)?), ("to", &status(to)?)])
    };
    let steps = [
        scene.words.get("history-created")?,
        moved("history-taken", "new", "in-progress")?,
        scene.words.get("history-noted")?,
        scene.words.get("history-commented")?,
        moved("history-moved", "in-progress", "in-review")?,
        moved("history-confirmed", "in-review", "done")?,
    ];
    boris.click(Place::App, "[data-tab=history]").await?;
    boris.reads(Place::App, ".hist li", &steps[5]).await?;
    let mut lines = Vec::new();
    for line in boris.all(Place::App, ".hist li").await? {
        lines.push(line.text().await?);
    }
    lines.reverse();
    let mut ahead = lines.iter();
    for step in &steps {
        ensure!(ahead.any(|line| line.contains(step.as_str())), "«{step}» is not in its place in {lines:#?}");
    }
    Ok(())
}
