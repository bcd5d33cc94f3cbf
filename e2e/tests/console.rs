//! The console's guard itself: what goes wrong within a Mini App's frame must not pass unseen.

use anyhow::{Result, ensure};
use zayavka_e2e::{ANNA, Language, Screen, scene};

#[tokio::test]
async fn a_fault_within_the_mini_apps_frame_fails_the_scene() -> Result<()> {
    for fault in [
        "console.error('nothing good')",
        "setTimeout(() => { throw new Error('nothing caught') })",
        "const style = document.createElement('style'); style.textContent = 'a{}'; document.head.append(style)",
        "fetch('/api/nothing')",
    ] {
        let outcome = scene("console", Screen::TWO_PHONES, Language::Ru, async |scene| {
            scene.opens_page(&[ANNA]).await?;
            let anna = scene.phone(ANNA);
            anna.opens_app("home").await?;
            scene.console_is_clean().await?;
            anna.runs(fault).await?;
            // What the script left for later comes before this.
            anna.runs("return fetch('/healthz').then(answer => answer.status)").await.map(drop)
        })
        .await;
        ensure!(outcome.is_err(), "this passed: {fault}");
    }
    Ok(())
}
