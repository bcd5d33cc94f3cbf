//! All SQL about the outbox, and about which ticket a sent message is about.

use sqlx::FromRow;
use zayavka_shared::{CommentId, TicketId, Timestamp, UserId};

use crate::db::{Conn, execute, on};
use crate::people::User;

/// The kind of a message that tells of an internal note: a reply to it is one too.
pub(super) const NOTE_KIND: &str = "colleague-noted";
/// The kind of a message in which the bot confirms a note: a reply to it is one too.
pub(super) const BOT_NOTE_KIND: &str = "note-added";
/// A file that a person asked for.
pub(super) const FILE_KIND: &str = "file";
/// As [`FILE_KIND`], of a note: a reply to it is one too.
pub(super) const FILE_OF_NOTE_KIND: &str = "file-of-note";

/// Rows that one `INSERT` takes: ten values each stay far below both databases' limits.
const INSERTED_AT_ONCE: usize = 500;

/// A message to be kept.
#[derive(Debug)]
pub struct NewRow {
    pub user: UserId,
    pub chat: i64,
    pub ticket: Option<TicketId>,
    pub kind: &'static str,
    pub payload: String,
    pub is_bulk: bool,
    /// Where the reader has quiet hours.
    pub hold: Option<Hold>,
}

impl NewRow {
    /// What answers a person's own act: at once, whatever hours they are silent. Where it is about a ticket, a
    /// reply to it is a comment there.
    pub fn answer(user: &User, kind: &'static str, payload: String, about: Option<Told>) -> Self {
        let ticket = about.map(|about| about.ticket);
        Self { user: user.id, chat: user.telegram_id, ticket, kind, payload, is_bulk: false, hold: None }
    }
}

/// What quiet hours make of a message.
#[derive(Debug, Clone, Copy)]
pub struct Hold {
    pub until: Timestamp,
    /// How many earlier messages about its ticket it stands for.
    pub merged: i64,
}

/// A message that may be sent as far as the database knows.
#[derive(Debug, Clone, FromRow)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) user_id: i64,
    pub(super) chat_id: i64,
    pub(super) ticket_id: Option<i64>,
    pub(super) kind: String,
    pub(super) payload: String,
    pub(super) attempts: i64,
}

/// The ticket that a message in a chat is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub ticket: TicketId,
    /// The staff alone may see it, and what answers it.
    pub is_internal: bool,
}

impl Row {
    /// The ticket that the message is about.
    pub(super) fn told(&self) -> Option<Told> {
        let is_internal = [NOTE_KIND, BOT_NOTE_KIND, FILE_OF_NOTE_KIND].contains(&self.kind.as_str());
        Some(Told { ticket: TicketId(self.ticket_id?), is_internal })
    }

    /// Whether it is a stored file and no text.
    pub(super) fn is_file(&self) -> bool {
        [FILE_KIND, FILE_OF_NOTE_KIND].contains(&self.kind.as_str())
    }
}

/// Keeps messages, in this order.
pub(super) async fn insert(db: &mut Conn, rows: &[NewRow], now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        INSERT INTO outbox
            (user_id, chat_id, ticket_id, kind, payload, is_bulk, created_at, due_at, held_until, merged) ";
    for rows in rows.chunks(INSERTED_AT_ONCE) {
        on!(db, c => {
            let mut query = sqlx::QueryBuilder::<Dialect>::new(SQL);
            query.push_values(rows, |mut values, row| {
                values
                    .push_bind(row.user.0)
                    .push_bind(row.chat)
                    .push_bind(row.ticket.map(|id| id.0))
                    .push_bind(row.kind)
                    .push_bind(row.payload.as_str())
                    .push_bind(row.is_bulk)
                    .push_bind(now.0)
                    .push_bind(row.hold.map_or(now, |hold| hold.until).0)
                    .push_bind(row.hold.map(|hold| hold.until.0))
                    .push_bind(row.hold.map_or(0, |hold| hold.merged));
            });
            query.build().execute(c).await?;
        });
    }
    Ok(())
}

/// The first waiting message of each chat, where that is due: personal ones first, then the longest due.
/// What quiet hours hold stands in nobody's way: the bot still answers whoever writes to it.
pub(super) async fn list_due(db: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Row>, sqlx::Error> {
    const SQL: &str = "
        SELECT id, user_id, chat_id, ticket_id, kind, payload, attempts
        FROM outbox
        WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= $1
            AND NOT EXISTS (
                SELECT 1
                FROM outbox AS earlier
                WHERE earlier.chat_id = outbox.chat_id AND earlier.id < outbox.id
                    AND earlier.sent_at IS NULL AND earlier.failed_at IS NULL
                    AND (earlier.held_until IS NULL OR earlier.held_until <= $1))
        ORDER BY is_bulk, due_at, id
        LIMIT $2";
    on!(db, c => sqlx::query_as(SQL).bind(now.0).bind(limit).fetch_all(c).await)
}

/// Takes out what quiet hours hold for this person about this ticket; how many messages that stood for.
pub(super) async fn take_held(
    db: &mut Conn,
    user: UserId,
    ticket: TicketId,
    now: Timestamp,
) -> Result<i64, sqlx::Error> {
    const SQL: &str = "
        DELETE FROM outbox
        WHERE user_id = $1 AND ticket_id = $2 AND held_until > $3 AND sent_at IS NULL AND failed_at IS NULL
        RETURNING merged";
    let merged: Vec<i64> = on!(db, c => sqlx::query_scalar(SQL)
        .bind(user.0)
        .bind(ticket.0)
        .bind(now.0)
        .fetch_all(c)
        .await?);
    Ok(merged.into_iter().map(|merged| merged + 1).sum())
}

/// What quiet hours hold for this person goes at another moment.
pub(super) async fn set_held_until(
    db: &mut Conn,
    user: UserId,
    until: Timestamp,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET held_until = $2, due_at = $2
        WHERE user_id = $1 AND held_until > $3 AND sent_at IS NULL AND failed_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(user.0).bind(until.0).bind(now.0))?;
    Ok(())
}

/// The chats of the messages sent since then, oldest first.
pub(super) async fn list_sent(db: &mut Conn, since: Timestamp) -> Result<Vec<(i64, i64)>, sqlx::Error> {
    const SQL: &str = "
        SELECT chat_id, sent_at
        FROM outbox
        WHERE sent_at > $1
        ORDER BY sent_at, id";
    on!(db, c => sqlx::query_as(SQL).bind(since.0).fetch_all(c).await)
}

/// The message was sent.
pub(super) async fn set_sent(db: &mut Conn, id: i64, at: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET sent_at = $2, attempts = attempts + 1, error = NULL
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id).bind(at.0))?;
    Ok(())
}

/// Notes which ticket a message in a person's chat is about, whoever wrote it, and the comment that it became.
pub async fn insert_told(
    db: &mut Conn,
    (chat, message_id): (i64, i64),
    user: UserId,
    told: Told,
    comment: Option<CommentId>,
    at: Timestamp,
) -> Result<(), sqlx::Error> {
    // Telegram never gives a number twice; should it, the newer message is the one that people see.
    const SQL: &str = "
        INSERT INTO chat_messages (chat_id, message_id, user_id, ticket_id, is_internal, comment_id, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (chat_id, message_id) DO UPDATE
        SET user_id = excluded.user_id, ticket_id = excluded.ticket_id, is_internal = excluded.is_internal,
            comment_id = excluded.comment_id, sent_at = excluded.sent_at";
    execute!(
        db,
        sqlx::query(SQL)
            .bind(chat)
            .bind(message_id)
            .bind(user.0)
            .bind(told.ticket.0)
            .bind(told.is_internal)
            .bind(comment.map(|id| id.0))
            .bind(at.0)
    )?;
    Ok(())
}

/// The ticket that this message is about.
pub async fn find_told(db: &mut Conn, chat: i64, message_id: i64) -> Result<Option<Told>, sqlx::Error> {
    const SQL: &str = "
        SELECT ticket_id, is_internal
        FROM chat_messages
        WHERE chat_id = $1 AND message_id = $2";
    let row: Option<(i64, bool)> =
        on!(db, c => sqlx::query_as(SQL).bind(chat).bind(message_id).fetch_optional(c).await?);
    Ok(row.map(|(ticket, is_internal)| Told { ticket: TicketId(ticket), is_internal }))
}

/// The comment that a person's own message became.
pub async fn find_comment(
    db: &mut Conn,
    (chat, message_id): (i64, i64),
) -> Result<Option<(Told, CommentId)>, sqlx::Error> {
    const SQL: &str = "
        SELECT ticket_id, is_internal, comment_id
        FROM chat_messages
        WHERE chat_id = $1 AND message_id = $2 AND comment_id IS NOT NULL";
    let row: Option<(i64, bool, i64)> =
        on!(db, c => sqlx::query_as(SQL).bind(chat).bind(message_id).fetch_optional(c).await?);
    Ok(row.map(|(ticket, is_internal, comment)| {
        (Told { ticket: TicketId(ticket), is_internal }, CommentId(comment))
    }))
}

/// The message was not taken; it is tried again at `due`.
pub(super) async fn set_failed_for_now(
    db: &mut Conn,
    id: i64,
    due: Timestamp,
    error: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET due_at = $2, attempts = attempts + 1, error = $3
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id).bind(due.0).bind(error))?;
    Ok(())
}

/// Telegram asked to wait: no fault of the message, so no attempt of it.
pub(super) async fn set_postponed(
    db: &mut Conn,
    id: i64,
    due: Timestamp,
    error: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET due_at = $2, error = $3
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id).bind(due.0).bind(error))?;
    Ok(())
}

/// The message is given up.
pub(super) async fn set_given_up(
    db: &mut Conn,
    id: i64,
    at: Timestamp,
    error: &str,
) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET failed_at = $2, attempts = attempts + 1, error = $3
        WHERE id = $1";
    execute!(db, sqlx::query(SQL).bind(id).bind(at.0).bind(error))?;
    Ok(())
}

/// Gives up all that waits for a chat.
pub async fn give_up_chat(db: &mut Conn, chat: i64, at: Timestamp, error: &str) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET failed_at = $2, error = $3
        WHERE chat_id = $1 AND sent_at IS NULL AND failed_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(chat).bind(at.0).bind(error))?;
    Ok(())
}

/// What waits for a group goes to the group that it became.
pub(super) async fn move_chat(db: &mut Conn, from: i64, to: i64) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET chat_id = $2
        WHERE chat_id = $1 AND sent_at IS NULL AND failed_at IS NULL";
    execute!(db, sqlx::query(SQL).bind(from).bind(to))?;
    Ok(())
}

/// Telegram is back: what it did not take is due at once.
pub async fn retry_now(db: &mut Conn, now: Timestamp) -> Result<(), sqlx::Error> {
    const SQL: &str = "
        UPDATE outbox
        SET due_at = $1
        WHERE sent_at IS NULL AND failed_at IS NULL AND attempts > 0 AND due_at > $1";
    execute!(db, sqlx::query(SQL).bind(now.0))?;
    Ok(())
}
