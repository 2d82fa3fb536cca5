//! `cargo +nightly fuzz run notebook fuzz/corpus/notebook tests/notebooks/corpus`

#![no_main]

mod judge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge::notebook(bytes));
