//! Texts that people write, parsed once at the door into types that cannot be wrong.

use serde::Serialize;

/// Characters of a ticket's title.
pub const TITLE_MAX: usize = 200;
/// Characters of a description or a comment.
pub const BODY_MAX: usize = 10_000;

/// Characters of a notification's template.
pub const TEMPLATE_MAX: usize = 8_000;

/// Characters of a team's name.
pub const TEAM_NAME_MAX: usize = 60;

/// Why a text was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("the text is blank")]
    Blank,
    #[error("the text is longer than {max} characters")]
    TooLong { max: usize },
    #[error("the text has a control character")]
    ControlCharacter,
}

/// Trims, turns `\r\n` and `\r` into `\n`, refuses control characters but newline and tab.
///
/// # Errors
/// [`TextError::ControlCharacter`], or [`TextError::TooLong`] by characters after trimming.
pub fn normalize(text: &str, max: usize) -> Result<String, TextError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(TextError::ControlCharacter);
    }
    if text.chars().count() > max {
        return Err(TextError::TooLong { max });
    }
    Ok(text.to_owned())
}

macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, max: $max:expr, blank: $blank:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Parses what someone typed.
            ///
            /// # Errors
            /// Says what is wrong with the text.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                let text = normalize(text, $max)?;
                if text.is_empty() && !$blank {
                    return Err(TextError::Blank);
                }
                Ok(Self(text))
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }
    };
}

text_type!(
    /// A ticket's title: one line, 1–200 characters.
    Title, max: TITLE_MAX, blank: false
);
text_type!(
    /// A ticket's description: up to 10,000 characters, may be empty.
    Description, max: BODY_MAX, blank: true
);
text_type!(
    /// What a comment says: up to 10,000 characters; empty only where files stand beside it.
    CommentBody, max: BODY_MAX, blank: true
);

text_type!(
    /// What a team is called.
    TeamName, max: TEAM_NAME_MAX, blank: false
);
text_type!(
    /// The words of a notification's template; whether they fit together is the server's to judge.
    TemplateBody, max: TEMPLATE_MAX, blank: false
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_title_is_trimmed_and_its_line_ends_are_one_kind() {
        assert_eq!(Title::parse("  a\r\nb\rc ").unwrap().as_str(), "a\nb\nc");
    }

    #[test]
    fn a_length_is_counted_in_characters() {
        assert!(Title::parse(&"я".repeat(TITLE_MAX)).is_ok());
        assert_eq!(Title::parse(&"я".repeat(TITLE_MAX + 1)), Err(TextError::TooLong { max: TITLE_MAX }));
    }

    #[test]
    fn a_null_character_is_refused() {
        assert_eq!(CommentBody::parse("a\0b"), Err(TextError::ControlCharacter));
        assert!(CommentBody::parse("a\tb\nc").is_ok());
    }

    proptest! {
        #[test]
        fn a_parsed_text_parses_to_itself(text in "\\PC{0,300}") {
            if let Ok(title) = Title::parse(&text) {
                prop_assert_eq!(Title::parse(title.as_str()), Ok(title));
            }
        }
    }
}
