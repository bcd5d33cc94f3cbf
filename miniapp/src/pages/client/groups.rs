//! The parts of the choice of categories. Pure.

use zayavka_shared::api::CategoryView;

use crate::texts::Texts;

/// The head of a part of the choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group<'c> {
    Named(&'c str),
    /// What belongs to no group, behind those that do.
    Others,
    /// There are no groups.
    All,
}

impl<'c> Group<'c> {
    pub(super) fn words(self, texts: Texts) -> Option<&'c str> {
        match self {
            Self::Named(words) => Some(words),
            Self::Others => Some(texts.client_categories_other()),
            Self::All => None,
        }
    }
}

/// A head, and what stands under it.
pub(super) type Part<'c> = (Group<'c>, Vec<&'c CategoryView>);

/// Categories of one group stand together, where the first of them stands.
pub(super) fn grouped<'c>(categories: &[&'c CategoryView]) -> Vec<Part<'c>> {
    let mut groups: Vec<Part<'c>> = Vec::new();
    let mut others = Vec::new();
    for category in categories.iter().copied() {
        let Some(name) = category.group.as_deref() else {
            others.push(category);
            continue;
        };
        match groups.iter_mut().find(|(group, _)| *group == Group::Named(name)) {
            Some((_, members)) => members.push(category),
            None => groups.push((Group::Named(name), vec![category])),
        }
    }
    if !others.is_empty() {
        groups.push((if groups.is_empty() { Group::All } else { Group::Others }, others));
    }
    groups
}

#[cfg(test)]
mod tests {
    use zayavka_shared::CategoryId;

    use super::*;

    fn category(id: i64, group: Option<&str>) -> CategoryView {
        CategoryView {
            id: CategoryId(id),
            name: id.to_string(),
            icon: "folder".to_owned(),
            description: String::new(),
            group: group.map(str::to_owned),
            fields: Vec::new(),
        }
    }

    fn heads(categories: &[CategoryView]) -> Vec<(Group<'_>, Vec<i64>)> {
        let all: Vec<&CategoryView> = categories.iter().collect();
        let ids = |(group, members): (_, Vec<&CategoryView>)| {
            (group, members.into_iter().map(|one| one.id.0).collect())
        };
        grouped(&all).into_iter().map(ids).collect()
    }

    #[test]
    fn a_group_stands_where_its_first_category_does_and_the_rest_behind() {
        let all = [
            category(1, None),
            category(2, Some("IT")),
            category(3, Some("Office")),
            category(4, Some("IT")),
        ];
        let found = heads(&all);
        assert_eq!(
            found,
            [(Group::Named("IT"), vec![2, 4]), (Group::Named("Office"), vec![3]), (Group::Others, vec![1])]
        );
    }

    #[test]
    fn without_groups_there_is_one_list_without_a_head() {
        let all = [category(1, None), category(2, None)];
        assert_eq!(heads(&all), [(Group::All, vec![1, 2])]);
        assert_eq!(Group::All.words(Texts::new(zayavka_shared::Language::En)), None);
    }
}
