//! Every screen of the Mini App: whose it is and how one comes there. For tests and pictures of all of them.

use anyhow::Result;
use reqwest::Method;
use serde_json::json;

use crate::browser::{Browser, Screen};
use crate::console;
use crate::desk::Desk;
use crate::people::{ANNA, BORIS, DMITRY, OLGA, Person};
use crate::phone::{Phone, Place};
use crate::wait::until;
use crate::words::Language;

/// What the demonstration's tickets and two greetings tell them.
const ANNAS_PUSHES: usize = 8;
const BORISS_PUSHES: usize = 4;

/// One way on, after the page was opened.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    Click(&'static str),
    /// Telegram's own button: `main-button`, `more-button`.
    Press(&'static str),
    Type(&'static str, &'static str),
    /// Gives an input a picture and a paper.
    Attach(&'static str),
    See(&'static str),
}

/// A screen in one of its states.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    pub name: &'static str,
    pub person: Person,
    /// The page's address; `None` is the chat without the app.
    pub path: Option<&'static str>,
    /// The page's `data-screen`.
    pub screen: &'static str,
    pub steps: &'static [Step],
    /// Words of faults in the console that belong to it.
    pub expected: &'static [&'static str],
    /// Whether it reads the same each time; what is counted and measured does not.
    pub is_steady: bool,
}

use Step::{Attach, Click, Press, See, Type};

/// All of them; tickets are those of [`Desk::with_tickets`].
pub const STOPS: &[Stop] = &[
    client("client-home", "/", "home", &[See("[data-counted=true]")]),
    Stop {
        person: OLGA,
        ..client("client-home-empty", "/", "home", &[See("[data-role=empty]"), See("[data-counted=true]")])
    },
    client(
        "client-home-search",
        "/",
        "home",
        &[
            Click("[data-role=search-open]"),
            Type("[data-role=search]", "лампа"),
            See("li:only-child > [data-ticket-id='2']"),
        ],
    ),
    client("client-new-category", "/new", "new-category", &[]),
    client(
        "client-draft",
        "/new/1",
        "new-form",
        &[
            Type("#field-title", "Монитор мигает"),
            See("[data-draft=everywhere]"),
            Press("back-button"),
            See("[data-draft='1']"),
        ],
    ),
    client(
        "client-new-form",
        "/new/1",
        "new-form",
        &[
            Type("#field-title", "Принтер в 214-м печатает полосы"),
            Type("#field-description", "Началось утром, перезагрузка не помогла."),
            Click("[data-option=printer]"),
            Type("#field-inventory_number", "004127"),
            Attach("[data-field=photos] [data-role=file-input]"),
            See("[data-field=photos] .upload:nth-child(2)[data-upload=done]"),
            See("[data-draft=everywhere]"),
        ],
    ),
    client(
        "client-faq",
        "/new/1",
        "new-form",
        &[Type("#field-title", "Принтер, printer"), See("[data-faq-id]"), See("[data-draft=everywhere]")],
    ),
    client(
        "client-faq-answer",
        "/new/1",
        "new-form",
        &[
            Type("#field-title", "Принтер, printer"),
            Click("[data-faq-id]"),
            See("[data-role=sheet]"),
            See("[data-draft=everywhere]"),
        ],
    ),
    client("client-new-form-errors", "/new/2", "new-form", &[Press("main-button"), See(".field-error")]),
    client("client-ticket", "/t/1", "ticket", &[See(".msg")]),
    client("client-ticket-data", "/t/1", "ticket", &[See(".msg"), Click("[data-role=data]")]),
    client("client-review", "/t/2", "ticket", &[See(".msg")]),
    client(
        "client-ticket-menu",
        "/t/3",
        "ticket",
        &[Click("[data-role=ticket-menu]"), See("[data-role=sheet]")],
    ),
    Stop {
        expected: &["404 (Not Found)"],
        ..client("client-ticket-unseen", "/t/99", "ticket", &[See(".empty")])
    },
    client("preferences", "/settings", "preferences", &[]),
    client(
        "preferences-quiet",
        "/settings",
        "preferences",
        &[Click("[data-role=quiet]"), See("[data-role=quiet-from]")],
    ),
    agent("agent-mywork", "/work", "work", &[]),
    agent("agent-board", "/board", "board", &[See(".card")]),
    agent("agent-tickets", "/tickets", "tickets", &[]),
    agent("agent-ticket", "/t/1", "ticket", &[See(".msg")]),
    agent("agent-ticket-free", "/t/3", "ticket", &[]),
    agent("agent-ticket-moves", "/t/1", "ticket", &[Click("[data-role=moves]"), See("[data-role=sheet]")]),
    agent("more", "/more", "more", &[See("[data-connection=open]")]),
    Stop {
        is_steady: false,
        ..owner("admin-reports", "/reports", "reports", &[See("[data-figure=created]"), See(".chart")])
    },
    owner("admin-more", "/more", "more", &[See("[data-role=people]")]),
    owner("admin-people", "/people", "people", &[See("[data-person-id]")]),
    owner("admin-person", "/people", "people", &[Click("[data-person-id]"), See("[data-role=sheet]")]),
    owner("admin-clients", "/people", "people", &[Click("[data-tab=clients]"), See("[data-client-id]")]),
    owner(
        "admin-client",
        "/people",
        "people",
        &[Click("[data-tab=clients]"), Click("[data-client-id]"), See("[data-role=block]")],
    ),
    owner("admin-faq", "/faq", "faq", &[See("[data-role=faq-1]")]),
    owner("admin-faq-editor", "/faq", "faq", &[Click("[data-role=faq-1]"), See("[data-role=faq-count]")]),
    owner(
        "admin-faq-faults",
        "/faq",
        "faq",
        &[Click("[data-role=new-faq]"), Press("main-button"), See(".field-error")],
    ),
    owner("admin-templates", "/templates", "templates", &[]),
    owner(
        "admin-template",
        "/templates",
        "templates",
        &[Click("[data-role=template-taken]"), See("[data-role=preview]")],
    ),
    Stop {
        expected: &["422 (Unprocessable"],
        ..owner(
            "admin-template-fault",
            "/templates",
            "templates",
            &[
                Click("[data-role=template-taken]"),
                See("[data-role=preview]"),
                Type("#template-body", "\n{{ asignee.name }}"),
                See("[data-role=fault]"),
            ],
        )
    },
    owner("admin-desk", "/desk", "desk", &[See("[data-field=reopen_days]")]),
    owner(
        "admin-desk-hours",
        "/desk",
        "desk",
        &[
            Click("[data-field='working_hours.tue'] [data-role=remove-hours]"),
            Click("[data-field='working_hours.sat'] [data-role=add-hours]"),
            Click("[data-field='working_hours.sat'] [data-role=add-hours]"),
            See("[data-field='working_hours.sat'] .hours:nth-child(2)"),
        ],
    ),
    owner("admin-invite", "/people", "people", &[Click("[data-role=invite]"), See("[data-role=sheet]")]),
    owner("admin-categories", "/categories", "categories", &[See("[data-category-id]")]),
    owner(
        "admin-category-menu",
        "/categories",
        "categories",
        &[Click("[data-category-id='2'] [data-role=category-menu]"), See("[data-role=sheet]")],
    ),
    owner(
        "admin-category-editor",
        "/categories/1",
        "category",
        &[Click("[data-role=field]"), See(".drawer [data-option-id]")],
    ),
    owner(
        "admin-category-condition",
        "/categories/2",
        "category",
        &[Click("[data-field-id='10'] [data-role=field]"), See("[data-role=shown-equals]")],
    ),
    owner("admin-category-new", "/categories/new", "category", &[See(".drawer")]),
    owner(
        "admin-category-faults",
        "/categories/new",
        "category",
        &[
            Click("[data-role=add-field]"),
            Click("[data-act=choice]"),
            See(".drawer [data-option-id]"),
            Press("main-button"),
            See(".field-error"),
        ],
    ),
    owner(
        "admin-category-icon",
        "/categories/new",
        "category",
        &[Click("[data-role=icon]"), See("[data-icon]")],
    ),
];

/// These exist where the page has no room for all at once.
pub const PHONE_STOPS: &[Stop] = &[
    agent("agent-ticket-data", "/t/1", "ticket", &[Click("[data-tab=data]")]),
    agent("agent-ticket-history", "/t/1", "ticket", &[Click("[data-tab=history]"), See(".hist li")]),
    agent(
        "agent-ticket-reply",
        "/t/1",
        "ticket",
        &[
            Click("[data-role=reply]"),
            Click("[data-role=mode-note]"),
            Type("[data-role=composer]", "Спросить у склада"),
        ],
    ),
    owner(
        "admin-category-preview",
        "/categories/2",
        "category",
        &[Click("[data-tab=preview]"), See("[data-role=preview]")],
    ),
    Stop {
        is_steady: false,
        ..owner("admin-reports-year", "/reports?days=364", "reports", &[See(".chart")])
    },
    Stop { name: "chat", person: ANNA, path: None, screen: "", steps: &[], expected: &[], is_steady: true },
];

const fn client(
    name: &'static str,
    path: &'static str,
    screen: &'static str,
    steps: &'static [Step],
) -> Stop {
    Stop { name, person: ANNA, path: Some(path), screen, steps, expected: &[], is_steady: true }
}

const fn agent(name: &'static str, path: &'static str, screen: &'static str, steps: &'static [Step]) -> Stop {
    Stop { person: BORIS, ..client(name, path, screen, steps) }
}

const fn owner(name: &'static str, path: &'static str, screen: &'static str, steps: &'static [Step]) -> Stop {
    Stop { person: DMITRY, ..client(name, path, screen, steps) }
}

/// A desk with tickets, and a browser whose whole page is one phone.
#[derive(Debug)]
pub struct Stage {
    pub desk: Desk,
    pub browser: Browser,
}

impl Stage {
    /// # Errors
    /// If a program does not start.
    pub async fn open() -> Result<Self> {
        let desk = Desk::with_tickets().await?;
        desk.simulator().joins(OLGA, "Ольга").await?;
        desk.simulator().starts(OLGA).await?;
        // Pushes that still come would show over the pages.
        until("all pushes of the demonstration have come", async || {
            let (anna, boris) = (desk.simulator().pushes(ANNA).await?, desk.simulator().pushes(BORIS).await?);
            Ok((anna.len() >= ANNAS_PUSHES && boris.len() >= BORISS_PUSHES).then_some(()))
        })
        .await?;
        let browser = Browser::open(Screen::PHONE).await?;
        Ok(Self { desk, browser })
    }

    /// Comes to a screen: opens its page and takes the steps.
    ///
    /// # Errors
    /// If the way is not open.
    pub async fn comes_to(&self, stop: &Stop, screen: Screen, language: Language, theme: &str) -> Result<()> {
        self.browser.resize(screen).await?;
        self.forgets_the_last(stop.person).await?;
        let page = self.desk.simulator().page();
        let open = stop.path.map_or_else(String::new, |path| format!("&open={path}"));
        let (slug, language) = (stop.person.slug, language.code());
        self.browser.goto(&format!("{page}?solo={slug}&lang={language}&theme={theme}{open}")).await?;
        self.is_ready().await?;
        let phone = self.phone(stop);
        if stop.path.is_some() {
            phone.sees_screen(stop.screen).await?;
        }
        for step in stop.steps {
            self.takes(phone, *step).await?;
        }
        self.hides_signs().await?;
        self.is_still().await
    }

    /// Opens the simulator's page with everyone's phones.
    ///
    /// # Errors
    /// If it does not come up.
    pub async fn opens_phones(&self, screen: Screen, theme: &str) -> Result<()> {
        self.browser.resize(screen).await?;
        self.browser.goto(&format!("{}?lang=ru&theme={theme}", self.desk.simulator().page())).await?;
        self.is_ready().await?;
        self.is_still().await
    }

    #[must_use]
    pub fn phone(&self, stop: &Stop) -> Phone<'_> {
        Phone::of(&self.browser, stop.person)
    }

    /// Paints the phone in another of Telegram's themes.
    ///
    /// # Errors
    /// If the page cannot be asked.
    pub async fn turns(&self, theme: &str) -> Result<()> {
        let driver = self.browser.driver();
        driver.enter_default_frame().await?;
        driver
            .execute(format!("document.querySelector('[data-theme-all={theme}]').click()"), Vec::new())
            .await?;
        self.is_still().await
    }

    /// # Errors
    /// If the console has faults since the last look.
    pub async fn console_is_clean(&self, expected: &[&str]) -> Result<()> {
        console::is_clean(&self.browser, expected).await
    }

    async fn takes(&self, phone: Phone<'_>, step: Step) -> Result<()> {
        match step {
            Click(css) => phone.click(Place::App, css).await,
            Press(role) => phone.click(Place::Telegram, &format!("[data-role={role}]")).await,
            Type(css, text) => phone.types(Place::App, css, text).await,
            See(css) => phone.sees(Place::App, css).await.map(drop),
            Attach(css) => {
                let (picture, paper) =
                    (self.desk.folder().join("stripes.png"), self.desk.folder().join("act.txt"));
                self.browser.draws_photo(&picture).await?;
                std::fs::write(&paper, "Акт осмотра\n".repeat(40))?;
                phone.chooses(css, &[&picture, &paper]).await
            }
        }
    }

    /// What the screen before left on the device or at the server would stand in this one.
    async fn forgets_the_last(&self, person: Person) -> Result<()> {
        self.browser.goto("about:blank").await?;
        let origin = self.desk.app_origin(person);
        let local = json!({"origin": origin, "storageTypes": "local_storage"});
        self.browser.devtools("Storage.clearDataForOrigin", local).await?;
        let api = self.desk.api(person).await?;
        for draft in api.get("/api/drafts").await?.as_array().into_iter().flatten() {
            let path = format!("/api/drafts/{}", draft["category_id"]);
            api.send(Method::DELETE, &path, None).await?;
        }
        api.patch("/api/me/preferences", json!({"quiet_hours": null})).await?;
        Ok(())
    }

    async fn is_ready(&self) -> Result<()> {
        until("the simulator's page is ready", async || {
            let ready = "return document.body.dataset.ready === 'true'";
            let is_ready = self.browser.driver().execute(ready, Vec::new()).await?;
            Ok((is_ready.json() == &json!(true)).then_some(()))
        })
        .await
    }

    /// The simulator's small signs of haptics and pushes stand over the page for a while.
    async fn hides_signs(&self) -> Result<()> {
        let driver = self.browser.driver();
        driver.enter_default_frame().await?;
        let hide = "for (const sign of document.querySelectorAll('.haptic, .toast')) sign.hidden = true";
        driver.execute(hide, Vec::new()).await?;
        Ok(())
    }

    /// Waits until nothing moves any more, in the page and in the app, and two frames were drawn.
    async fn is_still(&self) -> Result<()> {
        let driver = self.browser.driver();
        driver.enter_default_frame().await?;
        let still = "
            const done = arguments[arguments.length - 1];
            const frames = [...document.querySelectorAll('iframe')];
            requestAnimationFrame(() => requestAnimationFrame(() => done(
                document.getAnimations().every(one => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)
                    && frames.every(frame => frame.isConnected))));";
        until("nothing moves", async || {
            let is_still = driver.execute_async(still, Vec::new()).await?;
            Ok((is_still.json() == &json!(true)).then_some(()))
        })
        .await
    }
}
