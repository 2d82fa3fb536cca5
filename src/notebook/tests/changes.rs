use super::build::*;
use crate::notebook::*;

/// Puts an entry on a day of June 2021.
fn on(book: &mut Workbook, name: &str, day: u32, draft: Draft) -> EntryId {
    let records = book.commit(vec![draft], "一步", &stamp(name, day));
    records[0].id.clone()
}

fn mark_on(book: &mut Workbook, day: u32, status: Status) -> EntryId {
    let seen = state(book, "甲");
    let draft = book.mark_draft(&seen, 0, Some(0), mark(status)).unwrap();
    on(book, "甲", day, draft)
}

/// 推进中 on the 3rd, a note on the 5th that is changed on the 8th and taken back on the 20th, 已完成 on the 10th.
fn book() -> Workbook {
    let mut book = workbook();
    mark_on(&mut book, 3, Status::Active);
    let draft = note(&book.plan, 1, "材料已报");
    let noted = on(&mut book, "甲", 5, draft);
    let draft = book.edit_draft(&noted, "材料已补报".into()).unwrap();
    on(&mut book, "甲", 8, draft);
    mark_on(&mut book, 10, Status::Done);
    on(&mut book, "甲", 20, Draft::withdraw(vec![noted]));
    book
}

/// `1.1 推进中>已完成: mark(active) …`, a line a measure.
fn told(book: &Workbook, first: u32, last: u32) -> String {
    let day = |day| date(&format!("2021-06-{day:02}"));
    let changes = Changes::between(
        &book.plan,
        book.notebook(),
        &viewpoint("甲"),
        day(first),
        day(last),
    );
    let lines = changes.measures.iter().map(|it| {
        let deeds = it.deeds.iter().map(|deed| {
            let entry = deed.record.genuine().unwrap();
            let from = deed.from.map(|from| format!(" from {}", from.word()));
            let of = match deed.of.len() {
                0 => String::new(),
                count => format!(" of {count}"),
            };
            format!("{}{}{of}", entry.act.kind(), from.unwrap_or_default())
        });
        let deeds: Vec<String> = deeds.collect();
        let id = &book.plan.measures[it.measure].id;
        let (before, after) = (it.before.word(), it.after.word());
        format!("{id} {before}>{after}: {}", deeds.join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_day_belongs_to_the_days_around_it() {
    let book = book();
    let check = |first, last, expected| assert_eq!(told(&book, first, last), expected);
    check(1, 2, "");
    check(3, 3, "1.1 open>open: mark from open");
    check(
        4,
        10,
        "1.1 open>open: mark from active\n1.2 open>open: note, edit",
    );
    check(11, 19, "");
    check(20, 30, "1.2 open>open: withdraw of 1");
}

#[test]
fn the_status_of_the_measure_is_that_before_and_after() {
    let mut book = workbook();
    let seen = state(&book, "甲");
    let draft = book.mark_draft(&seen, 3, None, mark(Status::Active));
    on(&mut book, "甲", 5, draft.unwrap());
    let seen = state(&book, "甲");
    let draft = book.mark_draft(&seen, 3, None, mark(Status::Deferred));
    on(&mut book, "甲", 6, draft.unwrap());
    assert_eq!(told(&book, 5, 5), "1.4 open>active: mark from open");
    assert_eq!(told(&book, 6, 9), "1.4 active>deferred: mark from active");
}

#[test]
fn what_the_viewer_hid_is_not_told_and_private_notes_are_their_authors() {
    let mut book = workbook();
    let draft = note(&book.plan, 0, "乙的");
    let theirs = on(&mut book, "乙", 5, draft);
    let private = Draft {
        private: true,
        ..note(&book.plan, 1, "乙的私密")
    };
    let private = on(&mut book, "乙", 5, private);
    assert_eq!(told(&book, 1, 9), "1.1 open>open: note");
    on(&mut book, "乙", 7, Draft::withdraw(vec![private]));
    assert_eq!(told(&book, 7, 9), "", "neither is taking them back told");
    on(&mut book, "甲", 6, Draft::dismiss(vec![theirs]));
    assert_eq!(told(&book, 1, 9), "1.1 open>open: dismiss of 1");
    assert_eq!(
        told(&book, 1, 5),
        "1.1 open>open: note",
        "then it was there"
    );
}

#[test]
fn what_fits_no_measure_is_told_apart() {
    let mut book = workbook();
    let mut draft = note(&book.plan, 0, "原来的措施");
    let About::Measure(anchor) = &mut draft.about else {
        panic!("{draft:?}");
    };
    anchor.title = "已删去的措施".into();
    on(&mut book, "甲", 5, draft);
    let all = (date("2021-06-01"), date("2021-06-30"));
    let changes = Changes::between(&book.plan, book.notebook(), &viewpoint("甲"), all.0, all.1);
    assert!(changes.measures.is_empty());
    assert_eq!(changes.elsewhere.len(), 1);
}

#[test]
fn what_holds_of_what_was_said_since() {
    let mut book = workbook();
    mark_on(&mut book, 1, Status::Active);
    let draft = note(&book.plan, 0, "以前的话");
    on(&mut book, "甲", 1, draft);
    let began = book.notebook().next_clock();
    let said = |book: &Workbook| {
        let said = state(book, "甲").said_since(began);
        let lines = said.iter().map(|(measure, records)| {
            let entries = records.iter().filter_map(|record| record.genuine());
            let kinds: Vec<&str> = entries.map(|entry| entry.act.kind()).collect();
            format!("{} {}", book.plan.measures[*measure].id, kinds.join(" "))
        });
        lines.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(said(&book), "");
    mark_on(&mut book, 2, Status::Deferred);
    mark_on(&mut book, 2, Status::Done);
    assert_eq!(said(&book), "1.1 mark", "the last of two marks");
    let draft = note(&book.plan, 1, "补报材料");
    let noted = on(&mut book, "甲", 2, draft);
    let draft = book.edit_draft(&noted, "下周补报材料".into()).unwrap();
    let edited = on(&mut book, "甲", 2, draft);
    assert_eq!(said(&book), "1.1 mark, 1.2 edit");
    on(&mut book, "甲", 3, Draft::withdraw(vec![edited]));
    assert_eq!(said(&book), "1.1 mark, 1.2 note");
    on(&mut book, "甲", 3, Draft::withdraw(vec![noted]));
    assert_eq!(said(&book), "1.1 mark");
}
