//! The form in which an expected reading is written: one field a line, under the measure's id.
//!
//! ```text
//! plan 2022 丙市                     year (`-`: none), place (`-`: none)
//! 1.1 开办企业/优化窗口 :: 推行一窗受理    headings from chapter down, title
//!   text 各镇…                       only where it matters
//!   lead 市甲局、市乙局                an assignment; `with` names those who answer, `open` says it ends in 等
//!   with 市丙局
//!   next                           another assignment follows
//!   by 2022-06-30 6月底前
//!   in 2022-07-01 2022-07-31 7月份
//!   from 2022-07-01 7月起
//!   every monthly:10 每月10日前
//!   relative 三年内
//!   ongoing 持续推进
//!   target 99%以上
//!   quoted 一窗通
//!   document 丙市办法
//!   doubt milestones               a guess: the reader must ask
//! ```

use cuoshi::plan::{
    Assignment, Field, Measure, Milestone, MilestoneKind, Plan, ReferenceKind, Severity,
};

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub year: Option<i32>,
    pub place: Option<String>,
    pub measures: Vec<Expected>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub id: String,
    pub headings: String,
    pub title: String,
    /// Compared only where the expectation has it.
    pub text: Option<String>,
    pub assignments: Vec<Names>,
    /// `by 2022-06-30 6月底前`
    pub times: Vec<String>,
    pub targets: Vec<String>,
    /// `quoted 一窗通`
    pub references: Vec<String>,
    pub doubts: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    pub lead: Vec<String>,
    pub with: Vec<String>,
    pub open: bool,
}

#[track_caller]
pub fn parse(name: &str, text: &str) -> Reading {
    let mut reading = Reading::default();
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with("//"))
    {
        let (key, value) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        if !line.starts_with(' ') {
            if key == "plan" {
                let (year, place) = value.split_once(' ').expect("a year and a place");
                reading.year = year.parse().ok();
                reading.place = (place != "-").then(|| place.to_owned());
                continue;
            }
            let (headings, title) = value
                .split_once("::")
                .unwrap_or_else(|| panic!("{name}: no `::` in {line}"));
            let (id, headings, title) = (
                key.to_owned(),
                headings.trim().to_owned(),
                title.trim().to_owned(),
            );
            reading.measures.push(Expected {
                id,
                headings,
                title,
                ..Expected::default()
            });
            continue;
        }
        let measure = reading
            .measures
            .last_mut()
            .expect("a measure above its fields");
        field(name, measure, key, value, line.trim());
    }
    reading
}

fn field(name: &str, measure: &mut Expected, key: &str, value: &str, line: &str) {
    if matches!(key, "lead" | "with" | "open") && measure.assignments.is_empty() {
        measure.assignments.push(Names::default());
    }
    let names = || list(value);
    let last = measure.assignments.last_mut();
    match (key, last) {
        ("lead", Some(last)) => last.lead = names(),
        ("with", Some(last)) => last.with = names(),
        ("open", Some(last)) => last.open = true,
        ("next", _) => measure.assignments.push(Names::default()),
        ("text", _) => measure.text = Some(value.to_owned()),
        ("by" | "in" | "from" | "every" | "relative" | "ongoing", _) => {
            measure.times.push(line.to_owned());
        }
        ("target", _) => measure.targets.push(value.to_owned()),
        ("quoted" | "document", _) => measure.references.push(line.to_owned()),
        ("doubt", _) => measure.doubts.push(value.to_owned()),
        _ => panic!("{name}: {line}"),
    }
}

/// `市甲局、各县(市、区)政府`: two names.
fn list(value: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = value.split(|c| {
        depth += i32::from(matches!(c, '(' | '（')) - i32::from(matches!(c, ')' | '）'));
        c == '、' && depth == 0
    });
    parts.map(str::to_owned).collect()
}

/// What the reader made of a document, in the same form.
pub fn of(plan: &Plan) -> Reading {
    Reading {
        year: plan.year,
        place: plan.place.clone(),
        measures: plan.measures.iter().map(|it| expected(plan, it)).collect(),
    }
}

fn expected(plan: &Plan, measure: &Measure) -> Expected {
    let chapter = [plan.chapter_of(measure).title.clone()];
    let headings: Vec<String> = chapter
        .into_iter()
        .chain(measure.section.iter().cloned())
        .collect();
    Expected {
        id: measure.id.clone(),
        headings: headings.join("/"),
        title: measure.title.clone(),
        text: (!measure.text.is_empty()).then(|| measure.text.clone()),
        assignments: measure.assignments.iter().map(names).collect(),
        times: measure.milestones.iter().map(time).collect(),
        targets: measure.targets.iter().map(|it| it.text.clone()).collect(),
        references: measure
            .references
            .iter()
            .map(|it| format!("{} {}", kind(it.kind), it.name))
            .collect(),
        doubts: doubts(plan, measure),
    }
}

fn names(assignment: &Assignment) -> Names {
    let names =
        |parties: &[cuoshi::plan::Party]| parties.iter().map(|it| it.name.clone()).collect();
    Names {
        lead: names(&assignment.lead),
        with: names(&assignment.responsible),
        open: assignment.open,
    }
}

fn time(milestone: &Milestone) -> String {
    let words = &milestone.text;
    let day =
        |date: Option<chrono::NaiveDate>| date.map_or("-".to_owned(), |date| date.to_string());
    let (start, due) = (day(milestone.start), day(milestone.due));
    match milestone.kind {
        MilestoneKind::By => format!("by {due} {words}"),
        MilestoneKind::In => format!("in {start} {due} {words}"),
        MilestoneKind::From => format!("from {start} {words}"),
        MilestoneKind::Every => {
            let rhythm = milestone
                .recurs
                .map_or("-".to_owned(), |recurs| recurs.to_string());
            format!("every {rhythm} {words}")
        }
        MilestoneKind::Relative => format!("relative {words}"),
        MilestoneKind::Ongoing => format!("ongoing {words}"),
    }
}

fn kind(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Quoted => "quoted",
        ReferenceKind::Document => "document",
    }
}

fn doubts(plan: &Plan, measure: &Measure) -> Vec<String> {
    let of_measure = plan
        .diagnostics
        .iter()
        .filter(|it| it.measure.as_ref() == Some(&measure.id));
    let fields = of_measure
        .filter(|it| it.severity != Severity::Info)
        .filter_map(|it| it.field);
    let mut fields: Vec<String> = fields.map(|field| key(field).to_owned()).collect();
    fields.sort();
    fields.dedup();
    fields
}

fn key(field: Field) -> &'static str {
    match field {
        Field::Label => "label",
        Field::Title => "title",
        Field::Text => "text",
        Field::Assignments => "assignments",
        Field::Milestones => "milestones",
        Field::Targets => "targets",
        Field::References => "references",
    }
}

pub fn show(plan: &Plan) -> String {
    let reading = of(plan);
    let year = reading.year.map_or("-".to_owned(), |year| year.to_string());
    let mut lines = vec![format!(
        "plan {year} {}",
        reading.place.as_deref().unwrap_or("-")
    )];
    for measure in &reading.measures {
        lines.push(format!(
            "{} {} :: {}",
            measure.id, measure.headings, measure.title
        ));
        lines.extend(measure.text.iter().map(|text| format!("  text {text}")));
        for (index, names) in measure.assignments.iter().enumerate() {
            lines.extend((index > 0).then(|| "  next".to_owned()));
            let list = |key: &str, names: &[String]| {
                (!names.is_empty()).then(|| format!("  {key} {}", names.join("、")))
            };
            lines.extend(list("lead", &names.lead));
            lines.extend(list("with", &names.with));
            lines.extend(names.open.then(|| "  open".to_owned()));
        }
        let plain = measure.times.iter().chain(&measure.references);
        lines.extend(plain.map(|line| format!("  {line}")));
        lines.extend(measure.targets.iter().map(|it| format!("  target {it}")));
        lines.extend(measure.doubts.iter().map(|it| format!("  doubt {it}")));
    }
    lines.join("\n") + "\n"
}
