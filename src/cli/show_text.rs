//! A measure with all that is said of it, for a person.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use rust_i18n::t;

use crate::notebook::{
    About, Act, Entry, EntryId, MarkState, MeasureState, MilestoneState, NoteView, Record, State,
    Viewpoint,
};
use crate::plan::{Measure, Milestone, Period, Plan};
use crate::wording;

/// # Panics
/// Where plan or state has no such measure.
pub(super) fn text(plan: &Plan, state: &State, viewpoint: &Viewpoint, measure: usize) -> String {
    let (measure, said) = (&plan.measures[measure], &state.measures[measure]);
    let (status, light) = (wording::status(said.status), wording::light(said.light));
    let mut page = Page::default();
    page.line(format!("{} {}", measure.id, measure.title));
    page.line(chapter(plan, measure));
    page.line(t!("show.status", status = status, light = light));
    page.part("", measure.text.lines().map(str::to_owned));
    page.part(&t!("show.assignments"), assignments(measure));
    page.part(&t!("show.milestones"), milestones(plan, measure, said));
    let tags = said.tags.iter().map(|tag| tag.name.clone());
    page.part(&t!("show.tags"), tags);
    let notes = said.notes.iter().filter_map(|it| note(it, viewpoint));
    page.part(&t!("show.notes"), notes);
    page.part(&t!("show.marks"), marks(measure, said, viewpoint));
    page.part(&t!("show.clashes"), clashes(measure, said));
    page.part(&t!("show.history"), history(state, said, viewpoint));
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line(&mut self, line: impl AsRef<str>) {
        self.text.push_str(line.as_ref());
        self.text.push('\n');
    }

    /// Lines under a title, apart from what is above; nothing where there are none.
    fn part(&mut self, title: &str, lines: impl IntoIterator<Item = String>) {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_none() {
            return;
        }
        self.line("");
        if !title.is_empty() {
            self.line(title);
        }
        for line in lines {
            // Further lines of a note stay below its first.
            let indent = if title.is_empty() { "" } else { "  " };
            self.line(format!("{indent}{}", line.replace('\n', "\n    ")));
        }
    }
}

fn chapter(plan: &Plan, measure: &Measure) -> String {
    let chapter = plan.chapter_of(measure);
    let (number, title) = (chapter.number, chapter.title.as_str());
    let mut line: String = t!("show.chapter", number = number, title = title).into();
    for section in &measure.section {
        line.push_str(&t!("show.section", title = section));
    }
    line.trim_end().to_owned()
}

fn assignments(measure: &Measure) -> Vec<String> {
    let mut lines = Vec::new();
    for assignment in &measure.assignments {
        let names = |parties: &[crate::plan::Party]| {
            let names: Vec<&str> = parties.iter().map(|it| it.name.as_str()).collect();
            names.join(&t!("cli.and"))
        };
        let (lead, responsible) = (names(&assignment.lead), names(&assignment.responsible));
        if !lead.is_empty() {
            lines.push(t!("show.lead", names = lead).into());
        }
        if !responsible.is_empty() {
            lines.push(match assignment.open {
                true => t!("show.responsible-open", names = responsible).into(),
                false => t!("show.responsible", names = responsible).into(),
            });
        }
    }
    lines
}

fn milestones(plan: &Plan, measure: &Measure, said: &MeasureState) -> Vec<String> {
    let both = measure.milestones.iter().zip(&said.milestones).enumerate();
    both.map(|(nth, (milestone, state))| {
        let id = measure.milestone_id(nth);
        format!("{id} {}", one_milestone(plan, milestone, state))
    })
    .collect()
}

fn one_milestone(plan: &Plan, milestone: &Milestone, state: &MilestoneState) -> String {
    let mut lines: Vec<String> = vec![
        t!(
            "show.milestone",
            text = milestone.text,
            status = wording::status(state.status),
            light = wording::light(state.light)
        )
        .into(),
    ];
    if !milestone.governs.is_empty() {
        lines.push(milestone.governs.clone());
    }
    lines.push(wording::why(milestone, plan));
    if let Some(due) = state.due.filter(|due| Some(*due) != milestone.due) {
        lines.push(t!("show.now-due", due = due).into());
    }
    if let Some(period) = state.next_period {
        lines.push(t!("show.next-period", period = period).into());
    }
    lines.join("\n")
}

fn note(note: &NoteView, viewpoint: &Viewpoint) -> Option<String> {
    let entry = note.record.genuine()?;
    let Act::Note { kind, .. } = &entry.act else {
        return None;
    };
    let (who, kind) = (signed(entry, viewpoint), wording::note_kind(*kind));
    let edited = match note.is_edited() {
        true => t!("show.edited"),
        false => "".into(),
    };
    let text = &note.text;
    let indent = "  ".repeat(note.depth);
    let first = match note.depth {
        0 => t!(
            "show.note",
            who = who,
            kind = kind,
            text = text,
            edited = edited
        ),
        _ => t!("show.answer", who = who, text = text, edited = edited),
    };
    let mut lines = vec![format!("{indent}{first}")];
    // Other words for it, from another device of its author, until one of them is settled on.
    for rival in note.rivals().filter_map(|rival| rival.genuine()) {
        if let Act::Edit { text } = &rival.act {
            let who = signed(rival, viewpoint);
            lines.push(format!(
                "{indent}{}",
                t!("show.rival", who = who, text = text)
            ));
        }
    }
    Some(lines.join("\n"))
}

/// What is marked, and the marks in force on it.
fn marked<'a>(
    measure: &'a Measure,
    said: &'a MeasureState,
) -> impl Iterator<Item = (String, &'a MarkState)> {
    let milestones = said.milestones.iter().enumerate();
    let of_milestones = milestones.flat_map(move |(nth, state)| {
        let id = measure.milestone_id(nth);
        let marks = state.marks.iter();
        marks.map(move |(period, marks)| (occurrence(&id, *period), marks))
    });
    std::iter::once((measure.id.clone(), &said.own)).chain(of_milestones)
}

fn occurrence(id: &str, period: Option<Period>) -> String {
    match period {
        Some(period) => t!("show.occurrence", id = id, period = period).into(),
        None => id.to_owned(),
    }
}

fn marks(measure: &Measure, said: &MeasureState, viewpoint: &Viewpoint) -> Vec<String> {
    let mut lines = Vec::new();
    for (of, marks) in marked(measure, said) {
        for entry in marks.heads.iter().filter_map(|head| head.genuine()) {
            if let Some(mark) = entry.act.mark() {
                let (mark, who) = (wording::mark(mark), signed(entry, viewpoint));
                lines.push(t!("show.mark", of = of, mark = mark, who = who).into());
            }
        }
    }
    lines
}

/// One line for each clash: what it is about, all sides, and what counts until it is settled.
pub(super) fn clashes(measure: &Measure, said: &MeasureState) -> Vec<String> {
    let clashing = marked(measure, said).filter(|(_, marks)| marks.is_clash());
    clashing
        .map(|(of, marks)| {
            let heads = marks.heads.iter().filter_map(|head| head.genuine());
            let sides = heads.filter_map(|entry| {
                let status = wording::status(entry.act.mark()?.status);
                let author = wording::author(&entry.author);
                Some(t!("show.side", author = author, status = status).into_owned())
            });
            let sides = sides.collect::<Vec<_>>().join(&t!("cli.and"));
            let status = wording::status(marks.status);
            t!("show.clash", of = of, sides = sides, status = status).into()
        })
        .collect()
}

fn history(state: &State, said: &MeasureState, viewpoint: &Viewpoint) -> Vec<String> {
    let is_live = |record: &&Arc<Record>| !state.withdrawn.contains(&record.id);
    let live = said.history.iter().filter(is_live);
    let entries = live.filter_map(|record| record.genuine());
    // One that was taken back takes nobody's place.
    let replaced: HashSet<&EntryId> = entries.flat_map(|entry| &entry.replaces).collect();
    let lines = said.history.iter().filter_map(|record| {
        let entry = record.genuine()?;
        let about = match &entry.about {
            About::Milestone(anchor) => t!("show.about", text = anchor.text),
            _ => "".into(),
        };
        let mut line = format!(
            "{} {about}{}",
            signed(entry, viewpoint),
            wording::act(&entry.act)
        );
        if state.withdrawn.contains(&record.id) {
            line.push_str(&t!("show.withdrawn"));
        } else if replaced.contains(&record.id) {
            line.push_str(&t!("show.replaced"));
        }
        if state.redated.contains(&record.id) {
            line.push_str(&t!("show.redated"));
        }
        Some(line)
    });
    lines.collect()
}

fn signed(entry: &Entry, viewpoint: &Viewpoint) -> String {
    let author = wording::author(&entry.author);
    format!("{} {author}", minute(entry.time, viewpoint))
}

/// A time as the reader's clock showed it.
pub(super) fn minute(time: DateTime<FixedOffset>, viewpoint: &Viewpoint) -> String {
    let local = time.with_timezone(&viewpoint.offset);
    local.format("%Y-%m-%d %H:%M").to_string()
}
