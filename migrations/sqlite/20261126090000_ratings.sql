-- What clients thought of how their tickets were resolved; rating again replaces.
CREATE TABLE ratings (
    ticket_id INTEGER PRIMARY KEY REFERENCES tickets (id),
    score INTEGER NOT NULL,
    reason TEXT,
    rated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ratings_rated ON ratings (rated_at, ticket_id);
