//! Writes the desk: people, teams, categories, then the tickets with all that happened to them, in the
//! order in which it happened.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use zayavka_shared::form::{Answers, FieldDefinition, FieldKind};
use zayavka_shared::ticket::{Priority, Refusal, Status, Ticket};
use zayavka_shared::{CommentId, Language, TeamId, TicketId, Timestamp, UserId};

use super::chance::{Chance, Zipf};
use super::life::{self, Line, Scene};
use super::people;
use super::store::{self, CommentRow, RatingRow};
use super::words::{self, Words};
use crate::categories::store::{self as categories, Category, NewCategory};
use crate::db::{Db, Touched};
use crate::error::Error;
use crate::search;
use crate::teams;
use crate::tickets::StoredTicket;

/// Person n has this Telegram id and n: a number that Telegram gives nobody, so that no stranger is written
/// to.
pub const TELEGRAM_IDS: i64 = 4_000_000_000_000_000;
/// 2024-11-01 00:00 UTC. Fixed, since another day must give the same rows.
const BEGIN: Timestamp = Timestamp(1_730_419_200_000);
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const END: Timestamp = Timestamp(BEGIN.0 + 730 * DAY_MS);
/// Of tickets younger than this many are still under way.
const RECENT_MS: i64 = 21 * DAY_MS;
/// Tickets written in one transaction.
const BATCH: usize = 500;

/// The categories beside those of every fresh desk: Russian and English name, icon.
const CATEGORIES: [(&str, &str, &str); 9] = [
    ("Почта и календарь", "Mail and calendar", "mail"),
    ("1С и бухгалтерия", "Accounting software", "calculator"),
    ("Телефония", "Telephony", "phone"),
    ("Сайт и портал", "Website and portal", "globe"),
    ("Кадры и отпуска", "People and leave", "users"),
    ("Закупки", "Purchasing", "cart"),
    ("Транспорт", "Transport", "truck"),
    ("Безопасность", "Security", "shield"),
    ("Предложения", "Suggestions", "bulb"),
];

/// What is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    pub tickets: u64,
    pub seed: u64,
}

/// Why the database was not filled.
#[derive(Debug, thiserror::Error)]
pub enum SeedFailure {
    #[error("only an empty database can be filled")]
    Touched(#[from] Touched),
    #[error("the database failed")]
    Database(#[from] sqlx::Error),
    #[error("the rules refuse what was planned for ticket {0}")]
    Rules(TicketId, #[source] Refusal),
    #[error("the forms of the categories cannot be read")]
    Forms(#[from] Error),
}

/// Fills a database in which nobody ever was.
///
/// # Errors
/// [`SeedFailure::Touched`] for any other; nothing is written then.
pub async fn fill(db: &Db, plan: Plan) -> Result<(), SeedFailure> {
    db.ensure_untouched().await?;
    crate::categories::seed(db, BEGIN).await?;
    let mut chance = Chance::new(plan.seed);
    let desk = Desk::open(db, &mut chance).await?;
    let mut writer = Writer::default();
    for number in 0..plan.tickets {
        let (stored, lines) = desk.ticket(plan, number, &mut chance)?;
        writer.note_until(stored.ticket.created_at);
        writer.rating(&stored.ticket, &mut chance);
        writer.tickets.push(stored);
        writer.coming.extend((0_usize..).zip(lines).map(|(place, line)| (key(&line, place), line)));
        if writer.tickets.len() == BATCH {
            writer.write(db).await?;
        }
    }
    writer.note_until(END);
    writer.write(db).await?;
    store::finish(db).await?;
    search::renew(db).await?;
    Ok(())
}

/// What every ticket is made of.
struct Desk {
    words: Words,
    clients: Zipf,
    categories: Vec<(Category, Vec<FieldDefinition>)>,
    category_law: Zipf,
    /// Those who take a team's tickets; the last list is for tickets without a team.
    agents: Vec<Vec<UserId>>,
    teams: Vec<TeamId>,
}

impl Desk {
    async fn open(db: &Db, chance: &mut Chance) -> Result<Self, SeedFailure> {
        let mut tx = db.begin().await?;
        store::insert_people(&mut tx, &people::all(chance), BEGIN).await?;
        let mut team_ids = Vec::new();
        for name in people::TEAMS {
            team_ids.extend(teams::store::insert(&mut tx, name, BEGIN).await?);
        }
        for id in 1..=people::STAFF {
            for team in people::teams(id) {
                teams::store::add_member(&mut tx, team_ids[team], UserId(id)).await?;
            }
        }
        for (position, (ru, en, icon)) in (4..).zip(CATEGORIES) {
            categories::insert(&mut tx, &category(ru, en, icon, position), BEGIN).await?;
        }
        // The last belongs to nobody: its tickets have no team.
        for (number, one) in categories::list_active(&mut tx).await?.iter().enumerate().take(11) {
            store::set_team_of_category(&mut tx, one.id, team_ids[number % team_ids.len()]).await?;
        }
        let categories = categories::list_active(&mut tx).await?;
        tx.commit().await?;
        let with_fields = |one: Category| Ok((one.fields()?, one)).map(|(fields, one)| (one, fields));
        let of_team = (0..team_ids.len()).map(|team| people::agents(Some(team)));
        Ok(Self {
            words: Words::new(),
            clients: Zipf::of(people::CLIENTS.unsigned_abs()),
            category_law: Zipf::of(categories.len() as u64),
            categories: categories.into_iter().map(with_fields).collect::<Result<_, Error>>()?,
            agents: of_team.chain([people::agents(None)]).collect(),
            teams: team_ids,
        })
    }

    /// The ticket as it stands at the end, and how it came there.
    fn ticket(
        &self,
        plan: Plan,
        number: u64,
        chance: &mut Chance,
    ) -> Result<(StoredTicket, Vec<Line>), SeedFailure> {
        let created_at = moment(number, plan.tickets, chance);
        let language = words::language(chance);
        let (category, fields) = &self.categories[self.category_law.draw(chance)];
        let team = category.team_id();
        let mut ticket = Ticket {
            id: TicketId(i64::try_from(number).unwrap_or(i64::MAX).saturating_add(1)),
            client: people::client(self.clients.draw(chance)),
            category: category.id,
            team,
            status: Status::New,
            priority: priority(chance),
            assignee: None,
            version: 1,
            created_at,
            updated_at: created_at,
            closed_at: None,
        };
        let place = team.and_then(|team| self.teams.iter().position(|one| *one == team));
        let agents = &self.agents[place.unwrap_or(self.teams.len())];
        let (title_length, description_length) = (chance.between(2..=8), chance.between(8..=42));
        let title = self.words.line(language, chance, title_length);
        let description = self.words.text(language, chance, description_length);
        let answers = self.answers(fields, language, chance);
        let scene = Scene { agent: *chance.pick(agents), language, words: &self.words, end: END };
        let fate = fate(plan, number, created_at, chance);
        let lines = life::live(&mut ticket, fate, &scene, chance)
            .map_err(|refusal| SeedFailure::Rules(ticket.id, refusal))?;
        let watchers = if chance.happens(5) { vec![*chance.pick(agents)] } else { Vec::new() };
        let form_version = category.form_version;
        Ok((StoredTicket { ticket, title, description, answers, form_version, watchers }, lines))
    }

    /// What a client must fill in, and nothing else.
    fn answers(&self, fields: &[FieldDefinition], language: Language, chance: &mut Chance) -> Answers {
        let mut answers = Answers::new();
        for field in fields.iter().filter(|field| field.required && field.visible_if.is_none()) {
            let options = field.options.as_deref().unwrap_or_default();
            let mut option = || (!options.is_empty()).then(|| chance.pick(options));
            let answer = match field.kind {
                FieldKind::Choice => option().map(|option| json!(option.value)),
                FieldKind::Choices => option().map(|option| json!([option.value])),
                FieldKind::Text | FieldKind::LongText => Some(json!(self.words.line(language, chance, 3))),
                FieldKind::Number
                | FieldKind::Date
                | FieldKind::Time
                | FieldKind::Boolean
                | FieldKind::Phone
                | FieldKind::Place
                | FieldKind::File => None,
            };
            answers.extend(answer.map(|answer| (field.key.clone(), answer)));
        }
        answers
    }
}

fn category<'a>(ru: &'a str, en: &'a str, icon: &'a str, position: i64) -> NewCategory<'a> {
    let place = json!({
        "key": "place", "kind": "text", "required": false, "max_length": 120,
        "label": {"ru": "Где", "en": "Where"},
    });
    let fields = Value::from(vec![place]).to_string();
    NewCategory { name: (ru, en), description: (ru, en), icon, position, fields }
}

/// When the ticket is filed: evenly over the years, a little early or late.
fn moment(number: u64, count: u64, chance: &mut Chance) -> Timestamp {
    let span = END.since_ms(BEGIN).unsigned_abs();
    let width = span / count.max(1);
    let at = u128::from(span) * u128::from(number) / u128::from(count.max(1));
    let at = u64::try_from(at).unwrap_or(span) + chance.below(width.max(1));
    BEGIN.plus_ms(i64::try_from(at.min(span)).unwrap_or(0))
}

/// The very newest go through all statuses, so that each is there however few the tickets are.
fn fate(plan: Plan, number: u64, created_at: Timestamp, chance: &mut Chance) -> Status {
    let drawn = life::fate(chance, END.since_ms(created_at) < RECENT_MS);
    let from_the_end = plan.tickets - 1 - number;
    match usize::try_from(from_the_end) {
        Ok(place) if place < Status::ALL.len() => Status::ALL[place],
        Ok(_) | Err(_) => drawn,
    }
}

fn priority(chance: &mut Chance) -> Priority {
    match chance.below(100) {
        0..=14 => Priority::Low,
        15..=79 => Priority::Normal,
        80..=94 => Priority::High,
        _ => Priority::Urgent,
    }
}

/// The order of history: by time, then by ticket, then as it happened to the ticket.
type Key = (Timestamp, TicketId, usize);

fn key(line: &Line, place: usize) -> Key {
    (line.event.at, line.event.ticket.unwrap_or(TicketId(0)), place)
}

/// Gathers rows and writes many at once.
#[derive(Default)]
struct Writer {
    tickets: Vec<StoredTicket>,
    ratings: Vec<RatingRow>,
    comments: Vec<CommentRow>,
    lines: Vec<Line>,
    /// What has not happened yet as the newest ticket is filed.
    coming: BTreeMap<Key, Line>,
    last_comment: i64,
}

impl Writer {
    /// Numbers everything that happened before then.
    fn note_until(&mut self, now: Timestamp) {
        while let Some(entry) = self.coming.first_entry().filter(|entry| entry.key().0 <= now) {
            let mut line = entry.remove();
            if let (Some(comment), Some(ticket)) = (line.comment.take(), line.event.ticket) {
                self.last_comment += 1;
                let id = CommentId(self.last_comment);
                line.event.comment = Some(id);
                self.comments.push(CommentRow { id, ticket, comment, at: line.event.at });
            }
            self.lines.push(line);
        }
    }

    /// Every third client says what they think of a resolved ticket.
    fn rating(&mut self, ticket: &Ticket, chance: &mut Chance) {
        if let (Status::Done, Some(closed_at), true) = (ticket.status, ticket.closed_at, chance.happens(33)) {
            let score = 5 - i64::try_from(Zipf::of(5).draw(chance)).unwrap_or(0);
            self.ratings.push(RatingRow { ticket: ticket.id, score, at: closed_at });
        }
    }

    /// Tickets stand before what tells of them.
    async fn write(&mut self, db: &Db) -> Result<(), sqlx::Error> {
        let mut tx = db.begin().await?;
        store::insert_tickets(&mut tx, &std::mem::take(&mut self.tickets)).await?;
        store::insert_comments(&mut tx, &std::mem::take(&mut self.comments)).await?;
        store::insert_ratings(&mut tx, &std::mem::take(&mut self.ratings)).await?;
        for line in self.lines.drain(..) {
            tx.record(line.event);
        }
        tx.commit().await
    }
}
