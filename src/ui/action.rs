use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Chart, PathPurpose, Preferences, RecoveryStep, SharingStep};
use crate::notebook::{Answer, Decision, EntryId, Mark, NoteKind, Question};
use crate::plan::Period;

/// What a person asked for; performed by the app after drawing, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// One note on each of the measures (indices into `Plan::measures`), as one step.
    WriteNote {
        measures: Vec<usize>,
        text: String,
        kind: NoteKind,
        private: bool,
    },
    Answer {
        note: EntryId,
        measure: usize,
        text: String,
    },
    EditNote {
        note: EntryId,
        measure: usize,
        text: String,
    },
    /// Own entries.
    Withdraw {
        entries: Vec<EntryId>,
    },
    /// Others' entries, hidden in one's own views.
    Dismiss {
        entries: Vec<EntryId>,
    },
    /// Shows dismissed entries again.
    Lift {
        entries: Vec<EntryId>,
    },
    /// One mark on each target, as one step; each target's period takes the place of the mark's.
    Mark {
        targets: Vec<MarkTarget>,
        mark: Mark,
    },
    /// Ends a clash with this decision.
    Settle {
        target: MarkTarget,
        mark: Mark,
    },
    Tag {
        measures: Vec<usize>,
        name: String,
    },
    /// The same answer to each question, as one step; `None`: it was read rightly.
    Correct {
        questions: Vec<Question>,
        answer: Option<Answer>,
    },
    /// Opens the page of doubts at what the line is in which this byte of the source stands.
    AskOfLine(usize),
    /// Gives a search a name; it takes the place of one's own view of this name.
    KeepView {
        name: String,
        search: String,
    },
    Undo,
    Redo,
    /// Copies many measures, as text.
    Copy(Vec<usize>),
    /// Asks for a path.
    Ask(PathPurpose),
    /// Opens a document or a notebook from a path (dropped, typed, or from a dialog).
    Open(PathBuf),
    /// Opens what was pasted as a document; `None`: the clipboard holds no text.
    OpenText(Option<String>),
    /// The document that comes with the program.
    OpenEmbedded,
    /// Stops opening a file; what is on the desk stays.
    GiveUpOpening,
    /// Brings a plan of the shelf to the desk (an index into it), and shows one of its measures.
    GoTo {
        plan: usize,
        measure: Option<usize>,
    },
    /// Closes a plan of the shelf that is not on the desk.
    TakeOff(usize),
    /// Writes the notebook to another file and goes on working there.
    SaveNotebookAs(PathBuf),
    /// A folder that several people work in.
    Sharing(SharingStep),
    /// Copies of the notebook, and what they would bring back.
    Recovery(RecoveryStep),
    /// Writes what the name of `path` asks for: the annotated file (`.ron`) or a ledger.
    Export {
        path: PathBuf,
        filtered: bool,
        private: bool,
    },
    /// Writes what was decided in the meeting as text.
    ExportMinutes(PathBuf),
    /// Writes a view as it is shown as a picture.
    SavePicture {
        path: PathBuf,
        chart: Chart,
    },
    /// Reads a colleague's file and shows the preview.
    TakeIn(PathBuf),
    /// Takes the file in as one step, with what was decided about its clashes, by their place in the preview; what is
    /// not decided stays open.
    AcceptImport {
        decisions: BTreeMap<usize, Decision>,
    },
    RefuseImport,
    /// Shows a field to type a path into, where no dialog comes.
    TypePath(PathPurpose),
    CancelPathRequest,
    SetPreferences(Preferences),
    /// Shows a file of the program's own as text; `None`: no longer.
    ReadFile(Option<PathBuf>),
    /// Drops what waited for the author's name.
    GiveUpWaiting,
    /// Adds a department to the user's register, or another way to write one.
    Know {
        name: String,
        alias: Option<String>,
    },
    /// `None`: today.
    SetAsOf(Option<NaiveDate>),
    /// Gathers what was said and done from one day to another.
    ShowChanges {
        first: NaiveDate,
        last: NaiveDate,
    },
    /// Reads dates without a year in this one; `None`: as found.
    SetYear(Option<i32>),
    /// Tries to save again at once.
    RetrySave,
    /// Puts a backup in the place of a notebook that cannot be read; the damaged file is kept beside it.
    RestoreBackup {
        notebook: PathBuf,
        backup: PathBuf,
    },
    DismissNotice(u64),
    DismissNews,
    /// Closes the window once everything is saved; asks first where saving fails.
    Quit,
    /// Closes the window and gives up what could not be saved.
    QuitUnsaved,
    StayOpen,
}

/// A whole measure, one of its milestones, or one occurrence of a recurring one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkTarget {
    /// Index into `Plan::measures`.
    pub measure: usize,
    /// Index into the measure's milestones.
    pub milestone: Option<usize>,
    pub period: Option<Period>,
}
