//! Titles that stand on a line of their own, with no full stop: where a measure's first line ends it, and where it only breaks.

use std::ops::Range;

use super::stream::Stream;
use super::structure::MeasureRange;
use super::words::Words;

/// Longest line, in characters, that may be a title without a full stop.
const LONGEST_TITLE: usize = 45;
/// Shortest line that may: less is what a page break left of a sentence.
const SHORTEST_TITLE: usize = 4;

/// Longest label of a field, with its colon, in characters.
const LONGEST_LABEL: usize = 7;
/// Longest rest of a title behind a page break, in characters.
const LONGEST_REST: usize = 25;

/// Longest remark in brackets within a title, in characters.
const LONGEST_REMARK: usize = 4;

/// So many bytes of what stands below a line are looked at.
const NEAR: usize = 600;

/// Where the first line of each measure ends the title: `title。` (run-in) or the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleStyle {
    UpToFullStop,
    /// Some do: a page break may have cut these, and it is asked.
    SomeOwnLine,
    OwnLine,
}

impl TitleStyle {
    /// Whether the measures of the document put their title on a line of its own.
    pub fn of<'a>(stream: &Stream, measures: impl Iterator<Item = &'a MeasureRange>) -> TitleStyle {
        let (mut all, mut own_line, mut sure) = (0usize, 0usize, 0usize);
        for measure in measures {
            all += 1;
            let line = TitleLine::of(stream, &measure.body);
            own_line += usize::from(line.is_some());
            sure += usize::from(line.is_some_and(|line| line.is_over_sentence(stream)));
        }
        // A page break may cut any title; only a habit is a style.
        if all >= 2 && own_line * 3 >= all * 2 {
            TitleStyle::OwnLine
        } else if sure >= 2 && sure * 4 >= all {
            TitleStyle::SomeOwnLine
        } else {
            TitleStyle::UpToFullStop
        }
    }
}

/// A first line that may be the title of its measure.
pub struct TitleLine {
    pub title: Range<usize>,
    /// Where the next line begins.
    next: usize,
}

impl TitleLine {
    /// The first line, where it is short, has no full stop, and more lines follow; a bracket of units behind it is not its own.
    pub fn of(stream: &Stream, body: &Range<usize>) -> Option<Self> {
        let lines = &stream.lines;
        let next = lines.partition_point(|line| line.start <= body.start);
        let next = lines.get(next)?.start;
        if next >= body.end {
            return None;
        }
        let line = without_owners(stream.text(&(body.start..next)));
        let length = line.chars().take(LONGEST_TITLE + 1).count();
        let fits = (SHORTEST_TITLE..=LONGEST_TITLE).contains(&length);
        // 部分镇(街道)力量薄弱 over 整改措施:
        let below = stream.text(&(next..body.end)).chars();
        let may_explain = only_explains(line) || below.take(LONGEST_LABEL).any(|c| c == ':');
        let is_title = fits && may_explain && !line.contains(['。', ';', ':']);
        is_title.then(|| Self {
            title: body.start..body.start + line.len(),
            next,
        })
    }

    /// What stands below is too long for what a page break cut off a title: 对学校食堂开展检查,6月底前完成一轮。
    pub fn is_over_sentence(&self, stream: &Stream) -> bool {
        let rest = stream.folded.get(self.next..).unwrap_or_default();
        let near = rest
            .get(..rest.floor_char_boundary(NEAR))
            .unwrap_or_default();
        let sentence = near.split('。').next().unwrap_or_default();
        sentence.contains(',') && sentence.chars().take(LONGEST_REST + 1).count() > LONGEST_REST
    }

    /// What is wrong, above 整改目标: or 牵头单位:.
    pub fn is_over_label(&self, stream: &Stream, words: &Words) -> bool {
        let rest = stream.folded.get(self.next..).unwrap_or_default();
        let labels = words.idioms.remedies.iter();
        let mut labels = labels.filter_map(|it| rest.strip_prefix(it.as_str()));
        labels.any(|rest| rest.starts_with(':')) || words.opens_with_label(rest)
    }

    /// A short line over a long one, where lines are no longer than a page is wide.
    pub fn stands_out(&self, stream: &Stream) -> bool {
        let length = |range: Range<usize>| stream.text(&range).chars().take(NEAR).count();
        let after = stream.lines.partition_point(|it| it.start <= self.next);
        let after = stream.lines.get(after).map(|it| it.start);
        let below = self.next..after.unwrap_or(stream.folded.len());
        self.is_over_sentence(stream) && length(self.title.clone()) * 3 <= length(below) * 2
    }
}

/// 健全校长(园长)负责制: what its brackets hold is too short to say who does it.
fn only_explains(line: &str) -> bool {
    let mut brackets = line.split('(').skip(1);
    brackets.all(|rest| {
        let inside = rest.split_once(')').map(|(inside, _)| inside);
        inside.is_some_and(|it| it.chars().count() <= LONGEST_REMARK && !it.ends_with("牵头"))
    })
}

/// 推进园区建设|(牵头单位:市甲局)
fn without_owners(line: &str) -> &str {
    let bracket = line
        .strip_suffix(')')
        .and_then(|line| line.rsplit_once('('));
    match bracket {
        Some((title, inside)) if inside.contains(':') || inside.contains("牵头") => title,
        _ => line,
    }
}
