use unicode_normalization::UnicodeNormalization;

use super::traditional::simplified;

/// The character as the reader compares it: width folded (NFKC), traditional forms as simplified, all brackets as `(` and `)`.
///
/// May be several characters (`㈠` → `(一)`), never white space, never none.
pub fn fold(c: char, mut push: impl FnMut(char)) {
    match c {
        '\u{4e00}'..='\u{9fff}' => push(simplified(c)),
        '、' | '。' | '“' | '”' | '《' | '》' | '—' => push(c),
        '[' | '{' | '〔' | '【' | '〖' | '﹝' | '［' | '｛' | '（' | '⟦' => push('('),
        ']' | '}' | '〕' | '】' | '〗' | '﹞' | '］' | '｝' | '）' | '⟧' => push(')'),
        '\u{21}'..='\u{7e}' => push(c),
        '｡' => push('。'),
        // ①3月底前: the number of an item, not the first digit of another.
        '①'..='⑳' => {
            push('(');
            c.nfkc().for_each(&mut push);
            push(')');
        }
        '–' | '―' | '−' | '─' | '⸺' | '‐' | '‑' | '‒' => push('—'),
        '\u{2e80}'..='\u{2eff}' => push(radical(c)),
        _ => {
            let mut folded = c.nfkc().filter(|c| !c.is_whitespace());
            let first = folded.next().unwrap_or(c);
            push(first);
            folded.for_each(push);
        }
    }
}

/// Takes no room and says nothing: byte order marks, joiners, soft hyphens.
pub fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}'
    )
}

/// What PDF converters write in place of ordinary characters; NFKC does not map this block.
fn radical(c: char) -> char {
    match c {
        '⺁' => '厂',
        '⺌' => '小',
        '⺟' => '母',
        '⺠' => '民',
        '⺫' => '目',
        '⻁' => '虎',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻉' => '贝',
        '⻋' => '车',
        '⻑' => '長',
        '⻓' => '长',
        '⻔' => '门',
        '⻘' => '青',
        '⻙' => '韦',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻢' => '马',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻰' => '龙',
        '⻳' => '龟',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut folded = String::new();
        for c in text.chars() {
            super::fold(c, |c| folded.push(c));
        }
        assert_eq!(folded, expected);
    }

    #[test]
    fn widths_brackets_and_radicals() {
        check("（１２）：；，", "(12):;,");
        check("〔甲］【乙}", "(甲)(乙)");
        check("㈠①⑫", "(一)(1)(12)");
        check("⻓期⻔户", "长期门户");
        check("第⼀章", "第一章");
        check("“《、。》”", "“《、。》”");
    }
}
