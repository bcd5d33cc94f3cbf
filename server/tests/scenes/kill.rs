//! The program is killed again and again while people work: nothing that was acknowledged is lost, nothing
//! is doubled, and every push comes.
//!
//! Three kills by default; `ZAYAVKA_TEST_KILLS=30` for a thorough run.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::{Client, Method};
use serde_json::{Value, json};

use crate::support::{Binary, Place, Telegram, a_ticket, init_data};

const CLIENTS: i64 = 24;
const FIRST_CLIENT: i64 = 10_001;
const OWNER: i64 = 3001;
/// Tickets that are filed between two kills; each of them and its reply make a push.
const TICKETS_A_KILL: usize = 8;
const PATIENCE: Duration = Duration::from_secs(240);
const PAUSE: Duration = Duration::from_millis(20);
/// Messages that the program has under way at once, as `notify::courier` has it.
const UNDER_WAY: usize = 16;

#[expect(clippy::disallowed_methods, reason = "the tests are told by the environment")]
fn kills() -> usize {
    std::env::var("ZAYAVKA_TEST_KILLS").map_or(3, |kills| kills.parse().expect("a number"))
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_sqlite() {
    scene(Place::on_sqlite()).await;
}

#[tokio::test]
async fn nothing_acknowledged_is_lost_on_postgres() {
    if let Some(place) = Place::on_postgres().await {
        scene(place).await;
    }
}

async fn scene(place: Place) {
    let telegram = Telegram::start().await;
    for client in 0..CLIENTS {
        telegram.add(FIRST_CLIENT + client, "Anna", "en").await;
    }
    let owner = OWNER.to_string();
    let mut binary = Binary::start(&place, &telegram.url(), &[("ZAYAVKA_OWNER_IDS", &owner)]).await;
    let desk = Desk { http: binary.client().clone(), url: binary.url(""), log: place.path("zayavka.log") };
    let kills = kills();
    let (filed, count) = (AtomicUsize::new(0), kills * TICKETS_A_KILL);
    let work = async {
        let workers = (0..CLIENTS).map(|client| worker(&desk, client, &filed, count));
        futures::future::join_all(workers).await
    };
    let death = async {
        for number in 1..=kills {
            // At another moment each time, with work under way.
            while filed.load(Ordering::SeqCst) < (number * TICKETS_A_KILL).saturating_sub(TICKETS_A_KILL / 2)
            {
                tokio::time::sleep(PAUSE).await;
            }
            tokio::time::sleep(Duration::from_millis(number as u64 * 7 % 23)).await;
            binary.kill().await;
            binary.start_again().await;
        }
    };
    let (tickets, ()) = tokio::join!(work, death);
    let tickets: BTreeMap<i64, String> = tickets.into_iter().flatten().collect();
    assert_eq!(tickets.len(), count, "two tickets have one number");
    none_is_lost_or_doubled(&desk, &tickets).await;
    every_push_comes(&telegram, &tickets, kills).await;
    drop(binary);
    place.clear().await;
}

/// Files tickets as long as some are to be filed, and lets the owner reply to each; their numbers and words.
async fn worker(desk: &Desk, client: i64, filed: &AtomicUsize, count: usize) -> Vec<(i64, String)> {
    let mut tickets = Vec::new();
    loop {
        let number = filed.fetch_add(1, Ordering::SeqCst);
        if number >= count {
            return tickets;
        }
        let words = format!("word{number}word");
        let mut ticket = a_ticket();
        ticket["title"] = json!(words);
        let person = FIRST_CLIENT + client;
        let filed = desk.insists(person, &format!("file-{words}"), "/api/tickets", &ticket).await;
        let id = filed["id"].as_i64().unwrap();
        let path = format!("/api/tickets/{id}/comments");
        let reply = json!({"body": format!("reply{number}reply")});
        desk.insists(OWNER, &format!("reply-{words}"), &path, &reply).await;
        tickets.push((id, words));
    }
}

struct Desk {
    http: Client,
    url: String,
    log: PathBuf,
}

impl Desk {
    /// Posts until it is answered, with one key: as the Mini App does when the line breaks.
    async fn insists(&self, person: i64, key: &str, path: &str, body: &Value) -> Value {
        loop {
            let request = self.ask(person, Method::POST, path).header("idempotency-key", key).json(body);
            if let Ok(answer) = request.send().await {
                let status = answer.status();
                if let Ok(body) = answer.json::<Value>().await {
                    assert!(status.is_success(), "{path}: {status} {body}\n{}", self.log());
                    return body;
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    async fn get(&self, path: &str) -> Value {
        self.ask(OWNER, Method::GET, path).send().await.unwrap().json().await.unwrap()
    }

    fn ask(&self, person: i64, method: Method, path: &str) -> reqwest::RequestBuilder {
        let authorization = format!("tma {}", init_data(person, "Anna"));
        self.http.request(method, format!("{}{path}", self.url)).header("authorization", authorization)
    }
}

async fn none_is_lost_or_doubled(desk: &Desk, tickets: &BTreeMap<i64, String>) {
    let (mut found, mut cursor) = (BTreeMap::new(), String::new());
    loop {
        let page = desk.get(&format!("/api/tickets?scope=all&limit=100{cursor}")).await;
        for ticket in page["items"].as_array().unwrap() {
            found.insert(ticket["id"].as_i64().unwrap(), ticket["title"].as_str().unwrap().to_owned());
        }
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(&found, tickets);
    for (id, words) in tickets {
        let comments = desk.get(&format!("/api/tickets/{id}/comments")).await;
        let bodies: Vec<&str> =
            comments["items"].as_array().unwrap().iter().map(|one| one["body"].as_str().unwrap()).collect();
        assert_eq!(bodies, [words.replace("word", "reply")], "ticket {id}");
    }
}

async fn every_push_comes(telegram: &Telegram, tickets: &BTreeMap<i64, String>, kills: usize) {
    let expected: Vec<String> = tickets
        .iter()
        .flat_map(|(id, words)| [format!("No. {id} "), words.replace("word", "reply")])
        .collect();
    let arrived = async {
        loop {
            let mut texts = Vec::new();
            for client in 0..CLIENTS {
                let heard = telegram.heard_by(FIRST_CLIENT + client).await;
                texts.extend(heard.iter().filter_map(|push| push["text"].as_str()).map(str::to_owned));
            }
            let missing =
                expected.iter().filter(|words| !texts.iter().any(|text| holds(text, words))).count();
            if missing == 0 {
                return texts;
            }
            tokio::time::sleep(PAUSE * 20).await;
        }
    };
    let texts = tokio::time::timeout(PATIENCE, arrived).await.expect("a push never came");
    let replies: usize = tickets
        .values()
        .map(|words| texts.iter().filter(|text| holds(text, &words.replace("word", "reply"))).count() - 1)
        .sum();
    assert!(replies <= UNDER_WAY * kills, "{replies} pushes came twice");
}

/// Numbers are not followed by a space everywhere.
fn holds(text: &str, words: &str) -> bool {
    match words.strip_prefix("No. ") {
        Some(number) => {
            let number = number.trim();
            text.match_indices(number).any(|(at, _)| {
                let before = text[..at].ends_with(['\u{a0}', ' ', '#']);
                before && !text[at + number.len()..].starts_with(|c: char| c.is_ascii_digit())
            })
        }
        None => text.contains(words),
    }
}
