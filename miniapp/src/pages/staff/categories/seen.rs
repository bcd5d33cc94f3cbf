//! A draft as a client would see it.

use zayavka_shared::api::CategoryView;
use zayavka_shared::{CategoryId, Language, Localized};

use super::draft::Draft;

impl Draft {
    /// The category as a client would see it now; `unnamed` stands where a label is missing.
    #[must_use]
    pub(super) fn preview(&self, id: CategoryId, language: Language, unnamed: &str) -> CategoryView {
        let shown = |text: &Localized| {
            let mine = text.get(language);
            let other = Language::ALL.into_iter().map(|language| text.get(language));
            let found = std::iter::once(mine).chain(other).find(|text| !text.trim().is_empty());
            found.unwrap_or_default().to_owned()
        };
        let or_unnamed = |text: String| if text.is_empty() { unnamed.to_owned() } else { text };
        let fields = self.definitions().into_iter().map(|definition| {
            let mut field = definition.localize(language);
            field.label = or_unnamed(shown(&definition.label));
            field.hint = definition.hint.as_ref().map(shown).filter(|hint| !hint.is_empty());
            let named = definition.options.iter().flatten();
            for (option, named) in field.options.iter_mut().flatten().zip(named) {
                option.label = shown(&named.label);
            }
            if let Some(options) = &mut field.options {
                options.retain(|option| !option.label.is_empty());
            }
            field
        });
        CategoryView {
            id,
            name: shown(&self.name),
            icon: self.icon.clone(),
            description: shown(&self.description),
            group: None,
            fields: fields.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use zayavka_shared::form::FieldKind;

    use super::*;

    #[test]
    fn a_preview_speaks_the_other_language_rather_than_not_at_all() {
        let mut draft = Draft::new();
        let id = draft.add(FieldKind::Choice);
        draft.add(FieldKind::Text);
        let field = draft.field_mut(id).unwrap();
        field.plain.label.ru = "Размер".to_owned();
        field.options[0].plain.label.ru = "Малый".to_owned();
        let preview = draft.preview(CategoryId(0), Language::En, "A field");
        assert_eq!(
            (preview.fields[0].label.as_str(), preview.fields[1].label.as_str()),
            ("Размер", "A field")
        );
        assert_eq!(preview.fields[0].options.as_ref().unwrap().len(), 1);
    }
}
