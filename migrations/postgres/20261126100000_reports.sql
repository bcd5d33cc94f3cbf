-- When staff first replied to the client; set once.
ALTER TABLE tickets ADD COLUMN first_response_at BIGINT;
UPDATE tickets
SET first_response_at = (
    SELECT MIN(c.created_at)
    FROM comments c
    WHERE c.ticket_id = tickets.id AND NOT c.is_internal AND NOT c.by_client);

-- Each holds all that a report reads, conditions included, so that no row itself is read.
CREATE INDEX tickets_created ON tickets (created_at);
CREATE INDEX tickets_category_created ON tickets (category_id, status, created_at);
CREATE INDEX tickets_status_closed ON tickets (status, closed_at, created_at, category_id, assignee_id);
CREATE INDEX tickets_first_response ON tickets (first_response_at, created_at)
    WHERE first_response_at IS NOT NULL;
CREATE INDEX comments_replies ON comments (author_id, created_at, ticket_id, is_internal, by_client)
    WHERE NOT is_internal AND NOT by_client;
CREATE INDEX events_assigned ON events (to_value, at, ticket_id, kind) WHERE kind = 'assigned';
CREATE INDEX ratings_score ON ratings (rated_at, score);
CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL;
