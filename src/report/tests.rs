use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};

use super::*;
use crate::notebook::tests::build::{date, mark, viewpoint};
use crate::notebook::{Draft, NoteKind, Status, Viewpoint, Workbook};
use crate::query::tests::build::{note, state, workbook};

const ALL: [usize; 5] = [0, 1, 2, 3, 4];

/// Runs a report on the measures of a workbook, in Chinese.
fn of<T>(
    workbook: &Workbook,
    rows: &[usize],
    with_private: bool,
    report: impl FnOnce(&Ledger<'_>) -> T,
) -> T {
    rust_i18n::set_locale("zh");
    let viewpoint: Viewpoint = viewpoint("甲");
    report(&Ledger {
        plan: &workbook.plan,
        state: &state(workbook),
        viewpoint: &viewpoint,
        rows,
        with_private,
    })
}

fn cells_of(text: &str) -> Vec<Vec<String>> {
    let reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.into_records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

#[track_caller]
fn check(workbook: &Workbook, row: usize, column: Column, expected: &str) {
    let table = cells_of(&of(workbook, &[row], false, csv).unwrap());
    let at = Column::ALL.iter().position(|&c| c == column).unwrap();
    assert_eq!(table[1][at], expected);
}

#[test]
fn cells_say_what_document_and_notebook_say() {
    use Column::*;
    let workbook = workbook();
    check(&workbook, 0, Id, "1.1");
    check(&workbook, 0, Chapter, "1 开办企业");
    check(&workbook, 0, Title, "深化“４０１２”品牌");
    check(&workbook, 0, Lead, "市财政局");
    check(&workbook, 0, Responsible, "市交通运输局");
    check(&workbook, 0, Deadline, "6月底前（已完成）");
    check(&workbook, 0, Due, "2021-06-30");
    check(&workbook, 0, Status, "已完成");
    check(&workbook, 0, Light, "已完成");
    check(&workbook, 0, Evidence, "6月底前：印章截图");
    check(&workbook, 1, Deadline, "第三季度（延期，改到 2021-09-30）");
    check(&workbook, 3, Due, "");
    check(
        &workbook,
        3,
        Problem,
        "甲（市财政局） 2021-06-03：材料还差Ａ表",
    );
    check(&workbook, 3, Note, "");
    check(&workbook, 3, Remark, "标签：重点");
}

#[test]
fn private_notes_are_written_only_when_asked_for() {
    let workbook = workbook();
    for (with_private, is_there) in [(false, false), (true, true)] {
        let markdown = of(&workbook, &ALL, with_private, markdown);
        let csv = of(&workbook, &ALL, with_private, csv).unwrap();
        assert_eq!(markdown.contains("只给自己看"), is_there);
        assert_eq!(csv.contains("只给自己看"), is_there);
    }
}

#[test]
fn an_answer_stays_with_what_it_answers() {
    let mut workbook = workbook();
    let problem = workbook.put("甲", note(2, "没有接口", NoteKind::Problem, false));
    let answer = Draft {
        act: crate::notebook::Act::Note {
            text: "下周开通".into(),
            kind: NoteKind::Remark,
            reply_to: Some(problem),
        },
        ..note(2, "", NoteKind::Remark, false)
    };
    workbook.put("乙", answer);
    let expected = "甲（市财政局） 2021-06-07：没有接口\n回复 乙（市财政局） 2021-06-08：下周开通";
    check(&workbook, 2, Column::Problem, expected);
}

#[test]
fn a_clash_is_told_with_all_sides() {
    let mut workbook = workbook();
    let seen = state(&workbook);
    let mut side = |name: &str, status: Status| {
        let draft = workbook.mark_draft(&seen, 3, None, mark(status)).unwrap();
        workbook.put(name, draft);
    };
    side("甲", Status::Active);
    side("乙", Status::Done);
    let clash = "状态有冲突，待裁定：甲（市财政局） 推进中；乙（市财政局） 已完成\n标签：重点";
    check(&workbook, 3, Column::Remark, clash);
    check(&workbook, 3, Column::Status, "推进中");
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let mut workbook = workbook();
    let cell = |workbook: &Workbook| of(workbook, &ALL, false, csv).unwrap();
    assert!(cell(&workbook).contains("：=1+1"));
    let plan = std::sync::Arc::make_mut(&mut workbook.plan);
    plan.measures[0].title = "=HYPERLINK(\"x\")".into();
    plan.measures[1].title = "-2".into();
    check(&workbook, 0, Column::Title, "'=HYPERLINK(\"x\")");
    check(&workbook, 1, Column::Title, "'-2");
}

#[test]
fn a_sheet_reads_back() {
    let workbook = workbook();
    let bytes = of(&workbook, &[0, 4], false, xlsx).unwrap();
    let mut read = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(read.sheet_names(), ["台账 2021-06-15"]);
    let sheet = read.worksheet_range("台账 2021-06-15").unwrap();
    assert_eq!(sheet.get_size(), (3, Column::ALL.len()));
    let at = |row: usize, column: Column| {
        let at = Column::ALL.iter().position(|&c| c == column).unwrap();
        sheet.get((row, at)).unwrap().clone()
    };
    for column in Column::ALL {
        assert_eq!(at(0, column), Data::String(column.title().into_owned()));
    }
    assert_eq!(at(1, Column::Id), Data::String("1.1".into()));
    let day_zero = date("1899-12-30");
    let serial = (date("2021-06-30") - day_zero).num_days() as f64;
    let due = at(1, Column::Due).get_datetime().map(|due| due.as_f64());
    assert_eq!(due, Some(serial));
    let note = "甲（市财政局） 2021-06-05：=1+1";
    assert_eq!(at(2, Column::Note), Data::String(note.into()));
}

#[test]
fn the_same_ledger_gives_the_same_sheet() {
    let workbook = workbook();
    let sheet = || of(&workbook, &ALL, false, xlsx).unwrap();
    assert_eq!(sheet(), sheet());
}

#[test]
fn an_empty_ledger_has_its_titles() {
    let workbook = workbook();
    let bytes = of(&workbook, &[], false, xlsx).unwrap();
    let mut read = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = read.worksheet_range("台账 2021-06-15").unwrap();
    assert_eq!(sheet.get_size(), (1, Column::ALL.len()));
    assert_eq!(
        cells_of(&of(&workbook, &[99], false, csv).unwrap()).len(),
        1
    );
}

#[test]
fn markdown_is_for_reading() {
    let expected = "\
# 配套措施

共 2 项，基准日 2021-06-15。

## 1 开办企业

### 1.2 推广ETC

第三季度,推广ETC发行1.1万张。

- **牵头单位**：市公安局
- **责任单位**：市财政局
- **完成时限**：第三季度（延期，改到 2021-09-30）
- **到期日**：2021-09-30
- **状态**：延期
- **亮灯**：在途

## 2 办理许可

### 2.1 优化流程

简化材料。

- **牵头单位**：冠县人民政府
- **责任单位**：市工商联
- **状态**：未开始
- **亮灯**：无时限
- **存在问题**：甲（市财政局） 2021-06-03：材料还差Ａ表
- **备注**：标签：重点
";
    assert_eq!(of(&workbook(), &[1, 3], false, markdown), expected);
}

#[test]
fn the_same_words_twice_are_told_apart() {
    let mut workbook = workbook();
    let plan = std::sync::Arc::make_mut(&mut workbook.plan);
    let first = plan.measures[0].milestones[0].clone();
    let second = crate::plan::Milestone {
        governs: "完善市县乡村四级企业开办帮办代办服务机制并且强化服务的精准性".into(),
        ..first
    };
    plan.measures[0].milestones.push(second);
    let expected = "6月底前 实现电子印章（已完成）\n6月底前 完善市县乡村四级企业开办帮办代办服务机制并且强化……";
    check(&workbook, 0, Column::Deadline, expected);
}
