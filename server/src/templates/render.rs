//! Makes a message of a template and its values.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minijinja::value::Value;
use minijinja::{Environment, UndefinedBehavior};
use tracing::warn;

use super::{Slot, Templates, Values, Variable, escape};
use crate::texts::Texts;

/// The engine with nothing in it: no filters, tests, functions or other templates. Every value is escaped,
/// whatever the template says.
static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_formatter(|out, _, value| out.write_str(&escape(&value.to_string())).map_err(Into::into));
    engine
});

/// Where the engine cannot read a template.
pub(super) fn syntax_error(body: &str) -> Option<usize> {
    ENGINE.template_from_str(body).err().map(|error| error.line().unwrap_or(1))
}

/// The text of a message: by the desk's own template, else by the one that is shipped.
#[must_use]
pub fn text(templates: &Templates, texts: &Texts, slot: Slot, values: &Values) -> String {
    if let Some(body) = templates.find(slot) {
        match render(&body, values) {
            Ok(text) => return text,
            Err(error) => warn!(
                template.event = slot.topic.key(),
                template.language = slot.language.code(),
                error = %error,
                "a template cannot be rendered; the one that is shipped stands in"
            ),
        }
    }
    render(&slot.default_body(texts), values).expect("the templates that are shipped render")
}

/// Fills a template in.
pub(super) fn render(body: &str, values: &Values) -> Result<String, minijinja::Error> {
    ENGINE.render_str(body, context(values))
}

/// The values as the engine reads them: `ticket.id` is the entry `id` of `ticket`.
fn context(values: &Values) -> Value {
    let mut context: BTreeMap<&'static str, Value> = BTreeMap::new();
    let mut groups: BTreeMap<&'static str, BTreeMap<&'static str, Value>> = BTreeMap::new();
    for variable in Variable::ALL {
        let value = Value::from(values.get(variable));
        match variable.name().split_once('.') {
            Some((group, name)) => drop(groups.entry(group).or_default().insert(name, value)),
            None => drop(context.insert(variable.name(), value)),
        }
    }
    context.extend(groups.into_iter().map(|(group, values)| (group, Value::from(values))));
    Value::from(context)
}
