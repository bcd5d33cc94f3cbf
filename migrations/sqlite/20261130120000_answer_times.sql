-- Working minutes in which the desk means to reply first.
ALTER TABLE categories ADD COLUMN answer_within_minutes INTEGER;
-- The moment that was promised when the ticket was filed; a promise outlives a change of the hours.
ALTER TABLE tickets ADD COLUMN answer_expected_at INTEGER;
