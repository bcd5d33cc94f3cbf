//! Puts a piece into a text where the caret stands. The browser counts in UTF-16 units.

/// The text with `piece` in place of the units from `start` to `end`, and where the caret is then.
#[must_use]
pub(super) fn insert(text: &str, start: usize, end: usize, piece: &str) -> (String, usize) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let start = start.min(units.len());
    let end = end.clamp(start, units.len());
    let mut changed = units[..start].to_vec();
    changed.extend(piece.encode_utf16());
    let caret = changed.len();
    changed.extend_from_slice(&units[end..]);
    (String::from_utf16_lossy(&changed), caret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_goes_where_the_caret_stands_and_replaces_what_is_selected() {
        assert_eq!(insert("ab", 1, 1, "{{ x }}"), ("a{{ x }}b".to_owned(), 8));
        assert_eq!(insert("№ 😀!", 2, 4, "x"), ("№ x!".to_owned(), 3));
        assert_eq!(insert("a", 9, 2, "b"), ("ab".to_owned(), 2));
    }
}
