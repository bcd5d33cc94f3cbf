-- Who agreed to which version of the consent text, and when.
CREATE TABLE consents (
    user_id INTEGER NOT NULL REFERENCES users (id),
    version INTEGER NOT NULL,
    given_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, version)
) STRICT;
