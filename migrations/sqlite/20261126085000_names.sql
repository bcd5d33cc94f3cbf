-- A person's names as words, made in the server: a space before each, so that beginnings are found.
ALTER TABLE users ADD COLUMN name_words TEXT NOT NULL DEFAULT '';
