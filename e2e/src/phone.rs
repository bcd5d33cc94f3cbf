//! A person's phone on the simulator's page: their chat with the bot, and the Mini App over it.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use thirtyfour::{By, WebElement};

use crate::browser::Browser;
use crate::people::Person;
use crate::wait::{PATIENCE, until, until_within};

/// More stops than a page has.
const TABS_MAX: usize = 60;

/// Where on the phone one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The chat, and Telegram's buttons around the app.
    Telegram,
    /// The Mini App's page.
    App,
}

/// Elements of the Mini App are found by CSS within its iframe, those of Telegram within the phone.
#[derive(Debug, Clone, Copy)]
pub struct Phone<'a> {
    browser: &'a Browser,
    person: Person,
}

impl<'a> Phone<'a> {
    #[must_use]
    pub fn of(browser: &'a Browser, person: Person) -> Self {
        Self { browser, person }
    }

    /// Opens the Mini App by the chat's menu button and waits for a screen of it.
    ///
    /// # Errors
    /// If it does not show.
    pub async fn opens_app(&self, screen: &str) -> Result<()> {
        self.click(Place::Telegram, "[data-testid=open-app]").await?;
        self.sees_screen(screen).await
    }

    /// Waits for a screen of the Mini App whose content has loaded.
    ///
    /// # Errors
    /// If it does not show.
    pub async fn sees_screen(&self, screen: &str) -> Result<()> {
        self.sees(Place::App, &format!("[data-screen={screen}]")).await?;
        until(&format!("{}'s screen {screen} has loaded", self.person.slug), async || {
            Ok(self.all(Place::App, ".skeleton").await?.is_empty().then_some(()))
        })
        .await
    }

    /// Waits for an element that can be seen.
    ///
    /// # Errors
    /// If there is none.
    pub async fn sees(&self, place: Place, css: &str) -> Result<WebElement> {
        self.sees_within(PATIENCE, place, css).await
    }

    /// Waits so long for an element that can be seen.
    ///
    /// # Errors
    /// If there is none.
    pub async fn sees_within(&self, patience: Duration, place: Place, css: &str) -> Result<WebElement> {
        until_within(patience, &format!("{} sees {css}", self.person.slug), async || {
            for element in self.all(place, css).await? {
                if element.is_displayed().await? {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits for an element that holds these words.
    ///
    /// # Errors
    /// If there is none; with what is there.
    pub async fn reads(&self, place: Place, css: &str, words: &str) -> Result<WebElement> {
        let mut read = Vec::new();
        let found = until(&format!("{} reads «{words}» in {css}", self.person.slug), async || {
            read.clear();
            for element in self.all(place, css).await? {
                let text = element.text().await?;
                if text.contains(words) {
                    return Ok(Some(element));
                }
                read.push(text);
            }
            Ok(None)
        })
        .await;
        found.with_context(|| format!("what is there: {read:?}"))
    }

    /// Waits until the Mini App's page holds these words, in a text or in the name of a control.
    ///
    /// # Errors
    /// If it does not.
    pub async fn reads_anywhere(&self, words: &str) -> Result<()> {
        let look = "
            const named = [...document.querySelectorAll('[aria-label], [alt], [title]')];
            const names = named.map(one => [one.ariaLabel, one.getAttribute('alt'), one.title].join(' '));
            return [document.body.innerText, ...names].join('\\n');";
        until(&format!("{} reads «{words}» somewhere", self.person.slug), async || {
            let page = self.runs(look).await?;
            Ok(page.as_str().is_some_and(|page| page.contains(words)).then_some(()))
        })
        .await
    }

    /// Waits until no such element is there.
    ///
    /// # Errors
    /// If one stays.
    pub async fn loses(&self, place: Place, css: &str) -> Result<()> {
        until(&format!("{} sees no {css} any more", self.person.slug), async || {
            Ok(self.all(place, css).await?.is_empty().then_some(()))
        })
        .await
    }

    /// Presses an element as soon as it can be pressed.
    ///
    /// # Errors
    /// If it cannot.
    pub async fn click(&self, place: Place, css: &str) -> Result<()> {
        until(&format!("{} presses {css}", self.person.slug), async || {
            for element in self.all(place, css).await? {
                if element.is_displayed().await? && element.is_enabled().await? {
                    element.click().await?;
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Types into an element.
    ///
    /// # Errors
    /// If it cannot be typed into.
    pub async fn types(&self, place: Place, css: &str, text: &str) -> Result<()> {
        let field = self.sees(place, css).await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Types in place of what a field holds.
    ///
    /// # Errors
    /// If it cannot be typed into.
    pub async fn retypes(&self, css: &str, text: &str) -> Result<()> {
        // WebDriver's Ctrl+A and Delete, with Ctrl let go between them.
        self.types(Place::App, css, &format!("\u{e009}a\u{e000}\u{e017}{text}")).await
    }

    /// What an attribute says of each such element, in the page's order.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn attributes(&self, css: &str, name: &str) -> Result<Vec<String>> {
        let look =
            format!("return [...document.querySelectorAll({css:?})].map(one => one.getAttribute({name:?}))");
        let values = self.runs(&look).await?;
        let values = values.as_array().into_iter().flatten();
        Ok(values.filter_map(|value| value.as_str().map(str::to_owned)).collect())
    }

    /// Gives files to an input, as choosing them does.
    ///
    /// # Errors
    /// If the input takes none.
    pub async fn chooses(&self, css: &str, files: &[&Path]) -> Result<()> {
        let inputs = self.all(Place::App, css).await?;
        let input = inputs.into_iter().next().with_context(|| format!("no input {css}"))?;
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        input.send_keys(paths.join("\n")).await?;
        Ok(())
    }

    /// Presses a button of the bot's newest message.
    ///
    /// # Errors
    /// If there is none.
    pub async fn presses_newest_button(&self) -> Result<()> {
        let css = ".message:has(.inline-button)";
        let newest = until(&format!("{} has a message with a button", self.person.slug), async || {
            Ok(self.all(Place::Telegram, css).await?.pop())
        })
        .await?;
        newest.find(By::Css(".inline-button")).await?.click().await?;
        Ok(())
    }

    /// Presses Tab until the element has the focus.
    ///
    /// # Errors
    /// If it never comes to it.
    pub async fn tabs_to(&self, place: Place, css: &str) -> Result<()> {
        let has_focus = format!("return document.activeElement.matches({css:?})");
        for _ in 0..TABS_MAX {
            self.presses_key("\u{e004}").await?;
            if self.enters(place).await.is_ok()
                && self.browser.driver().execute(has_focus.clone(), Vec::new()).await?.json()
                    == &Value::Bool(true)
            {
                return Ok(());
            }
        }
        bail!("{TABS_MAX} presses of Tab do not come to {css}")
    }

    /// Presses keys wherever the focus is; special ones by WebDriver's letters, as `\u{e007}` for Enter.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn presses_key(&self, keys: &str) -> Result<()> {
        // Keys go to the page's focus, which may be within the frame.
        self.enters(Place::Telegram).await?;
        Ok(self.browser.driver().action_chain().send_keys(keys).perform().await?)
    }

    /// How many such elements there are now.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn count(&self, place: Place, css: &str) -> Result<usize> {
        Ok(self.all(place, css).await?.len())
    }

    /// Runs a script in the Mini App's page; answers with what it returns.
    ///
    /// # Errors
    /// If it throws.
    pub async fn runs(&self, script: &str) -> Result<Value> {
        self.enters(Place::App).await?;
        Ok(self.browser.driver().execute(script, Vec::new()).await?.json().clone())
    }

    /// Runs a script that calls back; answers with what it is called with.
    ///
    /// # Errors
    /// If it throws.
    pub async fn runs_async(&self, script: &str) -> Result<Value> {
        self.enters(Place::App).await?;
        Ok(self.browser.driver().execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Loads the Mini App's page again.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn reloads(&self) -> Result<()> {
        self.runs("window.__mark = true; location.reload()").await?;
        until(&format!("{}'s page is loaded again", self.person.slug), async || {
            Ok((self.runs("return window.__mark === true").await? == Value::Bool(false)).then_some(()))
        })
        .await
    }

    /// Marks the page: a mark that is still there later proves that the page was not loaded again.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn marks_page(&self) -> Result<()> {
        self.runs("window.__mark = true").await.map(drop)
    }

    /// # Errors
    /// If the page was loaded again since it was marked.
    pub async fn is_same_page(&self) -> Result<()> {
        let is_marked = self.runs("return window.__mark === true").await?;
        ensure!(is_marked == Value::Bool(true), "{}'s page was loaded again", self.person.slug);
        Ok(())
    }

    /// The elements that are there now, seen or not.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn all(&self, place: Place, css: &str) -> Result<Vec<WebElement>> {
        self.enters(place).await?;
        let css = match place {
            Place::App => css.to_owned(),
            Place::Telegram => format!("{} {css}", self.selector()),
        };
        Ok(self.browser.driver().find_all(By::Css(css)).await?)
    }

    async fn enters(&self, place: Place) -> Result<()> {
        let driver = self.browser.driver();
        driver.enter_default_frame().await?;
        if place == Place::App {
            let frame = format!("{} iframe[data-role=app]", self.selector());
            driver.find(By::Css(frame)).await?.enter_frame().await?;
        }
        Ok(())
    }

    fn selector(&self) -> String {
        format!("[data-person={}]", self.person.slug)
    }
}
