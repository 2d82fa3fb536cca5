/// The value of a Chinese or Arabic numeral below 100,000: `二十一`, `壹`, `两`, `18`. `None` for anything else.
pub fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().filter(|&n: &u32| n < 100_000);
    }
    if text.chars().all(|c| digit(c).is_some()) {
        // 二〇二一
        let value = |sum: u32, c| Some(sum.checked_mul(10)? + digit(c)?);
        return text.chars().try_fold(0, value);
    }
    let (mut total, mut pending) = (0u32, None);
    for c in text.chars() {
        match (digit(c), power(c)) {
            (Some(0), _) => pending = None,
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some(power)) => total += pending.take().unwrap_or(1) * power,
            _ => return None,
        }
    }
    Some(total + pending.unwrap_or(0))
}

/// Is this a character of a Chinese numeral?
pub fn is_numeral(c: char) -> bool {
    digit(c).is_some() || power(c).is_some()
}

/// The same without the formal ones, which words end in: 队伍6月底前到位.
pub fn is_plain_numeral(c: char) -> bool {
    is_numeral(c) && !"壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟".contains(c)
}

fn digit(c: char) -> Option<u32> {
    let value = match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' => 2,
        '三' | '叁' | '參' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    };
    Some(value)
}

fn power(c: char) -> Option<u32> {
    match c {
        '十' | '拾' => Some(10),
        '百' | '佰' => Some(100),
        '千' | '仟' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: Option<u32>) {
        assert_eq!(super::number(text), expected, "{text}");
    }

    #[test]
    fn numerals() {
        check("一", Some(1));
        check("十", Some(10));
        check("十八", Some(18));
        check("二十一", Some(21));
        check("一百零三", Some(103));
        check("二〇二一", Some(2021));
        check("拾贰", Some(12));
        check("18", Some(18));
        check("一一十", None);
        check("甲", None);
        check("", None);
    }
}
