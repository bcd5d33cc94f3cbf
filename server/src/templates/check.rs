//! Judges a template before it is kept.

use super::html;
use super::render::syntax_error;
use super::scan::{Piece, scan};
use super::{Fault, Slot, Variable};

/// UTF-16 units of a message at most (core.telegram.org/bots/api#sendmessage).
pub(super) const MESSAGE_MAX: usize = 4_096;

/// Whether every message that the template may become is one that Telegram takes and that names its ticket.
///
/// # Errors
/// With what is wrong, in the order of the lines where that is known.
pub(super) fn check(slot: Slot, body: &str) -> Result<(), Vec<Fault>> {
    let scanned = scan(body, &slot.variables());
    if !scanned.faults.is_empty() {
        return Err(scanned.faults);
    }
    if let Some(line) = syntax_error(body) {
        return Err(vec![Fault::Syntax { line }]);
    }
    let units = html::check(&scanned.pieces).map_err(|fault| vec![fault])?;
    if !always_names_the_ticket(&scanned.pieces) {
        return Err(vec![Fault::NoNumber]);
    }
    if units > MESSAGE_MAX {
        return Err(vec![Fault::TooLong { units, max: MESSAGE_MAX }]);
    }
    Ok(())
}

fn always_names_the_ticket(pieces: &[(usize, Piece)]) -> bool {
    let mut depth = 0_usize;
    for (_, piece) in pieces {
        match piece {
            Piece::If => depth += 1,
            Piece::EndIf => depth = depth.saturating_sub(1),
            Piece::Value(Variable::Id) if depth == 0 => return true,
            Piece::Value(_) | Piece::Text(_) | Piece::Else => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zayavka_shared::Language;

    use super::*;
    use crate::templates::render::render;
    use crate::templates::{Topic, Values};
    use crate::texts::Texts;

    const SLOT: Slot = Slot { topic: Topic::Replied, language: Language::Ru };
    const NUMBER: &str = "{{ ticket.id }}";

    fn faults(body: &str) -> Vec<Fault> {
        check(SLOT, body).err().unwrap_or_default()
    }

    /// What Telegram counts: the text without its tags, an entity as what it stands for.
    fn shown(text: &str) -> String {
        let mut shown = String::new();
        let mut is_tag = false;
        for character in text.chars() {
            match character {
                '<' => is_tag = true,
                '>' => is_tag = false,
                other if !is_tag => shown.push(other),
                _ => {}
            }
        }
        shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn what_is_shipped_has_no_fault() {
        let texts = Texts::default();
        for slot in Slot::all() {
            let body = slot.default_body(&texts);
            assert_eq!(check(slot, &body), Ok(()), "{slot:?}: {body}");
        }
    }

    #[test]
    fn a_misspelt_variable_is_named_with_its_line_and_its_neighbour() {
        let body = format!("<b>№ {NUMBER}</b>\n\nЗаявкой занимается {{{{ asignee.name }}}}.");
        let name = "asignee.name".to_owned();
        let nearest = Some("assignee.name");
        assert_eq!(faults(&body), [Fault::UnknownVariable { line: 3, name, nearest }]);
    }

    #[test]
    fn a_condition_is_judged_as_what_is_shown_is() {
        let body = format!("{NUMBER}\n{{% if not asignee %}}x{{% endif %}}");
        assert!(
            matches!(&faults(&body)[..], [Fault::UnknownVariable { line: 2, .. }]),
            "{:?}",
            faults(&body)
        );
        let body =
            format!("{NUMBER}{{% if status and (category or last_reply) %}}x{{% else %}}y{{% endif %}}");
        assert_eq!(faults(&body), []);
    }

    #[test]
    fn each_kind_of_fault_is_found_in_its_line() {
        let keys =
            |body: &str| faults(&format!("{NUMBER}\n{body}")).iter().map(Fault::key).collect::<Vec<_>>();
        let planted = [
            ("{{ status", "syntax"),
            ("{% if status %}", "syntax"),
            ("{% endif %}", "syntax"),
            ("{{ status | upper }}", "not_offered"),
            ("{{ 1 + 1 }}", "not_offered"),
            ("{{ \"<b>\" }}", "not_offered"),
            ("{% for x in category %}{% endfor %}", "not_offered"),
            ("{% autoescape false %}{{ status }}{% endautoescape %}", "not_offered"),
            ("{% raw %}<{% endraw %}", "not_offered"),
            ("<p>x</p>", "unknown_tag"),
            ("<script>x</script>", "unknown_tag"),
            ("<b>x", "unclosed_tag"),
            ("{% if status %}<b>{% endif %}x</b>", "unclosed_tag"),
            ("<b>{% if status %}x</b>{% endif %}", "unexpected_end"),
            ("<b><i>x</b></i>", "unexpected_end"),
            ("x</b>", "unexpected_end"),
            ("<blockquote><blockquote>x</blockquote></blockquote>", "nested"),
            ("<code><b>x</b></code>", "nested"),
            ("<a>x</a>", "attribute"),
            ("<a href=\"javascript:x\">x</a>", "attribute"),
            ("<b onclick=\"x\">x</b>", "attribute"),
            ("<span>x</span>", "attribute"),
            ("<a href=\"{{ status }}\">x</a>", "inside_tag"),
            ("1 < 2", "bare_less"),
            ("x <", "bare_less"),
            ("weather", "no fault at all"),
        ];
        for (body, expected) in planted {
            match expected {
                "no fault at all" => assert!(keys(body).is_empty(), "{body}"),
                expected => assert!(keys(body).contains(&expected), "{body}: {:?}", faults(body)),
            }
        }
    }

    #[test]
    fn every_telegram_tag_is_taken_where_it_fits() {
        let body = format!(
            "{NUMBER} <b>b <i>i <u>u</u></i></b> <s>s</s> <a href=\"https://example.org/?a=1\">a</a> \
             <code>c</code> <pre><code class=\"language-rust\">p</code></pre> <tg-spoiler>t</tg-spoiler> \
             <span class=\"tg-spoiler\">t</span> <blockquote expandable>q <b>b</b></blockquote> &lt; 1 > 0 & x"
        );
        assert_eq!(faults(&body), []);
    }

    #[test]
    fn the_number_must_always_be_named() {
        assert_eq!(faults("Hello"), [Fault::NoNumber]);
        assert_eq!(faults("{% if status %}{{ ticket.id }}{% endif %}"), [Fault::NoNumber]);
        assert_eq!(faults("{# {{ ticket.id }} #}Hello"), [Fault::NoNumber]);
    }

    #[test]
    fn the_length_is_judged_by_the_longest_values() {
        assert_eq!(faults(&format!("{NUMBER}{}", "я".repeat(4_000))), []);
        let body = format!("{NUMBER}{}", "😀".repeat(2_048));
        assert!(matches!(&faults(&body)[..], [Fault::TooLong { max: 4_096, .. }]));
    }

    #[test]
    fn every_fault_has_its_words() {
        let texts = Texts::default();
        for key in Fault::KEYS {
            let key = format!("template-fault-{}", key.replace('_', "-"));
            let args = ["line", "name", "other", "count", "max"].map(|name| (name, "1".into()));
            for language in Language::ALL {
                assert!(texts.find(language, &key, &args).is_some(), "{key}");
            }
        }
    }

    /// Pieces of which templates are put together, good ones and bad.
    fn piece() -> impl Strategy<Value = String> {
        let variable = prop::sample::select(Variable::ALL.to_vec());
        prop_oneof![
            variable.clone().prop_map(|variable| format!("{{{{ {} }}}}", variable.name())),
            variable.prop_map(|variable| format!("{{% if {} %}}", variable.name())),
            Just("{% else %}".to_owned()),
            Just("{% endif %}".to_owned()),
            prop::sample::select(vec!["b", "i", "blockquote", "code"]).prop_map(|tag| format!("<{tag}>")),
            prop::sample::select(vec!["b", "i", "blockquote", "code"]).prop_map(|tag| format!("</{tag}>")),
            "[a-zа-я <>&\"{}%😀\n]{0,12}",
            (1..1_500_usize).prop_map(|count| "я".repeat(count)),
        ]
    }

    fn values(texts: &[String]) -> Values {
        Variable::ALL
            .into_iter()
            .zip(texts)
            .fold(Values::default(), |values, (variable, text)| values.with(variable, text))
    }

    proptest! {
        #[test]
        fn a_template_that_passes_never_makes_what_telegram_refuses(
            pieces in prop::collection::vec(piece(), 0..10),
            texts in prop::collection::vec("(?s).{0,400}", 9),
        ) {
            let body = format!("{NUMBER}{}", pieces.concat());
            if check(SLOT, &body).is_ok() {
                let text = render(&body, &values(&texts)).unwrap();
                prop_assert!(shown(&text).encode_utf16().count() <= MESSAGE_MAX);
                prop_assert!(text.contains(Values::default().with(Variable::Id, &texts[0]).get(Variable::Id)) || texts[0].contains(['<', '>', '&', '"']));
                let pieces: Vec<_> = text.chars().map(|character| (1, Piece::Text(character))).collect();
                prop_assert!(html::check(&pieces).is_ok(), "{text}");
            }
        }

        #[test]
        fn what_people_write_never_becomes_markup(words in "(?s)[<>&\"'/a-z{}% ]{0,300}") {
            let body = format!("{NUMBER} <b>{{{{ last_reply }}}}</b> {{{{ client.name }}}}");
            let values = Values::default().with(Variable::Id, "1").with(Variable::LastReply, &words).with(Variable::Client, &words);
            let text = render(&body, &values).unwrap();
            prop_assert_eq!(text.matches('<').count(), 2, "{}", text);
            prop_assert!(text.starts_with("1 <b>"));
        }
    }
}
