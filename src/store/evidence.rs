use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::StoreError;

/// How many bytes are read at once.
const PIECE: usize = 256 * 1024;

/// What a mark says of its evidence. Where the words are the path of a file, that and the SHA-256 of its bytes: the file
/// stays where it is, and whether it is still the same can be told. Other words (a link, a number) stand as they are.
///
/// # Errors
/// The file is there and cannot be read.
pub fn evidence(words: &str) -> Result<String, StoreError> {
    let path = Path::new(words.trim());
    if !path.is_file() {
        return Ok(words.to_owned());
    }
    let digest = digest_of(path).map_err(|error| StoreError::reading(path, error, u64::MAX))?;
    Ok(format!("{} sha256:{digest}", path.display()))
}

/// Piece by piece: evidence may be a film.
fn digest_of(path: &Path) -> io::Result<String> {
    let (mut file, mut digest) = (File::open(path)?, Sha256::new());
    let mut piece = vec![0; PIECE];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            length => digest.update(&piece[..length]),
        }
    }
    let digits = digest.finalize();
    Ok(digits.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_with_its_hash_and_other_words_stand() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("会议纪要.txt");
        std::fs::write(&path, "abc").unwrap();
        let said = evidence(&format!(" {} ", path.display())).unwrap();
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(said, format!("{} sha256:{hash}", path.display()));
        for words in [
            "",
            "市政府第12号文",
            "https://例子",
            "没有的文件.pdf",
            &said,
        ] {
            assert_eq!(evidence(words).unwrap(), words);
        }
        let folder = folder.path().display().to_string();
        assert_eq!(evidence(&folder).unwrap(), folder);
    }
}
