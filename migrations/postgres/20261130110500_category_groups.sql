-- The head under which a category stands in the choice; blank where there is none.
ALTER TABLE categories ADD COLUMN group_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE categories ADD COLUMN group_en TEXT NOT NULL DEFAULT '';
