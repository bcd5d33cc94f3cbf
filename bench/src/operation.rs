//! What people do at a desk, as requests; and how an answer of each is known to be right.

use anyhow::{Context as _, ensure};
use bytes::Bytes;
use hyper::Method;
use serde_json::{Value, json};

use crate::connection::{Answer, Connection, Request};
use crate::person::{self, AGENTS, CLIENTS, OWNER};

const PAGE: usize = 50;
const UPLOAD_BYTES: usize = 5 * 1024 * 1024;
const BOUNDARY: &str = "zayavka-bench";
/// Walked once to come to the deep page.
const WALK: usize = 100;

/// One kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Operation {
    /// The open tickets of one agent.
    MyWork,
    /// A page of a column.
    Board,
    /// Two statuses, three categories and two priorities, by the last change.
    Filtered,
    /// A page in the middle of all tickets.
    Deep,
    SearchRussian,
    SearchEnglish,
    SearchRare,
    SearchCommon,
    SearchPrefix,
    /// A ticket with its conversation and its history.
    Detail,
    Create,
    Comment,
    Status,
    /// The report on a year.
    Report,
    /// All tickets as CSV.
    Export,
    /// A file of 5 MB.
    Upload,
    /// From an event to open pages.
    Live,
}

impl Operation {
    pub(crate) const ALL: [Self; 17] = [
        Self::MyWork,
        Self::Board,
        Self::Filtered,
        Self::Deep,
        Self::SearchRussian,
        Self::SearchEnglish,
        Self::SearchRare,
        Self::SearchCommon,
        Self::SearchPrefix,
        Self::Detail,
        Self::Create,
        Self::Comment,
        Self::Status,
        Self::Report,
        Self::Export,
        Self::Upload,
        Self::Live,
    ];

    /// The name in the record.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::MyWork => "my-work",
            Self::Board => "board",
            Self::Filtered => "filtered",
            Self::Deep => "deep",
            Self::SearchRussian => "search-russian",
            Self::SearchEnglish => "search-english",
            Self::SearchRare => "search-rare",
            Self::SearchCommon => "search-common",
            Self::SearchPrefix => "search-prefix",
            Self::Detail => "detail",
            Self::Create => "create",
            Self::Comment => "comment",
            Self::Status => "status",
            Self::Report => "report",
            Self::Export => "export",
            Self::Upload => "upload",
            Self::Live => "live",
        }
    }

    /// Milliseconds that half of the answers may take with one request under way.
    pub(crate) fn target_ms(self) -> Option<f64> {
        match self {
            Self::MyWork | Self::Board | Self::Filtered | Self::Detail => Some(3.0),
            Self::SearchRussian
            | Self::SearchEnglish
            | Self::SearchRare
            | Self::SearchCommon
            | Self::SearchPrefix
            | Self::Create
            | Self::Comment
            | Self::Status => Some(10.0),
            Self::Report => Some(100.0),
            Self::Deep | Self::Export | Self::Upload | Self::Live => None,
        }
    }

    /// How many requests are under way at once, each measured by itself.
    pub(crate) fn under_way(self) -> &'static [usize] {
        match self {
            Self::Report | Self::Export | Self::Upload => &[1],
            Self::Live => &[],
            Self::MyWork
            | Self::Board
            | Self::Filtered
            | Self::Deep
            | Self::SearchRussian
            | Self::SearchEnglish
            | Self::SearchRare
            | Self::SearchCommon
            | Self::SearchPrefix
            | Self::Detail
            | Self::Create
            | Self::Comment
            | Self::Status => &[1, 16],
        }
    }

    /// The requests of the n-th time, sent one after the other and measured together.
    pub(crate) fn requests(self, ground: &Ground, number: u64) -> Vec<Request> {
        let list = |query: &str| vec![Request::get(&ground.owner, format!("/api/tickets?{query}"))];
        match self {
            Self::MyWork => {
                let query = "scope=assigned&status=new,in_progress,waiting,in_review&sort=updated";
                vec![Request::get(ground.agent(number), format!("/api/tickets?{query}"))]
            }
            Self::Board => list("status=done&sort=updated"),
            Self::Filtered => list("status=done,rejected&category=1,2,3&priority=high,urgent&sort=updated"),
            Self::Deep => list(&format!("sort=newest&cursor={}", ground.deep_cursor)),
            Self::SearchRussian => list(
                "q=%D0%BF%D1%80%D0%B8%D0%BD%D1%82%D0%B5%D1%80%D0%B0%D0%BC%D0%B8%20%D1%81%D0%BD%D0%BE%D0%B2%D0%B0",
            ),
            Self::SearchEnglish => list("q=printers%20again"),
            Self::SearchRare => list(&format!("q={}", ground.rare_word)),
            // «не», in every second ticket.
            Self::SearchCommon => list("q=%D0%BD%D0%B5"),
            Self::SearchPrefix => list("q=%D0%BF%D1%80%D0%B8%D0%BD"),
            Self::Detail => {
                let id = ground.any_ticket(number);
                let get = |tail: &str| Request::get(&ground.owner, format!("/api/tickets/{id}{tail}"));
                vec![get(""), get("/comments"), get("/events")]
            }
            Self::Create => vec![Request::post(ground.client(number), "/api/tickets", &ground.new_ticket)],
            Self::Comment => {
                let body = json!({ "body": format!("Посмотрел, картридж заменён. {number}") });
                let path = format!("/api/tickets/{}/comments", ground.any_ticket(number));
                vec![Request::post(&ground.owner, path, &body)]
            }
            Self::Status => {
                let (id, turn) = ground.open_ticket(number);
                let status = if turn.is_multiple_of(2) { "waiting" } else { "in_progress" };
                let path = format!("/api/tickets/{id}/status");
                vec![Request::post(&ground.owner, path, &json!({ "status": status }))]
            }
            Self::Report => {
                let period = "from=2025-11-01T00:00:00Z&to=2026-11-01T00:00:00Z";
                vec![Request::get(&ground.owner, format!("/api/reports/overview?{period}"))]
            }
            Self::Export => vec![Request::get(&ground.owner, "/api/export/tickets.csv")],
            Self::Upload => vec![upload(ground.client(number))],
            Self::Live => Vec::new(),
        }
    }

    /// Whether these are the answers that a person would want.
    pub(crate) fn check(self, ground: &Ground, answers: &[Answer]) -> anyhow::Result<()> {
        let first = answers.first().context("no answer")?;
        if self == Self::Export {
            let lines = first.body.iter().filter(|byte| **byte == b'\n').count();
            ensure!(first.status.is_success() && lines as u64 >= ground.size, "{lines} lines");
            return Ok(());
        }
        let body = first.json()?;
        let items = || body["items"].as_array().map(Vec::as_slice).context("no items");
        match self {
            Self::MyWork => ensure!(!items()?.is_empty(), "an agent has no work"),
            Self::Board => ensure_all(items()?, PAGE, |one| one["status"] == "done")?,
            Self::Filtered => ensure_all(items()?, 1, |one| {
                let is_asked =
                    |key: &str, of: &[&str]| one[key].as_str().is_some_and(|value| of.contains(&value));
                is_asked("status", &["done", "rejected"]) && is_asked("priority", &["high", "urgent"])
            })?,
            Self::Deep | Self::SearchCommon | Self::SearchPrefix => ensure_all(items()?, PAGE, |_| true)?,
            Self::SearchRussian | Self::SearchEnglish | Self::SearchRare => {
                ensure_all(items()?, 1, |_| true)?;
            }
            Self::Detail => {
                ensure!(answers.len() == 3 && body["id"].is_i64(), "no ticket");
                let events = answers[2].json()?;
                ensure!(events["items"].as_array().is_some_and(|items| !items.is_empty()), "no history");
            }
            Self::Create => ensure!(body["status"] == "new", "no new ticket"),
            Self::Comment => ensure!(body["id"].is_i64(), "no comment"),
            Self::Status => ensure!(body["version"].is_i64(), "no ticket"),
            Self::Report => ensure!(body["created"].as_i64().is_some_and(|count| count > 0), "an empty year"),
            Self::Upload => ensure!(body["size"] == UPLOAD_BYTES, "not the whole file"),
            Self::Export | Self::Live => {}
        }
        Ok(())
    }
}

fn ensure_all(items: &[Value], at_least: usize, holds: impl Fn(&Value) -> bool) -> anyhow::Result<()> {
    ensure!(items.len() >= at_least, "{} items", items.len());
    ensure!(items.iter().all(holds), "an item that was not asked for");
    Ok(())
}

fn upload(authorization: &str) -> Request {
    let mut body = format!(
        "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\
         Content-Type: application/pdf\r\n\r\n%PDF-1.7\n"
    )
    .into_bytes();
    body.resize(body.len() + UPLOAD_BYTES - b"%PDF-1.7\n".len(), b'x');
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    Request {
        method: Method::POST,
        path: "/api/files".to_owned(),
        authorization: authorization.to_owned(),
        body: Some(("multipart/form-data; boundary=zayavka-bench", Bytes::from(body))),
    }
}

/// What the requests need to know of the desk: learned once, before anything is timed.
#[derive(Debug)]
pub(crate) struct Ground {
    pub(crate) owner: String,
    agents: Vec<String>,
    clients: Vec<String>,
    new_ticket: Value,
    deep_cursor: String,
    rare_word: String,
    open: Vec<i64>,
    size: u64,
}

impl Ground {
    pub(crate) async fn survey(port: u16, size: u64) -> anyhow::Result<Self> {
        let mut connection = Connection::open(port).await?;
        let owner = person::authorization(OWNER);
        let categories = connection.send(Request::get(&owner, "/api/categories")).await?.json()?;
        let open = open_tickets(&mut connection, &owner).await?;
        ensure!(!open.is_empty(), "no ticket is open");
        Ok(Self {
            new_ticket: new_ticket(&categories)?,
            deep_cursor: deep_cursor(&mut connection, &owner, size).await?,
            rare_word: rare_word(&mut connection, &owner, size).await?,
            agents: AGENTS.map(person::authorization).collect(),
            clients: CLIENTS.take(200).map(person::authorization).collect(),
            owner,
            open,
            size,
        })
    }

    fn agent(&self, number: u64) -> &str {
        nth::<String>(&self.agents, number)
    }

    fn client(&self, number: u64) -> &str {
        nth::<String>(&self.clients, number)
    }

    /// One of all tickets, scattered so that no page of the database is read twice in a row.
    fn any_ticket(&self, number: u64) -> u64 {
        number.wrapping_mul(0x9e37_79b9_7f4a_7c15) % self.size + 1
    }

    /// A ticket that is open, and how often it was its turn before.
    pub(crate) fn open_ticket(&self, number: u64) -> (i64, u64) {
        let count = self.open.len() as u64;
        (*nth(&self.open, number), number / count)
    }
}

fn nth<T>(list: &[T], number: u64) -> &T {
    &list[usize::try_from(number % list.len() as u64).unwrap_or(0)]
}

async fn open_tickets(connection: &mut Connection, owner: &str) -> anyhow::Result<Vec<i64>> {
    let path = "/api/tickets?status=in_progress&sort=newest&limit=100";
    let page = connection.send(Request::get(owner, path)).await?.json()?;
    let items = page["items"].as_array().context("no items")?;
    Ok(items.iter().filter_map(|one| one["id"].as_i64()).collect())
}

async fn deep_cursor(connection: &mut Connection, owner: &str, size: u64) -> anyhow::Result<String> {
    let mut cursor = None::<String>;
    for _ in 0..size / 2 / WALK as u64 {
        let after = cursor.map_or(String::new(), |cursor| format!("&cursor={cursor}"));
        let path = format!("/api/tickets?sort=newest&limit={WALK}{after}");
        let page = connection.send(Request::get(owner, path)).await?.json()?;
        cursor = page["next_cursor"].as_str().map(str::to_owned);
        ensure!(cursor.is_some(), "the list ends before its middle");
    }
    cursor.context("the desk is too small for a deep page")
}

/// A word that stands in few tickets: one of a thousand, and never in more than that.
async fn rare_word(connection: &mut Connection, owner: &str, size: u64) -> anyhow::Result<String> {
    let few = i64::try_from(size / 1_000)?.max(10);
    let page = connection.send(Request::get(owner, "/api/tickets?sort=oldest&limit=100")).await?.json()?;
    let titles = page["items"].as_array().context("no items")?.iter().filter_map(|one| one["title"].as_str());
    for word in titles.flat_map(|title| title.split(' ')).filter(|word| word.is_ascii() && word.len() > 4) {
        let path = format!("/api/tickets/count?q={word}");
        let found = connection.send(Request::get(owner, path)).await?.json()?;
        if found["count"].as_i64().is_some_and(|count| (1..=few).contains(&count)) {
            return Ok(word.to_owned());
        }
    }
    anyhow::bail!("no rare word among the oldest titles")
}

/// A ticket of the first category that asks for nothing that cannot be typed.
fn new_ticket(categories: &Value) -> anyhow::Result<Value> {
    let categories = categories.as_array().context("no categories")?;
    for category in categories {
        let required: Vec<&Value> = category["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|field| field["required"] == true)
            .collect();
        let answers: Option<serde_json::Map<String, Value>> =
            required.iter().map(|field| answer(field)).collect();
        if let Some(answers) = answers {
            return Ok(json!({
                "category_id": category["id"], "title": "Принтер в бухгалтерии не печатает",
                "description": "После обновления мигает красная лампа, бумага и картридж на месте.",
                "answers": answers,
            }));
        }
    }
    anyhow::bail!("every category asks for what the bench cannot give")
}

fn answer(field: &Value) -> Option<(String, Value)> {
    let option = || field["options"][0]["value"].clone();
    let answer = match field["kind"].as_str()? {
        "text" | "long_text" => json!("Кабинет 204"),
        "choice" => option(),
        "choices" => json!([option()]),
        _ => return None,
    };
    Some((field["key"].as_str()?.to_owned(), answer))
}
