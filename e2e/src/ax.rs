//! A page as a screen reader has it: Chromium's accessibility tree, in text.

use std::collections::HashMap;
use std::fmt;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::browser::Browser;

/// What a person reaches or is told, with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    depth: usize,
    pub role: String,
    pub name: String,
    /// `checked`, `expanded`, … with their values.
    states: Vec<String>,
}

impl Named {
    /// Whether it is worked with; such must have a name.
    #[must_use]
    pub fn is_control(&self) -> bool {
        CONTROLS.contains(&self.role.as_str())
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:indent$}{} «{}»", "", self.role, timeless(&self.name), indent = self.depth * 2)?;
        for state in &self.states {
            write!(f, " {state}")?;
        }
        Ok(())
    }
}

const CONTROLS: [&str; 14] = [
    "button",
    "link",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "switch",
    "tab",
    "menuitem",
    "option",
    "spinbutton",
    "Date",
    "slider",
];
/// Their content is in their name.
const WHOLE: [&str; 14] = [
    "button",
    "link",
    "heading",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "switch",
    "tab",
    "menuitem",
    "option",
    "image",
    "Date",
];
/// Of no concern to a person.
const MUTE: [&str; 9] = [
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "LayoutTableCell",
    "LabelText",
    "ListMarker",
    "RootWebArea",
    "Iframe",
];
const STATES: [&str; 7] = ["checked", "selected", "expanded", "pressed", "disabled", "required", "invalid"];

/// The tree of the Mini App's frame; of the page itself if no app is open.
///
/// # Errors
/// If Chromium does not tell.
pub async fn tree(browser: &Browser) -> Result<Vec<Named>> {
    let frames = browser.devtools("Page.getFrameTree", json!({})).await?;
    let app = &frames["frameTree"]["childFrames"][0]["frame"]["id"];
    let asked = if app.is_null() { json!({}) } else { json!({"frameId": app}) };
    browser.devtools("Accessibility.enable", json!({})).await?;
    let answer = browser.devtools("Accessibility.getFullAXTree", asked).await?;
    let nodes = answer["nodes"].as_array().context("a tree without nodes")?;
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let root = nodes.first().context("an empty tree")?;
    let mut lines = Vec::new();
    walk(root, &by_id, 0, &mut lines);
    Ok(lines)
}

fn walk(node: &Value, by_id: &HashMap<&str, &Value>, depth: usize, lines: &mut Vec<Named>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_told =
        node["ignored"] != true && !MUTE.contains(&role) && !(role == "StaticText" && name.is_empty());
    let mut below = depth;
    if is_told {
        let role = if role == "StaticText" { "text" } else { role };
        lines.push(Named { depth, role: role.to_owned(), name: name.to_owned(), states: states(node) });
        if WHOLE.contains(&role) && !name.is_empty() {
            return;
        }
        below += 1;
    }
    let children = node["childIds"].as_array().into_iter().flatten();
    for child in children.filter_map(|id| by_id.get(id.as_str()?)) {
        walk(child, by_id, below, lines);
    }
}

fn states(node: &Value) -> Vec<String> {
    let properties = node["properties"].as_array().into_iter().flatten();
    properties
        .filter_map(|property| {
            let name = property["name"].as_str().filter(|name| STATES.contains(name))?;
            let value = &property["value"]["value"];
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (value != "false" || name == "expanded").then(|| format!("{name}={value}"))
        })
        .collect()
}

/// Times of day as `0:00`: they differ from run to run.
fn timeless(text: &str) -> String {
    let mut timeless = String::new();
    let mut characters = text.chars().collect::<Vec<_>>().into_iter().peekable();
    let mut digits = String::new();
    while let Some(character) = characters.next() {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        if character == ':'
            && (1..=2).contains(&digits.len())
            && characters.peek().is_some_and(char::is_ascii_digit)
        {
            while characters.next_if(char::is_ascii_digit).is_some() {}
            digits.clear();
            timeless.push_str("0:00");
            continue;
        }
        timeless.push_str(&digits);
        digits.clear();
        timeless.push(character);
    }
    timeless.push_str(&digits);
    timeless
}

#[cfg(test)]
mod tests {
    use super::timeless;

    #[test]
    fn times_of_day_do_not_differ() {
        assert_eq!(timeless("сегодня в 18:02, № 4"), "сегодня в 0:00, № 4");
        assert_eq!(timeless("9:30"), "0:00");
        assert_eq!(timeless("№ 004127: 12"), "№ 004127: 12");
    }
}
