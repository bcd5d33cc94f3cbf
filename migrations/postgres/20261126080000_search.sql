-- The words of tickets, made in the server: as they stand and by their stems.
CREATE TABLE ticket_search (
    ticket_id BIGINT PRIMARY KEY REFERENCES tickets (id),
    public TSVECTOR NOT NULL,
    internal TSVECTOR NOT NULL
);
CREATE INDEX ticket_search_public ON ticket_search USING gin (public);
CREATE INDEX ticket_search_internal ON ticket_search USING gin (internal);
-- By which rules the words were made; an older number has them made anew.
INSERT INTO counters (name, value) VALUES ('search', 0);
