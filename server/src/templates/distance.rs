//! The nearest known name to a misspelt one.

/// Changes of a letter that are still taken for a slip of the pen.
const SLIPS_MAX: usize = 3;

/// The name that is nearest to `wrong`, if one is near.
pub(super) fn nearest(wrong: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let reachable = SLIPS_MAX.min(wrong.chars().count() / 2);
    let measured = names.map(|name| (distance(wrong, name), name));
    measured.filter(|(slips, _)| *slips <= reachable).min().map(|(_, name)| name)
}

/// Letters to add, drop or replace until one is the other (Levenshtein's distance).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name_and_a_strange_word_none() {
        let names = || ["ticket.id", "ticket.title", "assignee.name", "status"].into_iter();
        assert_eq!(nearest("asignee.name", names()), Some("assignee.name"));
        assert_eq!(nearest("ticket.tile", names()), Some("ticket.title"));
        assert_eq!(nearest("weather", names()), None);
        assert_eq!(nearest("x", names()), None);
        assert_eq!((distance("", "abc"), distance("abc", "abc"), distance("kitten", "sitting")), (3, 0, 3));
    }
}
