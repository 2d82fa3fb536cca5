use std::sync::Arc;

use chrono::NaiveDate;
use rust_i18n::t;

use crate::notebook::{About, Entry, Record};
use crate::plan::Plan;

/// What was decided about measures (by index) as text for others, so without what is private.
pub fn minutes(plan: &Plan, day: NaiveDate, decided: &[(usize, Vec<Arc<Record>>)]) -> String {
    let mut lines = vec![t!("minutes.head", title = plan.title, day = day).into_owned()];
    for (measure, records) in decided {
        let Some(measure) = plan.measures.get(*measure) else {
            continue;
        };
        let entries = records.iter().filter_map(|record| record.genuine());
        let told = entries.filter(|entry| !entry.private).map(decision);
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            lines.push(format!("{} {}", measure.id, measure.title));
            lines.extend(
                told.iter()
                    .map(|it| t!("minutes.line", says = it).into_owned()),
            );
        }
    }
    lines.join("\n")
}

/// One entry: `6月底前：标记 已完成（甲）`, `进展：…（甲）`.
pub fn decision(entry: &Entry) -> String {
    let act = super::act(&entry.act);
    let author = &entry.author.name;
    match &entry.about {
        About::Milestone(anchor) => {
            let what = &anchor.text;
            t!("minutes.about", what = what, act = act, author = author).into()
        }
        _ => t!("minutes.said", act = act, author = author).into(),
    }
}
