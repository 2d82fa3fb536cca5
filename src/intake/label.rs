/// What a printed number at the start of a cell or line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// 一、
    Chapter,
    /// (一)
    Section,
    /// 1. 1、
    Item,
}

/// The number that a text opens with, and its length in bytes.
pub fn printed(text: &str) -> Option<(Printed, usize)> {
    let first = text.chars().next()?;
    if matches!(first, '(' | '（') {
        let rest = text.get(first.len_utf8()..)?;
        let length = run(rest, is_chinese);
        let close = rest.get(length..)?.chars().next()?;
        let closed = length > 0 && matches!(close, ')' | '）');
        return closed.then(|| {
            let length = first.len_utf8() + length + close.len_utf8();
            (Printed::Section, length)
        });
    }
    let chinese = run(text, is_chinese);
    if chinese > 0 {
        let mark = text.get(chinese..)?.chars().next()?;
        return (mark == '、').then(|| (Printed::Chapter, chinese + mark.len_utf8()));
    }
    let arabic = run(text, |c| c.is_ascii_digit());
    let mut after = text.get(arabic..)?.chars();
    let mark = after.next().filter(|c| matches!(c, '.' | '．' | '、'))?;
    let goes_on = after.next().is_some_and(|c| c.is_ascii_digit());
    let is_label = (1..=3).contains(&arabic) && !(mark != '、' && goes_on);
    is_label.then(|| (Printed::Item, arabic + mark.len_utf8()))
}

fn is_chinese(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '零' | '〇'
    )
}

/// Bytes at the start that are such characters, at most a numeral's worth.
fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    let parts = text.chars().take(8).take_while(|&c| is_part(c));
    parts.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Printed, &str)>) {
        let found = printed(text).map(|(printed, length)| (printed, &text[..length]));
        assert_eq!(found, expected);
    }

    #[test]
    fn printed_numbers() {
        check("一、开办企业", Some((Printed::Chapter, "一、")));
        check("（十二）深化", Some((Printed::Section, "（十二）")));
        check("3.推行", Some((Printed::Item, "3.")));
        check("3、推行", Some((Printed::Item, "3、")));
        check("1.5倍", None);
        check("2021.6.30", None);
        check("一类企业", None);
        check("（含税）", None);
    }
}
