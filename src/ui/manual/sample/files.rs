//! What comes with files and folders: a colleague's notebook, a shared folder, copies to recover from.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, TimeDelta};
use rust_i18n::t;

use super::{Sample, author};
use crate::notebook::{About, Author, Clash, Entry, EntryId};
use crate::ui::{CopyContents, ImportPreview, Recovery, SavedCopy, SharePreview};
use crate::wording;

/// A measure, who wrote of it, and what.
type Said = (String, Author, String);

impl Sample {
    /// The colleague's file, as if it had not been taken in yet.
    pub fn import(&self) -> ImportPreview {
        let notebook = self.workbook.notebook();
        let theirs = self.entries_of("colleague");
        let ids: Vec<EntryId> = theirs.iter().map(|(id, _)| id.clone()).collect();
        let new: Vec<Said> = theirs.iter().filter_map(|(_, it)| said(it)).collect();
        ImportPreview {
            file: PathBuf::from(&*t!("manual.sample-sent")),
            authors: vec![(author("colleague"), new.len(), 0)],
            clashes: Arc::new(Clash::all(notebook, &self.state, &ids)),
            new,
            ..ImportPreview::default()
        }
    }

    pub fn share(&self) -> SharePreview {
        SharePreview {
            folder: PathBuf::from(&*t!("manual.sample-folder")),
            authors: vec![(author("colleague"), self.entries_of("colleague").len())],
            mine: self.entries_of("me").len(),
            ..SharePreview::default()
        }
    }

    /// The last backup has what was lost since.
    pub fn recovery(&self) -> Recovery {
        let lost = self
            .entries_of("me")
            .into_iter()
            .find_map(|(_, it)| said(&it));
        let entries = self.workbook.notebook().records().len();
        let now = CopyContents {
            entries: entries - 1,
            ..CopyContents::default()
        };
        let backup = CopyContents {
            entries,
            only_there: 1,
            there: lost.into_iter().collect(),
            ..CopyContents::default()
        };
        let older = CopyContents {
            entries: entries - 2,
            only_here: 1,
            ..CopyContents::default()
        };
        let copies = [
            ("notebook", 0, now),
            ("backup", 40, backup),
            ("backup", 26 * 60, older),
        ];
        Recovery {
            notebook: self.path.clone(),
            is_damaged: false,
            copies: copies.map(|it| self.copy(it)).into(),
        }
    }

    /// What kind of copy, how many minutes old.
    fn copy(&self, (kind, age, contents): (&str, i64, CopyContents)) -> SavedCopy {
        let written = self.morning().map(|it| it - TimeDelta::minutes(age));
        let time = written.map_or_else(String::new, |it| it.format("%Y%m%d-%H%M").to_string());
        let path = match kind {
            "backup" => PathBuf::from(&*t!("manual.sample-backup", time = time)),
            _ => self.path.clone(),
        };
        SavedCopy {
            kind: t!(format!("recovery.kind-{kind}")).into(),
            path,
            written,
            size: Some(2 << 10),
            contents: Ok(contents),
            is_backup: kind == "backup",
        }
    }

    fn morning(&self) -> Option<DateTime<FixedOffset>> {
        let morning = self.viewpoint.today.and_hms_opt(10, 30, 0)?;
        morning.and_local_timezone(self.viewpoint.offset).single()
    }

    fn entries_of(&self, by: &str) -> Vec<(EntryId, Arc<Entry>)> {
        let by = author(by);
        let records = self.workbook.notebook().records().iter();
        let entries = records.filter_map(|it| Some((it.id.clone(), it.entry.clone()?)));
        entries.filter(|(_, entry)| entry.author == by).collect()
    }
}

fn said(entry: &Entry) -> Option<Said> {
    let measure = match &entry.about {
        About::Measure(measure) => measure,
        About::Milestone(milestone) => &milestone.measure,
        About::Plan | About::Entries(_) => return None,
    };
    let words = wording::act(&entry.act);
    Some((measure.id.clone(), entry.author.clone(), words))
}
