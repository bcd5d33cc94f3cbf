//! The frame of a test in the browser: what it needs at the start, and what it must leave behind.

use anyhow::Result;

use crate::browser::{Browser, Screen};
use crate::console;
use crate::desk::Desk;
use crate::people::Person;
use crate::phone::Phone;
use crate::words::{Language, Words};

/// A desk, a browser before it, and the language that all speak.
#[derive(Debug)]
pub struct Scene {
    pub desk: Desk,
    pub browser: Browser,
    pub language: Language,
    pub words: Words,
    /// Words of console faults that the scene itself brings about.
    pub expected: Vec<&'static str>,
}

impl Scene {
    /// Opens the simulator's page with the phones of these people.
    ///
    /// # Errors
    /// If the page does not come up.
    pub async fn opens_page(&self, people: &[Person]) -> Result<()> {
        let names: Vec<&str> = people.iter().map(|person| person.slug).collect();
        let (page, language) = (self.desk.simulator().page(), self.language.code());
        self.browser.goto(&format!("{page}?lang={language}&theme=light&people={}", names.join(","))).await?;
        crate::until("the page of phones is ready", async || {
            let ready = "return document.body.dataset.ready === 'true'";
            let is_ready = self.browser.driver().execute(ready, Vec::new()).await?;
            Ok((is_ready.json() == &serde_json::Value::Bool(true)).then_some(()))
        })
        .await
    }

    /// A person's phone on that page.
    #[must_use]
    pub fn phone(&self, person: Person) -> Phone<'_> {
        Phone::of(&self.browser, person)
    }

    /// # Errors
    /// If the console has faults since the last look.
    pub async fn console_is_clean(&self) -> Result<()> {
        console::is_clean(&self.browser, &self.expected).await
    }
}

/// Plays a scene and looks at the console at its end. A scene that fails leaves a picture in `target/e2e/`.
///
/// # Errors
/// If the scene fails, or the console has faults.
pub async fn scene(
    name: &str,
    screen: Screen,
    language: Language,
    play: impl AsyncFnOnce(&mut Scene) -> Result<()>,
) -> Result<()> {
    scene_on(Desk::open().await?, name, screen, language, play).await
}

/// Plays a scene on a desk that is not the usual one.
///
/// # Errors
/// If the scene fails, or the console has faults.
pub async fn scene_on(
    desk: Desk,
    name: &str,
    screen: Screen,
    language: Language,
    play: impl AsyncFnOnce(&mut Scene) -> Result<()>,
) -> Result<()> {
    let browser = Browser::open(screen).await?;
    let mut scene = Scene { desk, browser, language, words: Words::of(language)?, expected: Vec::new() };
    let played = match play(&mut scene).await {
        Ok(()) => scene.console_is_clean().await,
        Err(error) => {
            let faults =
                console::faults(&scene.browser, &[]).await.unwrap_or_else(|error| vec![error.to_string()]);
            Err(error.context(format!("--- console\n{}\n{}", faults.join("\n"), scene.desk.logs())))
        }
    };
    if played.is_err() {
        scene.browser.keep_picture(name).await?;
    }
    played
}
