mod named;

use named::{item, part};

use super::numeral::{is_numeral, number};

/// What numbers a heading, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 壹、 第一编 第一部分 Ⅰ.
    Part,
    /// 一、 第一章
    Chapter,
    /// (一) 第一节
    Section,
    /// 1. 1、 第一条
    Item,
    /// (1) 1)
    Clause,
    /// - •
    Bullet,
}

impl Level {
    pub const COUNT: usize = 6;
}

/// A printed number at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    pub level: Level,
    /// 0 for a bullet.
    pub number: u32,
    /// Bytes of the stream that it takes.
    pub length: usize,
}

pub fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '-' | '*') || is_ornament(c)
}

/// Decorates a number, or stands where one could.
pub fn is_ornament(c: char) -> bool {
    "★☆▲△▶►※◎❖◇◆■□●➤✦".contains(c)
}

/// The label that `text` (folded, from the start of a line on) opens with.
pub fn label(text: &str) -> Option<Label> {
    let label = plain(text)?;
    // (一)反馈问题1:… is numbered twice.
    let again = text.get(label.length..).and_then(item);
    let again = again.filter(|_| matches!(label.level, Level::Section | Level::Item));
    let again = again.filter(|it| text[..label.length + it.length].ends_with(':'));
    Some(Label {
        length: label.length + again.map_or(0, |it| it.length),
        ..label
    })
}

fn plain(text: &str) -> Option<Label> {
    let first = text.chars().next()?;
    match first {
        '(' => bracketed(text),
        '第' => ordinal(text),
        _ if is_bullet(first) => Some(Label {
            level: Level::Bullet,
            number: 0,
            length: first.len_utf8(),
        }),
        // ——推进归集治理: of dashes all that stand there.
        '—' => Some(Label {
            level: Level::Bullet,
            number: 0,
            length: text.len() - text.trim_start_matches('—').len(),
        }),
        '0'..='9' => arabic(text),
        'I' | 'V' | 'X' => roman(text),
        'P' | 'p' => part(text),
        _ if is_numeral(first) => chinese(text),
        _ => item(text),
    }
}

/// The numeral at the start and what follows it.
fn split_numeral(text: &str, is_part: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text
        .char_indices()
        .take(10)
        .find(|&(_, c)| !is_part(c))
        .map_or(text.len(), |(at, _)| at);
    text.split_at_checked(end).unwrap_or((text, ""))
}

fn made(level: Level, numeral: &str, around: usize) -> Option<Label> {
    let number = number(numeral).filter(|&n| n > 0 && n < 1000)?;
    Some(Label {
        level,
        number,
        length: numeral.len() + around,
    })
}

fn bracketed(text: &str) -> Option<Label> {
    if let Some(label) = bracketed_decimal(text) {
        return Some(label);
    }
    let (numeral, rest) = split_numeral(text.get(1..)?, |c| c.is_ascii_digit() || is_numeral(c));
    if !rest.starts_with(')') {
        return None;
    }
    let arabic = numeral.starts_with(|c: char| c.is_ascii_digit());
    let level = match arabic {
        true => Level::Clause,
        false if is_formal(numeral) => Level::Part,
        false => Level::Section,
    };
    // `(一)、` is written too; `(一)、(二)项` is an enumeration.
    let mut after = rest.chars().skip(1);
    let mark = after.next().filter(|c| matches!(c, '、' | '.'));
    let mark = mark.filter(|_| after.next() != Some('('));
    made(level, numeral, "()".len() + mark.map_or(0, char::len_utf8))
}

/// (2.1): the first of the second chapter
fn bracketed_decimal(text: &str) -> Option<Label> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (chapter, rest) = split_numeral(text.strip_prefix('(')?, is_digit);
    let (numeral, rest) = split_numeral(rest.strip_prefix('.')?, is_digit);
    let is_number = !chapter.is_empty() && rest.starts_with(')');
    let around = "(.)".len() + chapter.len();
    is_number
        .then(|| made(Level::Item, numeral, around))
        .flatten()
}

fn ordinal(text: &str) -> Option<Label> {
    let rest = text.strip_prefix('第')?;
    let (numeral, rest) = split_numeral(rest, |c| c.is_ascii_digit() || is_numeral(c));
    let kinds = [
        ("编", Level::Part),
        ("部分", Level::Part),
        ("章", Level::Chapter),
        ("节", Level::Section),
        ("条", Level::Item),
        ("项", Level::Item),
    ];
    let (word, level) = kinds.into_iter().find(|(word, _)| rest.starts_with(word))?;
    // 第一项工作是
    let is_talk = rest.strip_prefix("项").is_some_and(|rest| {
        rest.starts_with([
            '工', '任', '的', '为', '是', ':', ',', '、', '。', '和', '至',
        ])
    });
    if is_talk {
        return None;
    }
    made(level, numeral, "第".len() + word.len())
}

fn arabic(text: &str) -> Option<Label> {
    let (numeral, rest) = split_numeral(text, |c| c.is_ascii_digit());
    let mut after = rest.chars();
    let mark = after.next()?;
    let next = after.next();
    match mark {
        ')' => made(Level::Clause, numeral, 1),
        // `1.5` is a quantity, `2021.6.30` a date.
        '.' if next.is_some_and(|c| c.is_ascii_digit()) && !opens_with_date(rest) => None,
        '.' | '、' => made(Level::Item, numeral, mark.len_utf8()),
        // 01/北门里老旧小区改造
        '/' if numeral.starts_with('0') && !next.is_some_and(|c| c.is_ascii_digit()) => {
            made(Level::Item, numeral, 1)
        }
        _ => None,
    }
}

/// What an item's number would be whose words open with digits: `3.300个小区…`. It may as well be an amount.
pub fn before_digits(text: &str) -> Option<Label> {
    let (numeral, rest) = split_numeral(text, |c| c.is_ascii_digit());
    let words = rest.strip_prefix('.')?;
    let (digits, after) = split_numeral(words, |c| c.is_ascii_digit());
    // 6.5%, 2024.6.30
    let is_amount = digits.is_empty() || after.starts_with(['.', '%', '-', '—', '~']);
    (!is_amount)
        .then(|| made(Level::Item, numeral, 1))
        .flatten()
}

/// `8.8月底前…`, `3.2024年…`: no quantity is written so.
fn opens_with_date(rest: &str) -> bool {
    let (numeral, after) = split_numeral(rest.get(1..).unwrap_or_default(), |c| c.is_ascii_digit());
    let number = number(numeral).unwrap_or_default();
    // 5.1-6月
    let (to, behind) = after.split_at_checked(1).unwrap_or_default();
    let (last, month) = split_numeral(behind, |c| c.is_ascii_digit());
    if matches!(to, "-" | "~") && !last.is_empty() && month.starts_with('月') {
        return true;
    }
    after.starts_with('月') && (1..=12).contains(&number)
        || after.starts_with('年') && (2000..2100).contains(&number)
}

/// Ⅳ. as folded
fn roman(text: &str) -> Option<Label> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let (numeral, rest) = text.split_once(['.', '、'])?;
    let before = NUMERALS.iter().position(|it| *it == numeral)?;
    Some(Label {
        level: Level::Part,
        number: before as u32 + 1,
        length: text.len() - rest.len(),
    })
}

fn chinese(text: &str) -> Option<Label> {
    let (numeral, rest) = split_numeral(text, is_numeral);
    let mark = rest.chars().next().filter(|c| matches!(c, '、' | '.'))?;
    let level = match is_formal(numeral) {
        true => Level::Part,
        false => Level::Chapter,
    };
    made(level, numeral, mark.len_utf8())
}

/// 壹, 贰: above 一, 二.
fn is_formal(numeral: &str) -> bool {
    const FORMAL: &str = "壹贰貳叁參参肆伍陆陸柒捌玖拾";
    numeral.starts_with(|c| FORMAL.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Level, u32, &str)>) {
        let found = label(text).map(|l| (l.level, l.number, &text[..l.length]));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn digits_behind_the_number() {
        let number = |text| before_digits(text).map(|it| it.number);
        assert_eq!(number("5.12345热线"), Some(5));
        assert_eq!(number("3.300个小区"), Some(3));
        assert_eq!(number("6.5%以上"), None);
        assert_eq!(number("2024.6.30前"), None);
        assert_eq!(number("5.热线"), None);
    }

    #[test]
    fn labels() {
        check("一、开办企业", Some((Level::Chapter, 1, "一、")));
        check("(十一)深化", Some((Level::Section, 11, "(十一)")));
        check("1.推行", Some((Level::Item, 1, "1.")));
        check("12、推行", Some((Level::Item, 12, "12、")));
        check("(3)推行", Some((Level::Clause, 3, "(3)")));
        check("3)推行", Some((Level::Clause, 3, "3)")));
        check("第十八条责任单位", Some((Level::Item, 18, "第十八条")));
        check("第二章总则", Some((Level::Chapter, 2, "第二章")));
        check("壹、行政效能", Some((Level::Part, 1, "壹、")));
        check("IV.行政效能", Some((Level::Part, 4, "IV.")));
        check("IT.行政效能", None);
        check("VIP服务", None);
        check("1.5倍", None);
        check("2024.3月", None);
        check("8.8月底前", Some((Level::Item, 8, "8.")));
        check("5.1-6月排查", Some((Level::Item, 5, "5.")));
        check("5.1-6号", None);
        check("3.2024年完成", Some((Level::Item, 3, "3.")));
        check("(2.1)摸清家底", Some((Level::Item, 1, "(2.1)")));
        check("(2.1%)", None);
        check("任务包2:摸清", Some((Level::Chapter, 2, "任务包2:")));
        check("任务1-2:摸清家底", Some((Level::Item, 2, "任务1-2:")));
        check("任务1-2月完成", None);
        check("第3项县教育局", Some((Level::Item, 3, "第3项")));
        check("第一项工作是", None);
        check("任务01摸清家底", Some((Level::Item, 1, "任务01")));
        check("任务二:摸清家底", Some((Level::Item, 2, "任务二:")));
        check("任务2引进项目", Some((Level::Item, 2, "任务2")));
        check("问题一:不到位", Some((Level::Item, 1, "问题一:")));
        check(
            "(二)反馈问题3:不到位",
            Some((Level::Section, 2, "(二)反馈问题3:")),
        );
        check("(二)问题3个", Some((Level::Section, 2, "(二)")));
        check("问题一直存在", None);
        check("承诺四融资成本降下来", Some((Level::Item, 4, "承诺四")));
        check(
            "重点任务(二):建设",
            Some((Level::Chapter, 2, "重点任务(二):")),
        );
        check("重点任务(二)的", None);
        check("任务3项", None);
        check("任务清单", None);
        check("(含首年年费)", None);
        check("第三方采信", None);
        check("一类、二类", None);
        check("一是建清单", None);
        check("6月底前", None);
    }
}
