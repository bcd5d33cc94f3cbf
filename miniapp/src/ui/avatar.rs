use yew::prelude::*;
use zayavka_shared::UserId;

use super::tone_of;

/// The tints of tokens.css; a person keeps theirs everywhere.
pub(super) const TINTS: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

/// How large an avatar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    Tiny,
    Small,
    #[default]
    Usual,
    Large,
}

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub id: UserId,
    pub name: AttrValue,
    #[prop_or_default]
    pub size: AvatarSize,
}

/// A person's initials on their tint. The name itself always stands beside it.
#[component]
pub fn Avatar(Props { id, name, size }: &Props) -> Html {
    let size = match size {
        AvatarSize::Tiny => Some("xs"),
        AvatarSize::Small => Some("s"),
        AvatarSize::Usual => None,
        AvatarSize::Large => Some("l"),
    };
    html! {
        <span class={classes!("avatar", size)} data-tone={tone_of(id.0)} aria-hidden="true">{ initials(name) }</span>
    }
}

/// The first letters of the first two words.
fn initials(name: &str) -> String {
    let letters =
        name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    letters.take(2).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_letters_of_two_words() {
        assert_eq!(initials("Анна Ковалёва"), "АК");
        assert_eq!(initials("борис"), "Б");
        assert_eq!(initials("(Acme) Olga Maria Smith"), "AO");
        assert_eq!(initials(""), "");
    }
}
