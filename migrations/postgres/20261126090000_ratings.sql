-- What clients thought of how their tickets were resolved; rating again replaces.
CREATE TABLE ratings (
    ticket_id BIGINT PRIMARY KEY REFERENCES tickets (id),
    score BIGINT NOT NULL,
    reason TEXT,
    rated_at BIGINT NOT NULL
);
CREATE INDEX ratings_rated ON ratings (rated_at, ticket_id);
