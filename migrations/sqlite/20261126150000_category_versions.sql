-- Counts the changes of a category, so that two people who edit it do not undo each other's work.
ALTER TABLE categories ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
