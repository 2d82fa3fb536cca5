//! Characters as they are compared: one form for those that stand for the same.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// Takes no room and says nothing: byte order marks, joiners, soft hyphens.
pub fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}'
    )
}

/// The ordinary character where a radical or a compatibility form stands in its place, as PDFs and their converters write.
pub fn ordinary(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2eff}' => radical(c),
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            c.nfkc().next().unwrap_or(c)
        }
        _ => c,
    }
}

fn radical(c: char) -> char {
    let found = RADICALS.binary_search_by_key(&c, |&(radical, _)| radical);
    let found = found.ok().and_then(|at| RADICALS.get(at));
    found.map_or(c, |&(_, ideograph)| ideograph)
}

/// NFKC does not map this block: its characters have no decomposition, only a likeness. In order.
#[rustfmt::skip]
const RADICALS: &[(char, char)] = &[
    ('⺁', '厂'), ('⺃', '乚'), ('⺄', '乙'), ('⺅', '亻'), ('⺆', '冂'), ('⺇', '几'),
    ('⺈', '刀'), ('⺉', '刂'), ('⺊', '卜'), ('⺋', '㔾'), ('⺌', '小'), ('⺍', '小'),
    ('⺎', '兀'), ('⺏', '尣'), ('⺐', '尢'), ('⺒', '巳'), ('⺓', '幺'), ('⺔', '彑'),
    ('⺕', '彐'), ('⺖', '忄'), ('⺗', '㣺'), ('⺘', '扌'), ('⺙', '攵'), ('⺛', '旡'),
    ('⺜', '日'), ('⺝', '月'), ('⺞', '歺'), ('⺟', '母'), ('⺠', '民'), ('⺡', '氵'),
    ('⺢', '氺'), ('⺣', '灬'), ('⺤', '爫'), ('⺦', '丬'), ('⺨', '犭'), ('⺩', '王'),
    ('⺪', '疋'), ('⺫', '目'), ('⺬', '示'), ('⺭', '礻'), ('⺮', '竹'), ('⺯', '糹'),
    ('⺰', '纟'), ('⺲', '罒'), ('⺳', '网'), ('⺴', '网'), ('⺶', '羊'), ('⺷', '羊'),
    ('⺸', '羊'), ('⺹', '耂'), ('⺺', '肀'), ('⺻', '聿'), ('⺼', '月'), ('⺽', '臼'),
    ('⺾', '艹'), ('⺿', '艹'), ('⻀', '艹'), ('⻁', '虎'), ('⻂', '衤'), ('⻃', '覀'),
    ('⻄', '西'), ('⻅', '见'), ('⻆', '角'), ('⻇', '角'), ('⻈', '讠'), ('⻉', '贝'),
    ('⻊', '足'), ('⻋', '车'), ('⻌', '辶'), ('⻍', '辶'), ('⻎', '辶'), ('⻏', '阝'),
    ('⻐', '钅'), ('⻑', '長'), ('⻒', '镸'), ('⻓', '长'), ('⻔', '门'), ('⻖', '阝'),
    ('⻗', '雨'), ('⻘', '青'), ('⻙', '韦'), ('⻚', '页'), ('⻛', '风'), ('⻜', '飞'),
    ('⻝', '食'), ('⻟', '飠'), ('⻠', '饣'), ('⻢', '马'), ('⻣', '骨'), ('⻤', '鬼'),
    ('⻥', '鱼'), ('⻦', '鸟'), ('⻧', '卤'), ('⻨', '麦'), ('⻩', '黄'), ('⻪', '黾'),
    ('⻫', '斉'), ('⻬', '齐'), ('⻭', '歯'), ('⻮', '齿'), ('⻯', '竜'), ('⻰', '龙'),
    ('⻲', '亀'), ('⻳', '龟'),
];

/// The characters that have simplified forms, and the forms, are all of this block.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

const PAIRS: &str = include_str!("../../assets/simplified.txt");

/// The simplified form of each character of the block.
static FORMS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut forms: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    for pair in pairs() {
        let mut chars = pair.chars();
        let (Some(traditional), Some(simplified)) = (chars.next(), chars.next()) else {
            continue;
        };
        if let Some(form) = place(traditional).and_then(|at| forms.get_mut(at)) {
            *form = simplified;
        }
    }
    forms
});

fn pairs() -> impl Iterator<Item = &'static str> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Where a character stands in its block.
fn place(c: char) -> Option<usize> {
    let at = u32::from(c).checked_sub(FIRST)?;
    usize::try_from(at).ok()
}

/// The simplified form of a traditional character; any other character itself. Takes as many bytes as `c`.
pub fn simplified(c: char) -> char {
    let form = place(c).and_then(|at| FORMS.get(at));
    form.copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_characters_they_stand_for() {
        let text: String = "⻓期⼯作⻔户⺠⽣⻬全，里程".chars().map(ordinary).collect();
        assert_eq!(text, "长期工作门户民生齐全，里程");
        assert!(RADICALS.is_sorted());
    }

    #[test]
    fn pairs_are_two_characters_of_one_width_in_order() {
        let firsts: Vec<char> = pairs().filter_map(|pair| pair.chars().next()).collect();
        assert!(firsts.len() > 2_500);
        assert!(firsts.is_sorted_by(|a, b| a < b));
        for pair in pairs() {
            assert_eq!((pair.chars().count(), pair.len()), (2, 6), "{pair}");
        }
    }

    #[test]
    fn a_form_is_its_own_form() {
        for &form in FORMS.iter() {
            assert_eq!(simplified(form), form);
        }
        let text: String = "財政廳，電子憑證a".chars().map(simplified).collect();
        assert_eq!(text, "财政厅，电子凭证a");
    }
}
