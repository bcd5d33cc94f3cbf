//! The real program `zayavka serve`, for what only a process can show: its log, and its death.

use std::fs::File;
use std::net::TcpListener;
use std::process::Stdio;
use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder};
use tokio::process::{Child, Command};
use zayavka::clock::Clock;

use super::desk::{Place, TOKEN};
use super::sign::signed;

const PATIENCE: Duration = Duration::from_secs(20);
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

pub(crate) struct Binary {
    http: Client,
    address: String,
    child: Option<Child>,
    settings: Vec<(String, String)>,
    log: std::path::PathBuf,
}

impl Binary {
    /// Starts it and waits until it serves.
    pub(crate) async fn start(place: &Place, telegram: &str, settings: &[(&str, &str)]) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("127.0.0.1:{port}");
        let url = format!("http://{address}");
        let (database, files) = (place.database_url(), place.files().display().to_string());
        let own = [
            ("ZAYAVKA_BOT_TOKEN", TOKEN),
            ("ZAYAVKA_PUBLIC_URL", &url),
            ("ZAYAVKA_LISTEN", &address),
            ("ZAYAVKA_DATABASE_URL", &database),
            ("ZAYAVKA_STORAGE_URL", &files),
            ("ZAYAVKA_TELEGRAM_API_URL", telegram),
            ("ZAYAVKA_TELEGRAM_SCRIPT_URL", telegram),
            ("ZAYAVKA_RATE_LIMIT", "off"),
        ];
        let settings = own
            .iter()
            .chain(settings)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let http = Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        let mut binary = Self { http, address: url, child: None, settings, log: place.path("zayavka.log") };
        binary.start_again().await;
        binary
    }

    pub(crate) async fn start_again(&mut self) {
        let log = File::options().create(true).append(true).open(&self.log).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_zayavka"))
            .arg("serve")
            .current_dir(self.log.parent().unwrap())
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        self.child = Some(child);
        let up = async {
            let url = format!("{}/readyz", self.address);
            while !self.http.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
        };
        if tokio::time::timeout(PATIENCE, up).await.is_err() {
            panic!("it does not serve:\n{}", self.log());
        }
    }

    /// SIGKILL, as a power cut would.
    pub(crate) async fn kill(&mut self) {
        self.child.take().expect("it runs").kill().await.unwrap();
    }

    /// All that it ever said.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub(crate) fn client(&self) -> &Client {
        &self.http
    }

    pub(crate) fn request(&self, telegram_id: i64, method: Method, path: &str) -> RequestBuilder {
        let init_data = init_data(telegram_id, "Anna");
        self.http.request(method, self.url(path)).header("authorization", format!("tma {init_data}"))
    }
}

/// Signed initData of this very moment.
pub(crate) fn init_data(telegram_id: i64, name: &str) -> String {
    let user = serde_json::json!({"id": telegram_id, "first_name": name, "language_code": "en"});
    let auth_date = (Clock::system().now().0 / 1000).to_string();
    signed(TOKEN, &[("auth_date", &auth_date), ("query_id", "AAF1"), ("user", &user.to_string())])
}
