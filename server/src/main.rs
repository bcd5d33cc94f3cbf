//! The binary `zayavka`.

use std::process::ExitCode;

fn main() -> ExitCode {
    zayavka::cli::run()
}
