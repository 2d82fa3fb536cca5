//! 任务分工 at the end: 第2项、第3项:市甲局牵头,市乙局配合, for the measures with these numbers.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use crate::plan::{Assignment, Measure};

use super::assembly::Assembly;
use super::assignment::{AssignmentReader, Found};
use super::numeral;
use super::stream::Stream;

/// Most bytes before the colon.
const LONGEST: usize = 90;

/// 第2项、第3项:, 第(一)、(七)项由: which numbers a text is about, where it opens so, and where it goes on.
fn opening(text: &str) -> Option<(Vec<u32>, usize)> {
    let near = text.split_at(text.floor_char_boundary(LONGEST)).0;
    let end = near.find([':', '由'])?;
    let (head, rest) = near.split_at(end);
    if !head.trim_end_matches("任务").ends_with('项') {
        return None;
    }
    let mut numbers = Vec::new();
    let mut pieces = head.split(['、', '和', '及', ',']).peekable();
    pieces.peek()?.strip_prefix('第')?;
    // 第(一)、(七)项 says 第 and 项 once.
    for piece in pieces {
        let piece = piece.trim_end_matches("任务").trim_end_matches('项');
        let (first, last) = piece.split_once(['至', '-', '—']).unwrap_or((piece, piece));
        let number = |digits: &str| number(digits.trim_start_matches('第').trim_end_matches('项'));
        let (first, last) = (number(first)?, number(last)?);
        numbers.extend((first..=last).take(LONGEST));
    }
    let colon = if rest.starts_with(':') { ":".len() } else { 0 };
    Some((numbers, head.len() + colon))
}

/// 2, or (二).
fn number(digits: &str) -> Option<u32> {
    let bare = digits.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    numeral::number(bare.unwrap_or(digits))
}

/// Whether a chapter holds such a list, and no measure.
pub fn is_list(stream: &Stream, body: &Range<usize>) -> bool {
    opening(stream.text(body)).is_some()
}

impl Assembly<'_> {
    /// What the list says of each number.
    fn said_by_number(&mut self, reader: &AssignmentReader) -> HashMap<u32, Vec<Assignment>> {
        let mut said: HashMap<u32, Vec<Assignment>> = HashMap::new();
        let text = &self.stream.folded;
        let behind = text.match_indices([';', '。']);
        let behind = behind.map(|(at, stop)| at + stop.len());
        let lines = self.stream.lines.iter().map(|line| line.start);
        let starts: BTreeSet<usize> = lines.chain(behind).collect();
        for start in starts {
            let rest = text.get(start..).unwrap_or_default();
            let Some((numbers, begins)) = opening(rest) else {
                continue;
            };
            let end = rest.find([';', '。']).unwrap_or(rest.len());
            let sentence = start + begins..start + end.max(begins);
            let mut found = Found::default();
            reader.sentence(sentence, &mut found, &mut self.troubles);
            for number in numbers {
                let all = said.entry(number).or_default();
                all.extend_from_slice(&found.assignments);
            }
        }
        said
    }

    /// Gives the measures what such a list says, where no measure says it itself.
    pub fn by_number(&mut self, reader: &AssignmentReader) {
        if self
            .plan
            .measures
            .iter()
            .any(|it| !it.assignments.is_empty())
        {
            return;
        }
        let said = self.said_by_number(reader);
        let by_label = are_numbered_on(&self.plan.measures);
        for (measure, nth) in self.plan.measures.iter_mut().zip(1..) {
            let number = if by_label {
                printed(measure)
            } else {
                Some(nth)
            };
            if let Some(own) = number.and_then(|number| said.get(&number)) {
                measure.assignments.clone_from(own);
            }
        }
    }
}

/// The numbers run on through the chapters: each names one measure.
fn are_numbered_on(measures: &[Measure]) -> bool {
    let numbers: Vec<_> = measures.iter().map(printed).collect();
    numbers.iter().all(Option::is_some) && numbers.is_sorted_by(|one, next| one < next)
}

fn printed(measure: &Measure) -> Option<u32> {
    let is_digit = |c: &char| c.is_ascii_digit();
    let label = measure.label.chars().skip_while(|c| !is_digit(c));
    label.take_while(is_digit).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[u32]) {
        let found = opening(text).map(|(numbers, _)| numbers);
        assert_eq!(found.unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn which_measures_an_entry_is_about() {
        check("第1项:市甲局牵头", &[1]);
        check("第2项、第3项:市甲局牵头", &[2, 3]);
        check("第4至6项和第9项任务:市甲局牵头", &[4, 5, 6, 9]);
        check("第(一)、(七)项由市甲局牵头", &[1, 7]);
        check("第三项任务由市甲局牵头", &[3]);
        check("第4项市甲局牵头", &[]);
        check("第4项由市甲局牵头:是", &[4]);
        check("第一条:市甲局牵头", &[]);
    }
}
