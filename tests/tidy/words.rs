//! Words that a person sees are in `assets/locales`, and knowledge of the genre is data in `assets`: not in the code.

use crate::assert_none;
use crate::source::{Source, program};

/// Rooms whose strings are the grammar that they read, which no person sees: numerals, 年 月 日, 第…章, brackets.
/// Names and idioms are data there too.
const GRAMMAR: [&str; 1] = ["reading"];

#[test]
fn no_chinese_words_in_the_code() {
    let sources = program().into_iter();
    let kept = sources.filter(|source| !GRAMMAR.contains(&source.room()));
    let complaints: Vec<String> = kept.flat_map(|it| chinese_words(&it)).collect();
    assert_none(&complaints);
}

fn chinese_words(source: &Source) -> Vec<String> {
    let strings = source
        .tokens
        .iter()
        .filter(|it| it.text.ends_with('"') || it.text.ends_with("\"#"));
    let chinese = strings.filter(|it| {
        it.text
            .contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c))
    });
    chinese
        .map(|it| {
            let (at, text) = (source.at(it.line), &it.text);
            format!("{at}: {text}: put what a person sees into assets/locales and use t!(), and knowledge into assets/*.ron")
        })
        .collect()
}

#[test]
fn a_planted_word_is_found() {
    let complaints = |text| chinese_words(&Source::parse("src/ui/mod.rs", text)).len();
    assert_eq!(complaints("fn a() { label(\"保存\"); }"), 1);
    assert_eq!(complaints("fn a() { label(r#\"保存\"#); }"), 1);
    assert_eq!(
        complaints("/// 保存\nfn a() { label(\"save\", '、'); } // 保存"),
        0
    );
    assert_eq!(
        complaints("#[cfg(test)] mod tests { fn a() { label(\"保存\"); } }"),
        0
    );
}
