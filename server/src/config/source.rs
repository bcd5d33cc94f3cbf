//! Where values come from, and how faults are gathered.

use std::collections::BTreeMap;
use std::fmt;

const PREFIX: &str = "ZAYAVKA_";
const FILE: &str = "zayavka.toml";

/// Names with their values, without the prefix and in capitals: `PUBLIC_URL`.
#[derive(Clone, Default)]
pub struct Source(BTreeMap<String, String>);

/// One value that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `ZAYAVKA_PUBLIC_URL`
    pub name: String,
    pub fault: String,
    pub example: &'static str,
}

/// Why the configuration cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("{FILE} cannot be read: {0}")]
    File(String),
    #[error("the configuration has faults:{}", list(.0))]
    Values(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().fold(String::new(), |text, one| {
        format!("{text}\n  {} {}; for example: {}={}", one.name, one.fault, one.name, one.example)
    })
}

impl Source {
    /// A source for tests and tools.
    #[must_use]
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (bare(name), value.to_owned())).collect())
    }

    /// The environment of this process and `zayavka.toml` in its folder.
    ///
    /// # Errors
    /// If the file is there and cannot be read.
    pub fn of_process() -> Result<Self, ConfigError> {
        let mut values = match std::fs::read_to_string(FILE) {
            Ok(text) => parse_file(&text)?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(ConfigError::File(error.to_string())),
        };
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?.strip_prefix(PREFIX)?.to_owned();
            Some((name, value.to_string_lossy().into_owned()))
        });
        values.extend(environment);
        Ok(Self(values))
    }

    pub(super) fn reader(&self) -> Reader<'_> {
        Reader { source: self, faults: Vec::new() }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Values may be secret; names are not.
        f.debug_list().entries(self.0.keys()).finish()
    }
}

/// `public_url` in the file is `ZAYAVKA_PUBLIC_URL` in the environment; lists may be written as such.
fn parse_file(text: &str) -> Result<BTreeMap<String, String>, ConfigError> {
    let table: toml::Table = toml::from_str(text).map_err(|error| ConfigError::File(error.to_string()))?;
    table
        .into_iter()
        .map(|(name, value)| match plain(&value) {
            Some(value) => Ok((bare(&name), value)),
            None => Err(ConfigError::File(format!("{name} is no plain value"))),
        })
        .collect()
}

fn plain(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Boolean(yes) => Some(yes.to_string()),
        toml::Value::Array(list) => Some(list.iter().map(plain).collect::<Option<Vec<_>>>()?.join(",")),
        toml::Value::Float(_) | toml::Value::Datetime(_) | toml::Value::Table(_) => None,
    }
}

fn bare(name: &str) -> String {
    let name = name.to_ascii_uppercase();
    name.strip_prefix(PREFIX).map(str::to_owned).unwrap_or(name)
}

/// Reads values one by one and remembers the faults.
pub(super) struct Reader<'s> {
    source: &'s Source,
    faults: Vec<Fault>,
}

/// How a text becomes a value, or what is wrong with it.
type Parse<T> = fn(&str) -> Result<T, String>;

impl Reader<'_> {
    /// A value that must be set.
    pub(super) fn required<T>(&mut self, name: &str, example: &'static str, parse: Parse<T>) -> Option<T> {
        match self.given(name) {
            Some(text) => self.parsed(name, &text, example, parse),
            None => {
                self.fault(name, "is not set".to_owned(), example);
                None
            }
        }
    }

    /// A value that has a default.
    pub(super) fn or<T>(
        &mut self,
        name: &str,
        default: &str,
        example: &'static str,
        parse: Parse<T>,
    ) -> Option<T> {
        let text = self.given(name).unwrap_or_else(|| default.to_owned());
        self.parsed(name, &text, example, parse)
    }

    /// A value that may be left out.
    pub(super) fn optional<T>(&mut self, name: &str, example: &'static str, parse: Parse<T>) -> Option<T> {
        let text = self.given(name)?;
        self.parsed(name, &text, example, parse)
    }

    fn given(&self, name: &str) -> Option<String> {
        self.source.0.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn parsed<T>(&mut self, name: &str, text: &str, example: &'static str, parse: Parse<T>) -> Option<T> {
        parse(text).map_err(|fault| self.fault(name, fault, example)).ok()
    }

    fn fault(&mut self, name: &str, fault: String, example: &'static str) {
        self.faults.push(Fault { name: format!("{PREFIX}{name}"), fault, example });
    }

    /// The faults, if there are any.
    pub(super) fn faults(self) -> Result<(), ConfigError> {
        if self.faults.is_empty() { Ok(()) } else { Err(ConfigError::Values(self.faults)) }
    }
}
