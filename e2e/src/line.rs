//! The line between the server and the Bot API, which a test can cut.

use anyhow::Result;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// Passes connections on to another port of this machine, until it is cut.
#[derive(Debug)]
pub struct Line {
    port: u16,
    to: u16,
    /// `None` while it is cut: then connections are refused.
    passing: Option<JoinHandle<()>>,
}

impl Line {
    /// A whole line to a port.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn to(to: u16) -> Result<Self> {
        let mut line = Self { port: crate::process::free_port()?, to, passing: None };
        line.mend().await?;
        Ok(line)
    }

    /// Where it begins.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Ends what is under way and refuses what comes.
    pub async fn cut(&mut self) {
        if let Some(passing) = self.passing.take() {
            passing.abort();
            // Until it has ended the port still listens; it ends by being cancelled, which is no error here.
            drop(passing.await);
        }
    }

    /// Lets connections through again.
    ///
    /// # Errors
    /// If somebody else listens on the port by now.
    pub async fn mend(&mut self) -> Result<()> {
        if self.passing.is_none() {
            let listener = TcpListener::bind(("127.0.0.1", self.port)).await?;
            self.passing = Some(tokio::spawn(pass(listener, self.to)));
        }
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if let Some(passing) = &self.passing {
            passing.abort();
        }
    }
}

/// Connections end with it.
async fn pass(listener: TcpListener, to: u16) {
    let mut connections = JoinSet::new();
    while let Ok((mut near, _)) = listener.accept().await {
        connections.spawn(async move {
            let Ok(mut far) = TcpStream::connect(("127.0.0.1", to)).await else { return };
            // However a connection ends, its two ends learn it by themselves.
            drop(tokio::io::copy_bidirectional(&mut near, &mut far).await);
        });
    }
}
