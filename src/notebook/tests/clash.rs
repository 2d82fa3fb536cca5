use super::build::*;
use super::undo::shown;
use crate::notebook::*;

/// What 甲 sees after taking in what 乙 did, and the clashes of that.
fn taken_in(ours: &Workbook, theirs: &Workbook) -> (Workbook, Vec<Clash>) {
    let mut united = ours.clone();
    let report = united.absorb(theirs.notebook());
    let seen = state(&united, "甲");
    let clashes = Clash::all(united.notebook(), &seen, &report.new);
    (united, clashes)
}

/// Both began from a mark of 推进中 on the first milestone; 甲 finished it, 乙 put it off.
fn two_marks() -> (Workbook, Workbook) {
    let mut ours = workbook();
    ours.mark("丙", 0, Some(0), Status::Active);
    let mut theirs = ours.clone();
    ours.mark("甲", 0, Some(0), Status::Done);
    theirs.mark("乙", 0, Some(0), Status::Deferred);
    (ours, theirs)
}

/// 甲 changed one note on two devices.
fn two_edits() -> (Workbook, Workbook, EntryId) {
    let mut ours = workbook();
    let note = ours.note("甲", 1, "初稿");
    let mut theirs = ours.clone();
    for (book, text) in [(&mut ours, "台式机上改的"), (&mut theirs, "笔记本上改的")] {
        let draft = book.edit_draft(&note, text.into()).unwrap();
        book.put("甲", draft);
    }
    (ours, theirs, note)
}

fn said(record: &Record) -> String {
    match &record.genuine().unwrap().act {
        Act::Note { text, .. } | Act::Edit { text } => text.clone(),
        Act::Mark(mark) | Act::Settle(mark) => mark.status.word().to_owned(),
        act => panic!("{act:?}"),
    }
}

fn all_said<'a>(records: impl IntoIterator<Item = &'a std::sync::Arc<Record>>) -> Vec<String> {
    records.into_iter().map(|record| said(record)).collect()
}

#[test]
fn a_clash_of_marks_has_its_base_and_both_sides() {
    let (ours, theirs) = two_marks();
    let (_, clashes) = taken_in(&ours, &theirs);
    let [clash] = &clashes[..] else {
        panic!("{clashes:?}")
    };
    let expected = ClashSubject::Marks {
        measure: 0,
        milestone: Some(0),
        period: None,
    };
    assert_eq!(clash.subject, expected);
    assert_eq!(all_said(&clash.base), ["active"]);
    assert_eq!(all_said(&clash.mine), ["done"]);
    assert_eq!(all_said(&clash.theirs), ["deferred"]);
}

#[test]
fn a_mark_that_was_taken_back_is_no_base() {
    let (mut ours, theirs) = two_marks();
    let base = ours.notebook().records()[0].id.clone();
    ours.put("丙", Draft::withdraw(vec![base]));
    let (_, clashes) = taken_in(&ours, &theirs);
    assert_eq!(clashes[0].base, None);
}

#[test]
fn a_clash_of_edits_has_its_base_and_both_sides() {
    let (ours, theirs, note) = two_edits();
    let (united, clashes) = taken_in(&ours, &theirs);
    let [clash] = &clashes[..] else {
        panic!("{clashes:?}")
    };
    assert_eq!(clash.subject, ClashSubject::Words { measure: 1, note });
    assert_eq!(all_said(&clash.base), ["初稿"]);
    assert_eq!(all_said(&clash.mine), ["台式机上改的"]);
    assert_eq!(all_said(&clash.theirs), ["笔记本上改的"]);
    // Left open, the note shows one side and names the other.
    let seen = state(&united, "甲");
    let note = &seen.measures[1].notes[0];
    let mut both = all_said(note.rivals());
    both.push(note.text.clone());
    both.sort();
    assert_eq!(both, ["台式机上改的", "笔记本上改的"]);
}

#[test]
fn edits_one_after_the_other_do_not_clash() {
    let (ours, _, note) = two_edits();
    let mut theirs = ours.clone();
    for text in ["再改", "三改"] {
        let draft = theirs.edit_draft(&note, text.into()).unwrap();
        theirs.put("甲", draft);
    }
    assert_eq!(taken_in(&ours, &theirs).1, []);
    let seen = state(&theirs, "甲");
    assert_eq!(seen.measures[1].notes[0].edits.len(), 1);
    assert_eq!(seen.measures[1].notes[0].text, "三改");
}

#[test]
fn agreement_and_old_clashes_are_not_asked_about() {
    let (mut ours, mut theirs) = two_marks();
    ours.mark("甲", 0, Some(1), Status::Done);
    theirs.mark("乙", 0, Some(1), Status::Done);
    let (united, clashes) = taken_in(&ours, &theirs);
    assert_eq!(clashes.len(), 1, "the second milestones agree");
    theirs.note("乙", 2, "又一条");
    assert_eq!(taken_in(&united, &theirs).1, []);
}

/// Takes `theirs` in with a decision on the only clash; returns the book and what 甲 saw before.
fn decided(ours: &Workbook, theirs: &Workbook, decision: &Decision) -> (Workbook, String) {
    let (united, clashes) = taken_in(ours, theirs);
    let seen = state(&united, "甲");
    let draft = clashes[0].end(&united, &seen, decision).unwrap();
    let mut book = ours.clone();
    let before = shown(&state(&book, "甲"));
    let decisions = draft.into_iter().collect();
    book.take_in(theirs.notebook(), decisions, "导入", &stamp("甲", 20));
    (book, before)
}

/// One undo takes the import and its decision back, one redo brings both again; the file only grows.
#[track_caller]
fn check_one_step(book: &mut Workbook, before: &str) {
    let after = shown(&state(book, "甲"));
    assert_ne!(after, before);
    let records = book.notebook().records().len();
    assert_eq!(book.undo(&stamp("甲", 21)).as_deref(), Some("导入"));
    assert_eq!(shown(&state(book, "甲")), before);
    assert_eq!(book.redo(&stamp("甲", 22)).as_deref(), Some("导入"));
    assert_eq!(shown(&state(book, "甲")), after);
    assert!(book.notebook().records().len() > records);
}

#[track_caller]
fn check_mark(decide: impl Fn(&Clash) -> Decision, expected: &[Status]) {
    let (ours, theirs) = two_marks();
    let clash = taken_in(&ours, &theirs).1.remove(0);
    let (mut book, before) = decided(&ours, &theirs, &decide(&clash));
    let seen = state(&book, "甲");
    let marks = seen.measures[0].milestones[0].marks_on(None).unwrap();
    assert_eq!(marks.sides().collect::<Vec<_>>(), expected);
    check_one_step(&mut book, &before);
}

#[test]
fn a_side_or_another_mark_ends_a_clash_of_marks() {
    let take = |side: &Record| Decision::Take(side.id.clone());
    check_mark(|clash| take(&clash.mine[0]), &[Status::Done]);
    check_mark(|clash| take(&clash.theirs[0]), &[Status::Deferred]);
    let anew = |_: &Clash| Decision::Mark(mark(Status::Suspended));
    let (ours, theirs) = two_marks();
    let (united, clashes) = taken_in(&ours, &theirs);
    let refused = clashes[0].end(&united, &state(&united, "甲"), &anew(&clashes[0]));
    assert!(refused.is_err(), "neither side may be suspended now");
    check_mark(|_| Decision::Mark(mark(Status::Active)), &[Status::Active]);
    // Words end no clash of marks: it stays open with both sides.
    let both = [Status::Done, Status::Deferred];
    let (ours, theirs) = two_marks();
    let (book, _) = decided(&ours, &theirs, &Decision::Words("不是标记".into()));
    let seen = state(&book, "甲");
    let marks = seen.measures[0].milestones[0].marks_on(None).unwrap();
    assert_eq!(marks.sides().filter(|side| both.contains(side)).count(), 2);
}

#[track_caller]
fn check_words(decide: impl Fn(&Clash) -> Decision, expected: &str) {
    let (ours, theirs, _) = two_edits();
    let clash = taken_in(&ours, &theirs).1.remove(0);
    let (mut book, before) = decided(&ours, &theirs, &decide(&clash));
    let seen = state(&book, "甲");
    let note = &seen.measures[1].notes[0];
    assert_eq!(note.text, expected);
    assert_eq!(note.rivals().count(), 0);
    check_one_step(&mut book, &before);
}

#[test]
fn a_side_or_other_words_end_a_clash_of_edits() {
    check_words(
        |clash| Decision::Take(clash.theirs[0].id.clone()),
        "笔记本上改的",
    );
    check_words(|_| Decision::Words("合在一起".into()), "合在一起");
}

#[test]
fn an_import_without_decisions_is_one_step_too_and_the_second_time_none() {
    let (ours, theirs) = two_marks();
    let mut book = ours.clone();
    let before = shown(&state(&book, "甲"));
    book.take_in(theirs.notebook(), Vec::new(), "导入", &stamp("甲", 20));
    let marks = state(&book, "甲");
    assert!(marks.measures[0].has_clash());
    let once = book.clone();
    let report = book.take_in(theirs.notebook(), Vec::new(), "再导入", &stamp("甲", 21));
    assert_eq!(report.new, []);
    assert_eq!(book.notebook(), once.notebook());
    assert_eq!(book.revision(), once.revision());
    check_one_step(&mut book, &before);
}
