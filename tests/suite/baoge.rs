//! `baoge`, built for the tests: the same single call as the program a reader installs.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
