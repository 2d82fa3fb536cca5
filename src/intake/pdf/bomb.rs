use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::intake::IntakeError;
use crate::intake::steps::Steps;

/// Bytes that one stream of a PDF, and all of them, may unpack to. The parser unpacks without bounds.
const MOST_BYTES: u64 = 512 << 20;
const MOST_IN_ALL: u64 = 2 << 30;

/// Unpacks every stream once, only to see that it can be.
pub fn look(bytes: &[u8], steps: &mut Steps) -> Result<(), IntakeError> {
    let mut left = MOST_IN_ALL;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let (before, after) = bytes.split_at_checked(at).unwrap_or_default();
        let begins = !before.ends_with(b"end");
        let packed = after.strip_prefix(b"stream").unwrap_or_default();
        let packed = packed.strip_prefix(b"\r").unwrap_or(packed);
        let Some(packed) = packed.strip_prefix(b"\n").filter(|_| begins) else {
            continue;
        };
        steps.step(at, bytes.len() * 4)?;
        let mut bounded = ZlibDecoder::new(packed).take(MOST_BYTES + 1);
        let mut unpacked = 0;
        let mut buffer = vec![0; 1 << 16];
        // What is packed otherwise ends here at once.
        while let Ok(read @ 1..) = bounded.read(&mut buffer) {
            unpacked += read as u64;
        }
        left = left.saturating_sub(unpacked);
        if unpacked > MOST_BYTES || left == 0 {
            return Err(IntakeError::TooLarge);
        }
    }
    Ok(())
}
