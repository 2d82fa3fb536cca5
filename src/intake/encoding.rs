//! Which encoding a text is in, and its text. What is not sure is refused: a garbled plan is worse than none.

use std::borrow::Cow;

use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::IntakeError;
use super::steps::Steps;

/// Bytes by which the encoding is told.
const SAMPLE: usize = 1 << 14;
/// Bytes decoded between two looks at whether to go on.
const CHUNK: usize = 1 << 20;
/// Share of ordinary characters in a text read rightly, and the lead over the next reading.
const LIKELY: f64 = 0.85;
const LEAD: f64 = 0.1;

/// The text, without BOM, line ends kept.
pub fn decode(bytes: Cow<[u8]>, steps: &mut Steps) -> Result<String, IntakeError> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        let text = bytes.get(mark..).unwrap_or_default();
        return decode_as(text, encoding, steps);
    }
    if !bytes.contains(&0) && std::str::from_utf8(&bytes).is_ok() {
        return String::from_utf8(bytes.into_owned())
            .map_err(|_error| IntakeError::UnknownEncoding);
    }
    decode_as(&bytes, guess(&bytes)?, steps)
}

/// The text in this encoding, whole or not at all.
pub fn decode_as(
    bytes: &[u8],
    encoding: &'static Encoding,
    steps: &mut Steps,
) -> Result<String, IntakeError> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut done = 0;
    loop {
        steps.step(done, bytes.len())?;
        let rest = bytes.get(done..).unwrap_or_default();
        let chunk = rest.get(..CHUNK).unwrap_or(rest);
        let is_last = chunk.len() == rest.len();
        let room = decoder.max_utf8_buffer_length_without_replacement(chunk.len());
        text.reserve(room.unwrap_or(chunk.len()));
        let (result, read) =
            decoder.decode_to_string_without_replacement(chunk, &mut text, is_last);
        done += read;
        match result {
            DecoderResult::InputEmpty if is_last => return Ok(text),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                let line = text.bytes().filter(|&byte| byte == b'\n').count() + 1;
                return Err(IntakeError::BadByte { encoding, line });
            }
        }
    }
}

/// The one encoding in which the text is ordinary Chinese.
///
/// Not left to a detector made for web pages: those always answer, and answer wrongly on a short text.
fn guess(bytes: &[u8]) -> Result<&'static Encoding, IntakeError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let is_whole = sample.len() == bytes.len();
    let utf8 = Reading::of(sample, UTF_8, is_whole);
    // Sequences of UTF-8 do not come about by chance: a few faults are damage.
    if utf8.likeness >= LIKELY && utf8.wide > 0 {
        return Ok(UTF_8);
    }
    let others = [GB18030, BIG5, UTF_16LE, UTF_16BE];
    let mut readings = others.map(|encoding| Reading::of(sample, encoding, is_whole));
    readings.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let [best, next, ..] = readings;
    if best.likeness >= LIKELY && best.likeness - next.likeness >= LEAD {
        return Ok(best.encoding);
    }
    if bytes.contains(&0) {
        return Err(IntakeError::Binary);
    }
    Err(IntakeError::UnknownEncoding)
}

/// A sample read in one encoding.
struct Reading {
    encoding: &'static Encoding,
    /// Share of ordinary characters among those that are not ASCII; a fault counts as several that are not.
    likeness: f64,
    /// Characters that are not ASCII.
    wide: usize,
}

/// Extraordinary characters that one fault counts for.
const FAULT: usize = 4;

impl Reading {
    fn of(sample: &[u8], encoding: &'static Encoding, is_whole: bool) -> Self {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::new();
        let room = decoder.max_utf8_buffer_length(sample.len());
        text.reserve(room.unwrap_or(sample.len()));
        let (_, _, _) = decoder.decode_to_string(sample, &mut text, is_whole);
        let (mut ordinary, mut strange, mut plain) = (0usize, 0usize, 0usize);
        for c in text.chars() {
            match c {
                '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' => plain += 1,
                '\u{fffd}' => strange += FAULT,
                _ if is_ordinary(c) => ordinary += 1,
                _ => strange += 1,
            }
        }
        let wide = ordinary + strange;
        // UTF-16 spreads plain ASCII over two bytes: there it speaks for the encoding too.
        let sixteen = encoding == UTF_16LE || encoding == UTF_16BE;
        let ordinary = if sixteen { ordinary + plain } else { ordinary };
        let all = ordinary + strange;
        Self {
            encoding,
            likeness: ordinary as f64 / all.max(1) as f64,
            wide,
        }
    }
}

/// A mark of Chinese print, or one of the some seven thousand characters that GB2312 and Big5 list first.
fn is_ordinary(c: char) -> bool {
    match c {
        '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}' | '\u{2010}'..='\u{2026}' | '·' => true,
        '\u{4e00}'..='\u{9fff}' => {
            let mut utf8 = [0; 4];
            let text: &str = c.encode_utf8(&mut utf8);
            let is_first_of_gb = || matches!(*GBK.encode(text).0, [0xb0..=0xd7, 0xa1..=0xff]);
            let is_first_of_big5 = || matches!(*BIG5.encode(text).0, [0xa4..=0xc6, _]);
            is_first_of_gb() || is_first_of_big5()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLE: &str =
        "关于印发优化营商环境措施的通知\r\n一、开办企业\r\n(一)深化“4012”品牌。6月底前完成。";
    const TRADITIONAL: &str = "關於印發優化營商環境措施的通知\n一、開辦企業";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let big = |unit: u16| unit.to_be_bytes();
        match encoding.name() {
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(big).collect(),
            _ => {
                let (bytes, _, failed) = encoding.encode(text);
                assert!(!failed);
                bytes.into_owned()
            }
        }
    }

    fn read(bytes: &[u8]) -> Result<String, IntakeError> {
        decode(bytes.into(), &mut Steps::new(&mut |_| true))
    }

    #[track_caller]
    fn check(text: &str, encodings: &[&'static Encoding]) {
        for encoding in encodings {
            let bytes = encoded(text, encoding);
            let name = encoding.name();
            assert_eq!(read(&bytes).as_deref(), Ok(text), "{name}");
        }
    }

    #[test]
    fn every_encoding_of_the_office_is_told() {
        check(SIMPLE, &[UTF_8, GB18030, UTF_16LE, UTF_16BE]);
        check(TRADITIONAL, &[UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE]);
        check(
            include_str!("../../seeds/liaocheng-2021.txt"),
            &[UTF_8, GB18030, UTF_16LE, UTF_16BE],
        );
    }

    #[test]
    fn short_snippets_are_told() {
        for text in ["一、开办企业", "牵头单位:市财政局", "6月底前,完成改造。"]
        {
            check(text, &[UTF_8, GB18030, UTF_16LE, UTF_16BE]);
        }
        check("plan for 2021\n", &[UTF_8, UTF_16LE, UTF_16BE]);
    }

    #[test]
    fn a_character_of_four_bytes_is_read() {
        check("赵𠮷同志负责本县营商环境工作。", &[GB18030]);
    }

    #[test]
    fn byte_order_marks_are_taken_off() {
        let utf16 = encoded("\u{feff}一、", UTF_16LE);
        assert_eq!(read(&utf16).as_deref(), Ok("一、"));
        assert_eq!(read("\u{feff}一、".as_bytes()).as_deref(), Ok("一、"));
    }

    #[test]
    fn a_stray_byte_is_said_and_nothing_garbled_is_given() {
        for encoding in [UTF_8, GB18030] {
            let mut bytes = encoded(SIMPLE, encoding);
            bytes.push(0xff);
            let expected = IntakeError::BadByte { encoding, line: 3 };
            assert_eq!(read(&bytes), Err(expected));
        }
    }

    #[test]
    fn what_is_no_chinese_text_is_refused() {
        assert_eq!(read(b"PX\x03\x04\0\0\xff"), Err(IntakeError::Binary));
        assert_eq!(read(b"\xff\xfd\xfd"), Err(IntakeError::UnknownEncoding));
        let latin = b"caf\xe9 na\xefve";
        assert_eq!(read(latin), Err(IntakeError::UnknownEncoding));
    }

    #[test]
    fn whoever_waits_can_stop() {
        let bytes = encoded(SIMPLE, GB18030);
        let stopped = decode(bytes.into(), &mut Steps::new(&mut |_| false));
        assert_eq!(stopped, Err(IntakeError::Cancelled));
    }
}
