//! A search in what the page shows already. Pure; what the server searches is its own.

/// Whether each word that is wanted stands somewhere in the text. Case does not count, nor does «ё».
#[must_use]
pub fn is_found(text: &str, wanted: &str) -> bool {
    let text = folded(text);
    folded(wanted).split_whitespace().all(|word| text.contains(word))
}

fn folded(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_however_it_is_written() {
        assert!(is_found("Четвёртый этаж", "четверт"));
        assert!(is_found("Отчёт, бухгалтерия", "БУХ отчет"));
        assert!(is_found("Room 204", " "));
        assert!(!is_found("Room 204", "room 205"));
    }
}
