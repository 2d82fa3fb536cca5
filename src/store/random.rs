use std::hash::{BuildHasher, RandomState};

/// A random number that makes two equal acts two entries.
pub fn nonce() -> u64 {
    // Without the system's source, the seed of the standard hash maps has to do.
    getrandom::u64().unwrap_or_else(|_| RandomState::new().hash_one(std::process::id()))
}
