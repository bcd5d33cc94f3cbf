//! A frequent question as it is being written. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zayavka_shared::api::{AdminFaq, ChangeFaq};
use zayavka_shared::faq::check_faq;
use zayavka_shared::{CategoryId, Language, Localized};

use crate::texts::Texts;

/// Words of faults by the path of their field.
pub(super) type Faults = BTreeMap<String, String>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// `None` for all categories.
    pub(super) category: Option<CategoryId>,
    pub(super) question: Localized,
    pub(super) answer: Localized,
    pub(super) is_active: bool,
    /// The version that it was begun on; none for a new one.
    pub(super) base: Option<i64>,
}

/// A change of one part.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Edit {
    Category(Option<CategoryId>),
    Question(Language, String),
    Answer(Language, String),
    Active(bool),
}

impl Draft {
    #[must_use]
    pub(super) fn of(faq: Option<&AdminFaq>) -> Self {
        let blank = Self {
            category: None,
            question: Localized::default(),
            answer: Localized::default(),
            is_active: true,
            base: None,
        };
        faq.map_or(blank, |faq| Self {
            category: faq.category_id,
            question: faq.question.clone(),
            answer: faq.answer.clone(),
            is_active: faq.active,
            base: Some(faq.version),
        })
    }

    #[must_use]
    pub(super) fn with(mut self, edit: Edit) -> Self {
        match edit {
            Edit::Category(category) => self.category = category,
            Edit::Question(language, text) => *self.question.get_mut(language) = text,
            Edit::Answer(language, text) => *self.answer.get_mut(language) = text,
            Edit::Active(is_active) => self.is_active = is_active,
        }
        self
    }

    /// What is wrong with it, by the rules of the server.
    #[must_use]
    pub(super) fn faults(&self, texts: Texts) -> Faults {
        let (mut question, mut answer) = (self.question.clone(), self.answer.clone());
        let mut faults = Vec::new();
        check_faq(&mut question, &mut answer, &mut faults);
        // Of a form that nobody has begun the reader's own language is asked for.
        let is_blank = |language| [&question, &answer].iter().all(|text| text.get(language).is_empty());
        if Language::ALL.into_iter().all(is_blank) {
            faults.retain(|fault| fault.field.ends_with(texts.language().code()));
        }
        faults
            .into_iter()
            .map(|fault| (fault.field, texts.field_error(fault.code, fault.max, fault.limit.as_ref())))
            .collect()
    }

    /// The body that makes the question like this.
    #[must_use]
    pub(super) fn change(&self) -> ChangeFaq {
        ChangeFaq {
            category_id: Some(self.category),
            question: Some(self.question.clone()),
            answer: Some(self.answer.clone()),
            active: Some(self.is_active),
            version: self.base,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_may_stay_blank_and_a_half_may_not() {
        let texts = Texts::new(Language::En);
        assert_eq!(
            Draft::of(None).faults(texts).into_keys().collect::<Vec<_>>(),
            ["answer.en", "question.en"],
            "one language is enough"
        );
        let draft = Draft::of(None).with(Edit::Question(Language::Ru, "Вода?".to_owned()));
        assert_eq!(draft.faults(texts).into_keys().collect::<Vec<_>>(), ["answer.ru"]);
        let draft = draft.with(Edit::Answer(Language::Ru, "На кухне.".to_owned()));
        assert!(draft.faults(texts).is_empty());
        assert_eq!(draft.change().category_id, Some(None), "all categories are named, too");
    }
}
