//! The people and tickets of the demonstration, written through the same verbs as everyone's.

use serde_json::{Value, json};
use zayavka_shared::form::Answers;
use zayavka_shared::text::CommentBody;
use zayavka_shared::ticket::{Command, Status, Visibility};
use zayavka_shared::{CategoryId, Localized, Role, TicketId};

use crate::App;
use crate::auth::{Actor, TelegramUser};
use crate::clock::Clock;
use crate::comments::Words;
use crate::config::Config;
use crate::db::Tx;
use crate::error::Error;
use crate::faq::store::Plain;
use crate::http::Fields;
use crate::tickets::{NewTicketInput, Options, create_in, perform_in};
use crate::{faq, people};

/// Fills an empty database; leaves any other as it is.
///
/// # Errors
/// If the database cannot be opened or written.
pub async fn fill(config: Config, people_only: bool) -> anyhow::Result<()> {
    let app = App::open(config, Clock::system()).await?;
    if people::store::is_empty(&mut app.db().read().await?).await? {
        let cast = Cast::enter(&app).await?;
        if !people_only {
            cast.play(&app).await?;
        }
    }
    app.db().close().await;
    Ok(())
}

/// Russian and English.
type InBoth = (&'static str, &'static str);

/// Category, question and answer.
const FAQ: [(i64, InBoth, InBoth); 3] = [
    (
        1,
        (
            "Принтер не печатает: что проверить самому?",
            "The printer does not print: what can I check myself?",
        ),
        (
            "1. Есть ли бумага и закрыты ли все крышки.\n2. Выключите принтер на 30 секунд и включите снова.\n\
             3. Удалите застрявшие задания из очереди печати.\nЕсли мигает красным, нужен новый картридж: напишите нам.",
            "1. Is there paper, and is every lid closed?\n2. Switch the printer off for 30 seconds and on again.\n\
             3. Delete jobs that are stuck in the queue.\nIf it blinks red it needs a new cartridge: write to us.",
        ),
    ),
    (
        1,
        ("Как подключить ноутбук к Wi-Fi?", "How do I connect a laptop to Wi-Fi?"),
        (
            "Выберите сеть Office и войдите с рабочими логином и паролем. Для гостей есть сеть Guest: пароль на стойке.",
            "Choose the network Office and sign in with your work name and password. Guests use Guest: its password \
             stands at the reception.",
        ),
    ),
    (
        3,
        ("Как сбросить пароль от почты?", "How do I reset my mail password?"),
        (
            "На странице входа нажмите «Забыли пароль?» и введите код из сообщения на рабочем телефоне.",
            "Press “Forgot your password?” where you sign in, and enter the code that comes to your work phone.",
        ),
    ),
];

struct Cast {
    anna: Actor,
    boris: Actor,
    vera: Actor,
}

impl Cast {
    async fn enter(app: &App) -> Result<Self, Error> {
        let cast = Self {
            anna: enter(app, 1001, ("Анна", "Соколова"), "anna", Role::Client).await?,
            boris: enter(app, 2001, ("Борис", "Орлов"), "boris", Role::Agent).await?,
            vera: enter(app, 2002, ("Вера", "Ким"), "vera", Role::Agent).await?,
        };
        enter(app, 3001, ("Дмитрий", "Лебедев"), "dmitry", Role::Owner).await?;
        Ok(cast)
    }

    /// A few tickets, so that every screen has something to show.
    async fn play(&self, app: &App) -> Result<(), Error> {
        answer_often(app).await?;
        let printer = self.files(app, &printer_ticket()).await?;
        let lamp = self.files(app, &lamp_ticket()).await?;
        self.files(app, &folder_ticket()).await?;
        self.act(app, &self.boris, printer, Command::Take, None).await?;
        let note = Command::Comment { visibility: Visibility::Internal };
        self.act(app, &self.boris, printer, note, Some("Картридж есть на складе, в шкафу у серверной."))
            .await?;
        let reply = Command::Comment { visibility: Visibility::Public };
        let words = "Здравствуйте. Привезу новый картридж сегодня до 15:00.";
        self.act(app, &self.boris, printer, reply, Some(words)).await?;
        self.act(app, &self.vera, lamp, Command::Take, None).await?;
        let review = Command::Move { to: Status::InReview };
        self.act(app, &self.vera, lamp, review, Some("Лампу заменили, проверьте, пожалуйста.")).await
    }

    async fn files(&self, app: &App, body: &Value) -> Result<TicketId, Error> {
        let mut fields = Fields::of(body.as_object().cloned().unwrap_or_else(Answers::new));
        let input = NewTicketInput::read(app, &mut app.db().read().await?, &self.anna, &mut fields).await?;
        let mut tx = app.db().begin().await?;
        let stored = create_in(app, &mut tx, &self.anna, input).await?;
        commit(tx).await?;
        Ok(stored.ticket.id)
    }

    async fn act(
        &self,
        app: &App,
        actor: &Actor,
        id: TicketId,
        command: Command,
        words: Option<&str>,
    ) -> Result<(), Error> {
        let body = words.map(|words| CommentBody::parse(words).expect("the demo's words are a comment"));
        let words = body.map(|body| Words { body, file_ids: Vec::new() });
        let mut tx = app.db().begin().await?;
        perform_in(app, &mut tx, actor, id, command, Options { words, ..Options::default() }).await?;
        commit(tx).await
    }
}

/// What the desk was asked before.
async fn answer_often(app: &App) -> Result<(), Error> {
    let localized = |(ru, en): InBoth| Localized { ru: ru.to_owned(), en: en.to_owned() };
    let mut tx = app.db().begin().await?;
    for (category, question, answer) in FAQ {
        let plain = Plain {
            category: Some(CategoryId(category)),
            question: localized(question),
            answer: localized(answer),
            is_active: true,
        };
        faq::store::insert(&mut tx, &plain, app.clock().now()).await?;
    }
    commit(tx).await
}

async fn commit(tx: Tx) -> Result<(), Error> {
    Ok(tx.commit().await?)
}

async fn enter(
    app: &App,
    telegram_id: i64,
    (first_name, last_name): (&str, &str),
    username: &str,
    role: Role,
) -> Result<Actor, Error> {
    let user = TelegramUser {
        id: telegram_id,
        first_name: first_name.to_owned(),
        last_name: Some(last_name.to_owned()),
        username: Some(username.to_owned()),
        language_code: Some("ru".to_owned()),
        allows_write_to_pm: false,
    };
    let stored = people::meet(app, &user).await?;
    let mut tx = app.db().begin().await?;
    people::store::set_role(&mut tx, stored.id, role).await?;
    let stored = people::store::find(&mut tx, stored.id).await?.ok_or(Error::NotFound)?;
    tx.commit().await?;
    Ok(Actor::of(app, stored, Vec::new(), app.clock().now()))
}

fn printer_ticket() -> Value {
    json!({
        "category_id": 1,
        "title": "Принтер в 214-м не печатает",
        "description": "С утра мигает красным и пишет про картридж. Нужно распечатать договоры к обеду.",
        "answers": {"device": "printer", "inventory_number": "004127", "work_stopped": true},
        "priority": "high",
    })
}

fn lamp_ticket() -> Value {
    json!({
        "category_id": 2,
        "title": "Мигает лампа над столом",
        "description": "Третий день, болят глаза.",
        "answers": {"place": "Корпус Б, этаж 2, кабинет 214", "kinds": ["light"], "is_dangerous": false},
    })
}

fn folder_ticket() -> Value {
    json!({
        "category_id": 3,
        "title": "Доступ к папке «Договоры»",
        "description": "",
        "answers": {"system": "Папка «Договоры»", "level": "read", "reason": "Подменяю коллегу на время отпуска."},
    })
}
