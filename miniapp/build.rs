//! Turns the texts of `static/locales` into typed tables, so that a text that is missing, or has other
//! variables in one language than in another, does not compile.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, Variant, VariantKey,
};

/// In the order of `zayavka_shared::Language::ALL`.
const LANGUAGES: [&str; 2] = ["ru", "en"];

/// Texts that only the server speaks.
const SERVER_ONLY: [&str; 4] = ["notify-", "bot-", "problem-", "template-"];

/// CLDR's names; a selector with no other keys chooses by number.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let locales = Path::new(&required("CARGO_MANIFEST_DIR")?).join("../static/locales");
    let mut catalogs = Vec::new();
    for language in LANGUAGES {
        let path = locales.join(format!("{language}.ftl"));
        println!("cargo::rerun-if-changed={}", path.display());
        catalogs.push(read_catalog(&path)?);
    }
    let generated = generate(&catalogs)?;
    fs::write(PathBuf::from(required("OUT_DIR")?).join("texts.rs"), generated)?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts by the environment alone")]
fn required(name: &str) -> Result<String, Failure> {
    env::var(name).map_err(|_| format!("cargo did not set {name}").into())
}

/// A piece of a text, ready to be written as Rust.
enum Part {
    Text(String),
    Variable(String),
    Choice { variable: String, is_plural: bool, variants: Vec<(String, Vec<Part>)>, default: Vec<Part> },
}

/// The texts of one language by key.
type Catalog = BTreeMap<String, Vec<Part>>;

fn read_catalog(path: &Path) -> Result<Catalog, Failure> {
    let source = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let resource = fluent_syntax::parser::parse(source.as_str())
        .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
    let mut catalog = Catalog::new();
    let mut add = |key: String, pattern: &Pattern<&str>| -> Result<(), Failure> {
        let parts = read_pattern(pattern, &resource)
            .map_err(|fault| format!("{}: {key}: {fault}", path.display()))?;
        match catalog.insert(key.clone(), parts) {
            None => Ok(()),
            Some(_) => Err(format!("{}: {key} is there twice", path.display()).into()),
        }
    };
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        let key = message.id.name;
        if SERVER_ONLY.iter().any(|prefix| key.starts_with(prefix)) {
            continue;
        }
        if let Some(pattern) = &message.value {
            add(key.to_owned(), pattern)?;
        }
        for attribute in &message.attributes {
            add(format!("{key}.{}", attribute.id.name), &attribute.value)?;
        }
    }
    Ok(catalog)
}

fn read_pattern(pattern: &Pattern<&str>, resource: &Resource<&str>) -> Result<Vec<Part>, Failure> {
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => push_text(&mut parts, value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => read_inline(inline, resource, &mut parts)?,
                Expression::Select { selector, variants } => {
                    parts.push(read_choice(selector, variants, resource)?)
                }
            },
        }
    }
    Ok(parts)
}

fn read_inline(
    inline: &InlineExpression<&str>,
    resource: &Resource<&str>,
    parts: &mut Vec<Part>,
) -> Result<(), Failure> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            push_text(parts, &fluent_syntax::unicode::unescape_unicode_to_string(value))
        }
        InlineExpression::NumberLiteral { value } => push_text(parts, value),
        InlineExpression::VariableReference { id } => parts.push(Part::Variable(id.name.to_owned())),
        InlineExpression::TermReference { id, arguments: None, .. } => {
            let term = resource.body.iter().find_map(|entry| match entry {
                Entry::Term(term) => (term.id.name == id.name).then_some(&term.value),
                Entry::Message(_)
                | Entry::Comment(_)
                | Entry::GroupComment(_)
                | Entry::ResourceComment(_)
                | Entry::Junk { .. } => None,
            });
            let term = term.ok_or_else(|| format!("no term -{}", id.name))?;
            parts.extend(read_pattern(term, resource)?);
        }
        InlineExpression::Placeable { .. }
        | InlineExpression::FunctionReference { .. }
        | InlineExpression::MessageReference { .. }
        | InlineExpression::TermReference { .. } => {
            return Err("only variables, terms, literals and selectors are understood here".into());
        }
    }
    Ok(())
}

fn read_choice(
    selector: &InlineExpression<&str>,
    variants: &[Variant<&str>],
    resource: &Resource<&str>,
) -> Result<Part, Failure> {
    let InlineExpression::VariableReference { id } = selector else {
        return Err("a selector must be a variable".into());
    };
    let keys = variants.iter().map(|variant| match variant.key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    });
    let is_plural = keys.clone().all(|key| PLURALS.contains(&key) || key.parse::<i64>().is_ok());
    let mut choice = Vec::new();
    let mut default = None;
    for (variant, key) in variants.iter().zip(keys) {
        let parts = read_pattern(&variant.value, resource)?;
        if variant.default {
            default = Some(parts);
        } else {
            choice.push((key.to_owned(), parts));
        }
    }
    let default = default.ok_or("a selector has no default variant")?;
    Ok(Part::Choice { variable: id.name.to_owned(), is_plural, variants: choice, default })
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    if let Some(Part::Text(before)) = parts.last_mut() {
        before.push_str(text);
    } else {
        parts.push(Part::Text(text.to_owned()));
    }
}

/// What a text is told: names, and whether they are numbers.
type Variables = BTreeMap<String, bool>;

fn variables_of(parts: &[Part], found: &mut Variables) {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Variable(name) => {
                found.entry(name.clone()).or_insert(false);
            }
            Part::Choice { variable, is_plural, variants, default } => {
                *found.entry(variable.clone()).or_insert(false) |= is_plural;
                variables_of(default, found);
                for (_, parts) in variants {
                    variables_of(parts, found);
                }
            }
        }
    }
}

fn generate(catalogs: &[Catalog]) -> Result<String, Failure> {
    let keys: BTreeSet<&String> = catalogs.iter().flat_map(BTreeMap::keys).collect();
    let mut rust = String::from("impl Texts {\n");
    for key in keys {
        let mut texts = Vec::new();
        let mut variables: Option<Variables> = None;
        for (language, catalog) in LANGUAGES.iter().zip(catalogs) {
            let parts = catalog.get(key).ok_or_else(|| format!("{language}.ftl has no text {key}"))?;
            let mut found = Variables::new();
            variables_of(parts, &mut found);
            variables = Some(match variables {
                None => found,
                Some(before) if before.keys().eq(found.keys()) => {
                    before.into_iter().map(|(name, number)| (name.clone(), number || found[&name])).collect()
                }
                Some(_) => {
                    return Err(format!(
                        "{language}.ftl: {key} has other variables than {}.ftl",
                        LANGUAGES[0]
                    )
                    .into());
                }
            });
            texts.push(parts);
        }
        write_method(&mut rust, key, &texts, &variables.unwrap_or_default())?;
    }
    rust.push_str("}\n");
    Ok(rust)
}

fn write_method(
    rust: &mut String,
    key: &str,
    texts: &[&Vec<Part>],
    variables: &Variables,
) -> Result<(), Failure> {
    let name = key.replace(['-', '.'], "_");
    writeln!(rust, "/// `{key}`\n#[must_use]")?;
    if variables.is_empty() {
        let plain: Vec<String> = texts.iter().map(|parts| format!("{:?}", plain_text(parts))).collect();
        writeln!(rust, "pub fn {name}(self) -> &'static str {{ self.pick([{}]) }}", plain.join(", "))?;
        return Ok(());
    }
    let parameters: String = variables
        .iter()
        .map(|(name, is_number)| {
            let kind = if *is_number { "i64" } else { "impl std::fmt::Display" };
            format!(", {}: {kind}", name.replace('-', "_"))
        })
        .collect();
    let arguments: Vec<String> = variables
        .iter()
        .map(|(name, is_number)| {
            let name = name.replace('-', "_");
            if *is_number { format!("Argument::Number({name})") } else { format!("Argument::Text(&{name})") }
        })
        .collect();
    let names: Vec<&String> = variables.keys().collect();
    let tables: Vec<String> = texts.iter().map(|parts| rust_parts(parts, &names)).collect();
    writeln!(
        rust,
        "pub fn {name}(self{parameters}) -> String {{ self.format([{}], &[{}]) }}",
        tables.join(", "),
        arguments.join(", ")
    )?;
    Ok(())
}

fn plain_text(parts: &[Part]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Variable(_) | Part::Choice { .. } => "",
        })
        .collect()
}

fn rust_parts(parts: &[Part], names: &[&String]) -> String {
    let place = |name: &String| names.iter().position(|one| *one == name).unwrap_or(0);
    let parts: Vec<String> = parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => format!("Part::Text({text:?})"),
            Part::Variable(name) => format!("Part::Variable({})", place(name)),
            Part::Choice { variable, variants, default, .. } => {
                let variants: Vec<String> = variants
                    .iter()
                    .map(|(key, parts)| format!("({key:?}, {})", rust_parts(parts, names)))
                    .collect();
                format!(
                    "Part::Choice({}, &[{}], {})",
                    place(variable),
                    variants.join(", "),
                    rust_parts(default, names)
                )
            }
        })
        .collect();
    format!("&[{}]", parts.join(", "))
}
