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

use cuoshi::{cli, document};

fn main() -> ExitCode {
    if std::env::args_os()
        .nth(1)
        .is_some_and(|it| it == document::ARGUMENT)
    {
        return document::serve();
    }
    if let Ok(program) = std::env::current_exe() {
        document::decode_apart(program);
    }
    cli::run(std::env::args_os())
}
