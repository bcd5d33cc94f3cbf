//! A leader reads what the desk did, and comes from a figure to the tickets behind it.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Place, Scene, Screen, scene};

#[tokio::test]
async fn an_owner_reads_the_reports_in_russian() -> Result<()> {
    scene("reports-ru", Screen::PHONE, Language::Ru, reads).await
}

#[tokio::test]
async fn an_owner_reads_the_reports_in_english() -> Result<()> {
    scene("reports-en", Screen::PHONE, Language::En, reads).await
}

async fn reads(scene: &mut Scene) -> Result<()> {
    scene.opens_page(&[DMITRY]).await?;
    let dmitry = scene.phone(DMITRY);
    dmitry.opens_app("work").await?;
    dmitry.click(Place::App, "[data-nav=reports]").await?;
    dmitry.sees_screen("reports").await?;
    // An empty desk says what will stand here.
    dmitry.reads(Place::App, "[data-role=empty] h2", &scene.words.get("reports-empty")?).await?;

    let (anna, boris) = (scene.desk.api(ANNA).await?, scene.desk.api(BORIS).await?);
    let ticket = anna.files_ticket("Pass to the garage").await?;
    anna.files_ticket("A lamp").await?;
    boris.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "Ready"})).await?;
    boris.post(&format!("/api/tickets/{ticket}/status"), json!({"status": "done"})).await?;
    dmitry.click(Place::App, "[data-role=refresh]").await?;
    for (figure, value) in [("created", "2"), ("resolved", "1"), ("open", "1"), ("unassigned", "1")] {
        dmitry.reads(Place::App, &format!("[data-figure={figure}] .tile__value"), value).await?;
    }
    dmitry.sees(Place::App, ".chart").await?;
    dmitry.sees(Place::App, "[data-agent]").await?;

    // The address keeps the period.
    dmitry.click(Place::App, "[data-chip='90']").await?;
    dmitry.sees(Place::App, "[data-chip='90'][aria-pressed=true]").await?;
    dmitry.reads(Place::App, "[data-figure=created] .tile__value", "2").await?;
    ensure!(dmitry.runs("return location.search").await? == "?days=90", "the period is not in the address");

    dmitry.click(Place::App, "[data-figure=resolved] a").await?;
    dmitry.sees_screen("tickets").await?;
    let query = dmitry.runs("return location.search").await?;
    let query = query.as_str().unwrap_or_default().to_owned();
    ensure!(query.contains("status=done") && query.contains("resolved_from="), "no filter in {query}");
    Ok(())
}

#[tokio::test]
async fn an_agent_has_no_reports() -> Result<()> {
    scene("reports-agent", Screen::PHONE, Language::Ru, async |scene: &mut Scene| {
        scene.opens_page(&[BORIS]).await?;
        let boris = scene.phone(BORIS);
        boris.opens_app("work").await?;
        boris.sees(Place::App, "[data-nav=more]").await?;
        boris.loses(Place::App, "[data-nav=reports]").await
    })
    .await
}
