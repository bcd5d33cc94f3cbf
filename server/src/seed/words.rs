//! Texts of two languages. Common words come often and rare ones once in a while, as people write.

use zayavka_shared::Language;

use super::chance::{Chance, Zipf};

/// Words of each language; those behind the lists below are made of syllables.
const VOCABULARY: u64 = 20_000;
/// Of a hundred tickets.
const RUSSIAN: u64 = 70;

const RU: &[&str] = &[
    "не",
    "в",
    "на",
    "и",
    "работает",
    "принтер",
    "нужно",
    "доступ",
    "для",
    "по",
    "с",
    "компьютер",
    "заявка",
    "после",
    "пожалуйста",
    "кабинет",
    "папка",
    "пароль",
    "почта",
    "сеть",
    "интернет",
    "телефон",
    "программа",
    "ошибка",
    "экран",
    "монитор",
    "клавиатура",
    "мышь",
    "сервер",
    "документ",
    "печать",
    "картридж",
    "бумага",
    "этаж",
    "дверь",
    "замок",
    "свет",
    "лампа",
    "кресло",
    "стол",
    "окно",
    "кондиционер",
    "вода",
    "кран",
    "течёт",
    "пропуск",
    "учётная",
    "запись",
    "отдел",
    "бухгалтерия",
    "склад",
    "договор",
    "счёт",
    "оплата",
    "отчёт",
    "обновление",
    "настройка",
    "установка",
    "замена",
    "проверка",
    "срочно",
    "сегодня",
    "завтра",
    "вчера",
    "утро",
    "вечер",
    "неделя",
    "снова",
    "уже",
    "ещё",
    "только",
    "очень",
    "медленно",
    "быстро",
    "зависает",
    "открывается",
    "включается",
    "выключается",
    "мигает",
    "шумит",
    "сломался",
    "потерял",
    "забыл",
    "прошу",
    "помогите",
    "спасибо",
    "сотрудник",
    "руководитель",
    "коллега",
    "новый",
    "старый",
    "левый",
    "правый",
    "второй",
    "третий",
    "первый",
    "переговорная",
    "проектор",
    "камера",
    "микрофон",
    "наушники",
    "кабель",
    "розетка",
    "удлинитель",
    "батарея",
    "ключ",
    "карта",
    "терминал",
    "касса",
    "сканер",
    "этикетка",
    "ноутбук",
    "планшет",
    "диск",
    "файл",
    "копия",
    "архив",
    "ссылка",
    "письмо",
    "вложение",
    "подпись",
    "сертификат",
    "лицензия",
    "версия",
    "система",
    "база",
];

const EN: &[&str] = &[
    "the",
    "to",
    "is",
    "not",
    "and",
    "a",
    "printer",
    "working",
    "access",
    "in",
    "need",
    "please",
    "computer",
    "for",
    "with",
    "after",
    "password",
    "folder",
    "mail",
    "network",
    "internet",
    "phone",
    "program",
    "error",
    "screen",
    "monitor",
    "keyboard",
    "mouse",
    "server",
    "document",
    "print",
    "cartridge",
    "paper",
    "floor",
    "door",
    "lock",
    "light",
    "lamp",
    "chair",
    "desk",
    "window",
    "air",
    "conditioner",
    "water",
    "tap",
    "leaks",
    "pass",
    "account",
    "record",
    "department",
    "accounting",
    "warehouse",
    "contract",
    "invoice",
    "payment",
    "report",
    "update",
    "settings",
    "install",
    "replace",
    "check",
    "urgent",
    "today",
    "tomorrow",
    "yesterday",
    "morning",
    "evening",
    "week",
    "again",
    "already",
    "still",
    "only",
    "very",
    "slow",
    "fast",
    "hangs",
    "opens",
    "blinks",
    "noisy",
    "broken",
    "lost",
    "forgot",
    "help",
    "thanks",
    "employee",
    "manager",
    "colleague",
    "new",
    "old",
    "left",
    "right",
    "second",
    "third",
    "first",
    "meeting",
    "room",
    "projector",
    "camera",
    "microphone",
    "headset",
    "cable",
    "socket",
    "battery",
    "key",
    "card",
    "terminal",
    "scanner",
    "label",
    "laptop",
    "tablet",
    "disk",
    "file",
    "copy",
    "archive",
    "link",
    "letter",
    "attachment",
    "signature",
    "certificate",
    "licence",
    "version",
    "system",
    "database",
];

const RU_SYLLABLES: &[&str] =
    &["ба", "во", "гри", "до", "же", "зи", "ка", "ло", "мен", "ну", "пар", "ре", "сто", "ту", "фи", "хор"];
const EN_SYLLABLES: &[&str] = &[
    "ba", "cor", "den", "fi", "gra", "hol", "jet", "ka", "lum", "mo", "nar", "pe", "qui", "ros", "ste", "vo",
];

/// A ticket's words are in one language, its conversation included.
pub(super) fn language(chance: &mut Chance) -> Language {
    if chance.happens(RUSSIAN) { Language::Ru } else { Language::En }
}

/// Both vocabularies, the commonest first.
#[derive(Debug)]
pub(super) struct Words {
    russian: Vec<String>,
    english: Vec<String>,
    law: Zipf,
}

impl Words {
    pub(super) fn new() -> Self {
        Self {
            russian: vocabulary(RU, RU_SYLLABLES),
            english: vocabulary(EN, EN_SYLLABLES),
            law: Zipf::of(VOCABULARY),
        }
    }

    /// Some words as one sentence, with a capital and without a full stop.
    pub(super) fn line(&self, language: Language, chance: &mut Chance, count: u64) -> String {
        let words = match language {
            Language::Ru => &self.russian,
            Language::En => &self.english,
        };
        let mut line = String::new();
        for _ in 0..count {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&words[self.law.draw(chance)]);
        }
        capitalized(&line)
    }

    /// Sentences of some ten words each.
    pub(super) fn text(&self, language: Language, chance: &mut Chance, count: u64) -> String {
        let mut text = String::new();
        let mut left = count;
        while left > 0 {
            let long = chance.between(6..=14).min(left);
            left -= long;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.line(language, chance, long));
            text.push('.');
        }
        text
    }
}

fn vocabulary(common: &[&str], syllables: &[&str]) -> Vec<String> {
    let rare = (0..).map(|number| made(syllables, number));
    let length = usize::try_from(VOCABULARY).unwrap_or(usize::MAX);
    common.iter().map(|word| (*word).to_owned()).chain(rare).take(length).collect()
}

/// A word of three or more syllables, another for each number.
fn made(syllables: &[&str], number: usize) -> String {
    let base = syllables.len();
    let mut word = String::new();
    let mut rest = number + base * base;
    while rest > 0 {
        word.push_str(syllables[rest % base]);
        rest /= base;
    }
    word
}

fn capitalized(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_twice_in_a_vocabulary() {
        let words = Words::new();
        for list in [&words.russian, &words.english] {
            assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 20_000);
        }
    }

    #[test]
    fn a_text_has_sentences() {
        let text = Words::new().text(Language::Ru, &mut Chance::new(7), 40);
        assert!(text.ends_with('.') && text.matches('.').count() > 2, "{text}");
        assert!(text.starts_with(char::is_uppercase), "{text}");
    }
}
