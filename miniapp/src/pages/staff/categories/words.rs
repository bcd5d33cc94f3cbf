//! Texts that a kind of field or an icon names.

use zayavka_shared::Language;
use zayavka_shared::form::FieldKind;

use crate::texts::Texts;

/// What an answer of this kind is.
#[must_use]
pub(super) fn kind_words(texts: Texts, kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => texts.field_kind_text(),
        FieldKind::LongText => texts.field_kind_long_text(),
        FieldKind::Number => texts.field_kind_number(),
        FieldKind::Date => texts.field_kind_date(),
        FieldKind::Time => texts.field_kind_time(),
        FieldKind::Choice => texts.field_kind_choice(),
        FieldKind::Choices => texts.field_kind_choices(),
        FieldKind::Boolean => texts.field_kind_boolean(),
        FieldKind::Phone => texts.field_kind_phone(),
        FieldKind::Place => texts.field_kind_place(),
        FieldKind::File => texts.field_kind_file(),
    }
}

#[must_use]
pub(super) fn kind_icon(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::LongText => "para",
        FieldKind::Number => "hash",
        FieldKind::Date => "calendar",
        FieldKind::Time => "clock",
        FieldKind::Choice => "radio",
        FieldKind::Choices => "boxcheck",
        FieldKind::Boolean => "toggle",
        FieldKind::Phone => "phone",
        FieldKind::Place => "pin",
        FieldKind::File => "image",
    }
}

/// The languages of a text, the reader's own first.
#[must_use]
pub(super) fn languages(mine: Language) -> [Language; 2] {
    match mine {
        Language::Ru => [Language::Ru, Language::En],
        Language::En => [Language::En, Language::Ru],
    }
}

/// What is written, and in which language.
#[must_use]
pub(super) fn in_language(texts: Texts, what: &str, language: Language) -> String {
    match language {
        Language::Ru => texts.category_in_russian(what),
        Language::En => texts.category_in_english(what),
    }
}

/// What an icon shows, for who does not see it; its own name for one that this version does not know.
#[must_use]
pub(super) fn icon_words(texts: Texts, icon: &'static str) -> &'static str {
    match icon {
        "printer" => texts.category_icon_printer(),
        "monitor" => texts.category_icon_monitor(),
        "laptop" => texts.category_icon_laptop(),
        "wifi" => texts.category_icon_wifi(),
        "phone" => texts.category_icon_phone(),
        "camera" => texts.category_icon_camera(),
        "mic" => texts.category_icon_mic(),
        "settings" => texts.category_icon_settings(),
        "wrench" => texts.category_icon_wrench(),
        "bolt" => texts.category_icon_bolt(),
        "drop" => texts.category_icon_drop(),
        "door" => texts.category_icon_door(),
        "key" => texts.category_icon_key(),
        "lock" => texts.category_icon_lock(),
        "shield" => texts.category_icon_shield(),
        "user" => texts.category_icon_user(),
        "users" => texts.category_icon_users(),
        "cup" => texts.category_icon_cup(),
        "layers" => texts.category_icon_layers(),
        "file" => texts.category_icon_file(),
        "folder" => texts.category_icon_folder(),
        "archive" => texts.category_icon_archive(),
        "calendar" => texts.category_icon_calendar(),
        "clock" => texts.category_icon_clock(),
        "pin" => texts.category_icon_pin(),
        "globe" => texts.category_icon_globe(),
        "message" => texts.category_icon_message(),
        "bell" => texts.category_icon_bell(),
        "tag" => texts.category_icon_tag(),
        "star" => texts.category_icon_star(),
        "link" => texts.category_icon_link(),
        "info" => texts.category_icon_info(),
        unknown => unknown,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use zayavka_shared::category::ICONS;

    use super::*;
    use crate::ui::category_icon;

    #[test]
    fn each_icon_can_be_drawn_and_has_a_name_of_its_own() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let names: HashSet<&str> = ICONS.into_iter().map(|icon| icon_words(texts, icon)).collect();
            assert_eq!(names.len(), ICONS.len());
            assert!(ICONS.iter().all(|icon| !names.contains(icon)), "a name is missing");
        }
        assert!(ICONS.iter().all(|icon| category_icon(icon) == *icon));
    }

    #[test]
    fn each_kind_has_an_icon_of_its_own() {
        let icons: HashSet<&str> = FieldKind::ALL.into_iter().map(kind_icon).collect();
        assert_eq!(icons.len(), FieldKind::ALL.len());
        assert!(icons.iter().all(|icon| category_icon(icon) == *icon));
    }
}
