//! `cargo +nightly fuzz run import fuzz/corpus/import tests/notebooks/corpus`

#![no_main]

mod judge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge::import(bytes));
