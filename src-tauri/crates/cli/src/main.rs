//! The `baoge` command.

fn main() {}
