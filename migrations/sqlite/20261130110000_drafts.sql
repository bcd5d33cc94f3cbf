-- Forms that are being filled in. What is in one need not be valid; it goes 30 days after its last change.
CREATE TABLE drafts (
    user_id INTEGER NOT NULL REFERENCES users (id),
    category_id INTEGER NOT NULL REFERENCES categories (id),
    content TEXT NOT NULL,
    -- Grows with each change, also over a draft that was thrown away and begun anew.
    version INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- Until then, files that the person sends to the bot come here, to this field.
    open_until INTEGER,
    open_field TEXT,
    PRIMARY KEY (user_id, category_id)
) STRICT;
CREATE INDEX drafts_category ON drafts (category_id);
CREATE INDEX drafts_updated ON drafts (updated_at);

-- A file that a draft names waits as long as the draft does.
ALTER TABLE files ADD COLUMN kept_until INTEGER;
