//! `cargo +nightly fuzz run document fuzz/corpus/document tests/data/formats`

#![no_main]

mod judge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| judge::document(bytes));
