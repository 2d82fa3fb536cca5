//! The promises of saving, on the real disk and on one that fails.

mod every_step;
mod failing_disk;
mod loading;
mod own_files;
mod recovering;
mod saving;
mod watching;

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use crate::notebook::{About, Act, Author, Entry, NoteKind, Notebook, PlanIdentity, Record};

pub(super) fn plan(title: &str) -> PlanIdentity {
    PlanIdentity {
        title: title.to_owned(),
        fingerprints: [format!("{title}的指纹")].into(),
        text: None,
    }
}

pub(super) fn time() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-24T09:00:00+08:00").unwrap()
}

/// A note by 甲, different for each `number`.
pub(super) fn note(number: u64) -> Arc<Record> {
    note_by("甲", number)
}

pub(super) fn note_by(name: &str, number: u64) -> Arc<Record> {
    let act = Act::Note {
        text: format!("第{number}条“批注”"),
        kind: NoteKind::Remark,
        reply_to: None,
    };
    Arc::new(Record::of(Entry {
        author: Author {
            name: name.to_owned(),
            department: "市财政局".to_owned(),
        },
        time: time(),
        clock: number,
        nonce: format!("{name}{number}"),
        about: About::Plan,
        act,
        replaces: Vec::new(),
        private: false,
        signature: None,
    }))
}

/// A notebook of the plan 措施 with these notes by 甲.
pub(super) fn notebook(numbers: impl IntoIterator<Item = u64>) -> Notebook {
    Notebook::of_records(plan("措施"), numbers.into_iter().map(note).collect())
}
