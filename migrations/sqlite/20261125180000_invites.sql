-- Links by which people become staff.
CREATE TABLE invites (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    created_by INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    max_uses INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
CREATE INDEX invites_created_by ON invites (created_by);

CREATE TABLE invite_teams (
    invite_id INTEGER NOT NULL REFERENCES invites (id),
    team_id INTEGER NOT NULL REFERENCES teams (id),
    PRIMARY KEY (invite_id, team_id)
) STRICT;
CREATE INDEX invite_teams_team ON invite_teams (team_id);

-- Who came by which link; the same person twice is one use.
CREATE TABLE invite_uses (
    invite_id INTEGER NOT NULL REFERENCES invites (id),
    user_id INTEGER NOT NULL REFERENCES users (id),
    used_at INTEGER NOT NULL,
    PRIMARY KEY (invite_id, user_id)
) STRICT;
CREATE INDEX invite_uses_user ON invite_uses (user_id);
