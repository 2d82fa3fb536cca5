use std::ops::Range;

use crate::plan::Idioms;

use super::fold::folded;
use super::stream::Stream;

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

/// `X政办字〔2021〕15号`, `X市人民政府文件`.
fn is_letterhead(line: &str) -> bool {
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
    idioms.title_ends.iter().any(|end| text.ends_with(end))
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
    ];
    let trimmed = |text| str::trim_start_matches(text, ['《', '“', '\u{feff}']);
    let mut starts = starts.into_iter().flatten().map(trimmed);
    starts.find_map(|start| place_at(start, idioms))
}

fn place_at(text: &str, idioms: &Idioms) -> Option<String> {
    let text = text.strip_prefix("中共").unwrap_or(text);
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
        name.starts_with(word.as_str()) || (word.ends_with('区') && name.ends_with(word.as_str()))
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
            ..Idioms::default()
        };
        assert_eq!(place(title, &idioms).as_deref(), expected, "{title}");
    }

    #[test]
    fn places() {
        check("聊城市优化营商环境配套措施", Some("聊城市"));
        check("山东省聊城市优化营商环境配套措施", Some("聊城市"));
        check("关于印发甲乙县行动方案的通知", Some("甲乙县"));
        check("2022年甲乙区重点任务", Some("甲乙区"));
        check("关于印发甲州市行动方案的通知", Some("甲州市"));
        check("中共甲乙县委重点任务", Some("甲乙县"));
        check("优化营商环境配套措施", None);
        check("全市重点工作", None);
        check("城市更新行动", None);
        check("甲乙示范区建设方案", None);
    }
}
