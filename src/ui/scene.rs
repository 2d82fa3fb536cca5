use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::{Action, Recovery, SharePreview, SharingStep, Worker};
use crate::notebook::{Author, Changes, Clash, Course, LightPreset, State, Viewpoint, Workbook};
use crate::query::{Arranged, Filter, Index, Named, Results, Summary};

/// All that drawing may read.
pub struct Scene<'a> {
    pub workbook: &'a Workbook,
    /// The plans that are open, this one among them.
    pub shelf: &'a [Shelved<'a>],
    pub state: &'a Arc<State>,
    pub index: &'a Arc<Index>,
    pub results: &'a Results,
    /// The rows of `results` as they stand in the list.
    pub arranged: &'a Arranged,
    pub summary: &'a Summary,
    /// Of what filter they are: with a large plan they come a moment after it was changed.
    pub filter: &'a Filter,
    /// They, or what is said of the measures, are still of what was before the last change.
    pub is_behind: bool,
    /// What is made of all these is good as long as this number is the same.
    pub edition: u64,
    /// Who makes what takes long.
    pub worker: Worker<'a>,
    /// Viewer, as-of date and today.
    pub viewpoint: &'a Viewpoint,
    pub preferences: &'a Preferences,
    pub saving: &'a Saving,
    pub notices: &'a [Notice],
    /// What is new since last time; shown until dismissed.
    pub news: Option<&'a News>,
    pub import: Option<&'a ImportPreview>,
    /// A file that is being opened.
    pub opening: Option<&'a OpeningProgress>,
    /// When the window was last closed on this plan.
    pub last_opened: Option<DateTime<FixedOffset>>,
    /// What was asked for by [`Action::ShowChanges`], once it is gathered.
    pub changes: Option<&'a Changes>,
    /// When milestones were finished, once it is gathered for the page that shows it.
    pub course: Option<&'a Arc<Course>>,
    /// What the plan names, once it is gathered for the page that shows it.
    pub named: Option<&'a Arc<Vec<Named>>>,
    /// A path to type where no dialog can be had.
    pub path_request: Option<&'a PathRequest>,
    /// Closing waits for an answer: something could not be saved.
    pub confirm_close: bool,
    /// Something that would be written waits for the author's name.
    pub name_wanted: bool,
    /// The rules of lights to choose from.
    pub presets: &'a [LightPreset],
    /// Where everything is kept.
    pub places: &'a Places,
    /// A file that is looked at as text.
    pub file_text: Option<&'a FileText>,
    /// Where the open notebook lives.
    pub notebook_path: &'a PathBuf,
    /// That is a folder, which several people work in.
    pub is_shared: bool,
    /// A folder to share, that waits for an answer.
    pub share: Option<&'a SharePreview>,
    /// The recovery centre is open.
    pub recovery: Option<&'a Recovery>,
}

/// A plan that is open.
pub struct Shelved<'a> {
    pub workbook: &'a Workbook,
    pub index: &'a Index,
    pub state: &'a State,
    /// What of it the page of all plans lets through, once that is known.
    pub passing: Option<&'a [usize]>,
    /// It is on the desk.
    pub here: bool,
}

/// Files and folders of the program's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub settings: PathBuf,
    pub register: PathBuf,
    /// Folders.
    pub notebooks: PathBuf,
    pub backups: PathBuf,
}

/// What a file holds, to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileText {
    pub path: PathBuf,
    pub text: String,
    /// The file goes on.
    pub is_cut: bool,
}

/// What the user chose; remembered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preferences {
    /// Empty name: asked for before the first thing is written.
    pub author: Author,
    /// The first-start card was skipped or filled in.
    pub introduced: bool,
    pub theme: Theme,
    /// `zh`, `en`; empty: the system's.
    pub language: String,
    pub due_soon_days: u32,
    /// The key of a [`LightPreset`](crate::notebook::LightPreset); empty: one's own rule.
    pub lights: String,
    /// One's own rule: how many days late what was missed is overdue.
    pub overdue_days: u32,
    /// Drawn by the processor, from the next start.
    pub software_rendering: bool,
    /// Size of everything, in percent; 0 is 100.
    pub zoom: u32,
    /// Size of the measures' text, in points; 0: the usual one.
    pub text_size: u32,
    /// Height of its lines, in percent of the size; 0: the usual one.
    pub line_spacing: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// What is on the disk and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    #[default]
    Saved,
    /// So many entries are on their way.
    Pending(usize),
    /// The work is kept in memory; the sentence says why and what to do.
    Failed(String),
    /// The file came from a newer version or cannot be written; the sentence says which.
    ReadOnly(String),
}

/// A message that stays until dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub kind: NoticeKind,
    pub text: String,
    /// Buttons: their labels and what they do.
    pub offers: Vec<(String, Action)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Info,
    Problem,
}

/// Shown on opening: what colleagues brought, and what of my department presses. Indices into `Plan::measures`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    pub since: Option<DateTime<FixedOffset>>,
    pub from_colleagues: Vec<usize>,
    pub overdue: Vec<usize>,
    pub due_soon: Vec<usize>,
}

/// How far the opening of a file is.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningProgress {
    pub name: String,
    /// From 0 to 1.
    pub share: f32,
}

/// What a colleague's file would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportPreview {
    pub file: PathBuf,
    /// One line for each author: name with department, entries new to us, entries already there.
    pub authors: Vec<(Author, usize, usize)>,
    /// One line for each new entry about a measure: id of the measure, author, what it says.
    pub new: Vec<(String, Author, String)>,
    /// Where a new entry would meet one of ours without either having seen the other.
    pub clashes: Arc<Vec<Clash>>,
    /// Entries already there that the viewer dismissed.
    pub dismissed: usize,
    /// Entries whose text does not fit their id.
    pub altered: usize,
    /// Authors whose clock is off, in words.
    pub clocks: Vec<String>,
    /// Why it was not taken in when that was last asked for.
    pub complaint: Option<String>,
}

/// The path field that stands in for a dialog.
#[derive(Clone, Debug, PartialEq)]
pub struct PathRequest {
    /// What the path is for, as a sentence.
    pub question: String,
    pub suggestion: String,
    /// Whether the file must exist.
    pub must_exist: bool,
    pub purpose: PathPurpose,
    /// What is wrong with the path that was answered last, as a sentence.
    pub complaint: Option<String>,
}

/// A view that can be had as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    Timeline,
    Matrix,
    Progress,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPurpose {
    /// A document or notebook to open.
    Open,
    SaveNotebookAs,
    /// Where the annotated file for a colleague goes; `filtered`: only the measures shown.
    Export {
        filtered: bool,
        private: bool,
    },
    /// Where a ledger goes: XLSX, CSV or Markdown, as its name says.
    Ledger {
        filtered: bool,
    },
    /// What was decided in a meeting.
    Minutes,
    /// Where a picture of a view goes: PNG or SVG, as its name says.
    Picture(Chart),
    /// A colleague's file.
    TakeIn,
    /// A folder.
    Share,
}

/// What a file can be written as; its name says which.
const WRITTEN: [&str; 4] = ["ron", "xlsx", "csv", "md"];
const TEXT: [&str; 2] = ["txt", "md"];
const PICTURES: [&str; 2] = ["png", "svg"];

impl PathPurpose {
    /// What is asked for with the path that was given. A name that does not say what to write gets the usual ending.
    pub fn answer(self, path: PathBuf) -> Action {
        match self {
            Self::Open => Action::Open(path),
            Self::SaveNotebookAs => Action::SaveNotebookAs(path),
            Self::Export { filtered, private } => Action::Export {
                path: with_ending(path, "ron", &WRITTEN),
                filtered,
                private,
            },
            Self::Ledger { filtered } => Action::Export {
                path: with_ending(path, "xlsx", &WRITTEN),
                filtered,
                private: false,
            },
            Self::Minutes => Action::ExportMinutes(with_ending(path, "txt", &TEXT)),
            Self::Picture(chart) => Action::SavePicture {
                path: with_ending(path, "png", &PICTURES),
                chart,
            },
            Self::TakeIn => Action::TakeIn(path),
            Self::Share => Action::Sharing(SharingStep::LookInto(path)),
        }
    }
}

fn with_ending(path: PathBuf, usual: &str, known: &[&str]) -> PathBuf {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let is_known = |ending: &str| known.iter().any(|it| ending.eq_ignore_ascii_case(it));
    if ending.is_some_and(is_known) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(usual);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_does_not_say_what_to_write_gets_the_usual_ending() {
        for (name, expected) in [
            ("台账", "台账.xlsx"),
            ("方案3.5版", "方案3.5版.xlsx"),
            ("台账.CSV", "台账.CSV"),
            ("台账.md", "台账.md"),
        ] {
            assert_eq!(
                with_ending(name.into(), "xlsx", &WRITTEN),
                PathBuf::from(expected)
            );
        }
    }
}
