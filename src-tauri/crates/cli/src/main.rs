//! The `baoge` command. Everything it does is in the library beside this file.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
