//! A document reads the same wherever its pages break, whatever its widths, marks and line ends.

use cuoshi::plan::{Assignment, Milestone, Party, Plan, fold_name};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::division::assert_divided;
use crate::documents::{MADE_UP, SEED};
use crate::{cases, read};

/// Words as the comparison sees them: widths, brackets and white space aside.
fn folded(text: &str) -> String {
    let bracket = |c| match c {
        '〔' | '[' | '【' => '(',
        '〕' | ']' | '】' => ')',
        other => other,
    };
    fold_name(text).chars().map(bracket).collect()
}

fn parties(parties: &[Party]) -> Vec<(String, String)> {
    let both = |party: &Party| (folded(&party.name), folded(&party.written));
    parties.iter().map(both).collect()
}

fn assignment(assignment: &Assignment) -> String {
    let (lead, others) = (parties(&assignment.lead), parties(&assignment.responsible));
    format!("{lead:?} {others:?} open: {}", assignment.open)
}

fn milestone(milestone: &Milestone) -> String {
    let Milestone {
        text,
        kind,
        start,
        due,
        recurs,
        governs,
        ..
    } = milestone;
    format!(
        "{} {kind:?} {start:?} {due:?} {recurs:?} {}",
        folded(text),
        folded(governs)
    )
}

/// One line a field, so that a difference is small.
fn fields(plan: &Plan) -> Vec<String> {
    let mut lines = vec![
        format!("title {}", folded(&plan.title)),
        format!(
            "place {:?} year {:?} {:?}",
            plan.place, plan.year, plan.year_source
        ),
    ];
    for chapter in &plan.chapters {
        lines.push(format!(
            "chapter {} {}",
            chapter.number,
            folded(&chapter.title)
        ));
        let titles = chapter
            .sections
            .iter()
            .map(|section| folded(&section.title));
        lines.extend(titles.map(|title| format!("section {title}")));
    }
    for measure in &plan.measures {
        let id = &measure.id;
        let mut add = |field: &str, value: &str| lines.push(format!("{id} {field} {value}"));
        add("label", &folded(&measure.label));
        add("section", &folded(&measure.section.join("/")));
        add("title", &folded(&measure.title));
        add("text", &folded(&measure.text));
        measure
            .assignments
            .iter()
            .for_each(|it| add("assignment", &assignment(it)));
        measure
            .milestones
            .iter()
            .for_each(|it| add("milestone", &milestone(it)));
        for target in &measure.targets {
            add(
                "target",
                &folded(&format!("{} {}", target.text, target.metric)),
            );
        }
        for reference in &measure.references {
            add(
                "reference",
                &format!("{:?} {}", reference.kind, folded(&reference.name)),
            );
        }
    }
    lines
}

#[track_caller]
fn assert_same(source: &str, changed: &str, about: &str) {
    let changed_plan = read(changed);
    assert_divided(changed, &changed_plan);
    let (before, after) = (fields(&read(source)), fields(&changed_plan));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "{about}");
    }
    assert_eq!(before.len(), after.len(), "{about}");
}

/// The document with its page breaks healed: a paragraph a line, blank lines between.
fn without_page_breaks(source: &str) -> String {
    let mut healed = String::new();
    for paragraph in source
        .split("\n\n")
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        let ends =
            healed.ends_with(['。', '〕', ')', ']', '）']) || last_line(&healed).starts_with('#');
        if !healed.is_empty() && ends {
            healed.push_str("\n\n");
        }
        healed.push_str(paragraph);
    }
    healed
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// A break at each of these characters: `breaks[i]` after the `at[i]`-th.
fn broken(source: &str, at: &mut Vec<usize>, page: &dyn Fn(usize) -> String) -> String {
    at.sort_unstable();
    at.dedup();
    let (mut made, mut start) = (String::new(), 0);
    for (number, &place) in at.iter().enumerate() {
        let place = source.floor_char_boundary(place);
        if is_in_marks(last_line(&source[..place])) {
            continue;
        }
        made.push_str(&source[start..place]);
        made.push_str(&page(number + 1));
        start = place;
    }
    made + &source[start..]
}

/// `##` belongs to the format: no page breaks after it.
fn is_in_marks(line: &str) -> bool {
    !line.is_empty() && line.trim_matches(['#', '*', ' ']).is_empty()
}

fn wide(source: &str) -> String {
    let widened = |c: char| match c {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        '0'..='9' | '.' | '%' => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
        other => other,
    };
    source.chars().map(widened).collect()
}

fn narrow(source: &str) -> String {
    let narrowed = |c: char| match c {
        '〔' => '(',
        '〕' => ')',
        other => other,
    };
    source.chars().map(narrowed).collect()
}

fn all() -> impl Iterator<Item = &'static str> {
    [SEED].into_iter().chain(MADE_UP)
}

#[test]
fn widths_do_not_matter() {
    for source in all() {
        assert_same(source, &wide(source), "wide");
        assert_same(source, &narrow(source), "narrow");
    }
}

#[test]
fn marks_and_line_ends_do_not_matter() {
    for source in all() {
        assert_same(source, &source.replace('\n', "\r\n"), "CRLF");
        assert_same(source, &source.replace('#', ""), "without marks");
        assert_same(source, &source.replace("\n(", "\n### ("), "marked items");
        assert_same(
            source,
            &source.replace("\n一、", "\n## 一、"),
            "marked chapters",
        );
        let indented = source.replace('\n', "\n\u{3000}\u{3000}");
        assert_same(source, &indented, "indented");
    }
}

#[test]
fn the_seed_reads_the_same_with_its_pages_healed() {
    assert_same(SEED, &without_page_breaks(SEED), "healed");
}

fn any_page() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "\n",
        "\n\n",
        "\n— N —\n",
        "\n\n第N页\n\n",
        "\n\u{c}\n",
        "\r\n",
        "\n  \n\u{3000}",
    ])
}

/// The title, and one chapter of the seed with its pages healed.
fn chapter(index: usize) -> String {
    let healed = without_page_breaks(SEED);
    let (title, rest) = healed.split_once("\n\n").expect("a title");
    let chapters: Vec<&str> = rest.split("\n\n## ").collect();
    format!(
        "{title}\n\n## {}",
        chapters[index % chapters.len()].trim_start_matches("## ")
    )
}

#[test]
fn a_page_may_break_in_a_title_a_heading_and_a_label() {
    let source = chapter(14);
    let ends = source.char_indices().map(|(at, _)| at).take(150);
    for place in ends.skip(1) {
        for page in ["\n", "\n\n— 3 —\n\n"] {
            let changed = broken(&source, &mut vec![place], &|_| page.to_owned());
            assert_same(
                &source,
                &changed,
                &format!("{page:?} at {}", around(&source, place)),
            );
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn pages_may_break_anywhere(
        index in 0..18usize,
        at in proptest::collection::vec(any::<Index>(), 1..8),
        page in any_page(),
    ) {
        let source = chapter(index);
        let mut at: Vec<usize> = at.iter().map(|index| index.index(source.len())).collect();
        let changed = broken(&source, &mut at, &|number| page.replace('N', &number.to_string()));
        let around: Vec<&str> = at.iter().map(|&place| around(&source, place)).collect();
        assert_same(&source, &changed, &format!("{page:?} at {around:?}"));
    }
}

fn around(source: &str, place: usize) -> &str {
    let start = source.floor_char_boundary(place.saturating_sub(30));
    let end = source.ceil_char_boundary((place + 30).min(source.len()));
    &source[start..end]
}
