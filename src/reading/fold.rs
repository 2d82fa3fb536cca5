use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::plan::characters::{is_ignorable, ordinary, simplified};
use crate::plan::fold_name;

/// The character as the reader compares it: width folded (NFKC), traditional forms as simplified, all brackets as `(` and `)`.
///
/// May be several characters (`㈠` → `(一)`), never white space, never none.
pub fn fold(c: char, mut push: impl FnMut(char)) {
    match c {
        // a stroke that many type for a bar
        '丨' => push('|'),
        // 計畫
        '畫' => push('划'),
        '\u{4e00}'..='\u{9fff}' => push(simplified(c)),
        '、' | '。' | '“' | '”' | '《' | '》' | '—' => push(c),
        '[' | '{' | '〔' | '【' | '〖' | '﹝' | '［' | '｛' | '（' | '⟦' => push('('),
        ']' | '}' | '〕' | '】' | '〗' | '﹞' | '］' | '｝' | '）' | '⟧' => push(')'),
        '\u{21}'..='\u{7e}' => push(c),
        '｡' => push('。'),
        '∶' | '︰' => push(':'),
        // ①3月底前: the number of an item, not the first digit of another.
        '①'..='⑳' => {
            push('(');
            c.nfkc().for_each(&mut push);
            push(')');
        }
        '–' | '―' | '−' | '─' | '⸺' | '‐' | '‑' | '‒' => push('—'),
        '\u{2e80}'..='\u{2eff}' => push(ordinary(c)),
        _ => {
            let mut folded = c.nfkc().filter(|c| !c.is_whitespace());
            let first = folded.next().unwrap_or(c);
            push(first);
            folded.for_each(push);
        }
    }
}

/// A text as the reader compares it, without white space.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let says = |c: &char| !c.is_whitespace() && !is_ignorable(*c);
    for c in text.chars().filter(says) {
        fold(c, |c| folded.push(c));
    }
    folded
}

/// Words as written, without what takes no room and the white space in them.
pub fn close(words: &str) -> String {
    let says = |c: &char| !c.is_whitespace() && !is_ignorable(*c);
    words.chars().filter(says).collect()
}

/// A name as it is called: widths folded, without what converters leave in it: 区⺠政局, 区委办(bàn)公室.
pub fn called(written: &str) -> String {
    let mut name = fold_name(written);
    while let Some(sound) = sound(&name) {
        name.replace_range(sound, "");
    }
    name
}

/// (bàn): how the character before it sounds.
pub fn sound(text: &str) -> Option<Range<usize>> {
    let is_letter = |c: char| c.is_lowercase() && !c.is_ascii_digit();
    text.match_indices('(').find_map(|(open, _)| {
        let inside = text.get(open + 1..)?;
        let close = inside.find(')')?;
        let letters = inside.get(..close)?;
        let is_sound = !letters.is_empty() && letters.chars().all(is_letter);
        (is_sound && !letters.is_ascii()).then_some(open..open + 1 + close + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn widths_brackets_and_radicals() {
        check("（１２）：；，", "(12):;,");
        check("〔甲］【乙}", "(甲)(乙)");
        check("㈠①⑫", "(一)(1)(12)");
        check("⻓期⻔户", "长期门户");
        check("第⼀章", "第一章");
        assert_eq!(called("区⺠政局"), "区民政局");
        assert_eq!(called("区委办（bàn）公室"), "区委办公室");
        assert_eq!(called("某某(试)局(乙)"), "某某(试)局(乙)");
        check("“《、。》”", "“《、。》”");
        check("第 一\u{200b}章", "第一章");
        check("工作計畫", "工作计划");
    }
}
