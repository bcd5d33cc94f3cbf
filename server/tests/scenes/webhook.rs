//! Updates that Telegram brings to an address of ours.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use zayavka::bot::{delete_webhook, fetch_updates, handle_due, set_webhook};
use zayavka::notify::deliver_due;

use crate::support::{Desk, HERE, Telegram, on_both_databases};

const ANNA: i64 = 10_001;

struct Scene {
    telegram: Telegram,
    desk: Desk,
}

impl Scene {
    async fn beside(desk: &Desk) -> Self {
        let telegram = Telegram::start().await;
        let settings = [("ZAYAVKA_TELEGRAM_UPDATES", "webhook"), ("ZAYAVKA_PUBLIC_URL", HERE)];
        let desk = desk.another(&telegram.url(), &settings).await;
        Self { telegram, desk }
    }

    async fn waiting(&self) -> i64 {
        self.desk.count("SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL").await
    }

    async fn kept(&self) -> i64 {
        self.desk.count("SELECT COUNT(*) FROM inbox").await
    }

    /// Waits until so many updates were ever kept.
    async fn keeps(&self, count: i64) {
        self.desk.until(async || self.kept().await == count).await;
    }

    async fn settle(&self) {
        handle_due(&self.desk.app).await.unwrap();
        for _ in 0..3 {
            deliver_due(&self.desk.app).await.unwrap();
            self.telegram.wait_ms(&self.desk, 3_000).await;
        }
    }

    async fn answers(&self) -> usize {
        self.telegram.heard_by(ANNA).await.len()
    }

    /// What setWebhook told Telegram as the secret.
    async fn secret(&self) -> String {
        let calls = self.telegram.control_get("/calls?after=0").await;
        let calls = calls.as_array().cloned().unwrap_or_default();
        let set = calls.iter().rev().find(|call| call["method"] == "setWebhook").expect("it was not set");
        set["params"]["secret_token"].as_str().unwrap().to_owned()
    }

    fn post(&self, secret: Option<&str>) -> RequestBuilder {
        let request = self.desk.http.request(Method::POST, self.desk.url("/telegram/webhook"));
        match secret {
            Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
            None => request,
        }
    }
}

async fn status(request: RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

on_both_databases! {
    async fn an_update_is_kept_first_and_a_kill_before_it_is_handled_loses_nothing(desk) {
        let scene = Scene::beside(desk).await;
        set_webhook(&scene.desk.app).await.unwrap();
        scene.telegram.add(ANNA, "Anna", "en").await;
        scene.keeps(1).await;
        assert_eq!((scene.waiting().await, scene.answers().await), (1, 0), "it is kept and not handled");
        scene.settle().await;
        assert_eq!((scene.waiting().await, scene.answers().await), (0, 1));
        scene.desk.close().await;
    }

    async fn from_polling_to_a_webhook_and_back_no_update_is_lost(desk) {
        let scene = Scene::beside(desk).await;
        scene.telegram.add(ANNA, "Anna", "en").await;
        assert_eq!(fetch_updates(&scene.desk.app).await.unwrap(), 1);
        let help = json!({"text": "/help"});
        scene.telegram.writes(ANNA, help.clone()).await;
        set_webhook(&scene.desk.app).await.unwrap();
        scene.keeps(2).await;
        scene.telegram.writes(ANNA, help.clone()).await;
        scene.keeps(3).await;
        delete_webhook(&scene.desk.app).await.unwrap();
        scene.telegram.writes(ANNA, help).await;
        assert_eq!(fetch_updates(&scene.desk.app).await.unwrap(), 1);
        scene.settle().await;
        assert_eq!((scene.kept().await, scene.answers().await), (4, 4));
        scene.desk.close().await;
    }

    async fn an_update_that_comes_both_ways_is_handled_once(desk) {
        let scene = Scene::beside(desk).await;
        scene.telegram.add(ANNA, "Anna", "en").await;
        fetch_updates(&scene.desk.app).await.unwrap();
        scene.settle().await;
        set_webhook(&scene.desk.app).await.unwrap();
        let secret = scene.secret().await;
        let body = scene.desk.texts("SELECT body FROM inbox").await.pop().unwrap();
        let update: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(status(scene.post(Some(&secret)).json(&update)).await, 200);
        scene.settle().await;
        assert_eq!((scene.kept().await, scene.answers().await), (1, 1));
        scene.desk.close().await;
    }

    async fn who_does_not_know_the_secret_is_refused_and_so_is_what_is_no_update(desk) {
        let scene = Scene::beside(desk).await;
        set_webhook(&scene.desk.app).await.unwrap();
        let secret = scene.secret().await;
        assert!(!secret.contains(crate::support::TOKEN), "the secret tells the token");
        let update = json!({"update_id": 7, "message": {}});
        assert_eq!(status(scene.post(None).json(&update)).await, 401);
        assert_eq!(status(scene.post(Some("")).json(&update)).await, 401);
        assert_eq!(status(scene.post(Some(&secret[1..])).json(&update)).await, 401);
        assert_eq!(status(scene.post(Some(&secret)).body("no JSON")).await, 400);
        assert_eq!(status(scene.post(Some(&secret)).json(&json!([update]))).await, 400);
        assert_eq!(status(scene.post(Some(&secret)).json(&json!({"update_id": "7"}))).await, 400);
        assert_eq!(status(scene.post(Some(&secret)).body(vec![b' '; 1024 * 1024 + 1])).await, 413);
        assert_eq!(scene.kept().await, 0);
        assert_eq!(status(scene.post(Some(&secret)).json(&update)).await, 200);
        assert_eq!(scene.kept().await, 1);
        scene.desk.close().await;
    }

    async fn where_updates_are_polled_there_is_no_webhook(desk) {
        let request = desk.http.post(desk.url("/telegram/webhook")).json(&json!({"update_id": 7}));
        assert_eq!(status(request).await, 404);
    }
}
