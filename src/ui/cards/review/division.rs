//! How the document could be divided otherwise: what a line is, how far a bracket reaches, what the plan is called.

use crate::notebook::{Act, Answer, Question};
use crate::plan::{BracketReach, DiagnosticCode, LineRole, Plan, Register, Span, fold_name};

/// So many places where a bracket may end, and lines that may be the title.
const ENDS: usize = 4;
const TITLES: usize = 4;
/// Longest line that may be a title, in characters.
const LONGEST_TITLE: usize = 80;

/// Whether it is asked how far a bracket reaches; else it is what a line is.
pub(super) fn is_of_bracket(plan: &Plan, question: &Question) -> bool {
    let doubts = question.diagnostics.iter();
    let mut doubts = doubts.filter_map(|&index| plan.diagnostics.get(index));
    let mut heads = question.heads.iter().filter_map(|head| head.genuine());
    doubts.any(|it| it.code == DiagnosticCode::BracketUnclosed)
        || heads.any(|entry| match &entry.act {
            Act::Correction(correction) => matches!(correction.answer, Some(Answer::Bracket(_))),
            _ => false,
        })
}

/// Other ways to divide, the likeliest first. `plan`: as it was read.
pub(super) fn divisions(plan: &Plan, register: &Register, question: &Question) -> Vec<Answer> {
    if is_of_bracket(plan, question) {
        let ends = ends(register, question.words()).into_iter();
        let reaches = ends.map(BracketReach::Until).chain([BracketReach::Nowhere]);
        return reaches.map(Answer::Bracket).collect();
    }
    let doubts = question.diagnostics.iter();
    let mut codes = doubts
        .filter_map(|&index| plan.diagnostics.get(index))
        .map(|it| it.code);
    let roles = match codes.next() {
        Some(DiagnosticCode::HeadingAsText) => {
            vec![LineRole::Heading, LineRole::Chapter, LineRole::Measure]
        }
        Some(DiagnosticCode::ArticleOfForce) => vec![LineRole::Text],
        Some(DiagnosticCode::BulletsAsMeasures) => vec![LineRole::Measure],
        Some(DiagnosticCode::StrayNumber) => {
            vec![LineRole::PageNumber, LineRole::Measure, LineRole::Chapter]
        }
        Some(_) => Vec::new(),
        None => {
            let is = plan.role_of_line(question.source.start);
            let mut roles = vec![LineRole::Text, LineRole::Measure, LineRole::Chapter];
            roles.retain(|&role| role != is);
            roles
        }
    };
    roles.into_iter().map(Answer::Line).collect()
}

/// Where an assignment may end whose bracket is never closed, by its words up to there: behind the last name that is
/// known, and where its clauses end.
fn ends(register: &Register, words: &str) -> Vec<String> {
    let inside = words.trim_start_matches(is_bracket);
    let names = register.departments.iter().map(|it| it.name.as_str());
    let last = names.filter_map(|name| Some(inside.rfind(name)? + name.len()));
    let stops = inside.match_indices(['，', ',', '；', ';', '。']);
    let stops = stops.map(|(at, _)| at);
    let mut ends: Vec<String> = Vec::new();
    for end in last.max().into_iter().chain(stops) {
        let words = inside.get(..end).unwrap_or_default().to_owned();
        // A label alone names nobody; all of it is what was read.
        let says = end < inside.len() && !words.ends_with(['：', ':']);
        if says && !ends.contains(&words) {
            ends.push(words);
        }
    }
    ends.truncate(ENDS);
    ends
}

fn is_bracket(c: char) -> bool {
    fold_name(&c.to_string()) == "(" || matches!(c, '[' | '〔' | '【' | '{')
}

/// What was typed as the end of a bracket, where these words stand in it or behind it. `text`: from the bracket on.
pub(super) fn typed_end(text: &str, typed: &str) -> Option<Answer> {
    let wanted = fold_name(typed);
    let stands = !wanted.is_empty() && fold_name(text).contains(&wanted);
    let reach = BracketReach::Until(typed.trim().to_owned());
    stands.then_some(Answer::Bracket(reach))
}

/// Lines of the document that may be its title: those before the first heading that are no sentences.
pub(super) fn titles(source: &str, plan: &Plan) -> Vec<Answer> {
    let headings = plan.chapters.iter().map(|it| it.source);
    let measures = plan.measures.iter().take(1).map(|it| it.source);
    let first = headings.chain(measures).filter(|it| it.start < it.end);
    let end = first.map(|it| it.start).min().unwrap_or(source.len());
    let lines = source.get(..end).unwrap_or_default().lines();
    let lines = lines.map(|line| line.trim_matches(is_mark));
    let is_title = |line: &&str| {
        let length = line.chars().take(LONGEST_TITLE + 1).count();
        let fits = (2..=LONGEST_TITLE).contains(&length);
        fits && !line.contains('。') && *line != plan.title
    };
    let lines = lines.filter(is_title).take(TITLES);
    lines.map(|line| Answer::Title(line.to_owned())).collect()
}

/// Where words stand in the document that no doubt is about: at the beginning of a line, of those that begin so the `nth`;
/// else wherever they are first.
pub(super) fn place(source: &str, words: &str, nth: u32) -> Span {
    let mut wanted = String::new();
    words.chars().for_each(|c| fold(c, &mut wanted));
    let span = |start: usize| {
        let length = length(source.get(start..)?, &wanted)?;
        let end = start + length;
        Some(Span { start, end })
    };
    let mut start = 0;
    let lines = source.split_inclusive('\n').filter_map(|line| {
        let begin = start + (line.len() - line.trim_start_matches(is_mark).len());
        start += line.len();
        span(begin)
    });
    let line = lines.take(nth as usize).enumerate().last();
    let line = line.filter(|(index, _)| index + 1 == nth as usize);
    let anywhere = || source.char_indices().find_map(|(at, _)| span(at));
    let found = line.map(|(_, span)| span).or_else(anywhere);
    found.unwrap_or_default()
}

fn is_mark(c: char) -> bool {
    c == '#' || c == '*' || c.is_whitespace()
}

/// As two characters are compared here: without white space and marks, brackets of any shape alike.
fn fold(c: char, folded: &mut String) {
    match c {
        c if is_mark(c) => {}
        c if is_bracket(c) => folded.push('('),
        c if ")]〕】}".contains(c) => folded.push(')'),
        c => folded.push_str(&fold_name(c.encode_utf8(&mut [0; 4]))),
    }
}

/// How much of a text says these words, where it opens with them.
fn length(text: &str, wanted: &str) -> Option<usize> {
    let mut left = wanted;
    let mut folded = String::new();
    for (at, c) in text.char_indices() {
        if left.is_empty() {
            return Some(at).filter(|&at| at > 0);
        }
        folded.clear();
        fold(c, &mut folded);
        left = left.strip_prefix(folded.as_str())?;
    }
    (left.is_empty() && !text.is_empty()).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let register = crate::store::embedded_register();
        assert_eq!(ends(&register, words), expected, "{words}");
    }

    #[test]
    fn a_bracket_may_end_behind_a_name_and_a_clause() {
        check(
            "（牵头单位：市财政局6月底前完成，长期坚持",
            &["牵头单位：市财政局", "牵头单位：市财政局6月底前完成"],
        );
        check("（牵头单位：市财政局", &[]);
        check("〔牵头单位：某处，6月底前完成", &["牵头单位：某处"]);
        check("（牵头单位：，完成", &[]);
    }

    #[test]
    fn a_title_is_a_line_before_the_first_heading_and_no_sentence() {
        let source = "现将任务分解如下。\n营商环境这一年\n一、开办企业\n（一）推进试点。（牵头单位：市财政局）\n";
        let register = crate::store::embedded_register();
        let options = crate::reading::Options::default();
        let plan = crate::reading::read(source, &register, &options);
        let expected = [Answer::Title("营商环境这一年".into())];
        assert_eq!(titles(source, &plan), expected);
        let named = Plan {
            title: "营商环境这一年".into(),
            ..plan
        };
        assert_eq!(titles(source, &named), []);
    }

    #[test]
    fn words_are_found_where_a_line_begins_with_them_or_anywhere() {
        let source = "## （一）推进\n　(一)推 进改革\n其他（一）推进，见〔牵头\n单位：市甲局";
        let at = |words: &str, nth| place(source, words, nth).of(source);
        assert_eq!(at("(一)推进", 1), "（一）推进");
        assert_eq!(at("(一)推进", 2), "(一)推 进");
        assert_eq!(at("（牵头单位", 1), "〔牵头\n单位");
        assert_eq!(at("市甲局", 1), "市甲局");
        assert_eq!(place(source, "市乙局", 1), Span::default());
    }

    #[test]
    fn an_end_that_is_typed_stands_in_the_text() {
        let text = "（牵头单位：市财\n政局6月底前完成";
        let end = typed_end(text, " 市财政局 ").map(|it| it.to_string());
        assert_eq!(end.as_deref(), Some("until:市财政局"));
        assert_eq!(typed_end(text, "市公安局"), None);
        assert_eq!(typed_end(text, " "), None);
    }
}
