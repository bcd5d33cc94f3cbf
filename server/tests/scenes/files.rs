//! Uploads and downloads.

use futures::stream;
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Method};
use serde_json::json;
use zayavka::notify::deliver_due;

use crate::support::{Answer, Desk, Person, Telegram, a_ticket, on_both_databases};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";

on_both_databases! {
    async fn a_file_comes_back_as_it_went_in(desk) {
        let anna = desk.client("Anna").await;
        let uploaded = anna.uploads("фото.png", PNG).await;
        assert_eq!(uploaded.status, 201);
        let file = uploaded.ok();
        assert_eq!((&file["name"], &file["mime"], &file["size"]), (&"фото.png".into(), &"image/png".into(), &PNG.len().into()));
        let url = desk.url(file["url"].as_str().unwrap());
        let answer = desk.http.get(&url).send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "image/png");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        assert_eq!(answer.headers()["content-security-policy"], "sandbox");
        assert_eq!(answer.headers()["access-control-allow-origin"], "https://web.telegram.org");
        assert!(answer.headers()["content-disposition"].to_str().unwrap().starts_with("inline;"));
        assert_eq!(answer.bytes().await.unwrap(), PNG);
        let part = desk.http.get(&url).header("range", "bytes=1-3").send().await.unwrap();
        assert_eq!((part.status().as_u16(), part.text().await.unwrap().as_str()), (206, "PNG"));
        let beyond = desk.http.get(&url).header("range", "bytes=9000-").send().await.unwrap();
        assert_eq!(beyond.status(), 416);
    }

    async fn what_could_carry_a_script_is_never_shown_in_place(desk) {
        let anna = desk.client("Anna").await;
        for (name, content) in [("page.html", "<!DOCTYPE html><script>1</script>"), ("a.svg", "<svg xmlns='x'></svg>"), ("a.txt", "text")] {
            let file = anna.uploads(name, content).await.ok();
            let answer = desk.http.get(desk.url(file["url"].as_str().unwrap())).send().await.unwrap();
            assert!(answer.headers()["content-disposition"].to_str().unwrap().starts_with("attachment;"), "{name}");
            assert!(file["thumbnail_url"].is_null(), "{name}");
        }
    }

    async fn an_address_is_good_for_a_quarter_of_an_hour_and_for_one_file(desk) {
        let anna = desk.client("Anna").await;
        let (one, other) = (anna.uploads("a.txt", "one").await.ok(), anna.uploads("b.txt", "other").await.ok());
        let url = one["url"].as_str().unwrap();
        let ask = async |url: &str| Answer::of(desk.http.get(desk.url(url))).await;
        let swapped = url.replace(one["id"].as_str().unwrap(), other["id"].as_str().unwrap());
        ask(&swapped).await.problem(403, "forbidden");
        ask(url.split('?').next().unwrap()).await.problem(403, "forbidden");
        ask(&url.replace("signature=", "signature=0")).await.problem(403, "forbidden");
        desk.wait_ms(15 * 60 * 1000);
        assert_eq!(ask(url).await.body, "one");
        desk.wait_ms(1000);
        ask(url).await.problem(403, "forbidden");
    }

    async fn programs_are_refused_by_content_and_by_name(desk) {
        let anna = desk.client("Anna").await;
        let exe = [b"MZ".as_slice(), &[0; 200]].concat();
        anna.uploads("holiday.png", exe).await.problem(415, "file-type");
        anna.uploads("run.sh", "echo").await.problem(415, "file-type");
        anna.uploads("photo.png.exe. ", PNG).await.problem(415, "file-type");
        anna.uploads("script", "#!/bin/sh\necho").await.problem(415, "file-type");
    }

    async fn an_empty_or_missing_file_is_named(desk) {
        let anna = desk.client("Anna").await;
        assert_eq!(anna.uploads("empty.txt", "").await.faulty_fields(), ["file"]);
        let form = Form::new().text("other", "x");
        assert_eq!(Answer::of(anna.request(Method::POST, "/api/files").multipart(form)).await.faulty_fields(), ["file"]);
        let request = anna.request(Method::POST, "/api/files").header("content-type", "multipart/form-data; boundary=x");
        Answer::of(request.body("no multipart at all")).await.problem(400, "bad-request");
    }

    async fn a_file_over_the_limit_is_refused_before_all_of_it_came(desk) {
        let anna = desk.client("Anna").await;
        anna.uploads("big.bin", vec![0_u8; 1024 * 1024]).await.ok();
        anna.uploads("bigger.bin", vec![0_u8; 1024 * 1024 + 1]).await.problem(413, "file-too-large");
        // A body that tells its length is refused by that alone: this one never ends.
        let endless = stream::once(async { Ok::<_, std::io::Error>(vec![0_u8; 1024]) });
        let endless = futures::StreamExt::chain(endless, stream::pending());
        let request = anna.request(Method::POST, "/api/files")
            .header("content-type", "multipart/form-data; boundary=x")
            .header("content-length", "50000000");
        Answer::of(request.body(Body::wrap_stream(endless))).await.problem(413, "file-too-large");
    }

    async fn a_name_loses_folders_and_invisible_characters(desk) {
        let anna = desk.client("Anna").await;
        let long = format!("{}.txt", "n".repeat(300));
        for (given, kept) in [("../../etc/passwd", "passwd"), ("a\u{202e}b.txt", "ab.txt")] {
            assert_eq!(anna.uploads(given, "x").await.ok()["name"], kept);
        }
        let name = anna.uploads(&long, "x").await.ok()["name"].as_str().unwrap().to_owned();
        assert!(name.len() <= 255 && name.ends_with(".txt"));
    }

    async fn a_file_is_attached_once_by_its_uploader_within_a_day(desk) {
        let (anna, mallory) = (desk.client("Anna").await, desk.client("Mallory").await);
        let file = anna.uploads("a.txt", "x").await.ok()["id"].clone();
        let with = |file: &serde_json::Value| {
            let mut ticket = a_ticket();
            ticket["file_ids"] = json!([file]);
            ticket
        };
        assert_eq!(mallory.post("/api/tickets", with(&file)).await.faulty_fields(), ["file_ids"]);
        let ticket = anna.post("/api/tickets", with(&file)).await.ok();
        assert_eq!(ticket["files"][0]["name"], "a.txt");
        assert_eq!(anna.post("/api/tickets", with(&file)).await.faulty_fields(), ["file_ids"]);
        let old = anna.uploads("b.txt", "x").await.ok()["id"].clone();
        desk.wait_days(1);
        desk.wait_ms(1);
        assert_eq!(anna.post("/api/tickets", with(&old)).await.faulty_fields(), ["file_ids"]);
        assert_eq!(anna.list("").await.len(), 1, "a refused ticket leaves nothing behind");
    }

    async fn a_file_of_a_form_belongs_to_its_answer(desk) {
        let anna = desk.client("Anna").await;
        let file = anna.uploads("label.png", PNG).await.ok()["id"].clone();
        let mut ticket = a_ticket();
        ticket["answers"]["photos"] = json!([file]);
        let filed = anna.post("/api/tickets", ticket.clone()).await.ok();
        assert_eq!(filed["files"][0]["id"], file);
        assert_eq!(anna.post("/api/tickets", ticket).await.faulty_fields(), ["answers.photos"]);
    }

    async fn what_nothing_came_for_is_swept_after_a_day(desk) {
        let anna = desk.client("Anna").await;
        let file = anna.uploads("a.txt", "x").await.ok();
        assert_eq!(zayavka::files::sweep_once(&desk.app).await.unwrap(), 0);
        desk.wait_days(1);
        desk.wait_ms(1);
        assert_eq!(zayavka::files::sweep_once(&desk.app).await.unwrap(), 1);
        let id = file["id"].as_str().unwrap();
        let folder = desk.app.config().storage_path.join(&id[..2]);
        assert!(!folder.join(id).exists());
    }

    async fn the_same_upload_with_the_same_key_is_one_file(desk) {
        let anna = desk.client("Anna").await;
        let upload = async |name: &str, content: &'static str| {
            let form = Form::new().part("file", Part::bytes(content.as_bytes()).file_name(name.to_owned()));
            Answer::of(anna.request(Method::POST, "/api/files").header("idempotency-key", "k").multipart(form)).await
        };
        let first = upload("a.txt", "x").await.ok();
        assert_eq!(upload("a.txt", "x").await.ok(), first);
        upload("b.txt", "x").await.problem(422, "idempotency-key-reused");
        upload("a.txt", "y").await.problem(422, "idempotency-key-reused");
    }

    async fn a_file_goes_to_the_callers_own_chat(desk) {
        let telegram = Telegram::start().await;
        let desk = desk.another(&telegram.url(), &[]).await;
        let (anna, boris, mallory) =
            (desk.client("Anna").await, desk.agent("Boris").await, desk.client("Mallory").await);
        telegram.add(anna.telegram_id, "Anna", "en").await;
        telegram.add(boris.telegram_id, "Boris", "en").await;
        desk.execute("UPDATE users SET bot_can_write = TRUE").await;
        let waiting = id_of(&anna.uploads("draft.txt", "x").await.ok());
        sends(&anna, &waiting).await.ok();
        sends(&mallory, &waiting).await.problem(404, "not-found");
        sends(&boris, &waiting).await.problem(404, "not-found");
        let file = id_of(&anna.uploads("фото.png", PNG).await.ok());
        let mut ticket = a_ticket();
        ticket["file_ids"] = json!([file]);
        let ticket = anna.files(ticket).await;
        let plan = id_of(&boris.uploads("plan.txt", "the plan").await.ok());
        let note = json!({"body": "Look", "internal": true, "file_ids": [plan]});
        boris.post(&format!("/api/tickets/{ticket}/comments"), note).await.ok();
        sends(&anna, &plan).await.problem(404, "not-found");
        sends(&mallory, &file).await.problem(404, "not-found");
        sends(&mallory, "00000000-0000-4000-8000-000000000000").await.problem(404, "not-found");
        assert_eq!(sends(&boris, &file).await.status, 202);
        assert_eq!(sends(&boris, &plan).await.status, 202);
        for _ in 0..6 {
            deliver_due(&desk.app).await.unwrap();
            telegram.wait_ms(&desk, 3_000).await;
        }
        let documents = async |person: &Person<'_>| -> Vec<String> {
            let heard = telegram.heard_by(person.telegram_id).await;
            let names = heard.iter().filter_map(|message| message["document"]["file_name"].as_str());
            names.map(str::to_owned).collect()
        };
        assert_eq!(documents(&anna).await, ["draft.txt"]);
        assert_eq!(documents(&boris).await, ["фото.png", "plan.txt"]);
        let heard = telegram.heard_by(boris.telegram_id).await;
        let sent = heard.iter().find(|message| message["document"]["file_name"] == "plan.txt").unwrap();
        // A reply to the note's file is a note.
        let reply = json!({"text": "A good plan", "reply_to": sent["message_id"]});
        telegram.writes(boris.telegram_id, reply).await;
        zayavka::bot::fetch_updates(&desk.app).await.unwrap();
        zayavka::bot::handle_due(&desk.app).await.unwrap();
        assert_eq!(boris.conversation(ticket).await, ["Look", "A good plan"]);
        assert!(anna.conversation(ticket).await.is_empty());
        let path = sent["document"]["file_id"].as_str().unwrap();
        let kept = desk.http.get(format!("{}/control/files/{path}", telegram.url())).send().await.unwrap();
        assert_eq!(kept.text().await.unwrap(), "the plan");
        desk.close().await;
    }

    async fn who_cannot_be_written_to_is_told_so(desk) {
        let anna = desk.client("Anna").await;
        let file = id_of(&anna.uploads("a.txt", "x").await.ok());
        desk.execute("UPDATE users SET bot_can_write = FALSE, bot_failure = 'blocked'").await;
        let refused = sends(&anna, &file).await.problem(409, "conflict");
        assert!(refused["detail"].as_str().unwrap().contains("Start"), "{refused}");
        assert_eq!(desk.count("SELECT COUNT(*) FROM outbox").await, 0);
    }

    async fn the_same_request_sends_a_file_once(desk) {
        let anna = desk.client("Anna").await;
        let file = id_of(&anna.uploads("a.txt", "x").await.ok());
        for _ in 0..2 {
            let path = format!("/api/files/{file}/send");
            assert_eq!(anna.post_once("k", &path, json!({})).await.status, 202);
        }
        assert_eq!(desk.count("SELECT COUNT(*) FROM outbox").await, 1);
    }
}

fn id_of(file: &serde_json::Value) -> String {
    file["id"].as_str().unwrap().to_owned()
}

async fn sends(person: &Person<'_>, file: &str) -> Answer {
    person.post(&format!("/api/files/{file}/send"), json!({})).await
}
