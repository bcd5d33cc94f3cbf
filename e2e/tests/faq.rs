//! Frequent questions: the owner writes one, a client who is about to ask it gets the answer instead.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, DMITRY, Language, Phone, Place, Scene, Screen, scene, until};

const MAIN_BUTTON: &str = "[data-role=main-button]";
const BACK_BUTTON: &str = "[data-role=back-button]";
const OFFERED: &str = "[data-faq-id]";

#[tokio::test]
async fn what_the_owner_writes_is_offered_on_a_form_that_is_open_in_russian() -> Result<()> {
    scene("faq-ru", Screen::TWO_PHONES, Language::Ru, answers_before_it_is_filed).await
}

#[tokio::test]
async fn what_the_owner_writes_is_offered_on_a_form_that_is_open_in_english() -> Result<()> {
    scene("faq-en", Screen::TWO_PHONES, Language::En, answers_before_it_is_filed).await
}

async fn answers_before_it_is_filed(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    let language = scene.language;
    opens_form(&anna).await?;
    let title = language.pick("Забыл пароль", "Forgot my password");
    anna.types(Place::App, "#field-title", title).await?;
    anna.sees(Place::App, "[data-draft=everywhere]").await?;
    ensure!(anna.count(Place::App, OFFERED).await? == 0, "nothing was written yet");
    anna.marks_page().await?;

    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=more]").await?;
    dmitry.click(Place::App, "[data-role=faq]").await?;
    dmitry.sees(Place::App, "[data-role=empty]").await?;
    dmitry.click(Place::App, "[data-role=new-faq]").await?;
    dmitry.sees_screen("faq-editor").await?;
    let (mine, other) = (language.pick("ru", "en"), language.pick("en", "ru"));
    let question = language.pick("Как сбросить пароль?", "How do I reset a password?");
    dmitry.types(Place::App, &format!("#desk-question-{mine}"), question).await?;
    // Half of a language is refused at its field, and nothing typed is lost.
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    let required = scene.words.get("field-error-required")?;
    dmitry.reads(Place::App, &format!("#desk-answer-{mine}-error"), &required).await?;
    ensure!(dmitry.count(Place::App, &format!("#desk-question-{other}-error")).await? == 0);
    dmitry.click(Place::Telegram, BACK_BUTTON).await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=keep]").await?;
    let answer = language.pick("Нажмите «Забыл»", "Press Forgot");
    dmitry.types(Place::App, &format!("#desk-answer-{mine}"), answer).await?;
    dmitry.click(Place::Telegram, MAIN_BUTTON).await?;
    dmitry.sees_screen("faq").await?;
    let row = dmitry.reads(Place::App, "[data-role=faq-1] .cell-title", question).await?;
    drop(row);
    let none = scene.words.counted("faq-helped-count", 0)?;
    dmitry.reads(Place::App, "[data-role=faq-1] .cell-sub", &none).await?;

    // The form that is open offers it with the next letters.
    anna.types(Place::App, "#field-title", language.pick(" от почты", " for mail")).await?;
    anna.reads(Place::App, &format!("{OFFERED} .cell-title"), question).await?;
    anna.is_same_page().await?;
    anna.click(Place::App, OFFERED).await?;
    anna.reads(Place::App, ".faq-answer", answer).await?;
    anna.loses(Place::Telegram, "[data-role=main-button]:not([hidden])").await?;
    // Telegram's Back closes the sheet, not the form.
    anna.click(Place::Telegram, BACK_BUTTON).await?;
    anna.loses(Place::App, "[data-role=sheet]").await?;
    anna.sees_screen("new-form").await?;
    anna.click(Place::App, OFFERED).await?;
    anna.click(Place::App, "[data-role=faq-helped]").await?;
    anna.sees_screen("home").await?;
    anna.reads(Place::App, "[data-role=toast]", &scene.words.get("client-faq-ended")?).await?;
    let api = scene.desk.api(ANNA).await?;
    ensure!(api.get("/api/tickets").await?["items"] == json!([]), "a ticket was filed");
    until("the draft is gone", async || Ok((api.get("/api/drafts").await? == json!([])).then_some(())))
        .await?;
    let counted = scene.desk.api(DMITRY).await?.get("/api/admin/faq").await?;
    ensure!(counted[0]["helped_count"] == 1, "not counted: {counted}");
    // Who thinks better of it has the form again.
    anna.click(Place::App, "[data-role=toast] [data-role=undo]").await?;
    let typed = language.pick("Забыл пароль от почты", "Forgot my password for mail");
    until(
        "the draft is back",
        async || Ok((api.get("/api/drafts").await?[0]["title"] == typed).then_some(())),
    )
    .await
}

#[tokio::test]
async fn an_answer_that_does_not_help_goes_away_and_the_form_goes_on() -> Result<()> {
    scene("faq-useless", Screen::PHONE, Language::En, goes_on_without).await
}

#[tokio::test]
async fn an_answer_that_does_not_help_goes_away_on_a_desktop() -> Result<()> {
    scene("faq-useless-desktop", Screen::DESKTOP, Language::Ru, goes_on_without).await
}

async fn goes_on_without(scene: &mut Scene) -> Result<()> {
    let both = |text: &str| json!({"ru": text, "en": text});
    let owner = scene.desk.api(DMITRY).await?;
    for (number, active) in [(1, true), (2, true), (3, false)] {
        let body = json!({"question": both(&format!("Printer {number}")), "answer": both("Paper"), "active": active});
        owner.post("/api/admin/faq", body).await?;
    }
    let anna = scene.phone(ANNA);
    let (page, code) = (scene.desk.simulator().page(), scene.language.code());
    scene.browser.goto(&format!("{page}?solo=anna&lang={code}&theme=light&open=/new/1")).await?;
    anna.sees_screen("new-form").await?;
    anna.types(Place::App, "#field-title", "The print").await?;
    until("both that are offered stand there", async || {
        Ok((anna.count(Place::App, OFFERED).await? == 2).then_some(()))
    })
    .await?;
    // With keys alone: the sheet takes the focus and gives it back.
    anna.tabs_to(Place::App, OFFERED).await?;
    anna.presses_key("\u{e007}").await?;
    anna.sees(Place::App, "[data-role=sheet]").await?;
    anna.presses_key("\u{e00c}").await?;
    anna.loses(Place::App, "[data-role=sheet]").await?;
    let focused = anna.runs("return document.activeElement.dataset.faqId ?? null").await?;
    ensure!(focused != Value::Null, "the focus is lost");
    anna.click(Place::App, "[data-faq-id='1']").await?;
    anna.click(Place::App, "[data-role=faq-useless]").await?;
    anna.loses(Place::App, "[data-faq-id='1']").await?;
    anna.types(Place::App, "#field-title", "er").await?;
    anna.sees(Place::App, "[data-faq-id='2']").await?;
    ensure!(anna.count(Place::App, OFFERED).await? == 1, "what did not help is offered again");
    anna.click(Place::App, "[data-option=printer]").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.sees_screen("ticket").await?;
    let counted = owner.get("/api/admin/faq").await?;
    ensure!(
        counted.as_array().is_some_and(|all| all.iter().all(|one| one["helped_count"] == 0)),
        "{counted}"
    );
    Ok(())
}

#[tokio::test]
async fn an_offer_that_comes_late_moves_nothing_below_it() -> Result<()> {
    scene("faq-still", Screen::PHONE, Language::En, async |scene| {
        let text = json!({"ru": "", "en": "Printer"});
        scene
            .desk
            .api(DMITRY)
            .await?
            .post("/api/admin/faq", json!({"question": text, "answer": text}))
            .await?;
        let anna = scene.phone(ANNA);
        let page = scene.desk.simulator().page();
        scene.browser.goto(&format!("{page}?solo=anna&lang=en&theme=light&open=/new/1")).await?;
        anna.sees_screen("new-form").await?;
        let below =
            "return Math.round(document.querySelector('#field-description').getBoundingClientRect().top)";
        let leave = "
            const send = window.fetch;
            window.fetch = (request, options) => {
                if (!String(request.url ?? request).includes('/api/faq')) return send(request, options);
                return new Promise(go => { window.__go = () => go(send(request, options)); });
            };";
        anna.runs(leave).await?;
        anna.types(Place::App, "#field-title", "Printer").await?;
        anna.click(Place::App, "#field-description").await?;
        until("the offer is asked for", async || {
            Ok((anna.runs("return Boolean(window.__go)").await? == Value::Bool(true)).then_some(()))
        })
        .await?;
        let before = anna.runs(below).await?;
        anna.runs("window.__go()").await?;
        anna.sees(Place::App, OFFERED).await?;
        let after = anna.runs(below).await?;
        ensure!(before == after, "what is below moved from {before} to {after}");
        Ok(())
    })
    .await
}

async fn opens_form(anna: &Phone<'_>) -> Result<()> {
    anna.opens_app("home").await?;
    anna.click(Place::Telegram, MAIN_BUTTON).await?;
    anna.click(Place::App, "[data-category-id='1']").await?;
    anna.sees_screen("new-form").await.map(drop)
}
