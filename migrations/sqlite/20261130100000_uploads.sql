-- Files that come part by part. The id is that of the file it becomes.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    uploader_id INTEGER NOT NULL REFERENCES users (id),
    name TEXT NOT NULL,
    -- Bytes of the whole, and those that are safe on the disk.
    size INTEGER NOT NULL,
    received INTEGER NOT NULL DEFAULT 0,
    -- When the last part came.
    received_at INTEGER NOT NULL,
    -- What it joins once it has arrived.
    ticket_id INTEGER REFERENCES tickets (id),
    comment_id INTEGER REFERENCES comments (id)
) STRICT;
CREATE INDEX uploads_uploader ON uploads (uploader_id);
CREATE INDEX uploads_ticket ON uploads (ticket_id, comment_id);
CREATE INDEX uploads_comment ON uploads (comment_id);
CREATE INDEX uploads_received ON uploads (received_at);
