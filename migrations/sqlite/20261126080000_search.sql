-- The words of tickets, made in the server: as they stand and by their stems. The rowid is the ticket's id.
-- Nothing but the index is kept; `ascii` takes every word as the server wrote it.
CREATE VIRTUAL TABLE ticket_search USING fts5 (
    public,
    internal,
    content = '',
    contentless_delete = 1,
    detail = column,
    prefix = '2 3 4',
    tokenize = 'ascii'
);
-- By which rules the words were made; an older number has them made anew.
INSERT INTO counters (name, value) VALUES ('search', 0);
