//! All SQL of the seed: many rows a statement, with ids of its own choice.

use serde_json::Value;
use sqlx::QueryBuilder;
use zayavka_shared::{CategoryId, CommentId, TeamId, TicketId, Timestamp, UserId};

use super::fill::TELEGRAM_IDS;
use super::life::Comment;
use super::people::Person;
use crate::db::{Conn, Db, ROWS_AT_ONCE, execute, on};
use crate::tickets::StoredTicket;

/// A comment with its number.
#[derive(Debug)]
pub(super) struct CommentRow {
    pub(super) id: CommentId,
    pub(super) ticket: TicketId,
    pub(super) comment: Comment,
    pub(super) at: Timestamp,
}

/// What a client thought.
#[derive(Debug)]
pub(super) struct RatingRow {
    pub(super) ticket: TicketId,
    pub(super) score: i64,
    pub(super) at: Timestamp,
}

pub(super) async fn insert_people(
    db: &mut Conn,
    people: &[Person],
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO users
            (id, telegram_id, first_name, last_name, telegram_language, role, created_at, last_seen_at) ";
    for people in people.chunks(ROWS_AT_ONCE) {
        on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(SQL);
            query.push_values(people, |mut row, person| {
                row.push_bind(person.id.0)
                    .push_bind(TELEGRAM_IDS + person.id.0)
                    .push_bind(person.first_name)
                    .push_bind(person.last_name)
                    .push_bind(person.language)
                    .push_bind(person.role.key())
                    .push_bind(at.0)
                    .push_bind(at.0);
            });
            query.build().execute(c).await?;
        });
    }
    Ok(())
}

pub(super) async fn set_team_of_category(
    db: &mut Conn,
    id: CategoryId,
    team: TeamId,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "UPDATE categories SET team_id = $2 WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id.0).bind(team.0))?;
    Ok(())
}

pub(super) async fn insert_tickets(db: &mut Conn, tickets: &[StoredTicket]) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO tickets
            (id, client_id, category_id, form_version, team_id, title, description, answers, status, priority,
             assignee_id, version, created_at, updated_at, closed_at) ";
    for stored in tickets.chunks(ROWS_AT_ONCE) {
        on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(SQL);
            query.push_values(stored, |mut row, stored| {
                let ticket = &stored.ticket;
                row.push_bind(ticket.id.0)
                    .push_bind(ticket.client.0)
                    .push_bind(ticket.category.0)
                    .push_bind(stored.form_version)
                    .push_bind(ticket.team.map(|id| id.0))
                    .push_bind(&stored.title)
                    .push_bind(&stored.description)
                    .push_bind(Value::Object(stored.answers.clone()).to_string())
                    .push_bind(ticket.status.key())
                    .push_bind(ticket.priority.rank())
                    .push_bind(ticket.assignee.map(|id| id.0))
                    .push_bind(ticket.version)
                    .push_bind(ticket.created_at.0)
                    .push_bind(ticket.updated_at.0)
                    .push_bind(ticket.closed_at.map(|at| at.0));
            });
            query.build().execute(c).await?;
        });
    }
    insert_watchers(db, tickets).await
}

async fn insert_watchers(db: &mut Conn, tickets: &[StoredTicket]) -> Result<(), sqlx::Error> {
    const SQL: &str = "INSERT INTO watchers (ticket_id, user_id) ";
    let watchers: Vec<(TicketId, UserId)> = tickets
        .iter()
        .flat_map(|stored| stored.watchers.iter().map(|watcher| (stored.ticket.id, *watcher)))
        .collect();
    for watchers in watchers.chunks(ROWS_AT_ONCE) {
        on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(SQL);
            query.push_values(watchers, |mut row, (ticket, user)| {
                row.push_bind(ticket.0).push_bind(user.0);
            });
            query.build().execute(c).await?;
        });
    }
    Ok(())
}

pub(super) async fn insert_comments(db: &mut Conn, comments: &[CommentRow]) -> Result<(), sqlx::Error> {
    const SQL: &str =
        "INSERT INTO comments (id, ticket_id, author_id, by_client, body, is_internal, created_at) ";
    for comments in comments.chunks(ROWS_AT_ONCE) {
        on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(SQL);
            query.push_values(comments, |mut row, one| {
                row.push_bind(one.id.0)
                    .push_bind(one.ticket.0)
                    .push_bind(one.comment.author.0)
                    .push_bind(one.comment.by_client)
                    .push_bind(&one.comment.body)
                    .push_bind(one.comment.is_internal)
                    .push_bind(one.at.0);
            });
            query.build().execute(c).await?;
        });
    }
    Ok(())
}

pub(super) async fn insert_ratings(db: &mut Conn, ratings: &[RatingRow]) -> Result<(), sqlx::Error> {
    const SQL: &str = "INSERT INTO ratings (ticket_id, score, rated_at) ";
    for ratings in ratings.chunks(ROWS_AT_ONCE) {
        on!(db, c => {
            let mut query = QueryBuilder::<Dialect>::new(SQL);
            query.push_values(ratings, |mut row, one| {
                row.push_bind(one.ticket.0).push_bind(one.score).push_bind(one.at.0);
            });
            query.build().execute(c).await?;
        });
    }
    Ok(())
}

/// The last step, once every row stands: what the database or the server derives from rows is made here.
pub(super) async fn finish(db: &Db) -> Result<(), sqlx::Error> {
    const FIRST_RESPONSES: &str = "
        UPDATE tickets
        SET first_response_at = (
            SELECT MIN(c.created_at)
            FROM comments c
            WHERE c.ticket_id = tickets.id AND NOT c.is_internal AND NOT c.by_client)";
    let mut tx = db.begin().await?;
    execute!(tx, sqlx::query(FIRST_RESPONSES))?;
    tx.restart_identities().await?;
    tx.gather_statistics().await?;
    tx.commit().await
}
