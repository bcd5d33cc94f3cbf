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
    pub const DESKTOP: Self = Self { width: 1280, height: 800, is_touch: false };
    /// Two of the simulator's phones side by side.
    pub const TWO_PHONES: Self = Self { width: 900, height: 1100, is_touch: false };
}

/// The line between the browser and everything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    Whole,
    Cut,
    /// Bytes a second that can be sent; what is received comes as ever.
    SlowUp(u32),
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

    /// Lets the line of all pages be like this from now on.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn has_line(&self, network: Network) -> Result<()> {
        let up = if let Network::SlowUp(bytes) = network { i64::from(bytes) } else { -1 };
        let line = json!({
            "offline": network == Network::Cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": up,
        });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", line).await.map(drop)
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
    // The app's frame is another site than the page around it; its storage is what drafts and uploads are kept in.
    wanted.add_experimental_option("prefs", json!({"profile.cookie_controls_mode": 0}))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}
