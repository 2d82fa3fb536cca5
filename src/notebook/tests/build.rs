//! Small plans and workbooks by hand.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::notebook::*;
use crate::plan::{
    Chapter, Measure, Milestone, MilestoneKind, Plan, Recurrence, Register, Span, YearSource,
};

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn milestone(text: &str, governs: &str, kind: MilestoneKind, due: Option<&str>) -> Milestone {
    Milestone {
        text: text.into(),
        kind,
        start: None,
        due: due.map(date),
        recurs: None,
        governs: governs.into(),
        year_source: YearSource::Plan,
        place: None,
        source: Span::default(),
    }
}

pub fn recurring(recurs: Recurrence) -> Milestone {
    Milestone {
        recurs: Some(recurs),
        ..milestone("每月", "报送进展", MilestoneKind::Every, None)
    }
}

pub fn measure(id: &str, title: &str, text: &str, milestones: Vec<Milestone>) -> Measure {
    Measure {
        id: id.into(),
        chapter: 0,
        number: 1,
        label: "(一)".into(),
        section: Vec::new(),
        title: title.into(),
        text: text.into(),
        assignments: Vec::new(),
        milestones,
        targets: Vec::new(),
        references: Vec::new(),
        source: Span::default(),
    }
}

pub fn plan_of(measures: Vec<Measure>) -> Plan {
    Plan {
        title: "测试方案".into(),
        year: Some(2021),
        chapters: vec![Chapter {
            number: 1,
            title: String::new(),
            source: Span::default(),
            sections: Vec::new(),
            measures: 0..measures.len(),
        }],
        measures,
        ..Plan::default()
    }
}

/// 1.1 with two dated milestones, 1.2 with a monthly one, 1.3 with one that has no date and none on its own.
pub fn plan() -> Plan {
    use MilestoneKind::{By, From, In};
    plan_of(vec![
        measure(
            "1.1",
            "深化品牌",
            "6月底前,全面实现电子印章。年内推广。",
            vec![
                milestone("6月底前", "全面实现电子印章", By, Some("2021-06-30")),
                milestone("年内", "推广", In, Some("2021-12-31")),
            ],
        ),
        measure(
            "1.2",
            "定期报送",
            "每月报送进展。",
            vec![recurring(Recurrence::MonthlyEnd)],
        ),
        measure(
            "1.3",
            "启动试点",
            "7月起试点。",
            vec![milestone("7月起", "试点", From, None)],
        ),
        measure("1.4", "加强宣传", "", Vec::new()),
    ])
}

pub fn author(name: &str) -> Author {
    Author {
        name: name.into(),
        department: "市财政局".into(),
    }
}

/// `day` of June 2021 (may exceed 30), nine in the morning in China.
pub fn stamp(name: &str, day: u32) -> Stamp {
    let start = DateTime::parse_from_rfc3339("2021-06-01T09:00:00+08:00").unwrap();
    Stamp {
        author: author(name),
        time: start + chrono::Days::new(u64::from(day) - 1),
        nonce: u64::from(day) << 32,
    }
}

pub fn viewpoint(name: &str) -> Viewpoint {
    Viewpoint {
        viewer: author(name),
        as_of: None,
        today: date("2021-06-15"),
        offset: FixedOffset::east_opt(8 * 3600).unwrap(),
        lights: LightRule::default(),
    }
}

pub fn workbook() -> Workbook {
    Workbook::new(
        Arc::new(plan()),
        "".into(),
        Arc::new(Register::default()),
        Notebook::new(PlanIdentity {
            title: "测试方案".into(),
            fingerprints: [fingerprint("测试")].into(),
            text: None,
        }),
    )
}

pub fn state(workbook: &Workbook, name: &str) -> State {
    State::of(&workbook.plan, workbook.notebook(), &viewpoint(name))
}

pub fn note(plan: &Plan, measure: usize, text: &str) -> Draft {
    Draft {
        about: About::Measure(MeasureAnchor::of(plan, measure)),
        act: Act::Note {
            text: text.into(),
            kind: NoteKind::Remark,
            reply_to: None,
        },
        replaces: Vec::new(),
        private: false,
    }
}

pub fn mark(status: Status) -> Mark {
    let wants_reason = matches!(
        status,
        Status::Returned | Status::Deferred | Status::Suspended
    );
    Mark {
        status,
        reason: wants_reason.then(|| "等上级文件".into()),
        new_due: (status == Status::Deferred).then(|| date("2021-09-30")),
        evidence: (status == Status::Closed).then(|| "验收报告".into()),
        ..Mark::default()
    }
}

impl Workbook {
    pub fn note(&mut self, name: &str, measure: usize, text: &str) -> EntryId {
        let draft = note(&self.plan, measure, text);
        self.put(name, draft)
    }

    pub fn put(&mut self, name: &str, draft: Draft) -> EntryId {
        let day = self.notebook().records().len() as u32 % 28 + 1;
        let records = self.commit(vec![draft], "一步", &stamp(name, day));
        records[0].id.clone()
    }

    pub fn try_mark(
        &mut self,
        name: &str,
        measure: usize,
        milestone: Option<usize>,
        mark: Mark,
    ) -> Result<EntryId, MarkError> {
        let seen = state(self, name);
        let draft = self.mark_draft(&seen, measure, milestone, mark)?;
        Ok(self.put(name, draft))
    }

    pub fn mark(
        &mut self,
        name: &str,
        measure: usize,
        milestone: Option<usize>,
        status: Status,
    ) -> EntryId {
        self.try_mark(name, measure, milestone, mark(status))
            .unwrap()
    }
}
