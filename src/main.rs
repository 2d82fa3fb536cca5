//! The thin end of the program: everything is in the library.

#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::print_stdout,
    clippy::print_stderr
)]

use std::process::ExitCode;

fn main() -> ExitCode {
    cuoshi::cli::run(std::env::args_os())
}
