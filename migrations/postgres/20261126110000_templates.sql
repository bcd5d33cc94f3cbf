-- What the desk says in place of what is shipped; no row, and the shipped template stands.
CREATE TABLE templates (
    event TEXT NOT NULL,
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (event, audience, language)
);
