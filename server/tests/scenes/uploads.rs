//! Files that come part by part, and join what they were promised to.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Desk, Person, a_ticket, on_both_databases};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
/// Runs of the property on each database; each is some ten requests.
const RUNS: usize = 12;

/// A picture, as far as its beginning tells; each byte tells its place.
fn picture(size: usize) -> Vec<u8> {
    let filled = (PNG.len()..size).map(|place| u8::try_from(place % 251).unwrap());
    PNG.iter().copied().chain(filled).collect()
}

/// Announces a file; its id.
async fn announces(person: &Person<'_>, name: &str, size: usize) -> String {
    let upload = person.post("/api/uploads", json!({"name": name, "size": size})).await;
    assert_eq!(upload.status, 201, "{}", upload.body);
    upload.ok()["id"].as_str().unwrap().to_owned()
}

async fn sends(person: &Person<'_>, id: &str, offset: usize, part: &[u8]) -> Answer {
    let request = person
        .request(Method::PATCH, &format!("/api/uploads/{id}"))
        .header("upload-offset", offset)
        .header("content-type", "application/octet-stream");
    Answer::of(request.body(part.to_vec())).await
}

async fn stands(person: &Person<'_>, id: &str) -> Value {
    person.get(&format!("/api/uploads/{id}")).await.ok()
}

async fn gives_up(person: &Person<'_>, id: &str) -> Answer {
    Answer::of(person.request(Method::DELETE, &format!("/api/uploads/{id}"))).await
}

/// A ticket that names these files.
fn with_files(ids: &[&str]) -> Value {
    let mut ticket = a_ticket();
    ticket["file_ids"] = json!(ids);
    ticket
}

async fn content(desk: &Desk, file: &Value) -> Vec<u8> {
    let url = desk.url(file["url"].as_str().unwrap());
    desk.http.get(url).send().await.unwrap().bytes().await.unwrap().to_vec()
}

fn partial(desk: &Desk, id: &str) -> std::path::PathBuf {
    desk.app.config().storage_path.join("partial").join(id)
}

on_both_databases! {
    async fn a_file_comes_in_parts_and_goes_on_where_it_stopped(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(200_000);
        let announced = anna.post("/api/uploads", json!({"name": "фото.png", "size": whole.len()})).await;
        assert_eq!(announced.status, 201);
        let announced = announced.ok();
        assert_eq!(announced["part_size"], 1_048_576);
        assert_eq!((&announced["name"], &announced["offset"]), (&"фото.png".into(), &0.into()));
        let id = announced["id"].as_str().unwrap();
        assert_eq!(sends(&anna, id, 0, &whole[..70_000]).await.ok()["offset"], 70_000);
        let upload = stands(&anna, id).await;
        assert_eq!((&upload["offset"], &upload["file"]), (&70_000.into(), &Value::Null));
        let last = sends(&anna, id, 70_000, &whole[70_000..]).await.ok();
        assert_eq!((&last["offset"], &last["file"]["id"], &last["file"]["mime"]), (&200_000.into(), &id.into(), &"image/png".into()));
        assert_eq!(content(desk, &last["file"]).await, whole);
        // An answer that was lost can be asked for again.
        assert_eq!(stands(&anna, id).await["file"]["size"], 200_000);
        let again = sends(&anna, id, 70_000, &whole[70_000..]).await;
        assert_eq!(again.problem(409, "offset-conflict")["offset"], 200_000);
        assert!(!partial(desk, id).exists());
        assert_eq!(anna.post("/api/tickets", with_files(&[id])).await.ok()["files"][0]["id"], id);
    }

    async fn a_part_in_the_wrong_place_is_told_the_right_one(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(1000);
        let id = announces(&anna, "a.png", 1000).await;
        sends(&anna, &id, 0, &whole[..400]).await.ok();
        for offset in [0, 399, 401, 900] {
            let refused = sends(&anna, &id, offset, &whole[offset..(offset + 100).min(1000)]).await;
            assert_eq!(refused.problem(409, "offset-conflict")["offset"], 400, "{offset}");
        }
        assert_eq!(content(desk, &sends(&anna, &id, 400, &whole[400..]).await.ok()["file"]).await, whole);
    }

    async fn what_is_no_part_is_refused(desk) {
        let anna = desk.client("Anna").await;
        let id = announces(&anna, "a.png", 1000).await;
        let path = format!("/api/uploads/{id}");
        let bare = anna.request(Method::PATCH, &path).header("content-type", "application/octet-stream");
        Answer::of(bare.body("x")).await.problem(400, "bad-request");
        let json = anna.request(Method::PATCH, &path).header("upload-offset", 0).json(&json!({}));
        Answer::of(json).await.problem(415, "unsupported-media-type");
        sends(&anna, &id, 0, b"").await.problem(400, "bad-request");
        sends(&anna, &id, 0, &picture(1001)).await.problem(400, "bad-request");
        sends(&anna, &id, 0, &vec![0; 1_048_577]).await.problem(413, "body-too-large");
        assert_eq!(stands(&anna, &id).await["offset"], 0);
    }

    async fn twins_of_a_part_count_once(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(300_000);
        let id = announces(&anna, "a.png", whole.len()).await;
        let twins = futures::future::join_all((0..6).map(|_| sends(&anna, &id, 0, &whole[..100_000]))).await;
        assert_eq!(twins.iter().filter(|twin| twin.status == 200).count(), 1);
        assert!(twins.iter().all(|twin| twin.status == 200 || twin.problem(409, "offset-conflict")["offset"] == 100_000));
        let twins = futures::future::join_all((0..6).map(|_| sends(&anna, &id, 100_000, &whole[100_000..]))).await;
        assert_eq!(twins.iter().filter(|twin| twin.status == 200).count(), 1);
        assert!(twins.iter().all(|twin| matches!(twin.status, 200 | 404 | 409)));
        assert_eq!(content(desk, &stands(&anna, &id).await["file"]).await, whole);
    }

    async fn an_upload_is_its_uploaders_alone(desk) {
        let (anna, mallory) = (desk.client("Anna").await, desk.client("Mallory").await);
        let owner = desk.owner("Dmitry").await;
        let id = announces(&anna, "a.png", 1000).await;
        for other in [&mallory, &owner] {
            other.get(&format!("/api/uploads/{id}")).await.problem(404, "not-found");
            sends(other, &id, 0, &picture(1000)).await.problem(404, "not-found");
            gives_up(other, &id).await.problem(404, "not-found");
            assert_eq!(other.post("/api/tickets", with_files(&[&id])).await.faulty_fields(), ["file_ids"]);
        }
        sends(&anna, &id, 0, &picture(1000)).await.ok();
        mallory.get(&format!("/api/uploads/{id}")).await.problem(404, "not-found");
    }

    async fn what_would_be_refused_is_refused_before_a_byte_is_sent(desk) {
        let anna = desk.client("Anna").await;
        let ask = async |name: &str, size: Value| anna.post("/api/uploads", json!({"name": name, "size": size})).await;
        ask("big.bin", json!(1_048_577)).await.problem(413, "file-too-large");
        ask("setup.exe", json!(10)).await.problem(415, "file-type");
        ask("photo.png.exe. ", json!(10)).await.problem(415, "file-type");
        assert_eq!(ask("a.txt", json!(0)).await.faulty_fields(), ["size"]);
        assert_eq!(ask("a.txt", json!(-1)).await.faulty_fields(), ["size"]);
        assert_eq!(anna.post("/api/uploads", json!({"size": "x"})).await.faulty_fields(), ["name", "size"]);
        assert_eq!(ask("../../etc/passwd", json!(10)).await.ok()["name"], "passwd");
    }

    async fn a_program_is_known_by_its_first_part_and_not_taken(desk) {
        let anna = desk.client("Anna").await;
        let exe = [b"MZ".as_slice(), &[0; 100_000]].concat();
        let id = announces(&anna, "holiday.png", 500_000).await;
        let ticket = anna.post("/api/tickets", with_files(&[&id])).await.ok();
        assert_eq!(ticket["arriving"][0]["id"], id.as_str());
        sends(&anna, &id, 0, &exe).await.problem(415, "file-type");
        anna.get(&format!("/api/uploads/{id}")).await.problem(404, "not-found");
        assert!(!partial(desk, &id).exists());
        assert!(anna.ticket(ticket["id"].as_i64().unwrap()).await["arriving"].is_null());
        // In the smallest of parts, too: then its end tells.
        let id = announces(&anna, "run", 12).await;
        sends(&anna, &id, 0, b"#").await.ok();
        sends(&anna, &id, 1, b"!/bin/sh\nls").await.problem(415, "file-type");
    }

    async fn the_same_announcement_with_the_same_key_is_one_upload(desk) {
        let anna = desk.client("Anna").await;
        let body = json!({"name": "a.txt", "size": 5});
        let first = anna.post_once("k", "/api/uploads", body.clone()).await.ok();
        assert_eq!(anna.post_once("k", "/api/uploads", body).await.ok(), first);
        let other = json!({"name": "b.txt", "size": 5});
        anna.post_once("k", "/api/uploads", other).await.problem(422, "idempotency-key-reused");
    }

    async fn a_filed_ticket_gets_the_files_that_were_still_under_way(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let whole = picture(150_000);
        let (beside, answer) = (announces(&anna, "label.png", whole.len()).await, announces(&anna, "plate.png", 40).await);
        sends(&anna, &beside, 0, &whole[..100_000]).await.ok();
        let mut ticket = with_files(&[&beside]);
        ticket["answers"]["photos"] = json!([answer]);
        let filed = anna.post("/api/tickets", ticket.clone()).await.ok();
        let id = filed["id"].as_i64().unwrap();
        assert!(filed["files"].as_array().unwrap().is_empty());
        let arriving = filed["arriving"].as_array().unwrap();
        let told: Vec<(&str, i64)> = arriving.iter().map(|one| (one["name"].as_str().unwrap(), one["offset"].as_i64().unwrap())).collect();
        assert_eq!(told.len(), 2);
        assert!(told.contains(&("label.png", 100_000)) && told.contains(&("plate.png", 0)), "{told:?}");
        let seen = boris.ticket(id).await;
        assert!(seen["arriving"].is_null() && seen["files"].as_array().unwrap().is_empty(), "{seen}");
        // It is promised once.
        assert_eq!(anna.post("/api/tickets", ticket).await.faulty_fields(), ["file_ids"]);

        let version = filed["version"].clone();
        let last = sends(&anna, &beside, 100_000, &whole[100_000..]).await.ok();
        assert_eq!(last["file"]["id"], beside.as_str());
        let seen = boris.ticket(id).await;
        assert_eq!((&seen["files"][0]["name"], &seen["version"]), (&"label.png".into(), &version));
        assert_eq!(content(desk, &seen["files"][0]).await, whole);
        assert_eq!(anna.ticket(id).await["arriving"].as_array().unwrap().len(), 1);
        assert_eq!(boris.history(id).await, ["created", "file_added"]);
        assert_eq!(boris.list("?q=label.png").await, [id], "the search knows its name");
        // What it joined tells of it from now on.
        let upload = stands(&anna, &beside).await;
        assert_eq!((&upload["offset"], &upload["file"]), (&150_000.into(), &Value::Null));
        sends(&anna, &answer, 0, &picture(40)).await.ok();
        assert_eq!(boris.ticket(id).await["files"].as_array().unwrap().len(), 2);
    }

    async fn a_comment_gets_its_file_and_a_note_keeps_it_among_staff(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let vera = desk.agent("Vera").await;
        let ticket = anna.files(a_ticket()).await;
        let path = format!("/api/tickets/{ticket}/comments");
        let (reply, note) = (announces(&boris, "reply.png", 1000).await, announces(&boris, "note.png", 1000).await);
        let said = boris.post(&path, json!({"body": "", "file_ids": [reply]})).await.ok();
        assert_eq!(said["arriving"][0]["name"], "reply.png");
        boris.post(&path, json!({"body": "Look", "internal": true, "file_ids": [note]})).await.ok();
        let of = async |person: &Person<'_>| person.get(&path).await.ok()["items"].clone();
        assert_eq!(of(&boris).await[1]["arriving"][0]["id"], note.as_str());
        let seen = of(&vera).await;
        assert!(seen[0]["arriving"].is_null() && seen[1]["arriving"].is_null(), "{seen}");

        let mut stream = crate::live::Stream::open(&anna, None).await.once_ready().await;
        sends(&boris, &note, 0, &picture(1000)).await.ok();
        sends(&boris, &reply, 0, &picture(1000)).await.ok();
        // The note's file leaves no line before it.
        let (_, event) = stream.next().await.unwrap();
        assert_eq!((&event["kind"], &event["ticket_id"]), (&"comment.changed".into(), &ticket.into()));
        assert_eq!(event["comment_id"], said["id"]);
        assert_eq!(of(&anna).await[0]["files"][0]["name"], "reply.png");
        assert_eq!(of(&vera).await[1]["files"][0]["name"], "note.png");
        assert!(!anna.history(ticket).await.is_empty());
        assert_eq!(anna.history(ticket).await.iter().filter(|kind| *kind == "file_added").count(), 1);
        assert_eq!(boris.history(ticket).await.iter().filter(|kind| *kind == "file_added").count(), 2);
    }

    async fn open_pages_hear_that_a_promised_file_has_joined_the_ticket(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let file = announces(&anna, "a.png", 1000).await;
        let ticket = anna.post("/api/tickets", with_files(&[&file])).await.ok()["id"].as_i64().unwrap();
        let mut stream = crate::live::Stream::open(&boris, None).await.once_ready().await;
        sends(&anna, &file, 0, &picture(1000)).await.ok();
        let (_, event) = stream.next().await.unwrap();
        assert_eq!((&event["kind"], &event["ticket_id"]), (&"ticket.changed".into(), &ticket.into()));
        assert!(event["version"].is_null(), "a file raises no version: whoever hears of it reads again");
    }

    async fn what_is_given_up_is_gone_and_promised_no_more(desk) {
        let anna = desk.client("Anna").await;
        let id = announces(&anna, "a.png", 1000).await;
        sends(&anna, &id, 0, &picture(400)).await.ok();
        let ticket = anna.post("/api/tickets", with_files(&[&id])).await.ok()["id"].as_i64().unwrap();
        assert!(partial(desk, &id).exists());
        assert_eq!(gives_up(&anna, &id).await.status, 204);
        assert!(!partial(desk, &id).exists());
        assert!(anna.ticket(ticket).await["arriving"].is_null());
        sends(&anna, &id, 400, &picture(1000)[400..]).await.problem(404, "not-found");
        gives_up(&anna, &id).await.problem(404, "not-found");
    }

    async fn what_never_arrives_is_forgotten_after_a_day_without_a_part(desk) {
        let anna = desk.client("Anna").await;
        let (slow, lost) = (announces(&anna, "slow.png", 1000).await, announces(&anna, "lost.png", 1000).await);
        sends(&anna, &lost, 0, &picture(400)).await.ok();
        let ticket = anna.post("/api/tickets", with_files(&[&lost])).await.ok()["id"].as_i64().unwrap();
        desk.wait_days(1);
        sends(&anna, &slow, 0, &picture(1000)[..400]).await.ok();
        zayavka::files::sweep_once(&desk.app).await.unwrap();
        assert_eq!(stands(&anna, &lost).await["offset"], 400, "a day is not over yet");
        desk.wait_ms(1);
        // A half that a kill left without its row.
        let orphan = partial(desk, "4f3a2b1c-0000-4000-8000-000000000000");
        std::fs::write(&orphan, "x").unwrap();
        zayavka::files::sweep_once(&desk.app).await.unwrap();
        anna.get(&format!("/api/uploads/{lost}")).await.problem(404, "not-found");
        assert!(!partial(desk, &lost).exists() && !orphan.exists());
        assert!(anna.ticket(ticket).await["arriving"].is_null());
        assert_eq!(stands(&anna, &slow).await["offset"], 400);
        sends(&anna, &slow, 400, &picture(1000)[400..]).await.ok();
    }

    async fn bytes_behind_what_was_acknowledged_do_not_count(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(1000);
        let id = announces(&anna, "a.png", 1000).await;
        sends(&anna, &id, 0, &whole[..400]).await.ok();
        // As a kill between the write and its acknowledgement leaves it.
        let torn = [&whole[..400], b"half of a part".as_slice()].concat();
        std::fs::write(partial(desk, &id), torn).unwrap();
        assert_eq!(stands(&anna, &id).await["offset"], 400);
        assert_eq!(content(desk, &sends(&anna, &id, 400, &whole[400..]).await.ok()["file"]).await, whole);
    }

    async fn a_kill_between_the_last_part_and_its_row_costs_that_part_alone(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(1000);
        let id = announces(&anna, "a.png", 1000).await;
        sends(&anna, &id, 0, &whole[..400]).await.ok();
        // The whole file has its place already; the row says that 400 bytes are safe.
        let folder = desk.app.config().storage_path.join(&id[..2]);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(partial(desk, &id), &whole).unwrap();
        std::fs::rename(partial(desk, &id), folder.join(&id)).unwrap();
        assert_eq!(stands(&anna, &id).await["offset"], 400);
        assert_eq!(content(desk, &sends(&anna, &id, 400, &whole[400..]).await.ok()["file"]).await, whole);
        // Nor does it stay behind where nobody goes on.
        let id = announces(&anna, "b.png", 1000).await;
        let folder = desk.app.config().storage_path.join(&id[..2]);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(&id), &whole).unwrap();
        assert_eq!(gives_up(&anna, &id).await.status, 204);
        assert!(!folder.join(&id).exists());
    }

    async fn an_upload_whose_bytes_a_backup_did_not_have_starts_over(desk) {
        let anna = desk.client("Anna").await;
        let whole = picture(1000);
        let id = announces(&anna, "a.png", 1000).await;
        sends(&anna, &id, 0, &whole[..400]).await.ok();
        std::fs::remove_file(partial(desk, &id)).unwrap();
        assert_eq!(sends(&anna, &id, 400, &whole[400..]).await.problem(409, "offset-conflict")["offset"], 0);
        assert_eq!(content(desk, &sends(&anna, &id, 0, &whole).await.ok()["file"]).await, whole);
    }

    async fn whatever_parts_come_the_file_is_what_was_sent(desk) {
        let anna = desk.client("Anna").await;
        let mut runner = TestRunner::deterministic();
        // A part: where it claims to begin, off by so much from where the last one ended, and its length.
        let parts = prop::collection::vec((prop_oneof![4 => Just(0_i64), 1 => -300_i64..300], 1_usize..400), 1..12);
        for _ in 0..RUNS {
            let parts = parts.new_tree(&mut runner).unwrap().current();
            let whole = picture(2000);
            let id = announces(&anna, "a.png", whole.len()).await;
            let mut offset = 0_usize;
            for (slip, length) in parts {
                let Ok(begin) = usize::try_from(i64::try_from(offset).unwrap() + slip) else { continue };
                let part = &whole[begin.min(whole.len())..(begin + length).min(whole.len())];
                let answer = sends(&anna, &id, begin, part).await;
                match (part.is_empty(), begin == offset) {
                    (true, _) if offset < whole.len() => drop(answer.problem(400, "bad-request")),
                    (false, true) => {
                        offset += part.len();
                        assert_eq!(answer.ok()["offset"], offset);
                    }
                    _ => assert_eq!(answer.problem(409, "offset-conflict")["offset"], offset),
                }
                assert_eq!(stands(&anna, &id).await["offset"], offset);
            }
            if offset < whole.len() {
                sends(&anna, &id, offset, &whole[offset..]).await.ok();
            }
            assert_eq!(content(desk, &stands(&anna, &id).await["file"]).await, whole);
        }
    }
}
