//! Which frequent questions a title may be about. Pure.

use std::collections::BTreeSet;

use zayavka_shared::api::FaqView;

use crate::search::{Wanted, wanted_words};

/// Words that nearly every question has: none is about them.
const COMMON: &str = "а без в во где для до если есть и из или как когда кто мне мой моя мы на надо не нет ни но нужно о от по \
    почему при с со то у что это я a an and can do does for how i in is it my not of on the to what with";

/// What a word that both texts have is worth in the question, and in the answer.
const IN_QUESTION: f64 = 3.0;
const IN_ANSWER: f64 = 1.0;

/// The questions that share a word with the title, the likeliest first: a word counts the more, the fewer
/// questions have it. The last word may be half typed.
#[must_use]
pub(super) fn likeliest(title: &str, known: Vec<FaqView>) -> Vec<FaqView> {
    let is_common = |word: &str| COMMON.split_whitespace().any(|common| common == word);
    let mut wanted = wanted_words(title);
    wanted.retain(|one| !is_common(&one.word));
    let last = wanted.len().saturating_sub(1);
    let questions: Vec<BTreeSet<String>> = known.iter().map(|one| known_words(&one.question)).collect();
    let rarities = wanted.iter().enumerate().map(|(place, one)| {
        let count = questions.iter().filter(|words| has(words, one, place == last)).count().max(1);
        #[expect(clippy::cast_precision_loss, reason = "a desk has a few hundred questions")]
        let rarity = (1.0 + known.len() as f64 / count as f64).ln();
        rarity
    });
    let rarities: Vec<f64> = rarities.collect();
    let worth = |words: &BTreeSet<String>| -> f64 {
        let hits = wanted.iter().zip(&rarities).enumerate();
        hits.filter(|(place, (one, _))| has(words, one, *place == last)).map(|(_, (_, rarity))| rarity).sum()
    };
    let found = known.into_iter().zip(&questions).filter_map(|(view, question)| {
        let in_question = worth(question);
        // The answer, which is long, is read only where the question is about it.
        (in_question > 0.0).then(|| {
            let in_answer = worth(&known_words(&view.answer));
            (in_question * IN_QUESTION + in_answer * IN_ANSWER, view)
        })
    });
    let mut found: Vec<(f64, FaqView)> = found.collect();
    // Stable: of equal ones the older stays first.
    found.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    found.into_iter().map(|(_, view)| view).collect()
}

/// Each word as it stands, and its stem.
fn known_words(text: &str) -> BTreeSet<String> {
    wanted_words(text).into_iter().flat_map(|one| [Some(one.word), one.stem]).flatten().collect()
}

fn has(words: &BTreeSet<String>, wanted: &Wanted, may_be_begun: bool) -> bool {
    let stem = wanted.stem.as_ref().unwrap_or(&wanted.word);
    if words.contains(&wanted.word) || words.contains(stem) {
        return true;
    }
    // Two letters begin too many words.
    let is_begun = may_be_begun && wanted.word.chars().nth(2).is_some();
    is_begun && words.range(wanted.word.clone()..).next().is_some_and(|word| word.starts_with(&wanted.word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zayavka_shared::FaqId;

    use super::*;

    fn known(texts: &[(&str, &str)]) -> Vec<FaqView> {
        let view = |(id, (question, answer)): (i64, &(&str, &str))| FaqView {
            id: FaqId(id),
            question: (*question).to_owned(),
            answer: (*answer).to_owned(),
        };
        (1..).zip(texts).map(view).collect()
    }

    fn found(title: &str) -> Vec<i64> {
        let known = known(&[
            ("Как заказать картридж для принтера?", "Напишите на склад."),
            ("Принтер не печатает. Что проверить?", "Бумагу и кабель. Замятие видно на экране."),
            ("Не помню пароль от почты", "Сбросьте его на странице входа."),
            ("How do I connect to Wi-Fi?", "Choose Guest; the password stands at the door."),
        ]);
        likeliest(title, known).into_iter().map(|one| one.id.0).collect()
    }

    #[test]
    fn the_question_that_shares_more_and_rarer_words_comes_first() {
        assert_eq!(found("На третьем этаже принтеры не печатают"), [2, 1]);
        assert_eq!(found("закончились картриджи"), [1]);
        assert_eq!(found("забыл пароль"), [3]);
        assert_eq!(found("wi-fi"), [4]);
    }

    #[test]
    fn the_last_word_may_be_half_typed_and_the_others_not() {
        assert_eq!(found("не работает прин"), [1, 2]);
        assert_eq!(found("прин не работает"), Vec::<i64>::new());
        assert_eq!(found("пр"), Vec::<i64>::new());
    }

    #[test]
    fn words_that_say_nothing_and_words_of_the_answer_alone_offer_nothing() {
        for title in ["как что не", "how do i", "", "?!", "замятие", "бумага кабель"]
        {
            assert_eq!(found(title), Vec::<i64>::new(), "{title}");
        }
    }

    #[test]
    fn a_word_of_the_answer_decides_between_two_questions() {
        assert_eq!(found("принтер: замятие"), [2, 1]);
    }

    proptest! {
        #[test]
        fn a_question_is_found_by_its_own_words(title in "[а-я]{4,9}( [а-я]{4,9}){0,3}") {
            prop_assume!(!title.split(' ').all(|word| COMMON.split_whitespace().any(|common| common == word)));
            let found = likeliest(&title, known(&[("Заказ воды", "Кухня"), (&title, "")]));
            prop_assert!(found.iter().any(|one| one.id == FaqId(2)));
        }
    }
}
