//! What others write into the notebook on the desk comes in while it lies there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use chrono::{DateTime, FixedOffset, TimeDelta};
use eframe::egui::Context;
use rust_i18n::t;

use super::App;
use super::arrival::restore_offer;
use super::notices::Problem;
use crate::notebook::{Notebook, Record};
use crate::store::{StoreError, Watch};
use crate::wording;

/// A file that is found half written is whole by then.
const WHOLE_IN: TimeDelta = TimeDelta::seconds(3);
/// So many authors are named.
const NAMED: usize = 4;

/// The watch on the notebook that is on the desk.
#[derive(Default)]
pub(super) struct Watching {
    path: PathBuf,
    watch: Option<Watch>,
    /// The file may hold more than we know.
    is_stale: bool,
    at_work: bool,
    trouble: Option<Trouble>,
}

/// The file could not be read when it was last looked at.
enum Trouble {
    /// Until it was looked at again nothing is said.
    Doubted { again: DateTime<FixedOffset> },
    /// The notice that says so.
    Said(u64),
}

/// What a file held beside what was known.
struct Found {
    others: Notebook,
    origins: String,
}

impl Watching {
    fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            ..Self::default()
        }
    }

    fn is_to_look(&mut self, now: DateTime<FixedOffset>, ctx: &Context) -> bool {
        self.is_stale |= self.watch.as_ref().is_some_and(Watch::has_changed);
        if let Some(Trouble::Doubted { again }) = self.trouble {
            match (again - now).to_std() {
                Ok(left) if !left.is_zero() => ctx.request_repaint_after(left),
                _ => self.is_stale = true,
            }
        }
        self.is_stale && !self.at_work
    }
}

impl App {
    /// Watches what is on the desk, and looks into it where it changed. Frames are asked for only then.
    pub(super) fn tend_watch(&mut self, ctx: &Context) {
        if self.watching.path != self.book.path {
            self.begin_to_watch(ctx);
        }
        if self.watching.is_to_look((self.surroundings.now)(), ctx) {
            self.look();
        }
    }

    fn begin_to_watch(&mut self, ctx: &Context) {
        let (path, ctx) = (self.book.path.clone(), ctx.clone());
        self.watching = Watching::of(&path);
        // A share that does not answer would hold the window.
        self.background.ask(move || {
            let watch = Watch::start(&path, move || ctx.request_repaint());
            Box::new(move |app| {
                if app.watching.path == path {
                    // Without a watch what others write comes with the next save.
                    app.watching.watch = watch.ok();
                    app.watching.is_stale = true;
                }
            })
        });
    }

    fn look(&mut self) {
        self.watching.is_stale = false;
        self.watching.at_work = true;
        let known = self.book.workbook.notebook().clone();
        let (writer, path) = (Arc::clone(&self.writer), self.book.path.clone());
        self.background.ask(move || {
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            let found = writer.look(&path, &known);
            let found = found.map(|union| union.map(|union| Found::beside(&union, &known)));
            Box::new(move |app| {
                if app.watching.path == path {
                    app.watching.at_work = false;
                    app.looked(found);
                }
            })
        });
    }

    fn looked(&mut self, found: Result<Option<Found>, StoreError>) {
        let is_locked = self.book.locked.is_some();
        match found {
            // What could not be used when it was opened can be now.
            Ok(Some(_)) if is_locked => self.open_again(),
            Ok(found) => {
                if let Some(Trouble::Said(notice)) = self.watching.trouble.take() {
                    self.notices.dismiss(notice);
                }
                if let Some(found) = found {
                    self.absorb_saved(&found.others);
                    self.say_brought(found.others.records().len(), &found.origins);
                    self.background.let_go(found.others);
                }
            }
            Err(_) if is_locked => {}
            Err(error) => self.cannot_look(&error),
        }
    }

    fn cannot_look(&mut self, error: &StoreError) {
        self.watching.trouble = Some(match self.watching.trouble.take() {
            None => Trouble::Doubted {
                again: (self.surroundings.now)() + WHOLE_IN,
            },
            Some(before) => {
                if let Trouble::Said(notice) = before {
                    self.notices.dismiss(notice);
                }
                let backup = error.backup();
                let offers = backup.map(|backup| restore_offer(error.path(), backup));
                let text = t!("watching.trouble", why = wording::store_error(error));
                Trouble::Said(self.notices.problem(Problem {
                    text: text.into(),
                    offers: offers.into_iter().collect(),
                }))
            }
        });
    }

    /// Says how many entries came from elsewhere, and of whom.
    pub(super) fn say_brought(&mut self, count: usize, origins: &str) {
        let text = t!("saving.brought", count = count, origins = origins);
        self.notices.good_news(text.into_owned());
    }
}

impl Found {
    fn beside(union: &Notebook, known: &Notebook) -> Self {
        let others = union.beyond(known);
        Self {
            origins: origins(others.records()),
            others,
        }
    }
}

/// Who wrote these records, and how many: `乙（市税务局） 2 条、丙 1 条`. The most diligent first.
pub(super) fn origins(records: &[Arc<Record>]) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for record in records {
        let author = record.entry.as_ref().map(|it| wording::author(&it.author));
        let author = author.filter(|name| !name.is_empty());
        let author = author.unwrap_or_else(|| t!("saving.nobody").into());
        *counts.entry(author).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let total = counts.len();
    counts.truncate(NAMED);
    let named = counts
        .into_iter()
        .map(|(author, count)| t!("saving.origin", author = author, count = count).into_owned());
    let named = named.collect::<Vec<_>>().join(&t!("saving.and"));
    match total > NAMED {
        false => named,
        true => t!("saving.more-origins", named = named, total = total).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notebook::{About, Act, Author, Entry};

    fn record(name: &str, nth: u64) -> Arc<Record> {
        Arc::new(Record::of(Entry {
            author: Author {
                name: name.to_owned(),
                department: String::new(),
            },
            time: DateTime::UNIX_EPOCH.fixed_offset(),
            clock: nth,
            nonce: String::new(),
            about: About::Plan,
            act: Act::Withdraw,
            replaces: Vec::new(),
            private: false,
            signature: None,
        }))
    }

    #[track_caller]
    fn check(names: &[&str], expected: &str) {
        wording::speak("zh");
        let records: Vec<_> = names
            .iter()
            .zip(1..)
            .map(|(name, nth)| record(name, nth))
            .collect();
        assert_eq!(origins(&records), expected);
    }

    #[test]
    fn who_wrote_is_named_with_how_many() {
        check(&["乙"], "乙 1 条");
        check(&["乙", "丙", "丙"], "丙 2 条、乙 1 条");
        check(&["", "乙", "乙"], "乙 2 条、署名不明 1 条");
        check(
            &["1", "2", "3", "4", "5", "6"],
            "1 1 条、2 1 条、3 1 条、4 1 条等 6 人",
        );
    }
}
