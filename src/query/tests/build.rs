//! A small plan of two chapters, and a notebook on it.

use std::sync::Arc;

use crate::notebook::tests::build::{author, mark, measure, milestone, recurring, viewpoint};
use crate::notebook::{
    About, Act, Draft, MeasureAnchor, NoteKind, Notebook, PlanIdentity, State, Status, Workbook,
    fingerprint,
};
use crate::plan::{
    Assignment, Chapter, Department, Group, Idioms, Measure, MilestoneKind, Party, Plan,
    Recurrence, Register, Span,
};
use crate::query::{Index, Vocabulary};

pub fn party(name: &str, written: &str) -> Party {
    Party {
        name: name.into(),
        written: written.into(),
        source: Span::default(),
    }
}

/// Names apart by `/`; `市交通运输局=市交通局` is written otherwise than it is called.
pub fn assignment(lead: &str, responsible: &str) -> Assignment {
    let parties = |names: &str| {
        let names = names.split('/').filter(|name| !name.is_empty());
        let named = names.map(|name| name.split_once('=').unwrap_or((name, name)));
        named.map(|(name, written)| party(name, written)).collect()
    };
    Assignment {
        lead: parties(lead),
        responsible: parties(responsible),
        open: false,
        source: Span::default(),
    }
}

fn in_chapter(chapter: usize, number: u32, made: Measure, assignment: Assignment) -> Measure {
    Measure {
        chapter,
        number,
        assignments: vec![assignment],
        ..made
    }
}

/// | id | lead | responsible | months |
/// |---|---|---|---|
/// | 1.1 | 市财政局 | 市交通运输局, written 市交通局 | 6 |
/// | 1.2 | 市公安局 | 市财政局 | 7, 8, 9 |
/// | 1.3 | – | 各县(市、区)人民政府 | 3, 6, 9, 12 |
/// | 2.1 | 冠县人民政府 | 市工商联 | – |
/// | 2.2 | 市财政局 | – | 12 |
pub fn plan() -> Plan {
    use MilestoneKind::{By, In};
    let period = |text: &str, start: &str, due: &str| crate::plan::Milestone {
        start: Some(start.parse().unwrap()),
        ..milestone(text, "推广", In, Some(due))
    };
    let by_june = milestone("6月底前", "实现电子印章", By, Some("2021-06-30"));
    let third_quarter = period("第三季度", "2021-07-01", "2021-09-30");
    let in_year = period("年内", "2021-01-01", "2021-12-31");
    let quarterly = recurring(Recurrence::QuarterlyEnd);
    let measures = vec![
        in_chapter(
            0,
            1,
            measure(
                "1.1",
                "深化“４０１２”品牌",
                "6月底前,实现电子印章。",
                vec![by_june],
            ),
            assignment("市财政局", "市交通运输局=市交通局"),
        ),
        in_chapter(
            0,
            2,
            measure(
                "1.2",
                "推广ETC",
                "第三季度,推广ETC发行1.1万张。",
                vec![third_quarter],
            ),
            assignment("市公安局", "市财政局"),
        ),
        in_chapter(
            0,
            3,
            measure("1.3", "报送进展", "每季度报送。", vec![quarterly]),
            assignment("", "各县(市、区)人民政府"),
        ),
        in_chapter(
            1,
            1,
            measure("2.1", "优化流程", "简化材料。", Vec::new()),
            assignment("冠县人民政府", "市工商联"),
        ),
        in_chapter(
            1,
            2,
            measure("2.2", "严格预算", "年内,推广电子票据。", vec![in_year]),
            assignment("市财政局", ""),
        ),
    ];
    let chapter = |number: u32, title: &str, measures| Chapter {
        number,
        title: title.into(),
        source: Span::default(),
        sections: Vec::new(),
        measures,
    };
    Plan {
        title: "配套措施".into(),
        year: Some(2021),
        chapters: vec![chapter(1, "开办企业", 0..3), chapter(2, "办理许可", 3..5)],
        measures,
        ..Plan::default()
    }
}

pub fn register() -> Register {
    let department = |name: &str, aliases: &[&str]| Department {
        name: name.into(),
        aliases: aliases.iter().map(|&alias| alias.into()).collect(),
        place: None,
    };
    let group = Group {
        name: "各县(市、区)人民政府".into(),
        aliases: vec!["各县区".into()],
        members: vec!["冠县人民政府".into(), "莘县人民政府".into()],
        place: None,
    };
    Register::new(
        vec![
            department("市财政局", &[]),
            department("市交通运输局", &["市交通局"]),
            department("冠县人民政府", &["冠县"]),
        ],
        vec![group],
        Idioms::default(),
    )
}

/// 1.1 done by 甲; 1.2 deferred to 30 September by 乙; 2.1 noted by 甲 and tagged by 乙; a private note of 甲 on 2.2.
pub fn workbook() -> Workbook {
    let notebook = Notebook::new(PlanIdentity {
        title: "配套措施".into(),
        fingerprints: [fingerprint("查询")].into(),
        text: None,
    });
    let (plan, register) = (Arc::new(plan()), Arc::new(register()));
    let mut workbook = Workbook::new(plan, "".into(), register, notebook);
    let done = crate::notebook::Mark {
        evidence: Some("印章截图".into()),
        ..mark(Status::Done)
    };
    workbook.try_mark("甲", 0, Some(0), done).unwrap();
    workbook.mark("乙", 1, Some(0), Status::Deferred);
    workbook.put("甲", note(3, "材料还差Ａ表", NoteKind::Problem, false));
    workbook.put("乙", tag(3, "重点"));
    workbook.put("甲", note(4, "=1+1", NoteKind::Remark, false));
    workbook.put("甲", note(4, "只给自己看", NoteKind::Remark, true));
    workbook
}

pub fn note(measure: usize, text: &str, kind: NoteKind, private: bool) -> Draft {
    let act = Act::Note {
        text: text.into(),
        kind,
        reply_to: None,
    };
    Draft {
        private,
        ..about(measure, act)
    }
}

pub fn tag(measure: usize, name: &str) -> Draft {
    about(measure, Act::Tag { name: name.into() })
}

fn about(measure: usize, act: Act) -> Draft {
    Draft {
        about: About::Measure(MeasureAnchor::of(&plan(), measure)),
        act,
        replaces: Vec::new(),
        private: false,
    }
}

/// As 甲 sees it.
pub fn state(workbook: &Workbook) -> State {
    assert_eq!(viewpoint("甲").viewer, author("甲"));
    State::of(&workbook.plan, workbook.notebook(), &viewpoint("甲"))
}

pub fn vocabulary() -> Vocabulary {
    crate::wording::search_vocabulary()
}

pub fn index() -> Index {
    let workbook = workbook();
    let mut index = Index::of(&workbook.plan, &workbook.register, vocabulary());
    index.update(&workbook.plan, &state(&workbook));
    index
}
