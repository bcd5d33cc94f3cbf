ALTER TABLE comments ADD COLUMN edited_at BIGINT;
-- The comment that a person's own message became: an edit there is an edit here.
ALTER TABLE chat_messages ADD COLUMN comment_id BIGINT REFERENCES comments (id);
CREATE INDEX chat_messages_comment ON chat_messages (comment_id) WHERE comment_id IS NOT NULL;
