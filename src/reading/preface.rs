use std::ops::Range;

use crate::plan::Idioms;

use super::fold::folded;
use super::numeral::is_numeral;
use super::stream::Stream;
use super::words::ends_with;

/// Most lines and characters that a title may take.
const MOST_LINES: usize = 5;
const LONGEST_TITLE: usize = 120;
/// Longest name of a place, in characters.
const LONGEST_PLACE: usize = 8;

/// The title among the words before the first heading, as places in the stream.
pub fn title(stream: &Stream, begins: usize, idioms: &Idioms) -> Range<usize> {
    let lines: Vec<usize> = stream
        .lines
        .iter()
        .map(|line| line.start)
        .take_while(|&start| start < begins)
        .take(40)
        .collect();
    let end_of = |index: usize| lines.get(index + 1).copied().unwrap_or(begins);
    let line = |index: usize| {
        let start = lines.get(index).copied().unwrap_or(begins);
        stream.text(&(start..end_of(index)))
    };
    let marked = |index: usize| stream.lines.get(index).is_some_and(|line| line.marked);
    for (first, &start) in lines.iter().enumerate() {
        if is_letterhead(line(first)) {
            continue;
        }
        let mut found = None;
        for last in first..lines.len().min(first + MOST_LINES) {
            let text = stream.text(&(start..end_of(last)));
            let is_long = text.chars().take(LONGEST_TITLE + 1).count() > LONGEST_TITLE;
            let is_next = last > first && (marked(last) || is_whole(line(last - 1), line(last)));
            if is_long || is_next || text.contains(['。', ';', ':']) {
                break;
            }
            // …创新突破行动|配套措施: a title may end where its line does not.
            if ends_title(text, idioms) {
                found = Some(start..end_of(last));
            }
        }
        if found.is_some() || marked(first) {
            return found.unwrap_or_else(|| start..end_of(first));
        }
    }
    fallback(stream, &lines, begins)
}

/// Where a title that somebody gave stands before the first heading; nowhere, if its words are not there.
pub fn place_of(stream: &Stream, begins: usize, given: &str) -> Range<usize> {
    let given = folded(given);
    let lines = stream.lines.iter().map(|line| line.start);
    let starts: Vec<usize> = lines.take_while(|&start| start < begins).collect();
    let is_end = |end: usize| end == begins || starts.binary_search(&end).is_ok();
    let mut places = starts.iter().map(|&start| start..start + given.len());
    let found = places.find(|place| is_end(place.end) && stream.text(place) == given);
    found.filter(|place| !place.is_empty()).unwrap_or(0..0)
}

/// `关于…的通知` is whole: what follows it, if it opens no bracket, is no part of it.
fn is_whole(line: &str, next: &str) -> bool {
    line.ends_with("的通知") && !next.starts_with('(')
}

/// No line ends as titles do: the first line that is no letterhead, if it can be a title at all.
fn fallback(stream: &Stream, lines: &[usize], begins: usize) -> Range<usize> {
    for (index, &start) in lines.iter().enumerate() {
        let end = lines.get(index + 1).copied().unwrap_or(begins);
        let text = stream.text(&(start..end));
        if is_letterhead(text) {
            continue;
        }
        let is_long = text.chars().take(LONGEST_TITLE + 1).count() > LONGEST_TITLE;
        if is_long || text.contains('。') {
            break;
        }
        return start..end;
    }
    0..0
}

/// `X政办字〔2021〕15号`, `X市人民政府文件`, `附件1`.
fn is_letterhead(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix("附件").or(line.strip_prefix("附表")) {
        let number = rest.trim_end_matches(':');
        return number.chars().all(|c| c.is_ascii_digit() || is_numeral(c));
    }
    let numbered = line.ends_with('号') && line.contains(')') && line.contains("(20");
    numbered || (line.ends_with("文件") && !line.contains("关于"))
}

fn ends_title(text: &str, idioms: &Idioms) -> bool {
    let mut text = text.trim_end_matches('》');
    if text.ends_with(')')
        && let Some(open) = text.rfind('(')
    {
        text = text.get(..open).unwrap_or_default();
    }
    ends_with(text, &idioms.title_ends)
}

/// The city or county that a title opens with or names as its issuer: `聊城市`.
pub fn place(title: &str, idioms: &Idioms) -> Option<String> {
    let starts = [
        Some(title),
        title.split_once('省').map(|(_, rest)| rest),
        title.split_once("自治区").map(|(_, rest)| rest),
        title.split_once("印发").map(|(_, rest)| rest),
        title.split_once('《').map(|(_, rest)| rest),
        title.split_once('年').map(|(_, rest)| rest),
        title.strip_prefix("关于"),
        title.strip_prefix("关于开展"),
    ];
    let trimmed = |text| str::trim_start_matches(text, ['《', '“', '\u{feff}']);
    let mut starts = starts.into_iter().flatten().map(trimmed);
    starts.find_map(|start| place_at(start, idioms))
}

/// 松濱縣, where the title has it so, of 松滨县.
pub fn as_written(title: &str, name: String) -> String {
    let folded = folded(title);
    let before = folded.split_once(&name).map(|(before, _)| before);
    let written = title.chars().filter(|c| !c.is_whitespace());
    let written = before.map(|it| written.skip(it.chars().count()).take(name.chars().count()));
    let written: Option<String> = written.map(Iterator::collect);
    written
        .filter(|it| self::folded(it) == name)
        .unwrap_or(name)
}

/// 云岭傣族景颇族自治州, 库山经济技术开发区: names that are longer than others.
fn long_name(text: &str) -> Option<&str> {
    const ENDS: [&str; 7] = [
        "自治州",
        "自治县",
        "自治旗",
        "经济技术开发区",
        "经济开发区",
        "高新技术产业开发区",
        "综合保税区",
    ];
    const LONGEST: usize = 16;
    let most = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text.len(), |(at, _)| at);
    let text = text.get(..most)?;
    let ends = ENDS
        .iter()
        .filter_map(|end| Some(text.find(end)? + end.len()));
    let name = text.get(..ends.min()?)?;
    // 甲市经济技术开发区 is of a city, which is the place.
    let is_name = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let is_own = !name.contains(['省', '市', '县']) || name.ends_with("自治县");
    let is_short = name.chars().take(3).all(is_name) && !name.starts_with("关于");
    (is_own && is_short && name.chars().all(is_name)).then_some(name)
}

/// The province that a title opens with or names as its issuer: `山东省`.
pub fn province(title: &str) -> Option<&str> {
    let starts = [Some(title), title.split_once("印发").map(|(_, rest)| rest)];
    let mut starts = starts
        .into_iter()
        .flatten()
        .map(|it| it.trim_start_matches(['《', '“']));
    starts.find_map(|start| {
        let (name, _) = start.split_once('省')?;
        let is_short = (2..=4).contains(&name.chars().count());
        let name = start.get(..name.len() + '省'.len_utf8())?;
        let is_name = !name.contains(['市', '县', '区', '州', '跨', '全', '关']);
        (is_short && is_name).then_some(name)
    })
}

fn place_at(text: &str, idioms: &Idioms) -> Option<String> {
    let mut issuers = idioms.issuers.iter();
    let below = issuers.find_map(|issuer| text.strip_prefix(issuer.as_str()));
    let text = below.unwrap_or(text);
    if let Some(name) = long_name(text) {
        return Some(name.to_owned());
    }
    let ends = |c: char| matches!(c, '市' | '州' | '盟' | '县' | '区' | '旗');
    let (at, c) = text
        .char_indices()
        .take(LONGEST_PLACE)
        .skip(1)
        .find(|&(_, c)| ends(c))?;
    let end = at + c.len_utf8();
    // 杭州市, 全州县
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    let longer = next.filter(|next| c == '州' && matches!(next, '市' | '县' | '区'));
    let name = text.get(..end + longer.map_or(0, char::len_utf8))?;
    let name = name.split_once('省').map_or(name, |(_, city)| city);
    let is_name = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let plain = name.chars().all(is_name) && name.chars().count() >= 2;
    // 城市 is no place, 聊城市 is one; 示范区 is none wherever it ends a name.
    let is_none = |word: &String| {
        let is_anywhere = word.ends_with('区') || word.starts_with(['全', '本', '我']);
        name.starts_with(word.as_str()) || is_anywhere && name.ends_with(word.as_str())
    };
    (plain && !idioms.not_places.iter().any(is_none)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: Option<&str>) {
        let idioms = Idioms {
            not_places: ["全市", "城市", "本市", "关于", "优化", "示范区"]
                .map(String::from)
                .into(),
            issuers: ["中共", "国家税务总局"].map(String::from).into(),
            ..Idioms::default()
        };
        assert_eq!(place(title, &idioms).as_deref(), expected, "{title}");
    }

    #[test]
    fn provinces() {
        assert_eq!(province("云岭省2023年稳就业若干措施"), Some("云岭省"));
        assert_eq!(province("关于印发云岭省若干措施的通知"), Some("云岭省"));
        assert_eq!(province("甲市跨省通办方案"), None);
    }

    #[test]
    fn places() {
        check("聊城市优化营商环境配套措施", Some("聊城市"));
        check("山东省聊城市优化营商环境配套措施", Some("聊城市"));
        check("关于印发甲乙县行动方案的通知", Some("甲乙县"));
        check("2022年甲乙区重点任务", Some("甲乙区"));
        check("关于印发甲州市行动方案的通知", Some("甲州市"));
        check("中共甲乙县委重点任务", Some("甲乙县"));
        check("国家税务总局甲乙县税务局任务清单", Some("甲乙县"));
        check("云岭傣族景颇族自治州养老方案", Some("云岭傣族景颇族自治州"));
        check(
            "库山经济技术开发区管委会若干措施",
            Some("库山经济技术开发区"),
        );
        check("甲乙市经济技术开发区若干措施", Some("甲乙市"));
        check("优化营商环境配套措施", None);
        check("全市重点工作", None);
        check("城市更新行动", None);
        check("甲乙示范区建设方案", None);
    }
}
