-- Who agreed to which version of the consent text, and when.
CREATE TABLE consents (
    user_id BIGINT NOT NULL REFERENCES users (id),
    version BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (user_id, version)
);
