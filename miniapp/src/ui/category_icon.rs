//! How a category looks where an admin only named it.

use yew::AttrValue;

use super::avatar::TINTS;
use super::icon_sprite::has_icon;

/// The icon's own name, or one that suits any category.
#[must_use]
pub fn category_icon(name: &str) -> AttrValue {
    if has_icon(name) { AttrValue::from(name.to_owned()) } else { AttrValue::Static("folder") }
}

/// The tint that goes with an id, the same everywhere.
#[must_use]
pub fn tone_of(id: i64) -> &'static str {
    let place = usize::try_from(id.rem_euclid(7)).unwrap_or(0);
    TINTS[place]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_icon_is_replaced() {
        assert_eq!(category_icon("printer"), "printer");
        assert_eq!(category_icon("unicorn"), "folder");
    }

    #[test]
    fn each_id_has_a_tint() {
        assert_eq!(tone_of(0), "a");
        assert_eq!(tone_of(13), "g");
        assert_eq!(tone_of(-1), "g");
    }
}
