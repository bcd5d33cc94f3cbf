//! Names for machines, made of what people wrote.

/// Turns a label into lower-case words of ASCII joined by `_`, at most `max` characters; empty if nothing of
/// it can be said that way.
#[must_use]
pub fn slug(label: &str, max: usize) -> String {
    let mut slug = String::new();
    let mut is_gap = false;
    for c in label.chars().flat_map(char::to_lowercase) {
        let mut itself = [0; 4];
        let said = match latin(c) {
            Some(letters) => letters,
            None if c.is_ascii_alphanumeric() => c.encode_utf8(&mut itself),
            None => {
                is_gap = true;
                continue;
            }
        };
        if is_gap && !slug.is_empty() {
            slug.push('_');
        }
        is_gap = false;
        slug.push_str(said);
    }
    // Everything in it is ASCII, so a byte is a character.
    slug.truncate(max);
    slug.trim_end_matches('_').to_owned()
}

/// How a Russian letter is said in Latin ones, as passports have it but for the signs, which are silent.
fn latin(c: char) -> Option<&'static str> {
    let letters = match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'ю' => "iu",
        'я' => "ia",
        _ => return None,
    };
    Some(letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_becomes_a_name_for_machines() {
        assert_eq!(slug("  Inventory number (6 digits) ", 40), "inventory_number_6_digits");
        assert_eq!(slug("Что с печатью?", 40), "chto_s_pechatiu");
        assert_eq!(slug("Объём, м³", 40), "obem_m");
        assert_eq!(slug("Щётка", 4), "shch");
        assert_eq!(slug("ab cd", 3), "ab");
        assert_eq!(slug("…", 40), "");
    }
}
