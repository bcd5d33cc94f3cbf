//! A Chromium of its own for a test.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};

use crate::process::{Program, free_port};
use crate::tools::{Tools, target};
use crate::webdriver::Client;

const FLAGS: [&str; 13] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    // A frame in a process of its own is out of the driver's sight: its console and its accessibility tree.
    "--disable-site-isolation-trials",
    // Pages kept for the Back button would hold the few connections that HTTP/1.1 has to a host.
    // A frame's storage of its own for each page around it could not be cleared from outside.
    "--disable-features=IsolateOrigins,site-per-process,BackForwardCache,ThirdPartyStoragePartitioning",
];
/// Stripes, as a printer that is to be repaired prints them; a list of a PNG's bytes.
const DRAW: &str = "
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 900];
    const pen = canvas.getContext('2d');
    for (let x = 0; x < 1200; x += 30) {
        pen.fillStyle = `hsl(${200 + x / 30} 35% ${88 - (x / 30 % 5) * 9}%)`;
        pen.fillRect(x, 0, 30, 900);
    }
    const text = atob(canvas.toDataURL('image/png').split(',')[1]);
    return [...text].map(letter => letter.charCodeAt(0));";
/// How long a browser may take to go.
const FAREWELL: Duration = Duration::from_secs(10);

/// A size of the page, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    /// Whether fingers are at work instead of a mouse.
    pub is_touch: bool,
}

impl Screen {
    pub const PHONE: Self = Self { width: 360, height: 780, is_touch: true };
    /// The smallest that people still carry.
    pub const SMALL: Self = Self { width: 320, height: 568, is_touch: true };
    pub const TABLET: Self = Self { width: 768, height: 1024, is_touch: true };
    pub const DESKTOP: Self = Self { width: 1280, height: 800, is_touch: false };
    /// Two of the simulator's phones side by side.
    pub const TWO_PHONES: Self = Self { width: 900, height: 1100, is_touch: false };
    pub const THREE_PHONES: Self = Self { width: 1340, ..Self::TWO_PHONES };
}

/// The browser; dropped, it ends with its driver.
#[derive(Debug)]
pub struct Browser {
    driver: Option<WebDriver>,
    port: u16,
    _chromedriver: Program,
    /// Its profile, and the driver's log.
    _folder: TempDir,
}

impl Browser {
    /// Starts it with one empty page.
    ///
    /// # Errors
    /// If Chromium or its driver do not start.
    pub async fn open(screen: Screen) -> Result<Self> {
        let tools = Tools::find()?;
        let folder = tempfile::Builder::new().prefix("zayavka-browser-").tempdir()?;
        let port = free_port()?;
        let mut command = Command::new(&tools.chromedriver);
        command.arg(format!("--port={port}"));
        let mut chromedriver = Program::start("chromedriver", &mut command, folder.path())?;
        let http = reqwest::Client::builder().no_proxy().build()?;
        chromedriver.answers(&http, &format!("http://127.0.0.1:{port}/status")).await?;
        let wanted = capabilities(screen, folder.path())?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), wanted)
            .client(Client::new()?)
            .connect()
            .await
            .with_context(|| format!("Chromium does not start:\n{}", chromedriver.tail()))?;
        let browser = Self { driver: Some(driver), port, _chromedriver: chromedriver, _folder: folder };
        browser.resize(screen).await?;
        Ok(browser)
    }

    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        self.driver.as_ref().expect("the driver is there until the browser is dropped")
    }

    /// Gives the page another size.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn resize(&self, screen: Screen) -> Result<()> {
        let metrics = json!({
            "width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        let touch = json!({"enabled": screen.is_touch, "maxTouchPoints": 1});
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        Ok(())
    }

    /// Asks Chromium itself.
    ///
    /// # Errors
    /// If it refuses.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver().cdp().send_raw(method, parameters).await?)
    }

    /// Opens an address in the page.
    ///
    /// # Errors
    /// If it cannot be loaded.
    pub async fn goto(&self, url: &str) -> Result<()> {
        Ok(self.driver().goto(url.to_owned()).await?)
    }

    /// Keeps a picture of what is seen.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, self.driver().screenshot_as_png().await?)?;
        Ok(())
    }

    /// Writes a photo to be uploaded: the same bytes each time, whatever the page shows.
    ///
    /// # Errors
    /// If it cannot be drawn or written.
    pub async fn draws_photo(&self, path: &Path) -> Result<()> {
        let drawn = self.driver().execute(DRAW, Vec::new()).await?;
        let bytes: Vec<u8> = serde_json::from_value(drawn.json().clone())?;
        Ok(std::fs::write(path, bytes)?)
    }

    /// Keeps a picture under `target/e2e/`, for those who look why a test failed.
    ///
    /// # Errors
    /// If it cannot be taken or written.
    pub async fn keep_picture(&self, name: &str) -> Result<()> {
        self.screenshot(&target().join("e2e").join(format!("{name}.png"))).await
    }
}

impl Drop for Browser {
    /// Chromium is the driver's child: the driver is asked to end it, and ends itself after that.
    fn drop(&mut self) {
        let Some(driver) = self.driver.take() else { return };
        let session = driver.session_id().to_string();
        if driver.leak().is_ok()
            && let Err(error) = end_session(self.port, &session)
        {
            eprintln!("the browser did not end by itself: {error:#}");
        }
    }
}

/// Works without a runtime, in the middle of a panic, too.
fn end_session(port: u16, session: &str) -> Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(FAREWELL))?;
    write!(
        stream,
        "DELETE /session/{session} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\
         content-length: 0\r\n\r\n"
    )?;
    // The driver answers once the browser is gone, and keeps the line open after that.
    let answered = stream.read(&mut [0; 512])?;
    ensure!(answered > 0, "the driver hung up");
    Ok(())
}

fn capabilities(screen: Screen, folder: &Path) -> Result<ChromeCapabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--window-size={},{}", screen.width, screen.height))?;
    wanted.add_arg(&format!("--user-data-dir={}", folder.join("profile").display()))?;
    // The system's own language, which the page asks where Telegram says none.
    wanted.add_arg("--lang=en-US")?;
    // The app's page within the simulator's is another site's, and may keep things as Telegram's own hosts let it.
    wanted.add_experimental_option(
        "prefs",
        json!({"profile.cookie_controls_mode": 0, "profile.block_third_party_cookies": false}),
    )?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}
