use unicode_normalization::UnicodeNormalization;

/// The ordinary character where a PDF's character map names a radical or a compatibility form in its place.
pub fn plain(c: char) -> char {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_the_characters_they_stand_for() {
        let text: String = "⻓期⼯作⻔户⺠⽣⻬全，里程".chars().map(plain).collect();
        assert_eq!(text, "长期工作门户民生齐全，里程");
        assert!(RADICALS.is_sorted());
    }
}
