//! The line between the page and the server, as Chromium plays it.

use anyhow::Result;
use serde_json::json;

use crate::browser::Browser;

/// How good it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    Whole,
    /// What phones have between two villages: 300 ms, 1.6 Mbit/s down, 750 kbit/s up.
    ThirdGeneration,
    /// Bytes a second that can be sent; what is received comes as ever.
    SlowUp(u32),
    /// None at all, and the browser knows it.
    Cut,
}

impl Browser {
    /// Gives the page another line.
    ///
    /// # Errors
    /// If Chromium refuses.
    pub async fn has_network(&self, network: Network) -> Result<()> {
        const KILOBIT: f64 = 1_000.0 / 8.0;
        let (latency, down, up) = match network {
            Network::Whole | Network::Cut => (0, -1.0, -1.0),
            Network::SlowUp(bytes) => (0, -1.0, f64::from(bytes)),
            Network::ThirdGeneration => (300, 1_600.0 * KILOBIT, 750.0 * KILOBIT),
        };
        self.devtools("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": network == Network::Cut, "latency": latency,
            "downloadThroughput": down, "uploadThroughput": up,
        });
        self.devtools("Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    /// Lets requests to these addresses fail, `*` standing for anything; those before are let through again.
    ///
    /// # Errors
    /// If Chromium refuses.
    pub async fn blocks(&self, addresses: &[&str]) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({"urls": addresses})).await.map(drop)
    }
}
