//! What a category of tickets is called and how it looks, checked for the editor and at the server's door.

use crate::Localized;
use crate::form::{FieldError, FieldErrorCode, check_localized};

/// Characters of a category's name.
pub const NAME_MAX: usize = 60;
/// Characters of the name of a group of categories.
pub const GROUP_MAX: usize = 60;
/// Characters of a category's description.
pub const DESCRIPTION_MAX: usize = 200;

/// The icons that a category may have, by their names in the sprite.
pub const ICONS: [&str; 32] = [
    "printer", "monitor", "laptop", "wifi", "phone", "camera", "mic", "settings", "wrench", "bolt", "drop",
    "door", "key", "lock", "shield", "user", "users", "cup", "layers", "file", "folder", "archive",
    "calendar", "clock", "pin", "globe", "message", "bell", "tag", "star", "link", "info",
];

/// Trims the name, which must be there in each language.
pub fn check_name(name: &mut Localized, faults: &mut Vec<FieldError>) {
    check_localized(name, NAME_MAX, "name", faults);
}

/// Trims the description; blank in both languages, there is none.
pub fn check_description(description: &mut Localized, faults: &mut Vec<FieldError>) {
    if description.ru.trim().is_empty() && description.en.trim().is_empty() {
        *description = Localized::default();
    } else {
        check_localized(description, DESCRIPTION_MAX, "description", faults);
    }
}

/// Trims the name of the group; blank in both languages, there is none.
pub fn check_group(group: &mut Localized, faults: &mut Vec<FieldError>) {
    if group.ru.trim().is_empty() && group.en.trim().is_empty() {
        *group = Localized::default();
    } else {
        check_localized(group, GROUP_MAX, "group", faults);
    }
}

/// Refuses an icon that pages cannot draw.
pub fn check_icon(icon: &str, faults: &mut Vec<FieldError>) {
    if !ICONS.contains(&icon) {
        faults.push(FieldError::new("icon", FieldErrorCode::UnknownOption));
    }
}
