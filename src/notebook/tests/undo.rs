use super::build::*;
use crate::notebook::*;

#[test]
fn what_is_shown_returns_exactly() {
    let mut book = workbook();
    book.note("甲", 0, "先有一条");
    book.mark("甲", 0, Some(0), Status::Active);
    let before = shown(&state(&book, "甲"));
    book.mark("甲", 0, Some(0), Status::Done);
    let after = shown(&state(&book, "甲"));
    assert_ne!(before, after);
    for day in 10..13 {
        assert_eq!(book.undo(&stamp("甲", day)).as_deref(), Some("一步"));
        assert_eq!(shown(&state(&book, "甲")), before);
        assert_eq!(book.redo(&stamp("甲", day)).as_deref(), Some("一步"));
        assert_eq!(shown(&state(&book, "甲")), after);
    }
}

#[test]
fn an_undone_import_is_hidden_here_only() {
    let mut theirs = workbook();
    theirs.note("乙", 0, "乙的批注");
    theirs.mark("乙", 0, Some(0), Status::Done);
    let mut ours = workbook();
    ours.note("甲", 0, "甲的批注");
    let before = shown(&state(&ours, "甲"));
    let report = ours.take_in(theirs.notebook(), Vec::new(), "合并", &stamp("甲", 8));
    assert_eq!(report.new.len(), 2);
    let after = shown(&state(&ours, "甲"));
    ours.undo(&stamp("甲", 9));
    let undone = state(&ours, "甲");
    assert_eq!(shown(&undone), before);
    assert_eq!(undone.dismissed.len(), 2);
    assert_eq!(undone.measures[0].dismissed, undone.dismissed);
    assert!(undone.measures[1].dismissed.is_empty());
    // To others nothing is gone.
    assert_eq!(shown(&state(&ours, "乙")), after);
    ours.redo(&stamp("甲", 9));
    assert_eq!(shown(&state(&ours, "甲")), after);
}

#[test]
fn a_step_of_many_entries_is_undone_at_once() {
    let mut book = workbook();
    let drafts = vec![note(&book.plan, 0, "一"), note(&book.plan, 1, "二")];
    book.commit(drafts, "批注两项", &stamp("甲", 1));
    let ids: Vec<u64> = book.notebook().records().iter().map(|r| r.clock).collect();
    assert_eq!(ids, [1, 2]);
    assert_eq!(book.undo(&stamp("甲", 2)).as_deref(), Some("批注两项"));
    assert!(
        state(&book, "甲")
            .measures
            .iter()
            .all(|m| m.notes.is_empty())
    );
    assert_eq!(book.undo(&stamp("甲", 2)), None);
    assert_eq!(book.redo_label(), Some("批注两项"));
    book.note("甲", 0, "新的一步");
    assert_eq!(book.redo_label(), None);
}

/// All that a person sees, except the history, which only grows.
pub fn shown(state: &State) -> String {
    let mut out = String::new();
    for measure in &state.measures {
        let notes: Vec<_> = measure
            .notes
            .iter()
            .map(|n| (&n.record.id, &n.text, n.is_edited(), n.depth))
            .collect();
        let milestones: Vec<_> = measure.milestones.iter().map(show_milestone).collect();
        let tags: Vec<&str> = measure.tags.iter().map(|t| t.name.as_str()).collect();
        let status = (measure.status, measure.light, measure.due);
        let own = show_marks(&measure.own);
        out += &format!("{notes:?} {milestones:?} {tags:?} {status:?} {own}\n");
    }
    out
}

fn show_milestone(milestone: &MilestoneState) -> String {
    let marks = milestone.marks.iter();
    let marks = marks.filter(|(_, marks)| !marks.heads.is_empty());
    let marks: Vec<_> = marks.map(|(p, marks)| (p, show_marks(marks))).collect();
    let MilestoneState {
        status,
        light,
        due,
        next_period,
        ..
    } = milestone;
    format!("{status:?} {light:?} {due:?} {next_period:?} {marks:?}")
}

fn show_marks(marks: &MarkState) -> String {
    let heads: Vec<&EntryId> = marks.heads.iter().map(|head| &head.id).collect();
    format!("{heads:?} {:?} {:?}", marks.status, marks.new_due)
}
