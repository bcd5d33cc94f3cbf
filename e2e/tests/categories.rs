//! The owner builds forms of categories, and clients are asked at once by what was built.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, DMITRY, Language, Phone, Place, Scene, Screen, scene};

const MAIN_BUTTON: &str = "[data-role=main-button]";
const ENTER: &str = "\u{e007}";

#[tokio::test]
async fn a_new_field_is_asked_on_a_form_that_is_open_in_russian() -> Result<()> {
    scene("categories-ru", Screen::TWO_PHONES, Language::Ru, adds_a_field).await
}

#[tokio::test]
async fn a_new_field_is_asked_on_a_form_that_is_open_in_english() -> Result<()> {
    scene("categories-en", Screen::TWO_PHONES, Language::En, adds_a_field).await
}

async fn adds_a_field(scene: &mut Scene) -> Result<()> {
    let old = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("new-category").await?;
    anna.click(Place::App, "[data-category-id='3']").await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", "Access to the archive").await?;
    anna.marks_page().await?;

    opens_category(&dmitry, 3).await?;
    dmitry.click(Place::App, "[data-role=add-field]").await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-act=text]").await?;
    dmitry.types(Place::App, "#edit-fields-4-label-ru", "Этаж").await?;
    dmitry.types(Place::App, "#edit-fields-4-label-en", "Floor").await?;
    // What the client will see is seen before it is saved.
    let label = scene.language.pick("Этаж", "Floor");
    dmitry.click(Place::App, "[data-tab=preview]").await?;
    dmitry.reads(Place::App, "[data-role=preview] [data-field=floor] .label", label).await?;
    ensure!(anna.count(Place::App, "#field-floor").await? == 0, "what is not saved is asked already");
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    dmitry.sees_screen("categories").await?;

    anna.sees(Place::App, "#field-floor").await?;
    anna.reads(Place::App, "label[for=field-floor]", label).await?;
    anna.is_same_page().await?;
    let typed = anna.runs("return document.querySelector('#field-title').value").await?;
    ensure!(typed == "Access to the archive", "what Anna typed is lost: {typed}");
    let ticket = scene.desk.api(DMITRY).await?.get(&format!("/api/tickets/{old}")).await?;
    let fields = ticket["fields"].as_array().map_or(0, Vec::len);
    ensure!(fields == 4, "the old ticket has another form now: {ticket}");
    Ok(())
}

#[tokio::test]
async fn an_archived_category_goes_from_the_open_choice_and_comes_back() -> Result<()> {
    scene("categories-archive", Screen::TWO_PHONES, Language::Ru, archives).await
}

async fn archives(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees(Place::App, "[data-category-id='2']").await?;
    opens_categories(&dmitry).await?;
    let menu = "[data-category-id='2'] [data-role=category-menu]";
    dmitry.click(Place::App, menu).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-act=archive]").await?;
    dmitry.sees(Place::App, "[data-role=archived] [data-category-id='2']").await?;
    anna.loses(Place::App, "[data-category-id='2']").await?;
    dmitry.click(Place::App, menu).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-act=restore]").await?;
    anna.sees(Place::App, "[data-category-id='2']").await?;
    // A place up: the choice follows.
    dmitry.sees(Place::App, "[data-role=offered] [data-category-id='2']").await?;
    dmitry.click(Place::App, "[data-category-id='3'] [data-role=category-menu]").await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-act=raise]").await?;
    anna.sees(Place::App, "[data-role=categories] li:nth-child(2) [data-category-id='3']").await.map(drop)
}

#[tokio::test]
async fn faults_are_named_where_they_are_and_nothing_built_is_lost_by_mistake() -> Result<()> {
    scene("categories-faults", Screen::TWO_PHONES, Language::Ru, mends_faults).await
}

async fn mends_faults(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    opens_categories(&dmitry).await?;
    dmitry.click(Place::App, "[data-role=new-category]").await?;
    dmitry.sees_screen("category").await?;
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    let required = scene.words.get("field-error-required")?;
    dmitry.reads(Place::App, "#edit-name-ru-error", &required).await?;
    dmitry.types(Place::App, "#edit-name-ru", "Переезд").await?;
    dmitry.loses(Place::App, "#edit-name-ru-error").await?;
    dmitry.types(Place::App, "#edit-name-en", "Moving").await?;
    dmitry.click(Place::App, "[data-role=add-field]").await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-act=choice]").await?;
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    dmitry.reads(Place::App, "#edit-fields-0-label-ru-error", &required).await?;
    dmitry.reads(Place::App, "#edit-fields-0-options-1-label-en-error", &required).await?;

    // Back asks first; «keep» keeps.
    dmitry.click(Place::Telegram, "[data-role=back-button]").await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=keep]").await?;
    dmitry.sees_screen("category").await?;
    dmitry.click(Place::Telegram, "[data-role=back-button]").await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=act]").await?;
    dmitry.sees_screen("categories").await?;
    let all = scene.desk.api(DMITRY).await?.get("/api/admin/categories").await?;
    ensure!(all.as_array().map(Vec::len) == Some(3), "a faulty category was added: {all}");
    Ok(())
}

#[tokio::test]
async fn two_who_edit_one_category_are_asked_whose_work_stays() -> Result<()> {
    scene("categories-conflict", Screen::TWO_PHONES, Language::En, meets_a_conflict).await
}

async fn meets_a_conflict(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    let api = scene.desk.api(DMITRY).await?;
    let rename = async |name: &str| {
        let body = json!({"name": {"ru": name, "en": name}});
        api.send(Method::PATCH, "/api/admin/categories/3", Some(body)).await
    };
    opens_category(&dmitry, 3).await?;
    rename("Passes").await?;
    // What nobody touched follows.
    dmitry.reads(Place::App, "h1", "Passes").await?;
    dmitry.click(Place::App, "[data-role=about]").await?;
    dmitry.types(Place::App, "#edit-description-en", " and keys").await?;
    rename("Doors").await?;
    dmitry.sees(Place::App, "[data-role=stale]").await?;
    dmitry.click(Place::App, "[data-role=keep-mine]").await?;
    dmitry.loses(Place::App, "[data-role=stale]").await?;
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    dmitry.sees_screen("categories").await?;
    let all = api.get("/api/admin/categories").await?;
    let name = all.as_array().and_then(|all| all.iter().find(|one| one["id"] == 3)).context("no category")?;
    ensure!(name["name"]["en"] == "Passes", "the other's work stayed: {name}");
    Ok(())
}

#[tokio::test]
async fn a_form_can_be_built_with_the_keyboard_alone() -> Result<()> {
    scene("categories-keys", Screen::TWO_PHONES, Language::En, builds_by_keys).await
}

async fn builds_by_keys(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    opens_categories(&dmitry).await?;
    presses(&dmitry, Place::App, "[data-role=new-category]").await?;
    dmitry.sees_screen("category").await?;
    // The first control has the focus already.
    has_focus(&dmitry, "#edit-name-en").await?;
    dmitry.presses_key("Moving").await?;
    writes(&dmitry, "#edit-name-ru", "Переезд").await?;
    presses(&dmitry, Place::App, "[data-role=icon]").await?;
    presses(&dmitry, Place::App, "[data-icon=layers]").await?;
    presses(&dmitry, Place::App, "[data-role=add-field]").await?;
    presses(&dmitry, Place::App, "[data-act=choice]").await?;
    has_focus(&dmitry, "#edit-fields-0-label-en").await?;
    dmitry.presses_key("Size").await?;
    writes(&dmitry, "#edit-fields-0-label-ru", "Размер").await?;
    for (place, en, ru) in [(0, "Small", "Малый"), (1, "Large", "Большой")] {
        writes(&dmitry, &format!("#edit-fields-0-options-{place}-label-en"), en).await?;
        writes(&dmitry, &format!("#edit-fields-0-options-{place}-label-ru"), ru).await?;
    }
    presses(&dmitry, Place::App, "[data-role=add-field]").await?;
    presses(&dmitry, Place::App, "[data-act=text]").await?;
    dmitry.presses_key("Why so large").await?;
    writes(&dmitry, "#edit-fields-1-label-ru", "Почему такой").await?;
    // By letters, as one chooses in a list with keys.
    dmitry.tabs_to(Place::App, "[data-role=shown-if]").await?;
    dmitry.presses_key("By").await?;
    dmitry.tabs_to(Place::App, "[data-role=shown-equals]").await?;
    dmitry.presses_key("Lar").await?;
    presses(&dmitry, Place::Telegram, MAIN_BUTTON).await?;
    dmitry.sees_screen("categories").await?;
    let all = scene.desk.api(DMITRY).await?.get("/api/admin/categories").await?;
    let made = &all[3];
    let expected = json!({"field": "size", "equals": "large"});
    ensure!(
        made["icon"] == "layers" && made["fields"][1]["visible_if"] == expected,
        "built otherwise: {made}"
    );
    Ok(())
}

async fn opens_categories(dmitry: &Phone<'_>) -> Result<()> {
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=categories]").await?;
    dmitry.sees_screen("categories").await
}

async fn opens_category(dmitry: &Phone<'_>, id: i64) -> Result<()> {
    opens_categories(dmitry).await?;
    dmitry.click(Place::App, &format!("[data-category-id='{id}'] [data-role=open]")).await?;
    dmitry.sees_screen("category").await
}

async fn presses(phone: &Phone<'_>, place: Place, css: &str) -> Result<()> {
    phone.tabs_to(place, css).await?;
    phone.presses_key(ENTER).await
}

async fn writes(phone: &Phone<'_>, css: &str, text: &str) -> Result<()> {
    phone.tabs_to(Place::App, css).await?;
    phone.presses_key(text).await
}

async fn has_focus(phone: &Phone<'_>, css: &str) -> Result<()> {
    phone.sees(Place::App, css).await?;
    let active = phone.runs(&format!("return document.activeElement.matches({css:?})")).await?;
    ensure!(active == Value::Bool(true), "the focus is not at {css}");
    Ok(())
}
