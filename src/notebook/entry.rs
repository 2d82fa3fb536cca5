use chrono::{DateTime, FixedOffset, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::{Correction, MeasureAnchor, MilestoneAnchor, Status};
use crate::plan::Period;

/// The first 32 hexadecimal digits of the SHA-256 of the entry's canonical text without id and signature.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub String);

/// A person and their department; equal after NFKC is the same author.
#[derive(Clone, Debug, Default)]
pub struct Author {
    pub name: String,
    /// Empty where none was said.
    pub department: String,
}

impl PartialEq for Author {
    fn eq(&self, other: &Self) -> bool {
        let equal = |a: &str, b: &str| a == b || a.nfkc().eq(b.nfkc());
        equal(&self.name, &other.name) && equal(&self.department, &other.department)
    }
}

impl Eq for Author {}

/// One act of one author; never changed once written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub author: Author,
    pub time: DateTime<FixedOffset>,
    /// 1 + the highest the author could see.
    pub clock: u64,
    /// Makes two equal acts two entries.
    pub nonce: String,
    pub about: About,
    pub act: Act,
    /// Entries this one takes the place of.
    pub replaces: Vec<EntryId>,
    /// Stays out of exports unless asked for.
    pub private: bool,
    /// Kept for later versions; not part of the id.
    pub signature: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    Plan,
    Measure(MeasureAnchor),
    Milestone(MilestoneAnchor),
    /// Other entries: what is withdrawn or dismissed.
    Entries(Vec<EntryId>),
}

/// The kinds of format 1 that this version acts on; the text of others is kept in their [`Record`](super::Record).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    Note {
        text: String,
        kind: NoteKind,
        reply_to: Option<EntryId>,
    },
    Mark(Mark),
    Tag {
        name: String,
    },
    /// A filter with a name, about the plan: `text` is what is searched.
    View {
        name: String,
        text: String,
    },
    /// New words for the note it replaces.
    Edit {
        text: String,
    },
    /// Takes back entries of the same author; of a withdrawal, that is redo.
    Withdraw,
    /// Hides others' entries in the author's own views, until withdrawn.
    Dismiss,
    /// The decision that ends a clash; replaces all sides.
    Settle(Mark),
    /// What words of the document mean.
    Correction(Correction),
    /// highlight, attach, and kinds of later versions: read, kept and passed on, not acted on.
    Later {
        kind: String,
    },
}

impl Act {
    /// The word for it in the file.
    pub fn kind(&self) -> &str {
        match self {
            Self::Note { .. } => "note",
            Self::Mark(_) => "mark",
            Self::Tag { .. } => "tag",
            Self::View { .. } => "view",
            Self::Edit { .. } => "edit",
            Self::Withdraw => "withdraw",
            Self::Dismiss => "dismiss",
            Self::Settle(_) => "settle",
            Self::Correction(_) => "correction",
            Self::Later { kind } => kind,
        }
    }

    /// The mark given, by a mark or by the settling of a clash.
    pub fn mark(&self) -> Option<&Mark> {
        match self {
            Self::Mark(mark) | Self::Settle(mark) => Some(mark),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// 批注
    #[default]
    Remark,
    /// 进展
    Progress,
    /// 问题
    Problem,
    /// 下一步
    Next,
}

impl NoteKind {
    pub const ALL: [Self; 4] = [Self::Remark, Self::Progress, Self::Problem, Self::Next];

    /// The word for it in the file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Remark => "remark",
            Self::Progress => "progress",
            Self::Problem => "problem",
            Self::Next => "next",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A status given to a milestone or a whole measure, with its particulars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub status: Status,
    /// The day the work was done.
    pub on: Option<NaiveDate>,
    /// Which occurrence of a recurring milestone.
    pub period: Option<Period>,
    /// The new date of a 延期.
    pub new_due: Option<NaiveDate>,
    pub evidence: Option<String>,
    pub waiver: Option<String>,
    pub reason: Option<String>,
}
