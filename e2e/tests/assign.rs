//! Tickets are given and given on: from the list, the board and their own page, one by one and all at once.

use anyhow::{Context as _, Result, ensure};
use zayavka_e2e::{ANNA, BORIS, DMITRY, Language, Person, Phone, Place, Scene, Screen, VERA, scene};

const SHEET: &str = "[data-role=sheet]";

#[tokio::test]
async fn tickets_are_given_and_given_on_from_everywhere_in_russian() -> Result<()> {
    scene("assign-ru", Screen::THREE_PHONES, Language::Ru, assigns).await
}

#[tokio::test]
async fn tickets_are_given_and_given_on_from_everywhere_in_english() -> Result<()> {
    scene("assign-en", Screen::THREE_PHONES, Language::En, assigns).await
}

async fn assigns(scene: &mut Scene) -> Result<()> {
    let anna = scene.desk.api(ANNA).await?;
    let mut tickets = Vec::new();
    for title in ["Pass to the garage", "Umbrella", "A lamp"] {
        tickets.push(anna.files_ticket(title).await?);
    }
    scene.opens_page(&[DMITRY, BORIS, VERA]).await?;
    let (dmitry, boris, vera) = (scene.phone(DMITRY), scene.phone(BORIS), scene.phone(VERA));
    for phone in [&boris, &vera, &dmitry] {
        phone.opens_app("work").await?;
    }
    boris.marks_page().await?;
    vera.marks_page().await?;
    let mine = Mine::of(scene)?;

    // Given to Boris, then on to Vera; their open pages follow.
    let ways = [Way::List, Way::Board, Way::Page];
    for (way, ticket) in ways.into_iter().zip(&tickets) {
        way.comes_to(&dmitry, *ticket).await?;
        way.assigns(scene, &dmitry, *ticket, BORIS).await?;
        boris.sees(Place::App, &mine.row(*ticket)).await?;
        way.assigns(scene, &dmitry, *ticket, VERA).await?;
        vera.sees(Place::App, &mine.row(*ticket)).await?;
        boris.loses(Place::App, &mine.row(*ticket)).await?;
    }

    hands_all_over(scene, &dmitry, VERA, BORIS).await?;
    let of_boris = scene.desk.api(BORIS).await?.get("/api/me").await?["id"].clone();
    let open = scene.words.counted("people-open", 3)?;
    dmitry.reads(Place::App, &format!("[data-person-id='{of_boris}']"), &open).await?;
    for ticket in &tickets {
        boris.sees(Place::App, &mine.row(*ticket)).await?;
        vera.loses(Place::App, &mine.row(*ticket)).await?;
    }
    let left = scene.desk.api(VERA).await?.get("/api/tickets?scope=assigned").await?;
    ensure!(left["items"].as_array().is_some_and(Vec::is_empty), "Vera still has some: {left}");
    boris.is_same_page().await?;
    vera.is_same_page().await
}

/// Where an agent's own tickets stand.
struct Mine(String);

impl Mine {
    fn of(scene: &Scene) -> Result<Self> {
        Ok(Self(format!("[data-screen=work] section[aria-label='{}']", scene.words.get("work-mine")?)))
    }

    fn row(&self, ticket: i64) -> String {
        format!("{} [data-ticket-id='{ticket}']", self.0)
    }
}

/// From where a ticket is given.
#[derive(Clone, Copy)]
enum Way {
    List,
    Board,
    Page,
}

impl Way {
    async fn comes_to(self, phone: &Phone<'_>, ticket: i64) -> Result<()> {
        let (tab, screen) = match self {
            Self::List | Self::Page => ("tickets", "tickets"),
            Self::Board => ("board", "board"),
        };
        phone.click(Place::App, &format!("[data-nav={tab}]")).await?;
        phone.sees_screen(screen).await?;
        if matches!(self, Self::Page) {
            phone.click(Place::App, &format!("[data-ticket-id='{ticket}'] .go")).await?;
            phone.sees_screen("ticket").await?;
        }
        Ok(())
    }

    async fn assigns(self, scene: &Scene, phone: &Phone<'_>, ticket: i64, to: Person) -> Result<()> {
        let moves = match self {
            Self::List => format!("[data-ticket-id='{ticket}'] .status-btn"),
            Self::Board => format!("[data-ticket-id='{ticket}'] [data-role=card-moves]"),
            Self::Page => "[data-role=moves]".to_owned(),
        };
        let of_them = scene.desk.api(to).await?.get("/api/me").await?["id"].clone();
        phone.click(Place::App, &moves).await?;
        phone.click(Place::App, &format!("{SHEET} [data-role=assign]")).await?;
        phone.click(Place::App, &format!("{SHEET} [data-assign='{of_them}']")).await?;
        phone.loses(Place::App, SHEET).await?;
        let me = scene.desk.api(to).await?.get("/api/me").await?;
        let name = me["first_name"].as_str().context("a person without a name")?;
        // Who has it now is read where it was given.
        match self {
            Self::List => {
                phone.reads(Place::App, &format!("[data-ticket-id='{ticket}'] .meta"), name).await?
            }
            Self::Board => {
                phone.reads(Place::App, &format!(".card[data-ticket-id='{ticket}'] .low"), name).await?
            }
            Self::Page => {
                phone.click(Place::App, "[data-tab=data]").await?;
                phone.reads(Place::App, ".data-blocks .facts", name).await?
            }
        };
        Ok(())
    }
}

async fn hands_all_over(scene: &Scene, phone: &Phone<'_>, from: Person, to: Person) -> Result<()> {
    let id = async |person| {
        Ok::<_, anyhow::Error>(scene.desk.api(person).await?.get("/api/me").await?["id"].clone())
    };
    phone.click(Place::Telegram, "[data-role=back-button]").await?;
    phone.click(Place::App, "[data-nav=more]").await?;
    phone.click(Place::App, "[data-role=people]").await?;
    phone.sees_screen("people").await?;
    phone.click(Place::App, &format!("[data-person-id='{}']", id(from).await?)).await?;
    phone.click(Place::App, &format!("{SHEET} [data-role=hand-over]")).await?;
    phone.click(Place::App, &format!("{SHEET} [data-assign='{}']", id(to).await?)).await
}
