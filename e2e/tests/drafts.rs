//! A form that was begun goes on: after a reload, on another device, without a line, and by the chat.

use anyhow::{Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, Browser, Language, Network, Phone, Place, Scene, Screen, scene, until};

const MAIN_BUTTON: &str = "[data-role=main-button]";
/// The draft stands at the server as it stands here.
const KEPT: &str = "[data-draft=everywhere]";

#[tokio::test]
async fn a_draft_goes_on_after_a_reload_and_on_another_device_in_russian() -> Result<()> {
    scene("drafts-ru", Screen::PHONE, Language::Ru, goes_on_elsewhere).await
}

#[tokio::test]
async fn a_draft_goes_on_after_a_reload_and_on_another_device_in_english() -> Result<()> {
    scene("drafts-en", Screen::DESKTOP, Language::En, goes_on_elsewhere).await
}

async fn goes_on_elsewhere(scene: &mut Scene) -> Result<()> {
    // Of two devices one is refused.
    scene.expected.push("409");
    let anna = scene.phone(ANNA);
    opens(&scene.browser, scene, "/new/1").await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", "Printer").await?;
    anna.click(Place::App, "[data-option=printer]").await?;
    let photo = scene.desk.folder().join("stripes.txt");
    std::fs::write(&photo, "stripes")?;
    anna.chooses("[data-field=photos] [data-role=file-input]", &[&photo]).await?;
    anna.sees(Place::App, "[data-field=photos] [data-upload=done]").await?;
    anna.sees(Place::App, KEPT).await?;
    // On a reload everything is there, the upload too.
    reloads(&anna).await?;
    holds(&anna, "#field-title", "Printer").await?;
    anna.sees(Place::App, "[data-field=photos] [data-upload=done]").await?;
    anna.sees(Place::App, "[data-option=printer][aria-checked=true]").await?;

    // Another device knows nothing of it but by the server.
    let other = Browser::open(Screen::PHONE).await?;
    let elsewhere = Phone::of(&other, ANNA);
    opens(&other, scene, "/new").await?;
    elsewhere.reads(Place::App, "[data-draft='1']", "Printer").await?;
    elsewhere.click(Place::App, "[data-draft='1'] .plain-button").await?;
    elsewhere.sees_screen("new-form").await?;
    holds(&elsewhere, "#field-title", "Printer").await?;
    elsewhere.sees(Place::App, "[data-field=photos] [data-upload=done]").await?;
    elsewhere.types(Place::App, "#field-description", "It smokes").await?;
    elsewhere.sees(Place::App, KEPT).await?;
    until("the server has what was typed there", async || {
        Ok((kept(scene).await?["description"] == "It smokes").then_some(()))
    })
    .await?;

    // The first device types on what it has seen, is refused, and goes on with both.
    anna.types(Place::App, "#field-title", " 7").await?;
    holds(&anna, "#field-description", "It smokes").await?;
    holds(&anna, "#field-title", "Printer 7").await?;
    anna.sees(Place::App, KEPT).await?;
    until("the server has both", async || {
        let draft = kept(scene).await?;
        Ok((draft["title"] == "Printer 7" && draft["description"] == "It smokes").then_some(()))
    })
    .await?;

    // Filed there, it is gone here by itself.
    anna.marks_page().await?;
    let files: Vec<Value> =
        files_of(&kept(scene).await?, "photos").iter().map(|file| file["id"].clone()).collect();
    let ticket = json!({
        "category_id": 1, "title": "Printer 7", "answers": {"device": "printer", "photos": files}, "draft": true,
    });
    scene.desk.api(ANNA).await?.post("/api/tickets", ticket).await?;
    holds(&anna, "#field-title", "").await?;
    anna.loses(Place::App, "[data-field=photos] [data-upload]").await?;
    anna.is_same_page().await
}

#[tokio::test]
async fn what_is_typed_without_a_line_is_kept_and_sent_when_it_is_back() -> Result<()> {
    scene("drafts-offline", Screen::PHONE, Language::Ru, async |scene| {
        // That is what it is about.
        scene.expected = vec!["ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED"];
        let anna = scene.phone(ANNA);
        opens(&scene.browser, scene, "/new/1").await?;
        anna.sees_screen("new-form").await?;
        anna.types(Place::App, "#field-title", "Before").await?;
        anna.sees(Place::App, KEPT).await?;
        let count_failures = "
            window.__failed = 0;
            const send = window.fetch;
            window.fetch = async (request, options) => {
                try {
                    return await send(request, options);
                } catch (error) {
                    if (request.method === 'PUT') window.__failed += 1;
                    throw error;
                }
            };";
        anna.runs(count_failures).await?;
        scene.browser.has_network(Network::Cut).await?;
        anna.types(Place::App, "#field-title", " and after").await?;
        until("the draft could not be sent", async || {
            Ok((anna.runs("return window.__failed > 0").await? == Value::Bool(true)).then_some(()))
        })
        .await?;
        anna.sees(Place::App, "[data-draft=here]").await?;
        ensure!(kept(scene).await?["title"] == "Before", "there is no line");
        scene.browser.has_network(Network::Whole).await?;
        anna.sees(Place::App, KEPT).await?;
        ensure!(kept(scene).await?["title"] == "Before and after", "it was not sent: {}", kept(scene).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_draft_is_thrown_away_by_one_tap_and_taken_back_by_another() -> Result<()> {
    scene("drafts-discard", Screen::PHONE, Language::En, async |scene| {
        let anna = scene.phone(ANNA);
        opens(&scene.browser, scene, "/new/1").await?;
        anna.sees_screen("new-form").await?;
        anna.types(Place::App, "#field-title", "Printer").await?;
        let photo = scene.desk.folder().join("stripes.txt");
        std::fs::write(&photo, "stripes")?;
        anna.chooses("[data-field=files] [data-role=file-input]", &[&photo]).await?;
        anna.sees(Place::App, "[data-field=files] [data-upload=done]").await?;
        anna.sees(Place::App, KEPT).await?;
        anna.click(Place::App, "[data-role=discard]").await?;
        holds(&anna, "#field-title", "").await?;
        anna.loses(Place::App, "[data-upload]").await?;
        until("the server has it no more", async || Ok(kept(scene).await?.is_null().then_some(()))).await?;
        anna.click(Place::App, "[data-role=toast] [data-role=undo]").await?;
        holds(&anna, "#field-title", "Printer").await?;
        anna.sees(Place::App, "[data-field=files] [data-upload=done]").await?;
        until("the server has it again", async || {
            let draft = kept(scene).await?;
            Ok((draft["title"] == "Printer" && files_of(&draft, "files").len() == 1).then_some(()))
        })
        .await?;
        // From the choice of categories, too.
        anna.click(Place::Telegram, "[data-role=back-button]").await?;
        anna.sees(Place::App, "[data-draft='1']").await?;
        anna.click(Place::App, "[data-draft='1'] .icon-btn").await?;
        anna.loses(Place::App, "[data-draft='1']").await?;
        until("the server has it no more", async || Ok(kept(scene).await?.is_null().then_some(()))).await
    })
    .await
}

#[tokio::test]
async fn files_come_into_the_form_by_the_chat_in_russian() -> Result<()> {
    scene("drafts-chat-ru", Screen::TWO_PHONES, Language::Ru, by_chat).await
}

#[tokio::test]
async fn files_come_into_the_form_by_the_chat_in_english() -> Result<()> {
    scene("drafts-chat-en", Screen::TWO_PHONES, Language::En, by_chat).await
}

async fn by_chat(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA]).await?;
    let anna = scene.phone(ANNA);
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.click(Place::App, "[data-category-id='1']").await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", "Printer").await?;
    anna.click(Place::App, "[data-field=photos] [data-role=by-chat]").await?;
    // The app makes way, and the bot says what to send.
    anna.loses(Place::Telegram, "iframe").await?;
    let name = scene.language.pick("Техника и связь", "Equipment and network");
    let asked = scene.words.with("bot-draft-open", &[("name", name)])?;
    anna.reads(Place::Telegram, ".message .words", &asked).await?;
    let file = |name: &str| json!({"name": name, "text": "words", "mime": "text/plain", "kind": "document"});
    let album = json!({"files": [file("one.txt"), file("two.txt")], "text": "On the left"});
    scene.desk.simulator().writes(ANNA, album).await?;
    let added = scene.words.with("bot-draft-added", &[("name", name)])?;
    scene.desk.simulator().push(ANNA, &added).await?;
    let told = scene.desk.simulator().pushes_with(ANNA, &added).await?.len();
    ensure!(told == 1, "an album is told of {told} times");
    anna.reads(Place::Telegram, ".message .words", &added).await?;
    anna.presses_newest_button().await?;
    anna.sees_screen("new-form").await?;
    holds(&anna, "#field-title", "Printer").await?;
    holds(&anna, "#field-description", "On the left").await?;
    has_files(&anna, 2).await?;
    // A form that is open shows what comes by itself, and nothing else moves.
    anna.types(Place::App, "#field-title", " 7").await?;
    anna.marks_page().await?;
    scene.desk.simulator().writes(ANNA, json!({"files": [file("three.txt")]})).await?;
    has_files(&anna, 3).await?;
    holds(&anna, "#field-title", "Printer 7").await?;
    anna.is_same_page().await?;
    anna.click(Place::App, "[data-option=printer]").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    let tickets = scene.desk.api(ANNA).await?.get("/api/tickets").await?;
    let ticket =
        scene.desk.api(ANNA).await?.get(&format!("/api/tickets/{}", tickets["items"][0]["id"])).await?;
    ensure!(ticket["answers"]["photos"].as_array().map(Vec::len) == Some(3), "not three files: {ticket}");
    Ok(())
}

async fn has_files(anna: &Phone<'_>, wanted: usize) -> Result<()> {
    until(&format!("there are {wanted} files"), async || {
        let count = anna.count(Place::App, "[data-field=photos] [data-upload=done]").await?;
        Ok((count == wanted).then_some(()))
    })
    .await
}

/// Anna's phone alone, with a page of the app on it.
async fn opens(browser: &Browser, scene: &Scene, path: &str) -> Result<()> {
    let (page, language) = (scene.desk.simulator().page(), scene.language.code());
    browser.goto(&format!("{page}?solo=anna&lang={language}&theme=light&open={path}")).await
}

/// Anna's draft as the server has it; null if there is none.
async fn kept(scene: &Scene) -> Result<Value> {
    let (_, drafts) = scene.desk.api(ANNA).await?.send(Method::GET, "/api/drafts", None).await?;
    Ok(drafts[0].clone())
}

fn files_of<'d>(draft: &'d Value, field: &str) -> &'d [Value] {
    draft["files"][field].as_array().map_or(&[], Vec::as_slice)
}

async fn holds(phone: &Phone<'_>, css: &str, value: &str) -> Result<()> {
    until(&format!("{css} holds «{value}»"), async || {
        let now = phone.sees(Place::App, css).await?.prop("value").await?;
        Ok((now.as_deref() == Some(value)).then_some(()))
    })
    .await
}

/// By Telegram's own menu.
async fn reloads(phone: &Phone<'_>) -> Result<()> {
    phone.marks_page().await?;
    phone.click(Place::Telegram, "[data-role=more-button]").await?;
    phone.click(Place::Telegram, "[data-action=reload]").await?;
    until("the page was loaded again", async || {
        Ok((phone.runs("return window.__mark === true").await? != Value::Bool(true)).then_some(()))
    })
    .await?;
    phone.sees_screen("new-form").await
}
