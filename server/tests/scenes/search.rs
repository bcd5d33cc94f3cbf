//! The search: which tickets forty searches find, for whom, and that both databases agree.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::support::{Desk, Person, a_ticket, on_both_databases};

fn ticket(title: &str, description: &str) -> Value {
    let mut ticket = a_ticket();
    ticket["title"] = title.into();
    ticket["description"] = description.into();
    ticket["answers"] = json!({"device": "phone"});
    ticket
}

/// The numbers of the tickets that a search finds, as places in `ids`, from 1.
async fn found(person: &Person<'_>, ids: &[i64], search: &str) -> Vec<usize> {
    let numbers = person.list(&format!("?scope=all&sort=oldest&q={}", escaped(search))).await;
    numbers.iter().map(|id| ids.iter().position(|one| one == id).unwrap() + 1).collect()
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        write!(escaped, "%{byte:02X}").unwrap();
        escaped
    })
}

/// Ten tickets of one client, with words in every place where words can be.
async fn file_all(anna: &Person<'_>, boris: &Person<'_>) -> Vec<i64> {
    let tickets = [
        ("Не печатает принтер в бухгалтерии", "Горит красная лампочка, бумага есть."),
        ("Сломалась кофемашина", "Течёт вода на пол, ёмкость треснула."),
        ("Заменить картридж", "Принтеры на втором этаже печатают бледно."),
        ("Printer prints blank pages", "It started printing nothing yesterday."),
        ("Доступ к папке «Договоры 2026»", "Нужен доступ новым сотрудникам отдела."),
        ("Wi-Fi drops in the meeting room", "Connections are lost every ten minutes."),
        ("Ёлка для холла", "Ещё нужны гирлянды и удлинитель."),
        ("Кондиционер шумит", "В переговорной 305 очень шумно."),
        ("Monitor is flickering", "The screens flicker since the update 22H2."),
        ("Пропуск для гостя", "Гость приедет завтра, Сидоров Пётр."),
    ];
    let mut ids = Vec::new();
    for (title, description) in tickets {
        ids.push(anna.files(ticket(title, description)).await);
    }
    boris.says(ids[0], "Мастер придёт после обеда").await.ok();
    boris.notes(ids[0], "Клиент нервничает, нужен новый термоблок").await.ok();
    anna.says(ids[5], "The router was restarted twice").await.ok();
    let file = anna.uploads("отчёт_кассы.txt", "text").await.ok()["id"].clone();
    anna.post(&format!("/api/tickets/{}/comments", ids[4]), json!({"body": "", "file_ids": [file]}))
        .await
        .ok();
    ids
}

on_both_databases! {
    async fn forty_searches_find_what_they_should(desk) {
        let (anna, boris) = (desk.client("Анна").await, desk.agent("Boris").await);
        let ids = file_all(&anna, &boris).await;
        let table: [(&str, &[usize]); 40] = [
            // As written.
            ("принтер", &[1, 3]), ("картридж", &[3]), ("кондиционер", &[8]), ("printer", &[4]),
            ("monitor", &[9]), ("пропуск", &[10]),
            // Russian endings.
            ("принтера", &[1, 3]), ("принтерами", &[1, 3]), ("печатать", &[1, 3]), ("сломались", &[2]),
            ("договор", &[5]), ("сотрудник", &[5]), ("гости", &[10]), ("лампочки", &[1]),
            ("переговорные", &[8]), ("гирлянда", &[7]),
            // English endings.
            ("print", &[4]), ("printed", &[4]), ("connection", &[6]), ("minute", &[6]), ("screen", &[9]),
            ("flickers", &[9]), ("updates", &[9]),
            // Beginnings of words.
            ("кондиц", &[8]), ("прин", &[1, 3]), ("moni", &[9]), ("бух", &[1]), ("22h", &[9]),
            // One spelling: case, «ё», hyphens, signs.
            ("ПРИНТЕР", &[1, 3]), ("елка", &[7]), ("течет", &[2]), ("wi-fi", &[6]), ("«договоры»", &[5]),
            // Several words are all there, in any place; small words do not count; some must be missing.
            ("доступ сотрудникам", &[5]), ("принтер этаж", &[3]), ("принтер кофемашина", &[]),
            ("шумно в переговорной", &[8]), ("принтер -картридж", &[1]),
            // Comments and names of files.
            ("мастера обед", &[1]), ("отчеты касса", &[5]),
        ];
        for (search, expected) in table {
            assert_eq!(found(&boris, &ids, search).await, expected, "{search}");
        }
    }

    async fn a_ticket_is_found_by_its_number_and_by_its_clients_name(desk) {
        let (anna, boris) = (desk.client("Аглая").await, desk.agent("Boris").await);
        let ids = file_all(&anna, &boris).await;
        let number = boris.list(&format!("?q={}", escaped(&format!("№ {}", ids[9])))).await;
        assert!(number.contains(&ids[9]), "{number:?}");
        assert_eq!(found(&boris, &ids, "Аглая").await.len(), ids.len());
        assert!(found(&anna, &ids, "Аглая").await.is_empty());
    }

    async fn an_option_is_found_by_its_label_in_both_languages(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = [anna.files(a_ticket()).await, anna.files(ticket("Стол", "Шатается")).await];
        for search in ["printers", "принтеры"] {
            assert_eq!(found(&boris, &ids, search).await, [1], "{search}");
        }
        assert_eq!(found(&boris, &ids, "телефоны").await, [2]);
    }

    async fn words_that_many_tickets_have_lead_to_all_of_them_page_by_page(desk) {
        let (anna, boris) = (desk.client("Анна").await, desk.agent("Boris").await);
        let mut ids = Vec::new();
        for number in 1..=9 {
            let description = if number == 4 { "Замок на складе" } else { "Коробки на складе" };
            ids.push(anna.files(ticket(&format!("Склад {number}"), description)).await);
        }
        // From six on the list is walked, below that the index names them all: they must agree.
        for (search, expected) in [
            ("склады", vec![1, 2, 3, 4, 5, 6, 7, 8, 9]),
            ("склад коробка", vec![1, 2, 3, 5, 6, 7, 8, 9]),
            ("склад замок", vec![4]),
            ("склад -замок", vec![1, 2, 3, 5, 6, 7, 8, 9]),
            ("-коробка", vec![4]),
        ] {
            assert_eq!(found(&boris, &ids, search).await, expected, "{search}");
            let count = boris.get(&format!("/api/tickets/count?q={}", escaped(search))).await.ok();
            assert_eq!(count["count"].as_u64(), Some(expected.len() as u64), "{search}");
        }
        let mut seen = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/api/tickets?limit=2&sort=updated&q={}{cursor}", escaped("коробки"));
            let page = boris.get(&path).await.ok();
            seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={}", escaped(next));
        }
        let newest_first: Vec<i64> = [9, 8, 7, 6, 5, 3, 2, 1].map(|place: usize| ids[place - 1]).into();
        assert_eq!(seen, newest_first);
    }

    async fn a_clients_search_never_touches_what_the_staff_wrote_among_themselves(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file_all(&anna, &boris).await;
        assert_eq!(found(&boris, &ids, "термоблоки").await, [1]);
        assert_eq!(found(&boris, &ids, "принтер термоблок").await, [1], "words of both sides together");
        for search in ["термоблок", "терм", "нервничать"] {
            assert!(found(&anna, &ids, search).await.is_empty(), "{search}");
        }
        assert_eq!(found(&anna, &ids, "принтер -термоблок").await, [1, 3], "nor may a minus tell of it");
        assert_eq!(found(&anna, &ids, "мастер").await, [1]);
        assert!(found(&desk.client("Mallory").await, &ids, "принтер").await.is_empty());
    }

    async fn a_search_narrows_and_the_order_stays_the_one_asked_for(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file_all(&anna, &boris).await;
        boris.moves(ids[2], "done").await.ok();
        let printer = escaped("принтер");
        assert_eq!(boris.list(&format!("?sort=newest&q={printer}")).await, [ids[2], ids[0]]);
        assert_eq!(boris.list(&format!("?sort=updated&q={printer}")).await, [ids[2], ids[0]]);
        assert_eq!(boris.list(&format!("?status=new&q={printer}")).await, [ids[0]]);
        let page = boris.get(&format!("/api/tickets?sort=newest&limit=1&q={printer}")).await.ok();
        let cursor = page["next_cursor"].as_str().unwrap();
        let next = format!("?sort=newest&limit=1&q={printer}&cursor={cursor}");
        assert_eq!(boris.list(&next).await, [ids[0]]);
        let count = boris.get(&format!("/api/tickets/count?q={printer}")).await.ok();
        assert_eq!((&count["count"], &count["has_more"]), (&2.into(), &false.into()));
    }

    async fn whatever_is_typed_is_an_answer_or_a_clear_refusal(desk) {
        let boris = desk.agent("Boris").await;
        desk.client("Anna").await.files(a_ticket()).await;
        for strange in ["\"", "' OR 1=1 --", "{public} : x", "NEAR(a b)", "a* & !b | (c", "%", "हिन्दी ไทย ﷺ 🖨", "''::tsquery", "-"] {
            boris.get(&format!("/api/tickets?q={}", escaped(strange))).await.ok();
        }
        assert!(boris.list(&format!("?q={}", escaped("?! …"))).await.is_empty());
        let book = "a".repeat(201);
        boris.get(&format!("/api/tickets?q={book}")).await.problem(400, "bad-request");
    }

    async fn words_that_older_rules_made_are_made_anew(desk) {
        let (anna, boris) = (desk.client("Anna").await, desk.agent("Boris").await);
        let ids = file_all(&anna, &boris).await;
        desk.execute("DELETE FROM ticket_search").await;
        desk.execute("UPDATE counters SET value = 0 WHERE name = 'search'").await;
        assert!(found(&boris, &ids, "принтер").await.is_empty());
        zayavka::search::renew(desk.app.db()).await.unwrap();
        assert_eq!(found(&boris, &ids, "принтер").await, [1, 3]);
        assert_eq!(found(&boris, &ids, "термоблок").await, [1]);
    }
}

/// A desk whose index was never filled by older rules has nothing to renew.
#[tokio::test]
async fn a_fresh_desk_has_nothing_to_renew() {
    let desk = Desk::on_sqlite().await;
    zayavka::search::renew(desk.app.db()).await.unwrap();
    zayavka::search::renew(desk.app.db()).await.unwrap();
    desk.close().await;
}
