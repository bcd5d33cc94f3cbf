-- Times are milliseconds since the epoch, UTC. The same tables stand in ../postgres.

CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    telegram_id INTEGER NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT,
    username TEXT,
    telegram_language TEXT,
    language TEXT,
    role TEXT NOT NULL DEFAULT 'client',
    is_active INTEGER NOT NULL DEFAULT 1,
    is_blocked INTEGER NOT NULL DEFAULT 0,
    bot_can_write INTEGER NOT NULL DEFAULT 0,
    bot_failure TEXT,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX users_role ON users (role, id);

CREATE TABLE teams (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE team_members (
    team_id INTEGER NOT NULL REFERENCES teams (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    PRIMARY KEY (team_id, user_id)
) STRICT;
CREATE INDEX team_members_user ON team_members (user_id, team_id);

CREATE TABLE categories (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name_ru TEXT NOT NULL,
    name_en TEXT NOT NULL,
    description_ru TEXT NOT NULL,
    description_en TEXT NOT NULL,
    icon TEXT NOT NULL,
    team_id INTEGER REFERENCES teams (id),
    form_version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX categories_team ON categories (team_id);

-- Every form a category ever had: a ticket keeps the one it was filed under.
CREATE TABLE category_forms (
    category_id INTEGER NOT NULL REFERENCES categories (id),
    version INTEGER NOT NULL,
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (category_id, version)
) STRICT;

CREATE TABLE tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES users (id),
    category_id INTEGER NOT NULL REFERENCES categories (id),
    form_version INTEGER NOT NULL,
    team_id INTEGER REFERENCES teams (id),
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    answers TEXT NOT NULL,
    status TEXT NOT NULL,
    priority INTEGER NOT NULL,
    assignee_id INTEGER REFERENCES users (id),
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;
CREATE INDEX tickets_client ON tickets (client_id, id);
CREATE INDEX tickets_category ON tickets (category_id, id);
CREATE INDEX tickets_team ON tickets (team_id, id);
CREATE INDEX tickets_assignee ON tickets (assignee_id, status, id);
CREATE INDEX tickets_status ON tickets (status, id);
CREATE INDEX tickets_status_updated ON tickets (status, updated_at, id);
CREATE INDEX tickets_updated ON tickets (updated_at, id);

CREATE TABLE watchers (
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    PRIMARY KEY (ticket_id, user_id)
) STRICT;
CREATE INDEX watchers_user ON watchers (user_id, ticket_id);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    author_id INTEGER NOT NULL REFERENCES users (id),
    by_client INTEGER NOT NULL,
    body TEXT NOT NULL,
    is_internal INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX comments_ticket ON comments (ticket_id, id);
CREATE INDEX comments_author ON comments (author_id, id);

CREATE TABLE ticket_reads (
    user_id INTEGER NOT NULL REFERENCES users (id),
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    comment_id INTEGER NOT NULL,
    PRIMARY KEY (user_id, ticket_id)
) STRICT;
CREATE INDEX ticket_reads_ticket ON ticket_reads (ticket_id);

-- History and live stream in one: the id is given at the commit, in the order of commits.
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    ticket_id INTEGER REFERENCES tickets (id),
    -- Whom a line without a ticket is about; nobody means everyone.
    subject_id INTEGER REFERENCES users (id),
    actor_kind TEXT NOT NULL,
    actor_id INTEGER REFERENCES users (id),
    from_value TEXT,
    to_value TEXT,
    cause TEXT,
    comment_id INTEGER REFERENCES comments (id),
    is_internal INTEGER NOT NULL,
    -- The ticket's version after the event.
    version INTEGER,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX events_ticket ON events (ticket_id, id);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
INSERT INTO counters (name, value) VALUES ('events', 0);

CREATE TABLE files (
    id TEXT PRIMARY KEY,
    uploader_id INTEGER NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    mime TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ticket_id INTEGER REFERENCES tickets (id),
    comment_id INTEGER REFERENCES comments (id)
) STRICT;
CREATE INDEX files_ticket ON files (ticket_id, comment_id);
CREATE INDEX files_comment ON files (comment_id);
CREATE INDEX files_unattached ON files (created_at) WHERE ticket_id IS NULL;

CREATE TABLE idempotency_keys (
    user_id INTEGER NOT NULL REFERENCES users (id),
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER,
    body TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, method, path, key)
) STRICT;
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);

-- Telegram's updates, kept before they are confirmed.
CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    handled_at INTEGER,
    failed_at INTEGER,
    error TEXT
) STRICT;
CREATE INDEX inbox_waiting ON inbox (due_at, update_id) WHERE handled_at IS NULL AND failed_at IS NULL;
CREATE INDEX inbox_handled ON inbox (handled_at) WHERE handled_at IS NOT NULL;

-- Messages to send, written in the transaction of what they tell.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users (id),
    chat_id INTEGER NOT NULL,
    ticket_id INTEGER REFERENCES tickets (id),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    is_bulk INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER,
    failed_at INTEGER,
    error TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (is_bulk, due_at, id) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_chat_waiting ON outbox (chat_id, id) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX outbox_user ON outbox (user_id, id);
CREATE INDEX outbox_ticket ON outbox (ticket_id, id);

-- Which ticket a message of the bot is about: a reply to it is found here.
CREATE TABLE chat_messages (
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL REFERENCES users (id),
    ticket_id INTEGER NOT NULL REFERENCES tickets (id),
    -- The message told of an internal note: a reply to it is one too.
    is_internal INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (chat_id, message_id)
) STRICT;
CREATE INDEX chat_messages_ticket ON chat_messages (ticket_id, user_id);
CREATE INDEX chat_messages_user ON chat_messages (user_id);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
