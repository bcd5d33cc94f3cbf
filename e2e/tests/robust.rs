//! What must hold when something breaks: the server dies, Telegram is away, a line is cut.

use anyhow::{Result, ensure};
use serde_json::json;
use zayavka_e2e::{ANNA, BORIS, Desk, Language, Place, Screen, Words, scene, until};

#[tokio::test]
async fn a_push_arrives_once_although_the_server_is_killed_between_the_act_and_the_push() -> Result<()> {
    let mut desk = Desk::open().await?;
    let (anna, boris) = (desk.api(ANNA).await?, desk.api(BORIS).await?);
    let ticket = anna.files_ticket("The door does not close").await?;
    desk.line().cut().await;
    boris.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "On my way"})).await?;
    desk.kill_server()?;
    let before = desk.simulator().pushes_with(ANNA, "On my way").await?;
    ensure!(before.is_empty(), "the line was not cut: {before:?}");

    desk.line().mend().await?;
    desk.start_server().await?;

    let reply = desk.simulator().push(ANNA, "On my way").await?;
    ensure!(opens(&reply, ticket), "the push does not open the ticket: {reply}");
    let taken = Words::of(Language::Ru)?
        .with("notify-taken", &[("name", "Борис Орлов"), ("number", &ticket.to_string())])?;
    desk.simulator().push(ANNA, &taken).await?;
    is_in_order_and_once(&desk, &[&taken, "On my way"]).await
}

#[tokio::test]
async fn a_push_that_is_in_flight_as_the_server_is_killed_is_doubled_at_most() -> Result<()> {
    let mut desk = Desk::open().await?;
    let (anna, boris) = (desk.api(ANNA).await?, desk.api(BORIS).await?);
    let ticket = anna.files_ticket("The door does not close").await?;
    // The receipt goes first, so that the fault meets the reply.
    desk.simulator().push(ANNA, &format!("№ {ticket}")).await?;
    let hang =
        json!({"method": "sendMessage", "kind": "delay", "delay_ms": 1500, "chat_id": ANNA.id, "count": 1});
    desk.simulator().fault(hang).await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "On my way"})).await?;
    until("the reply is in flight", async || Ok(desk.simulator().faults().await?.is_empty().then_some(())))
        .await?;
    desk.kill_server()?;

    desk.start_server().await?;

    desk.simulator().push(ANNA, "On my way").await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "Here I am"})).await?;
    desk.simulator().push(ANNA, "Here I am").await?;
    let pushes = desk.simulator().pushes_with(ANNA, "On my way").await?;
    ensure!(pushes.len() <= 2, "the reply came {} times", pushes.len());
    Ok(())
}

#[tokio::test]
async fn without_telegram_at_the_start_the_api_serves_and_every_push_comes_once_it_is_back() -> Result<()> {
    let mut desk = Desk::prepare().await?;
    desk.line().cut().await;
    desk.start_server().await?;
    let (anna, boris) = (desk.api(ANNA).await?, desk.api(BORIS).await?);
    let ticket = anna.files_ticket("The door does not close").await?;
    boris.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
    for words in ["first", "second", "third"] {
        boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": words})).await?;
    }
    ensure!(boris.get("/api/tickets?scope=assigned").await?["items"][0]["id"] == ticket, "the list is wrong");

    desk.line().mend().await?;

    desk.simulator().push(ANNA, "third").await?;
    is_in_order_and_once(&desk, &["first", "second", "third"]).await?;
    // The bot itself comes back, too: it answers a person.
    let greeted = desk.simulator().pushes(BORIS).await?.len();
    desk.simulator().writes(BORIS, json!({"text": "/help"})).await?;
    until("the bot answers /help", async || {
        Ok((desk.simulator().pushes(BORIS).await?.len() > greeted).then_some(()))
    })
    .await
}

#[tokio::test]
async fn what_happens_while_telegram_is_away_is_told_once_it_is_back() -> Result<()> {
    let mut desk = Desk::open().await?;
    let (anna, boris) = (desk.api(ANNA).await?, desk.api(BORIS).await?);
    let ticket = anna.files_ticket("The door does not close").await?;
    desk.simulator().push(BORIS, "The door does not close").await?;
    // First it answers with nonsense, then it is gone, then it floods.
    desk.simulator().fault(json!({"method": "sendMessage", "kind": "500", "count": 2})).await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "first"})).await?;
    desk.simulator().push(ANNA, "first").await?;
    desk.line().cut().await;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "second"})).await?;
    desk.line().mend().await?;
    desk.simulator().push(ANNA, "second").await?;
    desk.simulator()
        .fault(
            json!({"method": "sendMessage", "kind": "429", "retry_after": 1, "count": 1, "chat_id": ANNA.id}),
        )
        .await?;
    boris.post(&format!("/api/tickets/{ticket}/comments"), json!({"body": "third"})).await?;
    desk.simulator().push(ANNA, "third").await?;
    is_in_order_and_once(&desk, &["first", "second", "third"]).await
}

#[tokio::test]
async fn an_open_board_goes_on_after_the_server_was_killed_without_being_loaded_again() -> Result<()> {
    scene("robust-live", Screen::TWO_PHONES, Language::Ru, async |scene| {
        // That is what it is about.
        scene.expected =
            vec!["ERR_CONNECTION_REFUSED", "ERR_INCOMPLETE_CHUNKED_ENCODING", "ERR_CONNECTION_RESET"];
        scene.opens_page(&[BORIS]).await?;
        scene.phone(BORIS).opens_app("work").await?;
        scene.phone(BORIS).click(Place::App, "[data-nav=board]").await?;
        scene.phone(BORIS).sees_screen("board").await?;
        scene.phone(BORIS).marks_page().await?;

        scene.desk.kill_server()?;
        // What is filed before the page has found its way back must not be missed.
        scene.desk.start_server().await?;
        let ticket = scene.desk.api(ANNA).await?.files_ticket("Filed while the page was away").await?;

        let boris = scene.phone(BORIS);
        boris.sees(Place::App, &format!(".card[data-ticket-id='{ticket}']")).await?;
        scene.desk.api(BORIS).await?.post(&format!("/api/tickets/{ticket}/take"), json!({})).await?;
        boris
            .sees(Place::App, &format!("[data-column=in_progress] .card[data-ticket-id='{ticket}']"))
            .await?;
        boris.is_same_page().await
    })
    .await
}

fn opens(push: &serde_json::Value, ticket: i64) -> bool {
    let url = &push["reply_markup"]["inline_keyboard"][0][0]["web_app"]["url"];
    url.as_str().is_some_and(|url| url.ends_with(&format!("/t/{ticket}")))
}

/// Each of the words came to Anna once, in this order.
async fn is_in_order_and_once(desk: &Desk, words: &[&str]) -> Result<()> {
    let pushes = desk.simulator().pushes(ANNA).await?;
    let texts: Vec<&str> = pushes.iter().filter_map(|push| push["text"].as_str()).collect();
    let mut places = Vec::new();
    for word in words {
        let holding: Vec<usize> = texts
            .iter()
            .enumerate()
            .filter(|(_, text)| text.contains(word))
            .map(|(place, _)| place)
            .collect();
        ensure!(holding.len() == 1, "«{word}» came {} times: {texts:#?}", holding.len());
        places.extend(holding);
    }
    ensure!(places.is_sorted(), "out of order: {texts:#?}");
    Ok(())
}
