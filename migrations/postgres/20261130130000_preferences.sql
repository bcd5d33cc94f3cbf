-- What a person is told of and when; who has no row here is told everything at once.
CREATE TABLE preferences (
    user_id BIGINT PRIMARY KEY REFERENCES users (id),
    -- Groups of pushes that are not wanted, separated by commas.
    muted TEXT NOT NULL,
    -- Minutes of the day; all three are there or none is.
    quiet_from BIGINT,
    quiet_to BIGINT,
    time_zone TEXT
);

-- Until when the receiver's quiet hours hold a message, and how many earlier ones about its ticket it stands for.
ALTER TABLE outbox ADD COLUMN held_until BIGINT;
ALTER TABLE outbox ADD COLUMN merged BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_held ON outbox (user_id, ticket_id) WHERE held_until IS NOT NULL AND sent_at IS NULL AND failed_at IS NULL;

-- The newest line of history that a person has seen. What was before is not news to anybody.
ALTER TABLE ticket_reads ADD COLUMN event_id BIGINT NOT NULL DEFAULT 0;
INSERT INTO ticket_reads (user_id, ticket_id, comment_id)
SELECT client_id, id, 0
FROM tickets
WHERE TRUE
ON CONFLICT (user_id, ticket_id) DO NOTHING;
UPDATE ticket_reads
SET event_id = (SELECT value FROM counters WHERE name = 'events');
