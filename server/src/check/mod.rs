//! `zayavka check`: looks at everything that a desk needs and names each fault with its mend. It changes
//! nothing but a file of its own, which it takes away again.

mod database;
mod probes;

use std::process::ExitCode;

use serde::Serialize;

use crate::config::{Config, ConfigError, Source};

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Ok,
    /// The desk runs, and worse than it could.
    Warning,
    /// The desk does not run until it is mended.
    Error,
}

/// What was looked at, how it stands, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub check: &'static str,
    pub status: Status,
    pub detail: String,
    /// Empty where nothing is to be done.
    pub fix: String,
}

impl Finding {
    fn ok(check: &'static str, detail: impl Into<String>) -> Self {
        Self { check, status: Status::Ok, detail: detail.into(), fix: String::new() }
    }

    fn warning(check: &'static str, detail: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { check, status: Status::Warning, detail: detail.into(), fix: fix.into() }
    }

    fn error(check: &'static str, detail: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { check, status: Status::Error, detail: detail.into(), fix: fix.into() }
    }
}

/// What the command line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// For machines.
    pub is_json: bool,
    /// Asks nothing of Telegram or of the public address.
    pub is_offline: bool,
}

/// Looks, prints and says how it stands: 0 ready, 1 something to mend, 2 the configuration cannot be read.
pub async fn run(options: Options) -> ExitCode {
    let (findings, is_readable) = match Source::of_process() {
        Ok(source) => (look(&source, options.is_offline).await, true),
        Err(error) => {
            let fix = "Mend the file, or take it away and set the environment";
            (vec![Finding::error("configuration", error.to_string(), fix)], false)
        }
    };
    if options.is_json {
        println!("{}", serde_json::to_string_pretty(&findings).expect("findings are plain text"));
    } else {
        findings.iter().for_each(print);
    }
    let has_errors = findings.iter().any(|finding| finding.status == Status::Error);
    match (is_readable, has_errors) {
        (false, _) => ExitCode::from(2),
        (true, true) => ExitCode::FAILURE,
        (true, false) => ExitCode::SUCCESS,
    }
}

/// Everything that a desk with these values needs.
pub async fn look(source: &Source, is_offline: bool) -> Vec<Finding> {
    let config = match Config::from_source(source) {
        Ok(config) => config,
        Err(ConfigError::Values(faults)) => {
            let finding = |fault: crate::config::Fault| {
                let fix = format!("Set {} to something like {}", fault.name, fault.example);
                Finding::error("configuration", format!("{} {}", fault.name, fault.fault), fix)
            };
            return faults.into_iter().map(finding).collect();
        }
        Err(error @ ConfigError::File(_)) => {
            return vec![Finding::error("configuration", error.to_string(), "Mend the file")];
        }
    };
    let mut findings = vec![Finding::ok("configuration", "every value can be used")];
    findings.extend(probes::owners(&config));
    findings.push(database::database(&config).await);
    findings.push(probes::storage(&config).await);
    findings.push(probes::listen(&config).await);
    if !is_offline {
        findings.extend(probes::telegram(&config).await);
        findings.push(probes::public_url(&config).await);
    }
    findings
}

fn print(finding: &Finding) {
    let mark = match finding.status {
        Status::Ok => "ok     ",
        Status::Warning => "warning",
        Status::Error => "error  ",
    };
    println!("{mark}  {}: {}", finding.check, finding.detail);
    if !finding.fix.is_empty() {
        println!("         {}.", finding.fix);
    }
}
