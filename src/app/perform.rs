//! The one place that acts: an arm for each action.

use std::path::PathBuf;

use super::App;
use super::writing::Held;
use crate::store::StoreError;
use crate::ui::Action;
use crate::wording;

impl App {
    /// Performs what drawing asked for, in order; says whether there was anything.
    pub(super) fn perform_all(&mut self, actions: Vec<Action>) -> bool {
        let is_any = !actions.is_empty();
        for action in actions {
            self.perform(action);
        }
        is_any
    }

    pub(super) fn perform(&mut self, action: Action) {
        if writes(&action) && !self.may_write(&action) {
            return;
        }
        match self.has_to_wait(&action) {
            true => self.turns.held.push_back(Held::Act(action)),
            false => self.perform_now(action),
        }
    }

    pub(super) fn perform_now(&mut self, action: Action) {
        match self.on_what_is_shown(action) {
            Action::WriteNote {
                measures,
                text,
                kind,
                private,
            } => self.write_note(measures, text, kind, private),
            Action::Answer {
                note,
                measure,
                text,
            } => self.answer(note, measure, text),
            Action::EditNote { note, text, .. } => self.edit_note(note, text),
            Action::Withdraw { entries } => self.withdraw(entries),
            Action::Dismiss { entries } => self.dismiss(entries),
            Action::Lift { entries } => self.lift(entries),
            Action::Mark { targets, mark } => self.mark(targets, mark),
            Action::Settle { target, mark } => self.settle(target, mark),
            Action::Correct { questions, answer } => self.correct(questions, answer),
            Action::AskOfLine(byte) => self.ask_of_line(byte),
            Action::Tag { measures, name } => self.tag(measures, &name),
            Action::KeepView { name, search } => self.keep_view(&name, &search),
            Action::Copy(measures) => self.copy(measures),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Ask(purpose) => self.ask_for_path(purpose),
            Action::Open(path) => self.answered(path, Self::open_path),
            Action::OpenText(text) => self.open_text(text),
            Action::OpenEmbedded => self.open_embedded(),
            Action::GiveUpOpening => self.opening = None,
            Action::GoTo { plan, measure } => self.go_to(plan, measure),
            Action::TakeOff(plan) => self.take_off(plan),
            Action::SaveNotebookAs(path) => self.answered(path, Self::save_notebook_as),
            Action::Sharing(step) => self.go_on_sharing(step),
            Action::Recovery(step) => self.go_on_recovering(step),
            Action::Export {
                path,
                filtered,
                private,
            } => self.answered(path, |app, path| app.export(path, filtered, private)),
            Action::SavePicture { path, chart } => {
                self.answered(path, |app, path| app.save_picture(path, chart));
            }
            Action::ExportMinutes(path) => self.answered(path, Self::export_minutes),
            Action::TakeIn(path) => self.answered(path, Self::take_in),
            Action::TypePath(purpose) => self.type_path(purpose),
            Action::CancelPathRequest => self.path_request = None,
            Action::AcceptImport { decisions } => self.accept_import(decisions),
            Action::RefuseImport => self.import = None,
            Action::SetPreferences(preferences) => self.set_preferences(preferences),
            Action::ReadFile(path) => self.read_file(path),
            Action::GiveUpWaiting => self.give_up_waiting(),
            Action::Know { name, alias } => self.know(&name, alias.as_deref()),
            Action::SetAsOf(day) => self.viewpoint.as_of = day,
            Action::ShowChanges { first, last } => self.show_changes(first, last),
            Action::SetYear(year) => self.set_year(year),
            Action::RetrySave => self.retry_save(),
            Action::RestoreBackup { notebook, backup } => self.restore(notebook, backup),
            Action::DismissNotice(id) => self.notices.dismiss(id),
            Action::DismissNews => self.dismiss_news(),
            Action::Quit => self.quit(),
            Action::QuitUnsaved => self.quit_unsaved(),
            Action::StayOpen => self.stay_open(),
        }
    }

    /// A path was given: nobody is asked for one any more, unless a typed one leads nowhere.
    fn answered(&mut self, path: PathBuf, act: impl FnOnce(&mut Self, PathBuf)) {
        if let Some(request) = &mut self.path_request
            && request.must_exist
            && !path.exists()
        {
            request.complaint = Some(wording::store_error(&StoreError::Missing { path }));
            return;
        }
        self.path_request = None;
        act(self, path);
    }
}

/// Whether it makes entries, which need an author and a notebook that can be written.
fn writes(action: &Action) -> bool {
    if let Action::AcceptImport { decisions } = action {
        return !decisions.is_empty();
    }
    matches!(
        action,
        Action::WriteNote { .. }
            | Action::Answer { .. }
            | Action::EditNote { .. }
            | Action::Withdraw { .. }
            | Action::Dismiss { .. }
            | Action::Lift { .. }
            | Action::Mark { .. }
            | Action::Settle { .. }
            | Action::Tag { .. }
            | Action::Correct { .. }
            | Action::KeepView { .. }
            | Action::Undo
            | Action::Redo
    )
}
