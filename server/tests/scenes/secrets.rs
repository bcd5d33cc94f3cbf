//! What no log may hold, however much is logged.

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::support::{Binary, Place, TOKEN, Telegram, a_ticket, init_data};

const ANNA: i64 = 10_001;
const OWNER: i64 = 3001;
const TITLE: &str = "Zanzibar printer";
const WORDS: &str = "Quokkas in the basement";
const NAME: &str = "Xanthippe";

#[tokio::test]
async fn even_the_finest_log_holds_no_secret_and_nobodys_words() {
    let (place, telegram) = (Place::on_sqlite(), Telegram::start().await);
    telegram.add(ANNA, NAME, "en").await;
    for (method, kind) in
        [("sendMessage", "500"), ("sendMessage", "reset"), ("getMe", "500"), ("getUpdates", "reset")]
    {
        telegram.fault(json!({"method": method, "kind": kind, "count": 1})).await;
    }
    let owner = OWNER.to_string();
    let settings = [("ZAYAVKA_LOG", "trace"), ("ZAYAVKA_OWNER_IDS", owner.as_str())];
    let mut binary = Binary::start(&place, &telegram.url(), &settings).await;

    let init_data = init_data(ANNA, NAME);
    let ask = |method: Method, path: &str| {
        binary.client().request(method, binary.url(path)).header("authorization", format!("tma {init_data}"))
    };
    let form = Form::new().part("file", Part::bytes(WORDS.as_bytes()).file_name("quokka.txt"));
    let file: serde_json::Value =
        ask(Method::POST, "/api/files").multipart(form).send().await.unwrap().json().await.unwrap();
    let url = file["url"].as_str().unwrap().to_owned();
    let mut ticket = a_ticket();
    (ticket["title"], ticket["description"]) = (json!(TITLE), json!(WORDS));
    ticket["file_ids"] = json!([file["id"]]);
    let filed: serde_json::Value =
        ask(Method::POST, "/api/tickets").json(&ticket).send().await.unwrap().json().await.unwrap();
    let comments = format!("/api/tickets/{}/comments", filed["id"]);
    let reply = binary.request(OWNER, Method::POST, &comments).json(&json!({"body": WORDS}));
    assert_eq!(reply.send().await.unwrap().status(), 201);
    // A refusal of each kind: forged, expired, malformed, and an address that was tampered with.
    let forged = init_data.replace("hash=", "hash=0");
    for bad in [forged.as_str(), "user=%7B%7D&hash=00", "nonsense"] {
        let request =
            binary.client().get(binary.url("/api/me")).header("authorization", format!("tma {bad}"));
        assert_eq!(request.send().await.unwrap().status(), 401);
    }
    let wrong_kind = json!({"category_id": 1, "title": [TITLE], "description": WORDS});
    assert_eq!(ask(Method::POST, "/api/tickets").json(&wrong_kind).send().await.unwrap().status(), 422);
    assert_eq!(binary.client().get(binary.url(&url)).send().await.unwrap().status(), 200);
    let tampered = format!("{url}0");
    assert_eq!(binary.client().get(binary.url(&tampered)).send().await.unwrap().status(), 403);
    telegram.writes(ANNA, json!({"text": WORDS})).await;
    until_told(&telegram, ANNA, WORDS).await;

    binary.kill().await;
    let log = binary.log();
    assert!(log.contains("TRACE"), "the log is not fine at all:\n{log}");
    let (_, secret) = TOKEN.split_once(':').unwrap();
    let (_, hash) = init_data.rsplit_once("hash=").unwrap();
    let (_, signature) = url.rsplit_once("signature=").unwrap();
    for (what, text) in [
        ("the bot's token", secret),
        ("initData", &init_data),
        ("the hash of initData", &hash[..64]),
        ("the user of initData", "%22first_name%22"),
        ("the signature of an address", signature),
        ("a title", TITLE),
        ("a text", WORDS),
        ("a text in bytes", "Quokkas"),
        ("a name", NAME),
    ] {
        let lines: Vec<&str> = log.lines().filter(|line| line.contains(text)).take(3).collect();
        assert!(lines.is_empty(), "{what} is in the log:\n{}", lines.join("\n"));
    }
    place.clear().await;
}

async fn until_told(telegram: &Telegram, person: i64, words: &str) {
    let told = async {
        while !telegram
            .heard_by(person)
            .await
            .iter()
            .any(|message| message["text"].as_str().is_some_and(|text| text.contains(words)))
        {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), told).await.expect("the push never came");
}
