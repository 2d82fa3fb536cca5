use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::StoreError;

/// As much as a person looks at.
const LIMIT: u64 = 1024 * 1024;

/// The text of a file, and whether it goes on: only the first MiB is read. What is no UTF-8 shows as `U+FFFD`.
///
/// # Errors
/// It cannot be read.
pub fn read_text(path: &Path) -> Result<(String, bool), StoreError> {
    let read = || {
        let mut bytes = Vec::new();
        File::open(path)?.take(LIMIT + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let mut bytes = read().map_err(|error| StoreError::reading(path, error, LIMIT))?;
    let is_cut = bytes.len() as u64 > LIMIT;
    if is_cut {
        bytes.truncate(LIMIT as usize);
    }
    Ok((String::from_utf8_lossy(&bytes).into_owned(), is_cut))
}
