//! Labels on things: a QR code or an NFC tag that leads to a form and fills in what it is about.
//!
//! Telegram carries `startapp=new_<category>_<text>` and takes nothing there but `A-Z a-z 0-9 _ -`. A text of
//! these alone, such as `printer-7` or `room_204`, stands as it is. Any other is `--` and then its UTF-8 in
//! base64url without padding (RFC 4648, section 5); so is one that begins with `--` itself.

use serde_json::Value;

use super::{Field, FieldKind};
use crate::CategoryId;

/// Characters of a label's text.
pub const LABEL_TEXT_MAX: usize = 120;
/// Telegram's limit for `startapp`.
pub const STARTAPP_MAX: usize = 512;
/// Telegram's limit for `start`.
pub const START_MAX: usize = 64;

const ENCODED: &str = "--";
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands behind `startapp=` on a label: the form, and what fills its marked field.
#[must_use]
pub fn start_param(category: CategoryId, text: &str) -> String {
    if text.is_empty() { format!("new_{category}") } else { format!("new_{category}_{}", encode_label(text)) }
}

/// Reads a start parameter of a form: its category, and the label as it is written there.
#[must_use]
pub fn read_start_param(param: &str) -> Option<(CategoryId, Option<&str>)> {
    let rest = param.strip_prefix("new_")?;
    let (category, label) = match rest.split_once('_') {
        Some((category, label)) => (category, Some(label).filter(|label| !label.is_empty())),
        None => (rest, None),
    };
    let category = category.parse().ok().filter(|category: &CategoryId| category.0 > 0)?;
    Some((category, label.filter(|label| is_plain(label))))
}

/// Writes a label's text in Telegram's alphabet.
#[must_use]
pub fn encode_label(text: &str) -> String {
    if is_plain(text) && !text.starts_with(ENCODED) {
        text.to_owned()
    } else {
        format!("{ENCODED}{}", base64url(text.as_bytes()))
    }
}

/// The text of a label. What only looks encoded is the text itself.
#[must_use]
pub fn decode_label(label: &str) -> String {
    let decoded = label.strip_prefix(ENCODED).and_then(bytes).and_then(|bytes| String::from_utf8(bytes).ok());
    decoded.unwrap_or_else(|| label.to_owned())
}

impl Field {
    /// The answer that a label's text is to this field, if the field takes it from there.
    #[must_use]
    pub fn answer_of_label(&self, text: &str) -> Option<Value> {
        let text = text.trim();
        if !self.from_label || text.is_empty() {
            return None;
        }
        match self.kind {
            FieldKind::Number => serde_json::from_str(&text.replace(',', ".")).ok().map(Value::Number),
            FieldKind::Choice => {
                let option = self.options.iter().flatten().find(|one| one.value == text || one.label == text);
                option.map(|option| Value::String(option.value.clone()))
            }
            FieldKind::Text
            | FieldKind::LongText
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Choices
            | FieldKind::Boolean
            | FieldKind::Phone
            | FieldKind::Place
            | FieldKind::File => Some(Value::String(text.to_owned())),
        }
    }
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| ALPHABET.contains(&byte))
}

fn base64url(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits =
            chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let index = (bits >> (18 - 6 * place)) & 63;
            text.push(char::from(ALPHABET[index as usize]));
        }
    }
    text
}

/// `None` for what [`base64url`] never writes.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for letter in chunk {
            let index = ALPHABET.iter().position(|one| one == letter)?;
            bits = bits << 6 | u32::try_from(index).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        let count = chunk.len().checked_sub(1).filter(|count| *count > 0)?;
        bytes.extend(bits.to_be_bytes().iter().skip(1).take(count));
    }
    (base64url(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::form::FieldOption;

    #[test]
    fn plain_labels_stand_as_they_are_and_others_in_letters_that_telegram_takes() {
        assert_eq!(start_param(CategoryId(3), "printer-7"), "new_3_printer-7");
        assert_eq!(start_param(CategoryId(3), "room_204"), "new_3_room_204");
        assert_eq!(start_param(CategoryId(3), "Принтер"), "new_3_--0J_RgNC40L3RgtC10YA");
        assert_eq!(start_param(CategoryId(3), ""), "new_3");
        assert_eq!(decode_label("--0J_RgNC40L3RgtC10YA"), "Принтер");
        assert_eq!(decode_label("--nonsense!"), "--nonsense!");
    }

    #[test]
    fn a_start_parameter_names_a_form_and_a_label() {
        assert_eq!(read_start_param("new_3_room_204"), Some((CategoryId(3), Some("room_204"))));
        assert_eq!(read_start_param("new_3"), Some((CategoryId(3), None)));
        assert_eq!(read_start_param("new_3_"), Some((CategoryId(3), None)));
        for param in ["", "new_", "new_x", "new_-3", "new_0", "ticket_3", "new"] {
            assert_eq!(read_start_param(param), None, "{param}");
        }
    }

    #[test]
    fn a_label_answers_the_field_that_is_marked_for_it() {
        let marked = |kind| Field { from_label: true, ..Field::new("asset", kind, "Asset") };
        assert_eq!(marked(FieldKind::Text).answer_of_label(" A-7 "), Some(json!("A-7")));
        assert_eq!(marked(FieldKind::Number).answer_of_label("204"), Some(json!(204)));
        assert_eq!(marked(FieldKind::Number).answer_of_label("A-7"), None);
        assert_eq!(Field::new("asset", FieldKind::Text, "Asset").answer_of_label("A-7"), None);
        let option = FieldOption { value: "big".to_owned(), label: "Большой".to_owned() };
        let choice = Field { options: Some(vec![option]), ..marked(FieldKind::Choice) };
        assert_eq!(choice.answer_of_label("Большой"), Some(json!("big")));
        assert_eq!(choice.answer_of_label("Малый"), None);
    }

    proptest! {
        #[test]
        fn every_text_comes_back_as_it_went(text in "(--|-)?\\PC{0,40}", category in 1..9_i64) {
            let param = start_param(CategoryId(category), &text);
            prop_assert!(param.bytes().all(|byte| ALPHABET.contains(&byte)), "{}", param);
            let (read, label) = read_start_param(&param).expect("it names a form");
            prop_assert_eq!(read, CategoryId(category));
            prop_assert_eq!(label.map(decode_label).unwrap_or_default(), text);
        }

        #[test]
        fn no_label_is_too_odd_to_be_read(label in "[A-Za-z0-9_-]{0,40}") {
            let text = decode_label(&label);
            prop_assert_eq!(decode_label(&encode_label(&text)), text);
        }
    }
}
