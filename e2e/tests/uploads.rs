//! Files on their way: over a slow line, a broken one, and past the page they were chosen on.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use zayavka_e2e::{ANNA, BORIS, Language, Network, Phone, Place, Scene, Screen, scene, until};

/// Bytes a second: the first part of a file takes some seconds.
const SLOW: u32 = 60_000;
const LARGE: usize = 3_000_000;
const MAIN_BUTTON: &str = "[data-role=main-button]";

#[tokio::test]
async fn a_ticket_is_sent_while_its_files_upload_in_russian() -> Result<()> {
    scene("uploads-sent-ru", Screen::TWO_PHONES, Language::Ru, sent_while_uploading).await
}

#[tokio::test]
async fn a_ticket_is_sent_while_its_files_upload_in_english() -> Result<()> {
    scene("uploads-sent-en", Screen::TWO_PHONES, Language::En, sent_while_uploading).await
}

#[tokio::test]
async fn an_upload_outlives_a_broken_line_and_a_closed_app_in_russian() -> Result<()> {
    scene("uploads-cut-ru", Screen::TWO_PHONES, Language::Ru, cut_and_closed).await
}

#[tokio::test]
async fn an_upload_outlives_a_broken_line_and_a_closed_app_in_english() -> Result<()> {
    scene("uploads-cut-en", Screen::TWO_PHONES, Language::En, cut_and_closed).await
}

#[tokio::test]
async fn files_are_dropped_pasted_made_smaller_and_refused_in_russian() -> Result<()> {
    scene("uploads-dropped-ru", Screen::TWO_PHONES, Language::Ru, dropped_and_refused).await
}

#[tokio::test]
async fn files_are_dropped_pasted_made_smaller_and_refused_in_english() -> Result<()> {
    scene("uploads-dropped-en", Screen::TWO_PHONES, Language::En, dropped_and_refused).await
}

async fn sent_while_uploading(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA, BORIS]).await?;
    let (anna, boris) = (scene.phone(ANNA), scene.phone(BORIS));
    boris.opens_app("work").await?;
    anna.opens_app("home").await?;
    begins_a_ticket(&anna).await?;
    scene.browser.has_network(Network::SlowUp(SLOW)).await?;
    let [one, other, third] = ["plan.bin", "scheme.bin", "list.bin"].map(|name| a_file(scene, name, LARGE));
    anna.chooses("[data-field=files] [data-role=file-input]", &[&one?, &other?, &third?]).await?;

    // Two at once, the rest in its turn; each says how far it is.
    until("two are sent and one waits", async || {
        let sending = anna.count(Place::App, ".upload[data-upload=sending]").await?;
        let queued = anna.count(Place::App, ".upload[data-upload=queued]").await?;
        Ok((sending == 2 && queued == 1).then_some(()))
    })
    .await?;
    anna.reads(Place::App, ".upload figcaption", scene.language.pick("из", "of")).await?;
    anna.click(Place::App, ".upload[data-upload=queued] .upload-x").await?;
    anna.loses(Place::App, ".upload[data-upload=queued]").await?;

    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    let page = anna.sees(Place::App, "[data-screen=ticket]").await?;
    let number = page.attr("data-ticket-id").await?.context("a ticket's page without its number")?;
    anna.sees(Place::App, "[data-role=arriving] .upload[data-upload=sending]").await?;
    anna.marks_page().await?;

    // They go on while she looks at something else.
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.sees_screen("home").await?;
    anna.click(Place::App, &format!("[data-ticket-id='{number}']")).await?;
    anna.sees(Place::App, "[data-role=arriving] .upload[data-upload=sending]").await?;

    // Nobody else is told of them yet.
    boris.click(Place::App, "[data-nav=board]").await?;
    boris.click(Place::App, &format!(".card[data-ticket-id='{number}'] .title")).await?;
    boris.sees_screen("ticket").await?;
    boris.marks_page().await?;
    ensure!(boris.count(Place::App, ".filechip").await? == 0, "Boris has a file that is not there");
    ensure!(boris.count(Place::App, "[data-role=arriving]").await? == 0, "Boris is told of Anna's uploads");

    scene.browser.has_network(Network::Whole).await?;
    for phone in [&anna, &boris] {
        phone.reads(Place::App, ".filechip .name", "plan.bin").await?;
        phone.reads(Place::App, ".filechip .name", "scheme.bin").await?;
        phone.loses(Place::App, "[data-role=arriving]").await?;
        phone.is_same_page().await?;
    }
    boris.click(Place::App, "[data-tab=history]").await?;
    let added = scene.words.with("history-file-added", &[("name", "plan.bin")])?;
    boris.reads(Place::App, ".hist li", &added).await.map(drop)
}

async fn cut_and_closed(scene: &mut Scene) -> Result<()> {
    // That is what it is about; the stream of news breaks with it.
    scene.expected = vec!["ERR_INTERNET_DISCONNECTED", "ERR_NETWORK", "ERR_INCOMPLETE_CHUNKED_ENCODING"];
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    anna.opens_app("home").await?;
    begins_a_ticket(&anna).await?;
    scene.browser.has_network(Network::SlowUp(SLOW)).await?;
    let file = a_file(scene, "plan.bin", LARGE)?;
    anna.chooses("[data-field=files] [data-role=file-input]", &[&file]).await?;
    has_a_part(scene, &anna).await?;

    scene.browser.has_network(Network::Cut).await?;
    anna.sees(Place::App, ".upload[data-upload=waiting]").await?;
    anna.reads(Place::App, ".upload .retry", &scene.words.get("upload-retry")?).await?;
    anna.click(Place::App, ".upload .retry").await?;
    anna.sees(Place::App, ".upload[data-upload=waiting]").await?;
    scene.browser.has_network(Network::SlowUp(SLOW)).await?;
    anna.sees(Place::App, ".upload[data-upload=sending]").await?;

    // The app is closed in the middle of it, though it asks.
    let before = kept(&anna).await?;
    for screen in ["new-category", "home"] {
        anna.click(Place::Telegram, "[data-role=back-button]").await?;
        anna.sees_screen(screen).await?;
    }
    anna.click(Place::Telegram, "[data-role=close-button]").await?;
    anna.click(Place::Telegram, "[data-role=popup] [data-button-id=close]").await?;
    anna.loses(Place::Telegram, "iframe").await?;
    anna.opens_app("home").await?;
    begins_a_ticket_again(&anna).await?;
    anna.sees(Place::App, "[data-field=files] .upload[data-upload=stopped]").await?;
    let told = scene.words.with("upload-stopped", &[("name", "plan.bin")])?;
    anna.reads(Place::App, "[data-role=upload-fault]", &told).await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.reads(Place::App, "[data-field=files] > .field-error", &scene.words.get("upload-left")?).await?;

    // Another file is another file; the same one goes on where it stopped.
    anna.chooses("[data-field=files] .upload [data-role=file-input]", &[&a_file(scene, "other.bin", 100)?])
        .await?;
    let another = scene.words.with("upload-other-file", &[("name", "plan.bin")])?;
    anna.reads(Place::App, ".toast", &another).await?;
    anna.chooses("[data-field=files] .adds [data-role=file-input]", &[&file]).await?;
    anna.sees(Place::App, ".upload[data-upload=sending]").await?;
    ensure!(kept(&anna).await? == before, "it was begun anew");
    scene.browser.has_network(Network::Whole).await?;
    anna.sees(Place::App, ".upload[data-upload=done]").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    anna.reads(Place::App, ".filechip .name", "plan.bin").await.map(drop)
}

async fn dropped_and_refused(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    anna.opens_app("home").await?;
    begins_a_ticket(&anna).await?;

    // A huge photo is dropped: its sender has the word, and it counts for the next one.
    anna.runs(&takes("drop", "DragEvent", "dataTransfer", HUGE, "IMG_1.png")).await?;
    anna.sees(Place::App, "[data-field=files] .upload[data-upload=asked]").await?;
    anna.reads(Place::App, "[data-role=photo-smaller]", "→").await?;
    anna.click(Place::App, "[data-role=photo-smaller]").await?;
    anna.loses(Place::App, "[data-role=photo-offer]").await?;
    anna.sees(Place::App, "[data-field=files] .upload[data-upload=done]").await?;
    anna.reads(Place::App, ".upload .name", "IMG_1.jpg").await?;
    anna.runs(&takes("paste", "ClipboardEvent", "clipboardData", HUGE, "IMG_2.png")).await?;
    anna.sees(Place::App, "[data-field=files] .upload:nth-child(2)[data-upload=done]").await?;
    anna.reads(Place::App, ".upload .name", "IMG_2.jpg").await?;
    // A small picture is left alone.
    anna.runs(&takes("paste", "ClipboardEvent", "clipboardData", SMALL, "dot.png")).await?;
    anna.sees(Place::App, "[data-field=files] .upload:nth-child(3)[data-upload=done]").await?;

    let program = a_file(scene, "setup.exe", 100)?;
    let large = scene.desk.folder().join("film.mp4");
    std::fs::File::create(&large)?.set_len(51 * 1024 * 1024)?;
    anna.chooses("[data-field=files] [data-role=file-input]", &[&program, &large]).await?;
    anna.sees(Place::App, ".upload[data-upload=program]").await?;
    anna.sees(Place::App, ".upload[data-upload=too-large]").await?;
    let told = scene.words.with("upload-refused-program", &[("name", "setup.exe")])?;
    anna.reads(Place::App, "[data-role=upload-fault]", &told).await?;
    anna.reads(Place::App, "[data-role=upload-fault]", "film.mp4").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.reads(Place::App, "[data-field=files] > .field-error", &scene.words.get("upload-left")?).await?;
    for state in ["program", "too-large"] {
        anna.click(Place::App, &format!(".upload[data-upload={state}] .upload-x")).await?;
    }
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    // Pictures of the conversation come as thumbnails.
    let is_drawn = "
        const pictures = [...document.querySelectorAll('.msg .photos img')];
        return pictures.length === 3 && pictures.every(one => one.src.includes('/files/thumbnails/')
            && one.complete && one.naturalWidth > 0 && one.naturalWidth <= 320);";
    until("three thumbnails are drawn", async || {
        Ok((anna.runs(is_drawn).await? == Value::Bool(true)).then_some(()))
    })
    .await
}

/// Everything of the form but its files.
async fn begins_a_ticket(anna: &Phone<'_>) -> Result<()> {
    begins_a_ticket_again(anna).await?;
    anna.types(Place::App, "#field-title", "Printer").await?;
    anna.click(Place::App, "[data-option=printer]").await?;
    anna.types(Place::App, "#field-inventory_number", "004127").await
}

async fn begins_a_ticket_again(anna: &Phone<'_>) -> Result<()> {
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("new-category").await?;
    anna.click(Place::App, "[data-category-id='1']").await?;
    anna.sees_screen("new-form").await
}

fn a_file(scene: &Scene, name: &str, size: usize) -> Result<PathBuf> {
    let path = scene.desk.folder().join(name);
    std::fs::write(&path, vec![7; size])?;
    Ok(path)
}

/// The files that the browser remembers, by their ids.
async fn kept(anna: &Phone<'_>) -> Result<Vec<String>> {
    let kept = anna
        .runs(&format!(
            "return JSON.parse(localStorage.getItem('zayavka:{}:uploads') ?? '[]').map(one => one.id)",
            ANNA.id
        ))
        .await?;
    Ok(serde_json::from_value(kept)?)
}

/// Waits until the server has some of the file, and not all.
async fn has_a_part(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    let api = scene.desk.api(ANNA).await?;
    until("a part has arrived", async || {
        let id = kept(anna).await?.pop().context("no upload is known")?;
        let upload = api.get(&format!("/api/uploads/{id}")).await?;
        ensure!(upload["file"].is_null(), "it has arrived already");
        Ok(upload["offset"].as_i64().filter(|offset| *offset > 0).map(drop))
    })
    .await
}

/// Side lengths of pictures full of noise, which no format makes small.
const HUGE: (u32, u32) = (2_400, 1_800);
const SMALL: (u32, u32) = (64, 48);

/// A script that gives the form a picture, as dropping or pasting does.
fn takes(event: &str, kind: &str, holder: &str, (width, height): (u32, u32), name: &str) -> String {
    format!(
        "
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [{width}, {height}];
        const context = canvas.getContext('2d');
        const image = context.createImageData({width}, {height});
        const points = new Uint32Array(image.data.buffer);
        let seed = 1;
        for (let place = 0; place < points.length; place++) {{
            seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5;
            points[place] = seed | 0xff000000;
        }}
        context.putImageData(image, 0, 0);
        const text = atob(canvas.toDataURL('image/png').split(',')[1]);
        const bytes = Uint8Array.from(text, letter => letter.charCodeAt(0));
        const data = new DataTransfer();
        data.items.add(new File([bytes], '{name}', {{ type: 'image/png' }}));
        document.querySelector('form')
            .dispatchEvent(new {kind}('{event}', {{ bubbles: true, cancelable: true, {holder}: data }}));"
    )
}
