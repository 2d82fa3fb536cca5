//! A page as saved from a government site: its article, without what stands around it.

mod article;
mod builder;
mod elements;
mod page;
mod sites;
mod space;
mod tables;
#[cfg(test)]
mod tests;

use encoding_rs::Encoding;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

use super::steps::Steps;
use super::{Decoded, IntakeError, encoding};

use builder::Builder;

/// Bytes in which a page names its encoding.
const HEAD: usize = 4096;

pub fn decode(bytes: &[u8], steps: &mut Steps) -> Result<Decoded, IntakeError> {
    let is_marked = Encoding::for_bom(bytes).is_some();
    let named = named_encoding(bytes).filter(|_| !is_marked && std::str::from_utf8(bytes).is_err());
    let text = match named {
        Some(encoding) => encoding::decode_as(bytes, encoding, steps)?,
        None => encoding::decode(bytes.into(), steps)?,
    };
    steps.step(1, 2)?;
    page(&text)
}

/// The article of a page. What a browser forgives is forgiven.
///
/// # Errors
/// [`IntakeError::TooLarge`] for tables that would grow without bound.
pub fn page(text: &str) -> Result<Decoded, IntakeError> {
    let builder = Builder::new();
    let options = TokenizerOpts::default();
    let tokenizer = Tokenizer::new(builder, options);
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    Ok(Decoded {
        text: article::article(&tokenizer.sink.finish()?),
        paragraphs: true,
        ..Decoded::default()
    })
}

/// What `<meta charset=…>` says, in either of its forms.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = memchr::memmem::find(rest, b"charset") {
        rest = rest.get(at + "charset".len()..)?;
        let value = rest.trim_ascii_start().strip_prefix(b"=");
        let Some(value) = value else { continue };
        let value = value.trim_ascii_start();
        let value = value
            .strip_prefix(b"\"")
            .or(value.strip_prefix(b"'"))
            .unwrap_or(value);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let length = value.iter().take_while(|byte| is_name(byte)).count();
        if let Some(encoding) = Encoding::for_label(value.get(..length)?) {
            // A page that can be read so far is not in UTF-16, whatever it says.
            return Some(encoding).filter(|it| it.is_ascii_compatible());
        }
    }
    None
}
