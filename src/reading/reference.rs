use std::collections::HashSet;
use std::ops::Range;

use regex::{Captures, Match, Regex};

use crate::plan::{DiagnosticCode, Field, Idioms, Reference, ReferenceKind, Severity};

use super::measure::Draft;
use super::stream::Stream;
use super::trouble::Troubles;
use super::words::{compiled, contains, ends_with, starts_with};

/// Longest title of a document, in bytes.
const LONGEST: usize = 360;

/// A name in quotation marks of any kind.
const QUOTED: &str = "(?:“([^“”。;]{1,30})”|\"([^\",。;]{1,30})\"|「([^「」。;]{1,30})」)";

/// Most characters between a quoted name and what it is: “信用甲市”官方网站.
const FARTHEST: usize = 8;

/// Names in quotation marks, and the words by which one is a system.
pub struct Library {
    quoted: Regex,
    /// 「有機農業促進法」: how traditional documents name a law.
    law: Regex,
    /// 系统, 平台
    kinds: Vec<String>,
    /// 产业平台
    others: Vec<String>,
    /// 上线
    launching: Vec<String>,
    /// 视频号
    accounts: Vec<String>,
    /// 通, 云: how names of systems end, and other words do.
    ends: Vec<String>,
    /// 浙里办: systems that everybody knows.
    known: Vec<String>,
    /// 品牌, 改革 behind a name: it is called so, and is no system.
    brands: Vec<String>,
}

impl Library {
    pub fn new(idioms: &Idioms) -> Self {
        Self {
            quoted: compiled(QUOTED),
            law: compiled(
                "「([^「」。;]{2,40}(?:法|条例|办法|要点|计划|规定|准则|细则|方案|规则|标准|作业程序))」",
            ),
            kinds: idioms.system_words.clone(),
            others: idioms.no_systems.clone(),
            launching: idioms.launching_verbs.clone(),
            accounts: idioms.account_words.clone(),
            ends: idioms.system_ends.clone(),
            known: idioms.known_systems.clone(),
            brands: idioms.brand_nouns.clone(),
        }
    }

    fn laws(&self, text: &str) -> Vec<Range<usize>> {
        let all = self.law.captures_iter(text);
        all.filter_map(|found| Some(found.get(1)?.range()))
            .collect()
    }

    /// The quoted names that the document calls a system somewhere: elsewhere it may name them alone.
    pub fn systems<'t>(&self, text: &'t str) -> HashSet<&'t str> {
        let all = self.quoted.captures_iter(text);
        let system = |found: Captures<'t>| {
            let (before, after) = around(text, &found)?;
            let name = name_of(&found)?.as_str();
            self.is_system(before, name, after).then_some(name)
        };
        all.filter_map(system).collect()
    }

    /// “一窗通”系统, “绿色管理平台”, 管护平台“净蒲通”上线, 开通热线“沔商直通”
    fn is_system(&self, before: &str, name: &str, after: &str) -> bool {
        let is_kind = |words: &str| ends_with(words, &self.kinds);
        // 开通监督热线“沔商直通”
        let clause = before
            .rsplit([',', '。', ';', '、'])
            .next()
            .unwrap_or_default();
        let is_launched = starts_with(after, &self.launching) || contains(clause, &self.launching);
        let names_itself = is_kind(name) && !ends_with(name, &self.others) && !self.is_brand(after);
        // 依托“甲事通”开设专区, 与“甲政通”对接
        let is_used = clause.ends_with("依托") || after.starts_with("对接");
        // 视频号“甲之声”每周推送
        names_itself
            || self.known.iter().any(|known| known == name)
            || calls(before, &self.accounts)
            || self.is_said_behind(after)
            || is_launched && calls(before, &self.kinds)
            || is_used && name.ends_with('通')
    }

    /// “甲健康云”基层版: sounds like a system, and nothing says that it is one.
    fn may_be_system(&self, before: &str, name: &str, after: &str) -> bool {
        let sounds = ends_with(name, &self.ends) && !ends_with(name, &self.others);
        let sounds = sounds && !name.contains(['、', ',']) && !self.is_brand(after);
        // “共享平台”改革 might be about one.
        let is_named = ends_with(name, &self.kinds) && self.is_brand(after);
        // 预约系统“云上甲博”
        sounds || is_named || calls(before, &self.kinds) && !self.is_brand(after)
    }

    fn is_brand(&self, after: &str) -> bool {
        starts_with(after, &self.brands)
    }

    /// 官方网站 behind a name; “万亩千亿”新产业平台 is none.
    fn is_said_behind(&self, after: &str) -> bool {
        let links = |c: char| matches!(c, '的' | '和' | '及' | '与');
        let is_word = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c) && !links(c);
        let places = after.char_indices().map(|(at, _)| at).take(FARTHEST + 1);
        for at in places {
            let (lead, rest) = after.split_at(at);
            if !lead.chars().all(is_word) {
                return false;
            }
            if let Some(kind) = self
                .kinds
                .iter()
                .find(|kind| rest.starts_with(kind.as_str()))
            {
                let said = after.get(..at + kind.len()).unwrap_or_default();
                // 关停“僵尸”系统12个: so many of a kind.
                let counts = after.get(at + kind.len()..);
                let count = counts.map(|it| it.trim_start_matches(|c: char| c.is_ascii_digit()));
                let is_many =
                    counts != count && count.is_some_and(|it| it.starts_with(['个', '套']));
                return !is_many && !ends_with(said, &self.others);
            }
        }
        false
    }
}

/// 视频号“甲之声”; in “甲环保”公众号“有奖举报”栏目 the account is another's.
fn calls(before: &str, kinds: &[String]) -> bool {
    let mut kinds = kinds
        .iter()
        .filter_map(|kind| before.strip_suffix(kind.as_str()));
    kinds.any(|before| !before.ends_with(['”', '」']))
}

/// What stands before and behind a quotation.
fn around<'t>(text: &'t str, found: &Captures<'t>) -> Option<(&'t str, &'t str)> {
    let whole = found.get(0)?;
    Some((text.get(..whole.start())?, text.get(whole.end()..)?))
}

/// What stands between the quotation marks.
fn name_of<'t>(found: &Captures<'t>) -> Option<Match<'t>> {
    found.iter().skip(1).flatten().next()
}

/// The systems and documents a measure names, each once, in the order of the document.
pub fn references(
    draft: &Draft,
    library: &Library,
    systems: &HashSet<&str>,
    troubles: &mut Troubles,
) -> Vec<Reference> {
    let stream = draft.stream;
    let mut found: Vec<(Range<usize>, ReferenceKind)> = Vec::new();
    let mut unsure: Vec<Range<usize>> = Vec::new();
    for part in draft.title_parts.iter().chain(&draft.text_parts) {
        let text = stream.text(part);
        let place = |at: Range<usize>| part.start + at.start..part.start + at.end;
        for quoted in library.quoted.captures_iter(text) {
            let Some((name, (before, after))) = name_of(&quoted).zip(around(text, &quoted)) else {
                continue;
            };
            let is_event = starts_with(after, &["活动", "专项行动"]);
            if is_event || systems.contains(name.as_str()) && is_rule_of_four(name.as_str()) {
                unsure.extend(systems.contains(name.as_str()).then(|| place(name.range())));
            } else if systems.contains(name.as_str()) {
                found.push((place(name.range()), ReferenceKind::Quoted));
            } else if library.may_be_system(before, name.as_str(), after) || is_entered(before) {
                unsure.push(place(name.range()));
            }
        }
        let titles = documents(text).into_iter().chain(library.laws(text));
        found.extend(titles.map(|title| (place(title), ReferenceKind::Document)));
    }
    ask(stream, unsure, troubles);
    found.sort_by_key(|(range, _)| range.start);
    let mut seen = HashSet::new();
    found.retain(|(range, kind)| seen.insert((stream.text(range), *kind)));
    let made = found.into_iter().map(|(range, kind)| Reference {
        name: stream.shown(&range),
        kind,
        place: draft.place(&range),
        source: stream.span(&range),
    });
    made.collect()
}

/// 接入“蓝天卫士”: what one logs in to sounds like a system.
fn is_entered(before: &str) -> bool {
    ends_with(before, &["接入", "登录", "登陆", "录入"])
}

/// 一人一档, 一企一策: how it is done, even before 数据库.
fn is_rule_of_four(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    matches!(chars.as_slice(), ['一', _, '一', _])
}

/// Asks once for each name.
fn ask(stream: &Stream, names: Vec<Range<usize>>, troubles: &mut Troubles) {
    let mut seen = HashSet::new();
    let names = names.into_iter();
    for at in names.filter(|at| seen.insert(stream.text(at))) {
        let (code, severity) = (DiagnosticCode::SystemUnsure, Severity::Doubt);
        let (field, words) = (Some(Field::References), vec![stream.shown(&at)]);
        troubles.add(stream, &at, field, code, severity, words);
    }
}

/// What stands between `《` and its own `》`.
fn documents(text: &str) -> Vec<Range<usize>> {
    let (mut titles, mut open): (Vec<Range<usize>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, c) in text
        .char_indices()
        .filter(|(_, c)| matches!(c, '《' | '》' | '。'))
    {
        match c {
            '《' => open.push(at + c.len_utf8()),
            '》' => {
                let start = open.pop().filter(|_| open.is_empty());
                titles.extend(
                    start
                        .filter(|&start| start < at && at - start <= LONGEST)
                        .map(|start| start..at),
                );
            }
            // A title has no full stop: its end is missing.
            _ => open.clear(),
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_systems(text: &str, expected: &[&str]) {
        let idioms = Idioms {
            system_words: vec!["系统".into(), "平台".into(), "网站".into()],
            launching_verbs: vec!["上线".into()],
            ..Idioms::default()
        };
        let found = Library::new(&idioms).systems(text);
        assert_eq!(found, expected.iter().copied().collect(), "{text}");
    }

    #[test]
    fn names_of_systems() {
        check_systems("依托“一窗通”系统,打造“零成本”服务", &["一窗通"]);
        check_systems("“信用甲市”官方网站、“乙”征纳互动平台", &["信用甲市", "乙"]);
        check_systems("“四级通办”。系统", &[]);
        check_systems("\"一网统管\"平台", &["一网统管"]);
        check_systems("「市民通」平台", &["市民通"]);
        check_systems("“绿色管理平台”上线", &["绿色管理平台"]);
        check_systems("与“甲政通”对接,依托“四好”,“村村通”", &["甲政通"]);
    }

    #[test]
    fn names_that_sound_like_systems() {
        let idioms = Idioms {
            system_ends: vec!["云".into(), "通".into()],
            brand_nouns: vec!["工程".into()],
            ..Idioms::default()
        };
        let library = Library::new(&idioms);
        assert!(library.may_be_system("", "甲健康云", "基层版,接入机构"));
        assert!(!library.may_be_system("", "村村通", "工程建设"));
        assert!(!library.may_be_system("", "零成本", "服务"));
    }

    #[track_caller]
    fn check_documents(text: &str, expected: &[&str]) {
        let found: Vec<&str> = documents(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn laws_in_corner_brackets() {
        let text = "依「甲乙促進法」辦理,取得「綠標章」";
        let library = Library::new(&Idioms::default());
        let found: Vec<&str> = library.laws(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["甲乙促進法"]);
    }

    #[test]
    fn titles_of_documents() {
        check_documents("按《甲办法》《乙(试行)》办", &["甲办法", "乙(试行)"]);
        check_documents("《关于贯彻《甲》的通知》", &["关于贯彻《甲》的通知"]);
        check_documents("《甲。乙》", &[]);
        check_documents("《》", &[]);
    }
}
