//! Whether what is read as measures is what a person would call so; where one may see it otherwise, it is asked.

use std::collections::HashSet;
use std::ops::Range;

use crate::plan::{Chapter, DiagnosticCode, Idioms, Measure, Plan, Severity};

use super::fold::folded;
use super::label::{Level, label};
use super::line::{nth, opening};
use super::stream::Stream;
use super::structure::{ChapterRange, Structure};
use super::trouble::Troubles;
use super::words::{Words, ends_with, starts_with};

/// Longest name of a unit, in characters.
const LONGEST_UNIT: usize = 14;
/// So many articles of one chapter are asked about; no document says more on its own force.
const ARTICLES: usize = 30;

pub fn ask(stream: &Stream, structure: &Structure, idioms: &Idioms, troubles: &mut Troubles) {
    for chapter in &structure.chapters {
        if ends_with(stream.text(&chapter.title), &idioms.force_headings) {
            ask_of_articles(stream, chapter, troubles);
        }
    }
    let mut chapters = structure.chapters.iter();
    if let Some(heading) = chapters.find_map(|chapter| above_bullets(stream, chapter)) {
        let code = DiagnosticCode::BulletsAsMeasures;
        ask_of_line(stream, &heading, code, troubles);
    }
}

/// Where measures say who does them, or name units at least, one that does not may say it in a way that is not known. Of
/// articles on the plan's own force it is asked what they are, and not who does them.
pub fn ask_who(plan: &Plan, words: &Words, troubles: &mut Troubles) {
    let idioms = &words.idioms;
    let says_who = |it: &Measure| !it.assignments.is_empty();
    let naming = || plan.measures.iter().filter(|it| names_unit(it, words));
    if !plan.measures.iter().any(says_who) && naming().count() * 2 < plan.measures.len() {
        return;
    }
    let is_of_force =
        |chapter: &Chapter| ends_with(&folded(&chapter.title), &idioms.force_headings);
    let of_force = plan.chapters.iter().filter(|it| is_of_force(it));
    let of_force =
        of_force.flat_map(|it| plan.measures.get(it.measures.clone()).unwrap_or_default());
    let of_force: HashSet<&str> = of_force.map(|it| it.id.as_str()).collect();
    let nobody = troubles.found.iter_mut();
    for trouble in nobody.filter(|it| it.code == DiagnosticCode::NoAssignment) {
        let is_asked = |id: &String| of_force.contains(id.as_str());
        if !trouble.measure.as_ref().is_some_and(is_asked) {
            trouble.severity = Severity::Doubt;
        }
    }
}

/// Some of its words between marks are a unit, with or without a role behind it: ——县甲局主责,县乙局协同.
fn names_unit(measure: &Measure, words: &Words) -> bool {
    let parts = [&measure.title, &measure.text].into_iter();
    let parts: Vec<String> = parts.map(|it| folded(it)).collect();
    let mut names = parts.iter().flat_map(|it| it.split(is_between_names));
    names.any(|name| {
        let name = words
            .after
            .find(name)
            .map_or(name, |role| &name[..role.start()]);
        let is_short = name.chars().take(LONGEST_UNIT + 1).count() <= LONGEST_UNIT;
        is_short && starts_with(name, &words.idioms.levels) && words.looks_like_unit(name)
    })
}

fn is_between_names(c: char) -> bool {
    matches!(
        c,
        '、' | ',' | '。' | ';' | ':' | '(' | ')' | '—' | '|' | '由' | '“' | '”'
    )
}

/// 附则: 本措施自3月1日起施行 is numbered like a measure, and some articles there do say what is to be done.
fn ask_of_articles(stream: &Stream, chapter: &ChapterRange, troubles: &mut Troubles) {
    let articles = chapter.measures.iter().filter(|it| it.row.is_none());
    let articles = articles.take(ARTICLES);
    for article in articles {
        let words = article.label.start..article.body.end;
        ask_of_line(stream, &words, DiagnosticCode::ArticleOfForce, troubles);
    }
}

/// The first item whose bullets are measures: `1. 改善服務: - 增設三個櫃位。(某局)` may be one measure as well.
fn above_bullets(stream: &Stream, chapter: &ChapterRange) -> Option<Range<usize>> {
    let level = |place: &Range<usize>| {
        let found = label(stream.text(&(place.start..stream.folded.len())));
        found.map(|it| it.level)
    };
    let bullet = |it: &Range<usize>| level(it) == Some(Level::Bullet);
    let mut bullets = chapter.measures.iter().filter(|it| bullet(&it.label));
    let above = bullets.find_map(|it| chapter.sections.get(*it.sections.last()?))?;
    (level(&above.whole) == Some(Level::Item)).then(|| above.whole.clone())
}

fn ask_of_line(
    stream: &Stream,
    words: &Range<usize>,
    code: DiagnosticCode,
    troubles: &mut Troubles,
) {
    let next = stream.lines.partition_point(|it| it.start <= words.start);
    let line = next.checked_sub(1);
    let Some((line, begins)) = line.and_then(|line| Some((line, stream.lines.get(line)?.start)))
    else {
        return;
    };
    let ends = begins + stream.line_text(line).len();
    let words = words.start..words.end.min(ends);
    let opening = opening(stream, line);
    let arguments = vec![
        stream.shown(&words),
        opening.to_owned(),
        nth(stream, line).to_string(),
    ];
    troubles.add(stream, &words, None, code, Severity::Doubt, arguments);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Register;
    use crate::reading::{Options, read};

    #[track_caller]
    fn check(text: &str, expected: &[(DiagnosticCode, &str)]) {
        let words = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let idioms = Idioms {
            force_headings: words(&["附则"]),
            lead: words(&["牵头"]),
            units: words(&["单位"]),
            unit_endings: words(&["局"]),
            ..Idioms::default()
        };
        let register = Register::new(Vec::new(), Vec::new(), idioms);
        let plan = read(text, &register, &Options::default());
        let doubts = plan.diagnostics.iter().filter(|it| {
            let is_asked = it.severity == Severity::Doubt;
            let codes = [
                DiagnosticCode::ArticleOfForce,
                DiagnosticCode::BulletsAsMeasures,
                DiagnosticCode::NoAssignment,
            ];
            is_asked && codes.contains(&it.code)
        });
        let found = doubts.map(|it| (it.code, it.arguments[0].as_str()));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn articles_on_the_force_of_the_plan_are_asked_about() {
        let text = "甲市2024年方案\n第一章 任务\n第一条 建窗口。(牵头单位:甲局)\n第二章 附则\n第二条 本方案自5月1日起施行。";
        let asked = (
            DiagnosticCode::ArticleOfForce,
            "第二条 本方案自5月1日起施行。",
        );
        check(text, &[asked]);
        let text = "甲市2024年方案\n第一章 任务\n第一条 建窗口。(牵头单位:甲局)\n第二章 附则\n本方案自5月1日起施行。";
        check(text, &[]);
    }

    #[test]
    fn bullets_that_are_measures_are_asked_about_once() {
        let text = "甲市2024年方案\n一、任务\n1. 改善服务\n- 建窗口。(牵头单位:甲局)\n- 设热线。(牵头单位:乙局)\n2. 改善出行\n- 修路。(牵头单位:甲局)\n- 架桥。(牵头单位:乙局)";
        let asked = (DiagnosticCode::BulletsAsMeasures, "1. 改善服务");
        check(text, &[asked]);
    }

    #[test]
    fn a_lone_measure_without_an_owner_is_asked_about() {
        let owned = "甲市2024年方案\n一、任务\n1.建窗口。好。(牵头单位:甲局)\n2.设热线。好。(牵头单位:乙局)\n3.修路。好。";
        check(owned, &[(DiagnosticCode::NoAssignment, "修路")]);
        check(
            "甲市2024年方案\n一、任务\n1.建窗口。好。\n2.修路。好。",
            &[],
        );
    }
}
