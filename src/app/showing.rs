//! What is shown is brought up to date; an act on what is shown waits until it is.

use super::background::worker;
use super::writing::Held;
use super::{App, preferences};
use crate::ui::{Action, MarkTarget, Worker};

impl App {
    /// Brings state, index and rows up to date with the notebook, the day and the filter; of a large plan they are shown
    /// as they were until that is done beside drawing. Whether something new is shown.
    pub(super) fn refresh(&mut self) -> bool {
        let as_of = self.viewpoint.as_of;
        self.viewpoint =
            preferences::viewpoint(&self.preferences, &self.presets, &self.surroundings, as_of);
        let edition = self.computed.made().edition;
        let start = |job| self.background.beside(job);
        let worker = worker(&self.surroundings, &self.book.workbook, &start);
        if self.computed.refresh(
            &mut self.book.workbook,
            &self.viewpoint,
            (&self.view.filter, self.view.layout.order),
            worker,
        ) {
            self.index_anew();
        }
        self.tend_reading();
        self.tell_news();
        self.keep_changes();
        self.keep_course();
        self.computed.made().edition != edition
    }

    /// Whether what is shown is still of what was before the last change.
    pub(super) fn is_behind(&self) -> bool {
        let rows = (&self.view.filter, self.view.layout.order);
        let workbook = &self.book.workbook;
        self.computed.is_behind(workbook, &self.viewpoint, rows)
    }

    /// Whether an act has to wait. What comes after one that waits does, too: acts are done in their order.
    pub(super) fn has_to_wait(&mut self, action: &Action) -> bool {
        if !self.turns.is_over() {
            return true;
        }
        if !is_on_what_is_shown(action) || !self.is_behind() {
            return false;
        }
        self.refresh();
        self.is_behind()
    }

    /// Does what waited, once it need not.
    pub(super) fn perform_held(&mut self) {
        while let Some(next) = self.turns.next() {
            match next {
                Held::Act(action) if is_on_what_is_shown(&action) && self.is_behind() => {
                    self.turns.held.push_front(Held::Act(action));
                    return;
                }
                held => self.perform_in_turn(held),
            }
        }
    }

    /// Does what waits before something else is on the desk; the window waits for it, but not for a step that is written
    /// beside drawing.
    pub(super) fn perform_held_at_once(&mut self) {
        while let Some(held) = self.turns.next() {
            let rows = (&self.view.filter, self.view.layout.order);
            let workbook = &mut self.book.workbook;
            let worker = Worker::Asker;
            if self
                .computed
                .refresh(workbook, &self.viewpoint, rows, worker)
            {
                self.index_anew();
            }
            self.perform_in_turn(held);
        }
    }

    fn perform_in_turn(&mut self, held: Held) {
        match held {
            Held::Act(action) => self.perform_now(action),
            Held::Then(then) => then(self),
        }
    }

    /// An act on several measures is done to those of them that are shown: a filter may have changed since they were chosen.
    pub(super) fn on_what_is_shown(&self, mut action: Action) -> Action {
        let rows = &self.computed.made().results.rows;
        // They come in the order of the rows, mostly all of them.
        let mut next = 0;
        let mut is_shown = |measure: &usize| {
            if rows.get(next) != Some(measure) {
                let Ok(place) = rows.binary_search(measure) else {
                    return false;
                };
                next = place;
            }
            next += 1;
            true
        };
        match &mut action {
            Action::WriteNote { measures, .. } | Action::Tag { measures, .. }
                if measures.len() > 1 =>
            {
                measures.retain(&mut is_shown);
            }
            Action::Mark { targets, .. } if is_on_several(targets) => {
                targets.retain(|target| is_shown(&target.measure));
            }
            _ => {}
        }
        action
    }
}

fn is_on_several(targets: &[MarkTarget]) -> bool {
    let first = targets.first().map(|target| target.measure);
    targets.iter().any(|target| Some(target.measure) != first)
}

/// Whether it is about the rows, or must see what the notebook says of a measure.
fn is_on_what_is_shown(action: &Action) -> bool {
    match action {
        Action::WriteNote { measures, .. } | Action::Tag { measures, .. } => measures.len() > 1,
        Action::Mark { .. }
        | Action::Settle { .. }
        | Action::KeepView { .. }
        | Action::Export { .. }
        | Action::ExportMinutes(_)
        | Action::SavePicture { .. } => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use eframe::egui::{Context, OutputCommand};

    use super::*;
    use crate::app::Surroundings;
    use crate::notebook::{Mark, NoteKind, Status};
    use crate::store::{Folders, Settings, load_notebook, save_settings};
    use crate::ui::Saving;

    /// A window without drawing, whose work is done when it is told to be.
    struct Desk {
        folder: tempfile::TempDir,
        app: App,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let folders = Folders::under(folder.path());
            let settings = Settings {
                author_name: "甲".to_owned(),
                introduced: true,
                language: "zh".to_owned(),
                ..Settings::default()
            };
            save_settings(&folders, &settings).unwrap();
            let surroundings = Surroundings {
                folders,
                now: || DateTime::parse_from_rfc3339("2021-09-10T09:00:00+08:00").unwrap(),
                nonce: || 1,
                threads: false,
                little: 0,
                language: "zh".to_owned(),
                dialogs: false,
            };
            let mut app = App::open(surroundings, &[]);
            app.background.wait_to_be_told();
            Self { folder, app }
        }

        fn search(&mut self, text: &str) {
            text.clone_into(&mut self.app.view.filter.search);
            self.app.refresh();
        }

        /// What a frame does, but for drawing.
        fn frame(&mut self) {
            while let Some(then) = self.app.background.finished() {
                then(&mut self.app);
            }
            self.app.refresh();
            self.app.perform_held();
        }

        fn rest(&mut self) {
            for _ in 0..8 {
                self.app.background.do_all();
                self.frame();
            }
        }

        fn shown(&self) -> Vec<usize> {
            self.app.shown().0.rows.clone()
        }

        fn note(&self, measures: Vec<usize>) -> Action {
            Action::WriteNote {
                measures,
                text: "已办".to_owned(),
                kind: NoteKind::Remark,
                private: false,
            }
        }
    }

    fn done(measure: usize) -> Action {
        let target = MarkTarget {
            measure,
            milestone: None,
            period: None,
        };
        let mark = Mark {
            status: Status::Done,
            ..Mark::default()
        };
        let targets = vec![target];
        Action::Mark { targets, mark }
    }

    #[test]
    fn many_measures_are_put_into_words_beside_drawing() {
        let mut desk = Desk::new();
        let window = Context::default();
        desk.app.background.wake(&window);
        let copied = || {
            window.output(|it| match it.commands.as_slice() {
                [OutputCommand::CopyText(text)] => Some(text.lines().count()),
                _ => None,
            })
        };
        desk.app.perform_now(Action::Copy((0..150).collect()));
        assert_eq!(copied(), None);
        desk.rest();
        assert_eq!(copied(), Some(151));
    }

    #[test]
    fn the_rows_of_before_are_shown_until_the_new_ones_are_found() {
        let mut desk = Desk::new();
        let all = desk.shown();
        assert_eq!(all.len(), 199);
        desk.search("财");
        desk.search("财政");
        desk.search("czj");
        assert!(desk.app.is_behind());
        assert_eq!(desk.shown(), all);
        desk.rest();
        assert!(!desk.app.is_behind());
        assert_eq!(desk.shown().len(), 28);
        assert_eq!(desk.app.computed.made().filter, desk.app.view.filter);
    }

    #[test]
    fn what_is_exported_while_rows_are_found_are_the_rows_of_the_filter() {
        let mut desk = Desk::new();
        desk.search("czj");
        let path = desk.folder.path().join("台账.csv");
        desk.app.perform(Action::Export {
            path: path.clone(),
            filtered: true,
            private: false,
        });
        desk.app.background.do_all();
        assert!(!path.exists());
        desk.rest();
        let text = std::fs::read_to_string(path).unwrap();
        let lines = csv::Reader::from_reader(text.as_bytes()).into_records();
        assert_eq!(lines.count(), 28);
    }

    #[test]
    fn what_is_done_to_several_is_done_to_those_that_the_filter_shows() {
        let mut desk = Desk::new();
        let all = desk.shown();
        desk.search("czj");
        desk.app.perform(desk.note(all));
        assert_eq!(desk.app.saving(), Saving::Pending(1));
        desk.rest();
        let (state, _) = desk.app.state();
        let noted = state.measures.iter().enumerate();
        let noted = noted.filter(|(_, it)| !it.notes.is_empty());
        let noted: Vec<usize> = noted.map(|(row, _)| row).collect();
        assert_eq!(noted, desk.shown());
    }

    #[test]
    fn acts_are_done_in_their_order_also_where_the_first_has_to_wait() {
        let mut desk = Desk::new();
        desk.app.perform(desk.note(vec![0]));
        desk.app.perform(done(1));
        desk.app.perform(Action::Undo);
        desk.rest();
        let (state, _) = desk.app.state();
        assert_eq!(state.measures[1].status, Status::Open);
        assert_eq!(state.measures[0].notes.len(), 1, "the note stands");
        assert_eq!(desk.app.workbook().notebook().records().len(), 3);
    }

    #[test]
    fn what_comes_from_elsewhere_while_a_step_is_written_stays_as_well() {
        let mut desk = Desk::new();
        let mut theirs = desk.app.workbook().clone();
        desk.app.perform(desk.note(vec![0, 1, 2]));
        assert_eq!(desk.app.workbook().notebook().records().len(), 0);
        assert!(!desk.app.is_all_saved());
        let entry = crate::notebook::tests::build::note(&theirs.plan, 3, "另一台电脑");
        let stamp = desk.app.stamp();
        theirs.commit(vec![entry], "", &stamp);
        desk.app.absorb_saved(theirs.notebook());
        desk.rest();
        assert_eq!(desk.app.workbook().notebook().records().len(), 4);
        desk.app.perform(Action::Undo);
        desk.rest();
        let (state, _) = desk.app.state();
        let is_noted = |it: &usize| !state.measures[*it].notes.is_empty();
        let noted: Vec<usize> = (0..4).filter(is_noted).collect();
        assert_eq!(noted, [3]);
    }

    /// Of a day that is past something else is shown than what a mark replaces.
    #[test]
    fn a_mark_takes_the_place_of_one_made_a_moment_before_also_in_a_view_of_another_day() {
        let mut desk = Desk::new();
        desk.app.perform(Action::SetAsOf("2021-03-01".parse().ok()));
        desk.rest();
        desk.app.perform(done(1));
        desk.app.perform(done(1));
        desk.rest();
        desk.app.perform(Action::SetAsOf(None));
        desk.rest();
        let (state, _) = desk.app.state();
        assert_eq!(desk.app.workbook().notebook().records().len(), 2);
        assert_eq!(state.measures[1].own.heads.len(), 1);
    }

    #[test]
    fn while_one_marks_on_what_was_marked_is_shown() {
        let mut desk = Desk::new();
        desk.app.perform(desk.note(vec![0]));
        desk.app.background.do_all();
        desk.frame();
        desk.app.perform(desk.note(vec![1]));
        desk.app.background.do_all();
        desk.frame();
        let noted = |desk: &Desk, measure: usize| desk.app.state().0.measures[measure].notes.len();
        assert!(desk.app.is_behind());
        assert_eq!((noted(&desk, 0), noted(&desk, 1)), (1, 0));
        desk.rest();
        assert_eq!((noted(&desk, 0), noted(&desk, 1)), (1, 1));
    }

    #[test]
    fn what_waits_when_the_window_closes_is_done_and_saved() {
        let mut desk = Desk::new();
        desk.app.background = super::super::Background::new(true);
        desk.app.perform(desk.note(vec![0]));
        desk.app.perform(done(1));
        let path = desk.app.notebook_path().to_owned();
        desk.app.close();
        assert_eq!(load_notebook(&path).unwrap().records().len(), 2);
    }
}
