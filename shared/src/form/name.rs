//! Gives keys to fields and values to options that an admin only labelled. Once kept, they never change:
//! answers of filed tickets are found by them.

use std::collections::HashSet;

use super::check::{KEY_MAX, OPTION_MAX};
use super::{DESCRIPTION, FILES, FieldDefinition, TITLE, slug};
use crate::Localized;

/// Room for `_999` behind a name that is taken.
const ENDING_MAX: usize = 4;

/// Names each field without a key, and each option without a value, by its label.
pub fn name_fields(fields: &mut [FieldDefinition]) {
    let own = [TITLE, DESCRIPTION, FILES].map(str::to_owned);
    // What every form has by itself is called so already.
    let mut taken: HashSet<String> = fields.iter().map(|field| field.key.clone()).chain(own).collect();
    for field in fields {
        if field.key.trim().is_empty() {
            field.key = free_name(&field.label, field.kind.key(), KEY_MAX, &mut taken);
        }
        let options = field.options.as_deref_mut().unwrap_or_default();
        let mut taken: HashSet<String> = options.iter().map(|option| option.value.clone()).collect();
        for option in options {
            if option.value.trim().is_empty() {
                option.value = free_name(&option.label, "option", OPTION_MAX, &mut taken);
            }
        }
    }
}

/// A name that no other has, from the English label if it gives one, else from the Russian.
fn free_name(label: &Localized, fallback: &str, max: usize, taken: &mut HashSet<String>) -> String {
    let max = max - ENDING_MAX;
    let begins_with_letter = |name: &String| name.starts_with(|c: char| c.is_ascii_lowercase());
    let said = [&label.en, &label.ru].map(|text| slug(text, max));
    let name = said.into_iter().find(begins_with_letter).unwrap_or_else(|| fallback.to_owned());
    let numbered = (2..).map(|number: usize| format!("{name}_{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(name);
    taken.insert(free.clone());
    free
}
