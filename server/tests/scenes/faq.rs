//! Frequent questions: written by an admin, offered while a title is typed, counted where they help.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, on_both_databases};

const ALL: &str = "/api/admin/faq";

fn password() -> Value {
    json!({
        "category_id": 1,
        "question": {"ru": "Как сбросить пароль от почты?", "en": "How do I reset my mail password?"},
        "answer": {"ru": "На странице входа\nнажмите «Забыл».", "en": "Press Forgot."},
    })
}

async fn offered(person: &Person<'_>, category: i64, title: &str) -> Vec<String> {
    let title: String = title.replace(' ', "+");
    let list = person.get(&format!("/api/faq?category={category}&q={title}")).await.ok();
    list.as_array().unwrap().iter().map(|one| one["question"].as_str().unwrap().to_owned()).collect()
}

async fn deletes(person: &Person<'_>, path: &str) -> Answer {
    Answer::of(person.request(Method::DELETE, path)).await
}

on_both_databases! {
    async fn a_title_is_offered_what_was_answered_before_in_the_readers_language(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        admin.post(ALL, password()).await.ok();
        let wifi = json!({
            "question": {"ru": "Пароль от гостевого Wi-Fi", "en": ""},
            "answer": {"ru": "На стойке.", "en": ""},
        });
        admin.post(ALL, wifi).await.ok();
        let russian = anna.clone().speaking("ru");
        assert_eq!(
            offered(&russian, 1, "не подходит пароль от почты").await,
            ["Как сбросить пароль от почты?", "Пароль от гостевого Wi-Fi"],
            "what shares more words comes first"
        );
        assert_eq!(offered(&russian, 2, "пароли").await, ["Пароль от гостевого Wi-Fi"], "another category's is not offered");
        assert_eq!(offered(&anna, 1, "lost my passwords").await, ["How do I reset my mail password?"]);
        assert!(offered(&anna, 2, "password wi-fi").await.is_empty(), "it is written in Russian alone");
        assert!(offered(&russian, 1, "принтер").await.is_empty());
        let found = russian.get("/api/faq?category=1&q=почта").await.ok();
        assert_eq!(found[0]["answer"], "На странице входа\nнажмите «Забыл».");
        assert!(anna.get("/api/faq?category=1").await.ok().as_array().unwrap().is_empty());
    }

    async fn no_more_than_three_are_offered_and_a_hidden_one_is_not(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        let mut ids = Vec::new();
        for number in 1..=5 {
            let text = json!({"ru": "", "en": format!("Question {number} about water")});
            let made = admin.post(ALL, json!({"question": text, "answer": text})).await.ok();
            assert_eq!((&made["category_id"], &made["active"]), (&Value::Null, &json!(true)));
            ids.push(made["id"].as_i64().unwrap());
        }
        assert_eq!(offered(&anna, 3, "water").await.len(), 3);
        for id in &ids[1..] {
            admin.patch(&format!("{ALL}/{id}"), json!({"active": false})).await.ok();
        }
        assert_eq!(offered(&anna, 3, "water").await, ["Question 1 about water"]);
        anna.post(&format!("/api/faq/{}/helped", ids[1]), Value::Null).await.problem(404, "not-found");
    }

    async fn a_person_whom_it_helped_counts_once_and_files_nothing(desk) {
        let (anna, berta) = (desk.client("Anna").await, desk.client("Berta").await);
        let admin = desk.admin("Clara").await;
        let id = admin.post(ALL, password()).await.ok()["id"].as_i64().unwrap();
        for person in [&anna, &anna, &berta] {
            assert_eq!(person.post(&format!("/api/faq/{id}/helped"), Value::Null).await.status, 204);
        }
        assert_eq!(admin.get(ALL).await.ok()[0]["helped_count"], 2);
        assert!(anna.list("").await.is_empty());
        anna.post(&format!("/api/faq/{}/helped", id + 1), Value::Null).await.problem(404, "not-found");
    }

    async fn what_is_wrong_with_a_question_is_said_at_its_field(desk) {
        let admin = desk.admin("Clara").await;
        let refused = async |body: Value| admin.post(ALL, body).await.faulty_fields();
        assert_eq!(refused(json!({})).await, ["question.ru", "answer.ru", "question.en", "answer.en"]);
        let half = json!({"question": {"ru": "Вода?", "en": "Water?"}, "answer": {"ru": "Кухня.", "en": ""}});
        assert_eq!(refused(half).await, ["answer.en"]);
        let long = json!({"question": {"ru": "я".repeat(201), "en": ""}, "answer": {"ru": "Да.", "en": ""}});
        assert_eq!(refused(long).await, ["question.ru"]);
        let wrong = json!({"question": 1, "answer": {"ru": 2, "en": ""}, "category_id": 99, "active": "yes"});
        assert_eq!(refused(wrong).await, ["category_id", "question", "answer.ru", "active"]);
        assert!(admin.get(ALL).await.ok().as_array().unwrap().is_empty());
    }

    async fn a_question_is_changed_moved_to_all_categories_and_deleted(desk) {
        let (anna, admin) = (desk.client("Anna").await, desk.admin("Clara").await);
        let made = admin.post(ALL, password()).await.ok();
        let path = format!("{ALL}/{}", made["id"]);
        assert_eq!(made["version"], 1);
        let all = admin.patch(&path, json!({"category_id": null, "version": 1})).await.ok();
        assert_eq!((&all["category_id"], &all["version"]), (&Value::Null, &json!(2)));
        assert_eq!(all["question"], password()["question"], "what is not named stays");
        assert_eq!(admin.patch(&path, json!({})).await.ok()["version"], 2, "nothing is no change");
        let stale = admin.patch(&path, json!({"active": false, "version": 1})).await;
        assert_eq!(stale.problem(409, "version-conflict")["version"], 2);
        assert_eq!(admin.patch(&path, json!({"answer": {"ru": "", "en": "So."}})).await.faulty_fields(), ["answer.ru"]);
        assert_eq!(offered(&anna, 2, "mail").await, ["How do I reset my mail password?"]);
        anna.post(&format!("/api/faq/{}/helped", made["id"]), Value::Null).await;
        assert_eq!(deletes(&admin, &path).await.status, 204);
        assert!(offered(&anna, 2, "mail").await.is_empty());
        deletes(&admin, &path).await.problem(404, "not-found");
    }
}
