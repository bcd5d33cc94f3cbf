//! The owner makes staff and takes the rights back, and it is seen at once on pages that are open.

use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, OLGA, Person, Phone, Place, Scene, Screen, VERA, scene};

const SHEET: &str = "[data-role=sheet]";
const CARD: &str = "[data-invite-id]";

#[tokio::test]
async fn clients_become_staff_by_an_invite_in_russian() -> Result<()> {
    scene("invite-ru", Screen::THREE_PHONES, Language::Ru, invites).await
}

#[tokio::test]
async fn clients_become_staff_by_an_invite_in_english() -> Result<()> {
    scene("invite-en", Screen::THREE_PHONES, Language::En, invites).await
}

/// One comes by the chat, one by the app; then the link is over.
async fn invites(scene: &mut Scene) -> Result<()> {
    let team = scene.desk.api(DMITRY).await?.post("/api/teams", json!({"name": "Repairs"})).await?;
    scene.desk.simulator().joins(OLGA, scene.language.pick("Ольга", "Olga")).await?;
    scene.desk.simulator().starts(OLGA).await?;
    scene.opens_page(&[ANNA, OLGA, DMITRY]).await?;
    let (anna, olga, dmitry) = (scene.phone(ANNA), scene.phone(OLGA), scene.phone(DMITRY));
    anna.opens_app("home").await?;
    anna.marks_page().await?;
    opens_people(&dmitry).await?;
    let link = makes_an_invite(scene, &dmitry, &team["id"]).await?;
    let start = link.split("start=").nth(1).with_context(|| format!("no code in {link}"))?;

    scene.desk.simulator().writes(ANNA, json!({"text": format!("/start {start}")})).await?;
    let role = scene.words.get("role-agent")?;
    let welcome = scene.words.with("bot-invite-accepted", &[("role", &role)])?;
    anna.reads(Place::Telegram, ".message .words", &welcome).await?;
    // Her open page turns into the staff's by itself.
    anna.sees_screen("work").await?;
    anna.is_same_page().await?;

    let by_app = link.replace("?start=", "?startapp=");
    scene.desk.simulator().writes(OLGA, json!({"text": by_app})).await?;
    olga.click(Place::Telegram, ".message a[href*=startapp]").await?;
    olga.sees_screen("work").await?;
    for person in [ANNA, OLGA] {
        let me = scene.desk.api(person).await?.get("/api/me").await?;
        ensure!(me["role"] == "agent" && me["team_ids"] == json!([team["id"]]), "not as invited: {me}");
    }
    // Two came, so there is nothing left of it.
    dmitry.click(Place::Telegram, "[data-role=back-button]").await?;
    dmitry.click(Place::App, "[data-role=people]").await?;
    dmitry.sees_screen("people").await?;
    dmitry.loses(Place::App, CARD).await?;
    dmitry
        .reads(Place::App, "[data-person-id] .cell-title", scene.language.pick("Ольга", "Olga"))
        .await
        .map(drop)
}

/// An agent's, into a team, for two people, within a day; answers with the link.
async fn makes_an_invite(scene: &Scene, dmitry: &Phone<'_>, team: &Value) -> Result<String> {
    dmitry.click(Place::App, "[data-role=invite]").await?;
    dmitry.reads(Place::App, "[data-role=sheet] h2", &scene.words.get("people-invite-title")?).await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-pick=team-{team}]")).await?;
    dmitry.click(Place::App, &format!("{SHEET} [data-pick=lasts-1d]")).await?;
    dmitry.retypes("#invite-uses", "0").await?;
    dmitry.click(Place::App, "[data-role=invite-make]").await?;
    let fault = scene.words.with("people-invite-uses-fault", &[("max", "1000")])?;
    dmitry.reads(Place::App, "#invite-uses-fault", &fault).await?;
    dmitry.retypes("#invite-uses", "2").await?;
    dmitry.click(Place::App, "[data-role=invite-make]").await?;
    dmitry.loses(Place::App, SHEET).await?;

    let role = scene.words.get("role-agent")?;
    let title = scene.words.with("people-invite-of", &[("role", &role)])?;
    dmitry.reads(Place::App, &format!("{CARD} .invite__title"), &title).await?;
    dmitry.reads(Place::App, &format!("{CARD} [data-role=invite-teams]"), "Repairs").await?;
    let left = scene.words.with("people-invite-left", &[("left", "2"), ("max", "2")])?;
    dmitry.reads(Place::App, &format!("{CARD} [data-role=invite-left]"), &left).await?;
    let tomorrow = scene.language.pick("завтра", "tomorrow");
    dmitry.reads(Place::App, &format!("{CARD} [data-role=invite-until]"), tomorrow).await?;
    // It is handed on by Telegram's own page, or shown to a camera.
    dmitry.click(Place::App, &format!("{CARD} [data-role=share]")).await?;
    dmitry.reads(Place::Telegram, ".toast", "https://t.me/share/url?url=https%3A%2F%2Ft.me%2F").await?;
    dmitry.click(Place::App, &format!("{CARD} [data-role=qr]")).await?;
    dmitry.sees(Place::App, &format!("{SHEET} .qr")).await?;
    let link = dmitry.sees(Place::App, &format!("{SHEET} .invite-link")).await?.text().await?;
    dmitry.click(Place::Telegram, "[data-role=back-button]").await?;
    dmitry.loses(Place::App, SHEET).await?;
    Ok(link)
}

#[tokio::test]
async fn a_revoked_invite_is_gone_in_russian() -> Result<()> {
    scene("revoked-ru", Screen::TWO_PHONES, Language::Ru, revokes).await
}

#[tokio::test]
async fn a_revoked_invite_is_gone_in_english() -> Result<()> {
    scene("revoked-en", Screen::TWO_PHONES, Language::En, revokes).await
}

async fn revokes(scene: &mut Scene) -> Result<()> {
    let invite = scene.desk.api(DMITRY).await?.post("/api/invites", json!({"role": "lead"})).await?;
    scene.opens_page(&[ANNA, DMITRY]).await?;
    let (anna, dmitry) = (scene.phone(ANNA), scene.phone(DMITRY));
    opens_people(&dmitry).await?;
    let revoke = format!("[data-invite-id='{}'] [data-role=revoke]", invite["id"]);
    // «Keep» keeps it.
    dmitry.click(Place::App, &revoke).await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=keep]").await?;
    dmitry.loses(Place::Telegram, "[data-role=popup]").await?;
    dmitry.click(Place::App, &revoke).await?;
    let question = scene.words.get("people-revoke-question")?;
    dmitry.reads(Place::Telegram, "[data-role=popup]", &question).await?;
    dmitry.click(Place::Telegram, "[data-role=popup] [data-button-id=act]").await?;
    dmitry.loses(Place::App, CARD).await?;

    let code = invite["code"].as_str().context("an invite without a code")?;
    scene.desk.simulator().writes(ANNA, json!({"text": format!("/start inv_{code}")})).await?;
    anna.reads(Place::Telegram, ".message .words", &scene.words.get("bot-invite-over")?).await?;
    let me = scene.desk.api(ANNA).await?.get("/api/me").await?;
    ensure!(me["role"] == "client", "a revoked invite still makes staff: {me}");
    Ok(())
}

#[tokio::test]
async fn who_is_switched_off_hands_their_tickets_on_and_is_a_client_at_once_in_russian() -> Result<()> {
    scene("switch-off-ru", Screen::TWO_PHONES, Language::Ru, switches_off).await
}

#[tokio::test]
async fn who_is_switched_off_hands_their_tickets_on_and_is_a_client_at_once_in_english() -> Result<()> {
    scene("switch-off-en", Screen::TWO_PHONES, Language::En, switches_off).await
}

async fn switches_off(scene: &mut Scene) -> Result<()> {
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    scene.desk.api(BORIS).await?.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    scene.expected.push("409");
    scene.opens_page(&[BORIS, DMITRY]).await?;
    let (boris, dmitry) = (scene.phone(BORIS), scene.phone(DMITRY));
    boris.opens_app("work").await?;
    boris.marks_page().await?;
    opens_people(&dmitry).await?;
    let (of_boris, of_vera) = (id_of(scene, BORIS).await?, id_of(scene, VERA).await?);
    dmitry.click(Place::App, &format!("[data-person-id='{of_boris}']")).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-role=access]").await?;
    // The open ticket needs someone: the sheet asks who.
    dmitry.reads(Place::App, "[data-role=sheet] h2", &scene.words.get("people-successor")?).await?;
    dmitry.click(Place::App, &format!("[data-role=sheet] [data-assign='{of_vera}']")).await?;
    dmitry.loses(Place::App, SHEET).await?;
    dmitry
        .reads(Place::App, &format!("[data-person-id='{of_boris}']"), &scene.words.get("people-off")?)
        .await?;

    boris.sees_screen("home").await?;
    boris.is_same_page().await?;
    let now = scene.desk.api(VERA).await?.get(&format!("/api/tickets/{ticket}")).await?;
    ensure!(now["assignee"]["id"] == of_vera, "the ticket was not handed on: {now}");
    Ok(())
}

#[tokio::test]
async fn a_team_is_made_and_filled_and_its_tickets_come_and_go_at_once_in_russian() -> Result<()> {
    scene("team-ru", Screen::TWO_PHONES, Language::Ru, makes_a_team).await
}

#[tokio::test]
async fn a_team_is_made_and_filled_and_its_tickets_come_and_go_at_once_in_english() -> Result<()> {
    scene("team-en", Screen::TWO_PHONES, Language::En, makes_a_team).await
}

async fn makes_a_team(scene: &mut Scene) -> Result<()> {
    scene.expected.push("422");
    scene.opens_page(&[DMITRY, BORIS]).await?;
    let (dmitry, boris) = (scene.phone(DMITRY), scene.phone(BORIS));
    let of_boris = id_of(scene, BORIS).await?;
    let name = scene.language.pick("Ремонт", "Repairs");
    opens_people(&dmitry).await?;
    dmitry.click(Place::App, "[data-role=team-new]").await?;
    // Without a name it is refused at the field, and what was chosen stays.
    dmitry.click(Place::App, "[data-role=team-save]").await?;
    dmitry.sees(Place::App, "#team-name-fault").await?;
    dmitry.types(Place::App, "[data-role=team-name]", name).await?;
    dmitry.click(Place::App, "[data-role=team-save]").await?;
    dmitry.loses(Place::App, SHEET).await?;
    let owner = scene.desk.api(DMITRY).await?;
    let team = owner.get("/api/teams").await?[0]["id"].as_i64().context("no team")?;
    let row = format!("[data-role=team-{team}]");
    let count = |count: i64| scene.words.counted("people-team-count", count);
    dmitry.reads(Place::App, &row, &count(0)?).await?;

    // A ticket of the team is not for Boris until he is in it.
    let body = json!({"team_id": team});
    owner.send(Method::PATCH, "/api/admin/categories/3", Some(body)).await?;
    let ticket = scene.desk.api(ANNA).await?.files_ticket("Pass to the garage").await?;
    let of_ticket = format!("[data-ticket-id='{ticket}']");
    boris.opens_app("work").await?;
    boris.click(Place::App, "[data-nav=tickets]").await?;
    boris.sees_screen("tickets").await?;
    boris.marks_page().await?;
    boris.loses(Place::App, &of_ticket).await?;
    for is_in in [true, false] {
        dmitry.click(Place::App, &row).await?;
        dmitry.click(Place::App, &format!("[data-member='{of_boris}']")).await?;
        dmitry.click(Place::App, "[data-role=team-save]").await?;
        dmitry.loses(Place::App, SHEET).await?;
        dmitry.reads(Place::App, &row, &count(i64::from(is_in))?).await?;
        if is_in {
            boris.sees(Place::App, &of_ticket).await?;
        } else {
            boris.loses(Place::App, &of_ticket).await?;
        }
    }
    boris.is_same_page().await
}

#[tokio::test]
async fn a_right_that_is_taken_away_ends_on_the_page_that_is_open_in_russian() -> Result<()> {
    scene("demoted-ru", Screen::TWO_PHONES, Language::Ru, demotes).await
}

#[tokio::test]
async fn a_right_that_is_taken_away_ends_on_the_page_that_is_open_in_english() -> Result<()> {
    scene("demoted-en", Screen::TWO_PHONES, Language::En, demotes).await
}

async fn demotes(scene: &mut Scene) -> Result<()> {
    let of_vera = id_of(scene, VERA).await?;
    let admin = json!({"role": "admin"});
    let path = format!("/api/people/{of_vera}");
    scene.desk.api(DMITRY).await?.send(Method::PATCH, &path, Some(admin)).await?;
    scene.opens_page(&[VERA, DMITRY]).await?;
    let (vera, dmitry) = (scene.phone(VERA), scene.phone(DMITRY));
    opens_people(&vera).await?;
    vera.sees(Place::App, "[data-nav=reports]").await?;
    vera.marks_page().await?;
    opens_people(&dmitry).await?;
    dmitry.click(Place::App, &format!("[data-person-id='{of_vera}']")).await?;
    dmitry.click(Place::App, "[data-role=sheet] [data-role-key=agent]").await?;
    dmitry.loses(Place::App, SHEET).await?;

    vera.sees_screen("work").await?;
    vera.loses(Place::App, "[data-nav=reports]").await?;
    vera.click(Place::App, "[data-nav=more]").await?;
    vera.sees_screen("more").await?;
    vera.loses(Place::App, "[data-role=people]").await?;
    vera.is_same_page().await
}

async fn opens_people(phone: &Phone<'_>) -> Result<()> {
    phone.opens_app("work").await?;
    phone.click(Place::App, "[data-nav=more]").await?;
    phone.click(Place::App, "[data-role=people]").await?;
    phone.sees_screen("people").await
}

async fn id_of(scene: &Scene, person: Person) -> Result<i64> {
    scene.desk.api(person).await?.get("/api/me").await?["id"].as_i64().context("a person without a number")
}
