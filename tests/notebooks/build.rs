//! A small plan, notebooks on it, and places on the disk.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use cuoshi::notebook::{
    About, Act, Author, Draft, LightRule, MeasureAnchor, NoteKind, Notebook, PlanIdentity, Stamp,
    State, Viewpoint, Workbook, fingerprint,
};
use cuoshi::plan::{Plan, Register, Rulings};
use cuoshi::reading;
use cuoshi::store::{self, Folders};
use proptest::test_runner::{Config, FileFailurePersistence};

const SOURCE: &str = "测试方案\n一、开办企业\n(一)深化品牌。6月底前,全面实现电子印章。12月底前,推广。\n\
                      (二)定期报送。每月10日前,报送进展。\n(三)加强宣传。多种形式宣传政策。\n";

static PLAN: LazyLock<Arc<Plan>> = LazyLock::new(|| {
    let options = reading::Options {
        rulings: Rulings::in_year(Some(2021)),
        ..reading::Options::default()
    };
    Arc::new(reading::read(SOURCE, &store::embedded_register(), &options))
});

/// 1.1 with two dated milestones, 1.2 with a monthly one, 1.3 with none.
pub fn plan() -> Arc<Plan> {
    let milestones: Vec<usize> = PLAN.measures.iter().map(|m| m.milestones.len()).collect();
    assert_eq!(milestones, [2, 1, 0]);
    Arc::clone(&PLAN)
}

pub fn identity() -> PlanIdentity {
    PlanIdentity {
        title: "测试方案".to_owned(),
        fingerprints: [fingerprint(SOURCE)].into(),
        text: None,
    }
}

pub fn workbook() -> Workbook {
    let register = Arc::new(Register::default());
    Workbook::new(plan(), SOURCE.into(), register, Notebook::new(identity()))
}

pub fn author(name: &str) -> Author {
    Author {
        name: name.to_owned(),
        department: "市财政局".to_owned(),
    }
}

/// The `nth` act of all.
pub fn stamp(name: &str, nth: u64) -> Stamp {
    let start = DateTime::parse_from_rfc3339("2021-06-01T09:00:00+08:00").unwrap();
    Stamp {
        author: author(name),
        time: start + Days::new(nth % 30),
        nonce: nth << 16,
    }
}

pub fn state(workbook: &Workbook, name: &str) -> State {
    let viewpoint = Viewpoint {
        viewer: author(name),
        as_of: None,
        today: NaiveDate::from_ymd_opt(2021, 6, 15).unwrap(),
        offset: FixedOffset::east_opt(8 * 3600).unwrap(),
        lights: LightRule::default(),
    };
    State::of(&workbook.plan, workbook.notebook(), &viewpoint)
}

pub fn note(measure: usize, text: &str) -> Draft {
    Draft {
        about: About::Measure(MeasureAnchor::of(&plan(), measure)),
        act: Act::Note {
            text: text.to_owned(),
            kind: NoteKind::Remark,
            reply_to: None,
        },
        replaces: Vec::new(),
        private: false,
    }
}

pub fn texts(notebook: &Notebook) -> Vec<&str> {
    let records = notebook.records().iter();
    records.map(|record| &*record.text).collect()
}

/// A shared folder, and a folder of one's own for each device.
pub struct Place {
    root: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("共享")).unwrap();
        Self { root }
    }

    pub fn path(&self) -> &Path {
        self.root.path()
    }

    pub fn shared(&self) -> PathBuf {
        self.path().join("共享")
    }

    pub fn file(&self) -> PathBuf {
        self.shared().join("批注本.ron")
    }

    pub fn device(&self, name: &str) -> Folders {
        Folders::under(&self.path().join(name))
    }
}

/// How often: what the environment says, else `default`.
pub fn count(variable: &str, default: u32) -> u32 {
    let said = std::env::var(variable).ok();
    said.map_or(default, |said| said.parse().expect("a number"))
}

/// As many cases as asked for. One that fails is written down beside the test and tried first from then on.
pub fn config() -> Config {
    Config {
        cases: count("CUOSHI_CASES", 256),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/notebooks/failed-once.txt",
        ))),
        ..Config::default()
    }
}
