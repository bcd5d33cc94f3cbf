//! The form of a new ticket: every kind of field filled in, by touch and by mouse; labels on things that lead to
//! it; and one ticket however often it is sent.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, DMITRY, Language, Phone, Place, Scene, Screen, scene, until};

const MAIN_BUTTON: &str = "[data-role=main-button]";
const ENTER: &str = "\u{e007}";
/// Ctrl+A: what is typed then stands in place of all.
const ALL: &str = "\u{e009}a\u{e000}";

/// A field of each kind, one that another shows, one that a label fills in.
fn every_kind() -> Value {
    let field = |key: &str, kind: &str, ru: &str, en: &str| -> Value {
        json!({"key": key, "kind": kind, "label": {"ru": ru, "en": en}, "required": true})
    };
    let with = |mut field: Value, more: Value| -> Value {
        for (name, value) in more.as_object().into_iter().flatten() {
            field[name] = value.clone();
        }
        field
    };
    let option = |value: &str, ru: &str, en: &str| json!({"value": value, "label": {"ru": ru, "en": en}});
    let sizes = json!([option("small", "Малый", "Small"), option("large", "Большой", "Large")]);
    let floors: Vec<Value> = (1..9)
        .map(|floor| option(&format!("f{floor}"), &format!("Этаж {floor}"), &format!("Floor {floor}")))
        .collect();
    json!([
        with(field("asset", "text", "Вещь", "Thing"), json!({"from_label": true})),
        field("story", "long_text", "История", "Story"),
        with(field("count", "number", "Сколько", "How many"), json!({"min": 1, "max": 7.5, "default": 2})),
        field("day", "date", "День", "Day"),
        field("hour", "time", "Время", "Time"),
        with(field("size", "choice", "Размер", "Size"), json!({"options": sizes})),
        with(field("floors", "choices", "Этажи", "Floors"), json!({"options": floors})),
        field("urgent", "boolean", "Срочно", "Urgent"),
        with(
            field("why", "text", "Почему", "Why"),
            json!({"visible_if": {"field": "urgent", "equals": true}})
        ),
        field("phone", "phone", "Телефон", "Phone"),
        field("place", "place", "Место", "Place"),
        field("photos", "file", "Фото", "Photos"),
    ])
}

/// A category with that form; its number.
async fn make_category(scene: &Scene) -> Result<i64> {
    let category =
        json!({"name": {"ru": "Всё", "en": "Everything"}, "icon": "layers", "fields": every_kind()});
    let made = scene.desk.api(DMITRY).await?.post("/api/admin/categories", category).await?;
    made["id"].as_i64().with_context(|| format!("no category: {made}"))
}

/// Anna's phone alone, with a page of the app on it.
async fn opens(scene: &Scene, path: &str) -> Result<()> {
    let (page, language) = (scene.desk.simulator().page(), scene.language.code());
    scene.browser.goto(&format!("{page}?solo=anna&lang={language}&theme=light&open={path}")).await
}

#[tokio::test]
async fn every_kind_of_field_is_filled_in_by_touch_in_russian() -> Result<()> {
    scene("forms-ru", Screen::PHONE, Language::Ru, fills_everything).await
}

#[tokio::test]
async fn every_kind_of_field_is_filled_in_with_a_mouse_in_english() -> Result<()> {
    scene("forms-en", Screen::DESKTOP, Language::En, fills_everything).await
}

async fn fills_everything(scene: &mut Scene) -> Result<()> {
    let category = make_category(scene).await?;
    opens(scene, &format!("/new/{category}")).await?;
    let anna = scene.phone(ANNA);
    anna.sees_screen("new-form").await?;
    // Sent as it is, the form leads to the first fault and names each in words.
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    let required = scene.words.get("field-error-required")?;
    anna.reads(Place::App, "#field-title-error", &required).await?;
    has_focus(&anna, "#field-title").await?;
    ensure!(anna.count(Place::App, "#field-count-error").await? == 0, "the number begins with two");
    ensure!(anna.count(Place::App, "#field-why").await? == 0, "nobody asked why");

    anna.types(Place::App, "#field-title", "Printer 7").await?;
    anna.types(Place::App, "#field-asset", "A-7").await?;
    anna.types(Place::App, "#field-story", "It smokes").await?;
    types_a_number(scene, &anna).await?;
    picks(&anna, "day", "2026-12-24").await?;
    picks(&anna, "hour", "09:30").await?;
    anna.click(Place::App, "[data-field=size] [data-option=large]").await?;
    anna.click(Place::App, "#field-floors").await?;
    for floor in ["f2", "f8"] {
        anna.click(Place::App, &format!("[data-role=sheet] [data-option={floor}]")).await?;
    }
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.loses(Place::App, "[data-role=sheet]").await?;
    anna.click(Place::App, "[data-field=urgent] [data-option=yes]").await?;
    anna.types(Place::App, "#field-why", "Fire").await?;
    shares_phone_and_place(scene, &anna).await?;
    attaches_three(scene, &anna).await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    is_filed_as_it_was_filled_in(scene, &anna).await
}

/// Over the limit it is refused at the field, with the limit; a comma is as good as a point.
async fn types_a_number(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    let count = anna.sees(Place::App, "#field-count").await?;
    ensure!(count.prop("value").await?.as_deref() == Some("2"), "the number begins with two");
    count.send_keys(format!("{ALL}8")).await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    let limit = scene.words.with("field-error-too-big", &[("number", "7.5")])?;
    anna.reads(Place::App, "#field-count-error", &limit).await?;
    let count = anna.sees(Place::App, "#field-count").await?;
    count.send_keys(format!("{ALL}3,5")).await?;
    anna.loses(Place::App, "#field-count-error").await
}

/// The pickers of dates and times are the browser's own: the value is set as they set it.
async fn picks(anna: &Phone<'_>, field: &str, value: &str) -> Result<()> {
    let pick = format!(
        "const field = document.querySelector('#field-{field}');
         field.value = '{value}';
         field.dispatchEvent(new InputEvent('input', {{bubbles: true}}));"
    );
    anna.runs(&pick).await.map(drop)
}

/// Telegram asks for both; declined, they can be typed, and asked again they come.
async fn shares_phone_and_place(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    let answers = async |button: &str| {
        anna.click(Place::Telegram, &format!("[data-role=popup] [data-button-id={button}]")).await
    };
    anna.click(Place::App, "[data-field=phone] button").await?;
    answers("no").await?;
    anna.reads(Place::App, "[data-role=toast]", &scene.words.get("client-phone-type")?).await?;
    anna.types(Place::App, "#field-phone", "12").await?;
    anna.click(Place::App, "[data-field=phone] button").await?;
    answers("yes").await?;
    until("the number came from Telegram", async || {
        let phone = anna.sees(Place::App, "#field-phone").await?.prop("value").await?.unwrap_or_default();
        Ok(phone.starts_with("+7").then_some(()))
    })
    .await?;
    anna.click(Place::App, "[data-field=place] button").await?;
    answers("no").await?;
    anna.reads(Place::App, "[data-role=toast]", &scene.words.get("client-place-unknown")?).await?;
    anna.types(Place::App, "#field-place", "Third floor").await?;
    anna.click(Place::App, "[data-field=place] button").await?;
    answers("yes").await?;
    anna.reads(Place::App, "[data-field=place]", &scene.words.get("field-place-point")?).await.map(drop)
}

async fn attaches_three(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    let files = three_files(scene)?;
    let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
    anna.chooses("[data-field=photos] [data-role=file-input]", &paths).await?;
    until("three files have arrived", async || {
        Ok((anna.count(Place::App, "[data-field=photos] [data-upload=done]").await? == 3).then_some(()))
    })
    .await
}

fn three_files(scene: &Scene) -> Result<[PathBuf; 3]> {
    let files = ["one.txt", "two.txt", "three.txt"].map(|name| scene.desk.folder().join(name));
    for file in &files {
        std::fs::write(file, "words")?;
    }
    Ok(files)
}

async fn is_filed_as_it_was_filled_in(scene: &Scene, anna: &Phone<'_>) -> Result<()> {
    let api = scene.desk.api(ANNA).await?;
    let page = anna.sees(Place::App, "[data-screen=ticket]").await?;
    let number = page.attr("data-ticket-id").await?.context("a ticket's page without its number")?;
    let ticket = api.get(&format!("/api/tickets/{number}")).await?;
    let answers = &ticket["answers"];
    let expected = json!({
        "asset": "A-7", "story": "It smokes", "count": 3.5, "day": "2026-12-24", "hour": "09:30",
        "size": "large", "floors": ["f2", "f8"], "urgent": true, "why": "Fire",
    });
    for (key, value) in expected.as_object().context("answers are an object")? {
        ensure!(&answers[key] == value, "{key} is not {value}: {answers}");
    }
    ensure!(answers["place"]["text"] == "Third floor" && answers["place"]["lat"].is_number(), "{answers}");
    ensure!(answers["phone"].as_str().is_some_and(|phone| phone.starts_with("+7")), "{answers}");
    ensure!(answers["photos"].as_array().map(Vec::len) == Some(3), "{answers}");
    let drafts = api.get("/api/drafts").await?;
    ensure!(drafts == json!([]), "the draft did not end with it: {drafts}");
    Ok(())
}

async fn has_focus(phone: &Phone<'_>, css: &str) -> Result<()> {
    until(&format!("the focus is at {css}"), async || {
        let has = phone.runs(&format!("return document.activeElement.matches({css:?})")).await?;
        Ok((has == Value::Bool(true)).then_some(()))
    })
    .await
}

#[tokio::test]
async fn every_kind_of_field_is_filled_in_with_the_keyboard_alone() -> Result<()> {
    scene("forms-keys", Screen::DESKTOP, Language::En, fills_by_keys).await
}

async fn fills_by_keys(scene: &mut Scene) -> Result<()> {
    let mut fields = every_kind();
    // What to choose a file with is the browser's own.
    if let Some(fields) = fields.as_array_mut() {
        fields.retain(|field| field["kind"] != "file");
    }
    let category = json!({"name": {"ru": "Всё", "en": "Everything"}, "icon": "layers", "fields": fields});
    let made = scene.desk.api(DMITRY).await?.post("/api/admin/categories", category).await?;
    opens(scene, &format!("/new/{}", made["id"])).await?;
    let anna = scene.phone(ANNA);
    anna.sees_screen("new-form").await?;
    let writes = async |field: &str, keys: &str| {
        anna.tabs_to(Place::App, &format!("#field-{field}")).await?;
        anna.presses_key(keys).await
    };
    let presses = async |place: Place, css: &str| {
        anna.tabs_to(place, css).await?;
        anna.presses_key(ENTER).await
    };
    writes("title", "By keys").await?;
    writes("asset", "A-7").await?;
    writes("story", "It smokes").await?;
    writes("day", "12242026").await?;
    writes("hour", "0930AM").await?;
    presses(Place::App, "[data-field=size] [data-option=large]").await?;
    presses(Place::App, "#field-floors").await?;
    presses(Place::App, "[data-role=sheet] [data-option=f2]").await?;
    anna.presses_key("\u{e00c}").await?;
    anna.loses(Place::App, "[data-role=sheet]").await?;
    presses(Place::App, "[data-field=urgent] [data-option=no]").await?;
    writes("phone", "+7 900 000-00-00").await?;
    writes("place", "Third floor").await?;
    presses(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    let tickets = scene.desk.api(ANNA).await?.get("/api/tickets").await?;
    let ticket =
        scene.desk.api(ANNA).await?.get(&format!("/api/tickets/{}", tickets["items"][0]["id"])).await?;
    let answers = &ticket["answers"];
    ensure!(answers["day"] == "2026-12-24" && answers["hour"] == "09:30", "{answers}");
    ensure!(answers["urgent"] == false && answers["floors"] == json!(["f2"]), "{answers}");
    ensure!(answers["place"] == json!({"text": "Third floor"}) && answers["count"] == 2, "{answers}");
    Ok(())
}

#[tokio::test]
async fn a_label_on_a_thing_opens_the_form_and_fills_in_its_field_in_russian() -> Result<()> {
    scene("label-ru", Screen::TWO_PHONES, Language::Ru, follows_a_label).await
}

#[tokio::test]
async fn a_label_on_a_thing_opens_the_form_and_fills_in_its_field_in_english() -> Result<()> {
    scene("label-en", Screen::TWO_PHONES, Language::En, follows_a_label).await
}

async fn follows_a_label(scene: &mut Scene) -> Result<()> {
    let category = make_category(scene).await?;
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    // The owner makes the label in the category's editor.
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=categories]").await?;
    dmitry.click(Place::App, &format!("[data-category-id='{category}'] [data-role=open]")).await?;
    dmitry.sees_screen("category").await?;
    dmitry.click(Place::App, "[data-role=sticker] summary").await?;
    dmitry.types(Place::App, "#edit-sticker", "Кабинет 204").await?;
    let link = until("the label's link has its text", async || {
        let link = dmitry.sees(Place::App, "[data-role=label-link]").await?.text().await?;
        Ok(link.contains("_--").then_some(link))
    })
    .await?;
    dmitry.sees(Place::App, "[data-role=sticker] .qr").await?;

    // Read from the thing, the link opens the form.
    scene.desk.simulator().writes(ANNA, json!({"text": link})).await?;
    anna.click(Place::Telegram, ".message a[href*=startapp]").await?;
    anna.sees_screen("new-form").await?;
    has_value(&anna, "#field-asset", "Кабинет 204").await?;
    // What was corrected stays so, though Telegram hands the same link over again.
    anna.types(Place::App, "#field-asset", "а").await?;
    anna.sees(Place::App, "[data-draft=everywhere]").await?;
    reloads(&anna).await?;
    has_value(&anna, "#field-asset", "Кабинет 204а").await?;

    // A plain label by the bot, into the draft that was begun.
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.click(Place::Telegram, "[data-role=back-button]").await?;
    anna.sees_screen("home").await?;
    anna.click(Place::Telegram, "[data-role=close-button]").await?;
    let start = json!({"text": format!("/start new_{category}_room_204")});
    let greeting = scene.words.get("bot-greeting-new")?;
    scene.desk.simulator().writes(ANNA, start).await?;
    anna.reads(Place::Telegram, ".message .words", &greeting).await?;
    anna.presses_newest_button().await?;
    anna.sees_screen("new-form").await?;
    has_value(&anna, "#field-asset", "room_204").await
}

async fn has_value(phone: &Phone<'_>, css: &str, value: &str) -> Result<()> {
    let mut last = None;
    let found = until(&format!("{css} holds «{value}»"), async || {
        last = phone.sees(Place::App, css).await?.prop("value").await?;
        Ok((last.as_deref() == Some(value)).then_some(()))
    })
    .await;
    found.with_context(|| format!("it holds {last:?}"))
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

#[tokio::test]
async fn a_double_tap_files_one_ticket() -> Result<()> {
    scene("forms-double", Screen::TWO_PHONES, Language::Ru, async |scene| {
        let anna = scene.phone(ANNA);
        begins_access(scene, &anna, "Twice").await?;
        scene.browser.driver().enter_default_frame().await?;
        let twice = "const button = document.querySelector('[data-person=anna] [data-role=main-button]');
            button.click(); button.click(); button.click();";
        scene.browser.driver().execute(twice, Vec::new()).await?;
        anna.sees_screen("ticket").await?;
        is_the_only_ticket(scene).await
    })
    .await
}

#[tokio::test]
async fn a_lost_answer_and_a_reload_file_one_ticket() -> Result<()> {
    scene("forms-lost-answer", Screen::TWO_PHONES, Language::En, async |scene| {
        let anna = scene.phone(ANNA);
        begins_access(scene, &anna, "Answered by nobody").await?;
        anna.sees(Place::App, "[data-draft=everywhere]").await?;
        // The server files it, and the page never hears of that, however often it asks.
        let lose = "
            const send = window.fetch;
            window.fetch = async (request, options) => {
                const answer = await send(request, options);
                if (request.method === 'POST' && request.url.endsWith('/api/tickets')) throw new TypeError('lost');
                return answer;
            };";
        anna.runs(lose).await?;
        anna.click(Place::Telegram, MAIN_BUTTON).await?;
        anna.reads(Place::App, "[data-role=toast]", &scene.words.get("error-offline")?).await?;
        is_the_only_ticket(scene).await?;
        reloads(&anna).await?;
        has_value(&anna, "#field-title", "Answered by nobody").await?;
        anna.click(Place::Telegram, MAIN_BUTTON).await?;
        anna.sees_screen("ticket").await?;
        is_the_only_ticket(scene).await?;
        let drafts = scene.desk.api(ANNA).await?.get("/api/drafts").await?;
        ensure!(drafts == json!([]), "a draft of it was begun anew: {drafts}");
        Ok(())
    })
    .await
}

/// A whole form about access, not sent yet.
async fn begins_access(scene: &Scene, anna: &Phone<'_>, title: &str) -> Result<()> {
    scene.opens_page(&[ANNA]).await?;
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.click(Place::App, "[data-category-id='3']").await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", title).await?;
    anna.types(Place::App, "#field-system", "1C").await?;
    anna.click(Place::App, "[data-option=read]").await?;
    anna.types(Place::App, "#field-reason", "Work").await
}

async fn is_the_only_ticket(scene: &Scene) -> Result<()> {
    let (_, tickets) = scene.desk.api(ANNA).await?.send(Method::GET, "/api/tickets?scope=mine", None).await?;
    let count = tickets["items"].as_array().map_or(0, Vec::len);
    ensure!(count == 1, "there are {count} tickets: {tickets}");
    Ok(())
}
