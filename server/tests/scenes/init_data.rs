//! Nobody gets in without initData that Telegram signed, lately, for one person.

use crate::support::{Answer, Desk, NOW, TOKEN, on_both_databases, signed};
use reqwest::header::{AUTHORIZATION, HeaderValue};
use serde_json::Value;
use zayavka::auth::InitDataKey;
use zayavka::config::Secret;
use zayavka_shared::Timestamp;

const VECTORS: &str = include_str!("init-data-vectors.json");

#[test]
fn every_public_vector_is_judged_as_it_says() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    let key = InitDataKey::new(&Secret::new(vectors["token"].as_str().unwrap()));
    let now = Timestamp(vectors["now"].as_i64().unwrap() * 1000);
    let max_age = std::time::Duration::from_secs(vectors["max_age"].as_u64().unwrap());
    let list = vectors["vectors"].as_array().unwrap();
    assert!(list.len() >= 15);
    for vector in list {
        let judged = key.check(vector["init_data"].as_str().unwrap(), now, max_age);
        let (name, expect) = (&vector["name"], vector["expect"].as_str().unwrap());
        assert_eq!(judged.is_ok(), expect == "valid", "{name}: {judged:?}");
        if expect == "expired" {
            assert_eq!(format!("{:?}", judged.unwrap_err()), "Expired", "{name}");
        }
    }
}

async fn ask(desk: &Desk, authorization: impl AsRef<[u8]>) -> Answer {
    let value = HeaderValue::from_bytes(authorization.as_ref()).unwrap();
    Answer::of(desk.http.get(desk.url("/api/me")).header(AUTHORIZATION, value)).await
}

fn of(token: &str, user: &str, at: i64) -> String {
    signed(token, &[("auth_date", &at.to_string()), ("user", user)])
}

on_both_databases! {
    async fn whatever_is_wrong_with_init_data_is_a_401_with_a_problem_document(desk) {
        let anna = r#"{"id":1,"first_name":"Anna"}"#;
        let now = NOW.0 / 1000;
        let good = of(TOKEN, anna, now);
        ask(desk, format!("tma {good}")).await.ok();
        let hash_at = good.rfind("hash=").unwrap() + 5;
        let bad = [
            ("tampered", good.replace("Anna", "Anne")),
            ("wrong token", of("1:other", anna, now)),
            ("no hash", good[..hash_at - 6].to_owned()),
            ("hash in capitals", format!("{}{}", &good[..hash_at], good[hash_at..].to_uppercase())),
            ("from the future", of(TOKEN, anna, now + 61)),
            ("twice the same key", format!("user=%7B%7D&{good}")),
            ("no user", signed(TOKEN, &[("auth_date", &now.to_string())])),
            ("a user without an id", of(TOKEN, r#"{"first_name":"Anna"}"#, now)),
            ("a user that is no JSON", of(TOKEN, "Anna", now)),
            ("no UTF-8", format!("{good}&x=%ff")),
            ("too long", of(TOKEN, &format!(r#"{{"id":1,"first_name":"{}"}}"#, "A".repeat(17_000)), now)),
            ("nothing", String::new()),
            ("garbage", "%%%&&&===".to_owned()),
        ];
        for (name, init_data) in bad {
            let answer = ask(desk, format!("tma {init_data}")).await;
            assert_eq!(answer.status, 401, "{name}: {}", answer.body);
            answer.problem(401, "init-data-invalid");
        }
        ask(desk, format!("tma {}", of(TOKEN, anna, now - 86_401))).await.problem(401, "init-data-expired");
        ask(desk, format!("Bearer {good}")).await.problem(401, "init-data-invalid");
        ask(desk, [b"tma ".as_slice(), &[0xff, 0xfe]].concat()).await.problem(401, "init-data-invalid");
        Answer::of(desk.http.get(desk.url("/api/me"))).await.problem(401, "init-data-invalid");
    }

    async fn the_first_valid_init_data_makes_a_client(desk) {
        let me = desk.client("Anna").await.get("/api/me").await.ok();
        assert_eq!((&me["first_name"], &me["role"]), (&"Anna".into(), &"client".into()));
        assert_eq!(me["permissions"], serde_json::json!([]));
    }

    async fn init_data_ends_while_the_page_is_open(desk) {
        let anna = desk.client("Anna").await;
        let old = anna.init_data();
        desk.wait_ms(86_400_000);
        ask(desk, format!("tma {old}")).await.ok();
        desk.wait_ms(1_000);
        ask(desk, format!("tma {old}")).await.problem(401, "init-data-expired");
    }
}
