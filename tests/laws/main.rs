//! Laws of reading, for the seed, for made-up documents and for random text. `PROPTEST_CASES` asks for more cases.

mod division;
mod documents;
mod same;

use cuoshi::plan::{Plan, Register};
use cuoshi::{reading, store};
use proptest::prelude::*;

/// A hundred cases unless the environment says more: each reads whole documents.
pub fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let cases = asked.and_then(|cases| cases.parse().ok()).unwrap_or(100);
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

pub fn register() -> &'static Register {
    static REGISTER: std::sync::OnceLock<Register> = std::sync::OnceLock::new();
    REGISTER.get_or_init(store::embedded_register)
}

pub fn read(source: &str) -> Plan {
    reading::read(source, register(), &reading::Options::default())
}
