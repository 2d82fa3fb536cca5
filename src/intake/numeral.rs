//! Numbers as a document prints them.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const FORMAL_OLD: [char; 10] = ['零', '壹', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const BRANCHES: [char; 12] = [
    '子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥',
];

/// 十二, 一百零五; digits from ten thousand on.
pub fn chinese(number: u32) -> String {
    spelled(number, &DIGITS, ['十', '百', '千'], true)
}

/// 壹, 拾贰.
pub fn formal(number: u32) -> String {
    spelled(number, &FORMAL, ['拾', '佰', '仟'], false)
}

/// 貳, in documents of traditional script.
pub fn formal_old(number: u32) -> String {
    spelled(number, &FORMAL_OLD, ['拾', '佰', '仟'], false)
}

/// 一〇五.
pub fn digits(number: u32) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize));
    let zero = |&c: &char| if c == '零' { '〇' } else { c };
    let printed = number.to_string();
    printed.chars().filter_map(digit).map(zero).collect()
}

/// `short`: 十二, not 一十二.
fn spelled(number: u32, digits: &[char; 10], units: [char; 3], short: bool) -> String {
    let [ten, hundred, thousand] = units;
    if number >= 10_000 {
        return number.to_string();
    }
    let digit = |n: u32| digits.get(n as usize).copied().unwrap_or_default();
    if number == 0 {
        return digit(0).into();
    }
    let mut text = String::new();
    let mut gap = false;
    for (unit, name) in [
        (1000, Some(thousand)),
        (100, Some(hundred)),
        (10, Some(ten)),
        (1, None),
    ] {
        let n = number / unit % 10;
        if n == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(digit(0));
            gap = false;
        }
        let is_teen = short && unit == 10 && n == 1 && text.is_empty();
        if !is_teen {
            text.push(digit(n));
        }
        text.extend(name);
    }
    text
}

/// 甲 乙 丙, again from the start after the last.
pub fn stem(number: u32) -> String {
    of_row(&STEMS, number)
}

/// 子 丑 寅.
pub fn branch(number: u32) -> String {
    of_row(&BRANCHES, number)
}

fn of_row(row: &[char], number: u32) -> String {
    let at = (number.max(1) - 1) as usize % row.len();
    row.get(at).map(char::to_string).unwrap_or_default()
}

/// ① to ⑳, then plain digits.
pub fn circled(number: u32) -> String {
    let circled = (1..=20).contains(&number);
    let c = char::from_u32(0x2460 + number.max(1) - 1).filter(|_| circled);
    c.map_or_else(|| number.to_string(), String::from)
}

/// １２.
pub fn full_width(number: u32) -> String {
    let wide = |c: char| char::from_u32(c as u32 - 0x30 + 0xff10).unwrap_or(c);
    number.to_string().chars().map(wide).collect()
}

/// a … z, aa, bb, as Word counts; at most a few letters.
pub fn letters(number: u32, first: char) -> String {
    let at = number.max(1) - 1;
    let letter = char::from_u32(first as u32 + at % 26).unwrap_or(first);
    let times = (at / 26 + 1).min(10) as usize;
    std::iter::repeat_n(letter, times).collect()
}

/// ix; digits from four thousand on.
pub fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let (mut rest, mut text) = (number, String::new());
    for (value, letters) in PARTS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spell: fn(u32) -> String, expected: &[(u32, &str)]) {
        for &(number, text) in expected {
            assert_eq!(spell(number), text);
        }
    }

    #[test]
    fn numbers_are_spelled_as_word_spells_them() {
        let counted = [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (105, "一百零五"),
            (110, "一百一十"),
            (1001, "一千零一"),
        ];
        check(chinese, &counted);
        check(formal, &[(1, "壹"), (12, "壹拾贰")]);
        check(digits, &[(12, "一二"), (105, "一〇五")]);
        check(stem, &[(1, "甲"), (11, "甲")]);
        check(circled, &[(1, "①"), (20, "⑳"), (21, "21")]);
        check(full_width, &[(12, "１２")]);
        check(roman, &[(4, "iv"), (19, "xix")]);
        check(|n| letters(n, 'a'), &[(1, "a"), (26, "z"), (28, "bb")]);
    }
}
