//! Frequent questions and their answers, checked for the editor and at the server's door.

use crate::form::{FieldError, FieldErrorCode};
use crate::text::normalize;
use crate::{Language, Localized};

/// Characters of a question.
pub const QUESTION_MAX: usize = 200;
/// Characters of an answer.
pub const ANSWER_MAX: usize = 4_000;
/// Questions that one title is offered.
pub const OFFERED_MAX: usize = 3;

/// Trims both texts. A language has a question and its answer, or neither: then its readers are not
/// offered it. One language must have both.
pub fn check_faq(question: &mut Localized, answer: &mut Localized, faults: &mut Vec<FieldError>) {
    clean(question, QUESTION_MAX, "question", faults);
    clean(answer, ANSWER_MAX, "answer", faults);
    let is_blank = |text: &Localized, language| text.get(language).trim().is_empty();
    let is_unused = |language: &Language| is_blank(question, *language) && is_blank(answer, *language);
    let is_nothing = Language::ALL.iter().all(is_unused);
    for language in Language::ALL {
        if is_unused(&language) && !is_nothing {
            continue;
        }
        for (text, name) in [(&*question, "question"), (&*answer, "answer")] {
            if is_blank(text, language) {
                let path = format!("{name}.{}", language.code());
                faults.push(FieldError::new(path, FieldErrorCode::Required));
            }
        }
    }
}

fn clean(text: &mut Localized, max: usize, name: &str, faults: &mut Vec<FieldError>) {
    for language in Language::ALL {
        let text = text.get_mut(language);
        match normalize(text, max) {
            Ok(clean) => *text = clean,
            Err(fault) => faults.push(FieldError::from_text(format!("{name}.{}", language.code()), fault)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn localized(ru: &str, en: &str) -> Localized {
        Localized { ru: ru.to_owned(), en: en.to_owned() }
    }

    fn faults(question: (&str, &str), answer: (&str, &str)) -> Vec<String> {
        let mut faults = Vec::new();
        check_faq(&mut localized(question.0, question.1), &mut localized(answer.0, answer.1), &mut faults);
        faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_language_has_both_texts_or_neither_and_one_has_both() {
        assert!(faults(("Пароль?", ""), ("Так.", " ")).is_empty());
        assert!(faults(("Пароль?", "Password?"), ("Так.", "So.")).is_empty());
        assert_eq!(faults(("Пароль?", "Password?"), ("Так.", "")), ["answer.en"]);
        assert_eq!(faults(("", ""), ("Так.", "")), ["question.ru"]);
        assert_eq!(faults(("", ""), ("", "")), ["question.ru", "answer.ru", "question.en", "answer.en"]);
        assert_eq!(faults((&"я".repeat(QUESTION_MAX + 1), ""), ("Так.", "")), ["question.ru"]);
    }

    proptest! {
        #[test]
        fn what_was_accepted_is_accepted_again_unchanged(
            ru in "\\PC{0,20}", en in "\\PC{0,20}", answer_ru in "[ \\PC\n]{0,20}", answer_en in "\\PC{0,20}",
        ) {
            let (mut question, mut answer) = (localized(&ru, &en), localized(&answer_ru, &answer_en));
            let mut faults = Vec::new();
            check_faq(&mut question, &mut answer, &mut faults);
            if faults.is_empty() {
                let before = (question.clone(), answer.clone());
                check_faq(&mut question, &mut answer, &mut faults);
                prop_assert!(faults.is_empty());
                prop_assert_eq!((question, answer), before);
            }
        }
    }
}
