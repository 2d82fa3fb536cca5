use std::borrow::Cow;

use rust_i18n::t;

use super::csv::{inert, table};
use super::{Column, ReportError, cells};
use crate::plan::{Measure, Plan};

/// The plan as CSV, a line for each measure: what the document says, nothing of a notebook. The caller adds a BOM where a
/// spreadsheet is to open the file.
pub fn plan_csv(plan: &Plan) -> Result<String, ReportError> {
    let titles = [
        Column::Id.title(),
        Column::Chapter.title(),
        t!("column.section"),
        t!("column.label"),
        Column::Title.title(),
        Column::Text.title(),
        Column::Lead.title(),
        Column::Responsible.title(),
        Column::Deadline.title(),
        t!("column.target"),
        t!("column.reference"),
    ];
    let titles = titles.map(Cow::into_owned);
    table(&titles, plan.measures.iter().map(|it| row(plan, it)))
}

fn row(plan: &Plan, measure: &Measure) -> [String; 11] {
    let lines = |words: Vec<&str>| words.join("\n");
    let words = [
        measure.id.clone(),
        cells::chapter(plan, measure),
        measure.section.join("\n"),
        measure.label.clone(),
        measure.title.clone(),
        measure.text.clone(),
        cells::leads(measure),
        cells::responsible(measure),
        lines(
            measure
                .milestones
                .iter()
                .map(|it| it.text.as_str())
                .collect(),
        ),
        lines(measure.targets.iter().map(|it| it.text.as_str()).collect()),
        lines(
            measure
                .references
                .iter()
                .map(|it| it.name.as_str())
                .collect(),
        ),
    ];
    words.map(inert)
}
