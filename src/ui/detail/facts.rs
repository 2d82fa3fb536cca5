//! The words under a milestone: its days, what the marks say, where the year came from.

use chrono::NaiveDate;
use rust_i18n::t;

use super::parts::{day_of, dotted, short_day};
use crate::notebook::{Mark, MarkState};
use crate::plan::{Milestone, MilestoneKind, YearSource};
use crate::ui::Scene;
use crate::wording;

/// A few words on the second line; those that hold no more are struck, and say so.
pub(super) struct Fact {
    pub words: String,
    pub struck: bool,
}

impl Fact {
    pub fn of(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            struck: false,
        }
    }
}

/// The day or days a time comes to.
pub(super) fn day_words(milestone: &Milestone) -> String {
    match (milestone.kind, milestone.start, milestone.due) {
        (MilestoneKind::From, Some(start), _) => t!("detail.from", start = start),
        (MilestoneKind::In, Some(start), Some(due)) => t!("detail.in", start = start, due = due),
        (_, _, Some(due)) => return due.to_string(),
        (MilestoneKind::Ongoing, ..) => t!("detail.ongoing"),
        _ => t!("detail.no-day"),
    }
    .into()
}

/// Where the year of a day came from; nothing where no year was needed.
pub(super) fn year_words(milestone: &Milestone) -> Option<String> {
    let words = match milestone.year_source {
        YearSource::None => return None,
        YearSource::Written => t!("detail.year-written"),
        YearSource::Previous => t!("detail.year-previous"),
        YearSource::Corrected => t!("detail.year-corrected"),
        _ => t!("detail.year-plan"),
    };
    Some(words.into())
}

/// `已完成 · 甲 · 06-25`: what the marks agree on, who said so, and the day; nothing without marks.
pub(super) fn marked_words(scene: &Scene, marks: Option<&MarkState>) -> Option<String> {
    let marks = marks.filter(|marks| !marks.heads.is_empty())?;
    if marks.is_clash() {
        return Some(t!("detail.clashing").into());
    }
    let heads = || marks.heads.iter().filter_map(|head| head.genuine());
    let last = heads().next_back()?;
    let names: Vec<&str> = heads().map(|entry| entry.author.name.as_str()).collect();
    let mark = last.act.mark()?;
    let day: NaiveDate = mark.on.unwrap_or(day_of(last, scene.viewpoint));
    // The dates stand in words of their own.
    let said = Mark {
        on: None,
        period: None,
        new_due: None,
        ..mark.clone()
    };
    Some(dotted(&[
        wording::mark(&said),
        names.join(&t!("list.and")),
        short_day(day, scene.viewpoint),
    ]))
}
