//! The choice of a category where there are many: under the heads of their groups, and by a search.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, DMITRY, Language, Place, Scene, Screen, scene, until};

const SEARCH: &str = "[data-role=category-search]";
const CATEGORIES: &str = "[data-role=categories] [data-category-id]";

/// Russian and English: name, description, group.
const MANY: [[&str; 6]; 6] = [
    ["Переезд", "Moving", "Мебель и коробки", "Furniture and boxes", "Офис", "Office"],
    ["Окна", "Windows", "Стёкла, шторы", "Panes, curtains", "Офис", "Office"],
    ["Уборка", "Cleaning", "Кухня и кабинеты", "Kitchen and rooms", "Офис", "Office"],
    ["Зарплата", "Pay", "Расчётный листок", "Pay slip", "Бухгалтерия", "Accounts"],
    ["Командировка", "Business trip", "Билеты, отчёт", "Tickets, report", "Бухгалтерия", "Accounts"],
    ["Отпуск", "Leave", "Заявление", "Application", "", ""],
];

#[tokio::test]
async fn among_many_a_category_is_found_by_its_words_in_russian() -> Result<()> {
    scene("choice-ru", Screen::PHONE, Language::Ru, finds_a_category).await
}

#[tokio::test]
async fn among_many_a_category_is_found_by_its_words_in_english() -> Result<()> {
    scene("choice-en", Screen::DESKTOP, Language::En, finds_a_category).await
}

async fn finds_a_category(scene: &mut Scene) -> Result<()> {
    let owner = scene.desk.api(DMITRY).await?;
    let anna = scene.phone(ANNA);
    let (page, code) = (scene.desk.simulator().page(), scene.language.code());
    scene.browser.goto(&format!("{page}?solo=anna&lang={code}&theme=light&open=/new")).await?;
    anna.sees(Place::App, CATEGORIES).await?;
    ensure!(anna.count(Place::App, SEARCH).await? == 0, "three are seen at a glance");
    anna.marks_page().await?;
    for [ru, en, about_ru, about_en, group_ru, group_en] in MANY {
        let both = |ru: &str, en: &str| json!({"ru": ru, "en": en});
        let category = json!({
            "name": both(ru, en), "description": both(about_ru, about_en), "group": both(group_ru, group_en),
            "icon": "layers",
        });
        owner.post("/api/admin/categories", category).await?;
    }
    // They come to the open page by themselves, and the search with the ninth.
    anna.sees(Place::App, SEARCH).await?;
    let heads =
        anna.runs("return [...document.querySelectorAll('main h2')].map(one => one.textContent)").await?;
    let (first, second) =
        (scene.language.pick("Офис", "Office"), scene.language.pick("Бухгалтерия", "Accounts"));
    let other = scene.words.get("client-categories-other")?;
    ensure!(heads == json!([first, second, other]), "other heads: {heads}");

    // Words of description and group count, in any order; «е» finds «ё».
    anna.types(Place::App, SEARCH, scene.language.pick("отчет бухгалтерия", "accounts report")).await?;
    shows(scene, scene.language.pick("Командировка", "Business trip")).await?;
    anna.retypes(SEARCH, "xyz").await?;
    anna.sees(Place::App, "[data-role=empty]").await?;
    anna.retypes(SEARCH, scene.language.pick("стекла", "panes")).await?;
    shows(scene, scene.language.pick("Окна", "Windows")).await?;
    anna.is_same_page().await?;
    anna.tabs_to(Place::App, CATEGORIES).await?;
    anna.presses_key("\u{e007}").await?;
    anna.sees_screen("new-form").await?;
    anna.reads(Place::App, "h1", scene.language.pick("Окна", "Windows")).await.map(drop)
}

async fn shows(scene: &Scene, name: &str) -> Result<()> {
    let names = format!(
        "return [...document.querySelectorAll('{CATEGORIES} .cell-title')].map(one => one.textContent)"
    );
    until(&format!("«{name}» alone is shown"), async || {
        let shown: Value = scene.phone(ANNA).runs(&names).await?;
        Ok((shown == json!([name])).then_some(()))
    })
    .await
}
