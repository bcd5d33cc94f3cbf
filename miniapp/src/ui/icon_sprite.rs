use yew::prelude::*;

const SPRITE: &str = include_str!("../../../static/icons/sprite.svg");

/// The drawings behind all icons and glyphs; stands once in the page.
#[component]
pub fn IconSprite() -> Html {
    Html::from_html_unchecked(AttrValue::Static(SPRITE))
}

/// Whether the sprite has this icon.
pub(super) fn has_icon(name: &str) -> bool {
    SPRITE.match_indices("id=\"i-").any(|(at, head)| {
        let rest = &SPRITE[at + head.len()..];
        rest.strip_prefix(name).is_some_and(|rest| rest.starts_with('"'))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use zayavka_shared::ticket::{Priority, Status};

    use super::*;

    #[test]
    fn an_icon_is_found_by_its_whole_name() {
        assert!(has_icon("lock"));
        assert!(!has_icon("loc"));
        assert!(!has_icon(""));
    }

    #[test]
    fn each_status_and_priority_has_its_glyph() {
        for status in Status::ALL {
            assert!(SPRITE.contains(&format!("id=\"g-{}\"", status.key())), "{status:?}");
        }
        for priority in Priority::ALL {
            assert!(SPRITE.contains(&format!("id=\"g-p-{}\"", priority.key())), "{priority:?}");
        }
    }

    #[test]
    fn each_icon_that_is_named_in_the_code_exists() {
        for name in names_below(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
            assert!(has_icon(&name), "no icon {name:?}");
        }
    }

    /// The names in `<Icon name="…"`.
    fn names_below(folder: &Path) -> Vec<String> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                names.extend(names_below(&path));
            } else if !path.ends_with("icon_sprite.rs") {
                let source = std::fs::read_to_string(&path).unwrap();
                let tails = source.split("<Icon name=\"").skip(1);
                names.extend(tails.filter_map(|tail| tail.split('"').next()).map(str::to_owned));
            }
        }
        names
    }
}
