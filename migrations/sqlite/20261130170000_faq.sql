-- Frequent questions and their answers; blank in a language whose readers are not offered them.
CREATE TABLE faq (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The category in whose form it is offered; in each form where there is none.
    category_id INTEGER REFERENCES categories (id),
    question_ru TEXT NOT NULL,
    question_en TEXT NOT NULL,
    answer_ru TEXT NOT NULL,
    answer_en TEXT NOT NULL,
    is_active INTEGER NOT NULL DEFAULT 1,
    version INTEGER NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX faq_category ON faq (category_id);

-- Whom an answer helped so that they filed nothing: each person once.
CREATE TABLE faq_helped (
    faq_id INTEGER NOT NULL REFERENCES faq (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL REFERENCES users (id),
    helped_at INTEGER NOT NULL,
    PRIMARY KEY (faq_id, user_id)
) STRICT;
CREATE INDEX faq_helped_user ON faq_helped (user_id);
