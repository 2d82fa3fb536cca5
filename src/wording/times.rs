use rust_i18n::t;

use crate::plan::Measure;
use crate::query::TimeMark;

/// The times of a measure as written, each once; what has none says so.
pub fn times(measure: &Measure, marks: &[TimeMark]) -> String {
    let mut words: Vec<&str> = Vec::new();
    for mark in marks {
        let milestone = measure.milestones.get(mark.milestone);
        let text = milestone.map_or("", |it| it.text.as_str());
        if !words.contains(&text) {
            words.push(text);
        }
    }
    if words.is_empty() {
        return t!("timeline.no-time").into();
    }
    words.join(&t!("list.and"))
}
