//! A colleague's file: looked at first, then taken in as one step, with what was decided about its clashes.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::PoisonError;

use chrono::{DateTime, FixedOffset};
use rust_i18n::t;

use super::App;
use super::marking::done_on;
use super::preview::preview;
use crate::notebook::{Decision, Draft, Mark, Notebook, State, Viewpoint, Workbook};
use crate::store::{self, StoreError};
use crate::ui::ImportPreview;
use crate::wording;

/// A colleague's notebook that waits for an answer.
pub(super) struct Import {
    pub preview: ImportPreview,
    notebook: Notebook,
    /// What the preview compares with.
    revision: u64,
}

impl Import {
    fn of(
        workbook: &Workbook,
        notebook: Notebook,
        viewpoint: &Viewpoint,
        now: DateTime<FixedOffset>,
        file: PathBuf,
    ) -> Self {
        Self {
            preview: preview(workbook, &notebook, viewpoint, now, file),
            notebook,
            revision: workbook.revision(),
        }
    }

    /// The acts that end the clashes as was decided, or a sentence about one that may not be ended so.
    fn ends(
        &self,
        workbook: &Workbook,
        viewpoint: &Viewpoint,
        decisions: &BTreeMap<usize, Decision>,
    ) -> Result<Vec<Draft>, String> {
        if decisions.is_empty() {
            return Ok(Vec::new());
        }
        let mut united = workbook.clone();
        united.absorb(&self.notebook);
        let state = State::of(&united.plan, united.notebook(), viewpoint);
        let mut drafts = Vec::new();
        for (&at, decision) in decisions {
            let Some(clash) = self.preview.clashes.get(at) else {
                continue;
            };
            let decision = dated(decision, viewpoint);
            let draft = clash.end(&united, &state, &decision).map_err(|error| {
                let measure = united.plan.measures.get(clash.measure());
                let id = measure.map(|it| it.id.as_str()).unwrap_or_default();
                t!("act.not-marked", id = id, why = wording::mark_error(&error)).into_owned()
            })?;
            drafts.extend(draft);
        }
        Ok(drafts)
    }
}

/// A mark of one's own is dated as any other.
fn dated(decision: &Decision, viewpoint: &Viewpoint) -> Decision {
    match decision {
        Decision::Mark(mark) => Decision::Mark(Mark {
            on: mark.on.or(done_on(mark.status, viewpoint.today)),
            ..mark.clone()
        }),
        other => other.clone(),
    }
}

impl App {
    /// Reads a colleague's file and shows what it would bring.
    pub(super) fn take_in(&mut self, path: PathBuf) {
        let workbook = self.book.workbook.clone();
        let viewpoint = self.viewpoint_of_now();
        let now = (self.surroundings.now)();
        self.background.run(move || {
            let ours = workbook.notebook();
            let result = match store::load_colleague(&path) {
                Ok(theirs) if theirs.same_plan(ours) || theirs.plan.fingerprints.is_empty() => {
                    Ok(Import::of(&workbook, theirs, &viewpoint, now, path))
                }
                Ok(theirs) => Err(StoreError::OtherPlan {
                    path,
                    theirs: theirs.plan.title,
                    ours: ours.plan.title.clone(),
                }),
                Err(error) => Err(error),
            };
            Box::new(move |app| match result {
                Ok(import) => app.import = Some(Box::new(import)),
                Err(error) => {
                    app.notices.problem(wording::store_error(&error));
                }
            })
        });
    }

    /// Backs the notebook up, then takes the colleague's in. Where something stands in the way, the question stays.
    pub(super) fn accept_import(&mut self, decisions: BTreeMap<usize, Decision>) {
        let Some(mut import) = self.import.take() else {
            return;
        };
        if let Some(why) = &self.book.locked {
            self.notices.problem(why.clone());
            return;
        }
        let (writer, path) = (self.writer.clone(), self.book.path.clone());
        let workbook = self.book.workbook.clone();
        let viewpoint = self.viewpoint_of_now();
        self.background.run(move || {
            let ends = import.ends(&workbook, &viewpoint, &decisions);
            let ends = ends.and_then(|ends| {
                let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
                let backed_up = writer.backup_now(&path).map(|()| ends);
                backed_up.map_err(|error| {
                    let why = wording::store_error(&error);
                    t!("import.no-backup", why = why).into_owned()
                })
            });
            Box::new(move |app| match ends {
                Ok(ends) => app.unite(import, ends),
                Err(why) => {
                    import.preview.complaint = Some(why);
                    app.import = Some(import);
                }
            })
        });
    }

    fn unite(&mut self, import: Box<Import>, ends: Vec<Draft>) {
        if import.revision != self.book.workbook.revision() || !self.turns.is_over() {
            self.look_again(*import);
            return;
        }
        let file = import.preview.file.file_name().unwrap_or_default();
        let label = t!("step.import", file = file.to_string_lossy()).into_owned();
        let (stamp, settled) = (self.stamp(), ends.len());
        let size = self.looking() + import.notebook.records().len() + settled;
        let write =
            move |workbook: &mut Workbook| workbook.take_in(&import.notebook, ends, &label, &stamp);
        self.write(size, write, move |app, report| {
            let (new, there) = (report.new.len(), report.already_there);
            let text = match settled {
                0 => t!("import.done", new = new, there = there),
                _ => t!(
                    "import.done-settled",
                    new = new,
                    there = there,
                    settled = settled
                ),
            };
            app.notices.good_news(text.into_owned());
        });
    }

    /// What was decided about may be another thing by now: somebody wrote into the notebook meanwhile.
    fn look_again(&mut self, import: Import) {
        let workbook = self.book.workbook.clone();
        let viewpoint = self.viewpoint_of_now();
        let now = (self.surroundings.now)();
        self.background.run(move || {
            let file = import.preview.file;
            let mut again = Import::of(&workbook, import.notebook, &viewpoint, now, file);
            again.preview.complaint = Some(t!("import.changed").into());
            Box::new(move |app| app.import = Some(Box::new(again)))
        });
    }
}
