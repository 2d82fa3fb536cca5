//! The serde twins of an entry, and the way from them to [`Entry`].

use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use serde::Deserialize;

use super::options;
use crate::notebook::{
    About, Act, Author, Entry, EntryId, Mark, MeasureAnchor, MilestoneAnchor, NoteKind, Record,
    Status,
};
use crate::plan::Period;

/// The kinds of format 1 that are not acted on yet.
const LATER_KINDS: [&str; 4] = ["highlight", "attach", "correction", "view"];

/// What the text of an entry says, as far as it is understood.
pub(super) struct Said {
    pub id: EntryId,
    clock: u64,
    /// Of a kind that format 1 names; others come from a later version.
    pub is_of_this_format: bool,
    entry: Option<Entry>,
}

impl Said {
    pub(super) fn into_record(self, text: &str, altered: bool) -> Record {
        Record {
            id: self.id,
            clock: self.clock,
            text: text.into(),
            altered,
            entry: self.entry.map(Arc::new),
        }
    }
}

/// Reads one entry; `text` is valid RON.
pub(super) fn said(text: &str) -> Said {
    if let Ok(twin) = options().from_str::<EntryTwin>(text) {
        return twin.said();
    }
    let label = options().from_str::<LabelTwin>(text).unwrap_or_default();
    Said {
        id: EntryId(label.id),
        clock: label.clock,
        is_of_this_format: is_of_this_format(&label.kind),
        entry: None,
    }
}

fn is_of_this_format(kind: &str) -> bool {
    const KINDS: [&str; 7] = [
        "note", "mark", "tag", "edit", "withdraw", "dismiss", "settle",
    ];
    KINDS.contains(&kind) || LATER_KINDS.contains(&kind)
}

/// What every entry of every version has.
#[derive(Deserialize, Default)]
#[serde(default)]
struct LabelTwin {
    id: String,
    clock: u64,
    kind: String,
}

#[derive(Deserialize)]
struct EntryTwin {
    id: String,
    clock: u64,
    time: String,
    author: AuthorTwin,
    kind: String,
    about: AboutTwin,
    #[serde(default)]
    replaces: Vec<String>,
    note_kind: Option<String>,
    text: Option<String>,
    reply_to: Option<String>,
    name: Option<String>,
    status: Option<String>,
    on: Option<String>,
    period: Option<String>,
    new_due: Option<String>,
    evidence: Option<String>,
    waiver: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    nonce: String,
    signature: Option<String>,
}

#[derive(Deserialize)]
struct AuthorTwin {
    name: String,
    #[serde(default)]
    department: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum AboutTwin {
    Plan,
    Measure {
        id: String,
        title: String,
        quote: String,
    },
    Milestone {
        id: String,
        title: String,
        quote: String,
        words: String,
        governs: String,
        nth: u32,
    },
    Entries(Vec<String>),
}

impl EntryTwin {
    fn said(self) -> Said {
        Said {
            id: EntryId(self.id.clone()),
            clock: self.clock,
            is_of_this_format: is_of_this_format(&self.kind),
            entry: self.entry(),
        }
    }

    /// `None` where a word or date in it has no meaning to us.
    fn entry(mut self) -> Option<Entry> {
        Some(Entry {
            time: DateTime::parse_from_rfc3339(&self.time).ok()?,
            act: self.act()?,
            clock: self.clock,
            author: Author {
                name: self.author.name,
                department: self.author.department,
            },
            nonce: self.nonce,
            about: self.about.into(),
            replaces: ids(self.replaces),
            private: self.private,
            signature: self.signature,
        })
    }

    fn act(&mut self) -> Option<Act> {
        Some(match self.kind.as_str() {
            "note" => Act::Note {
                text: self.text.take()?,
                kind: self.note_kind(),
                reply_to: self.reply_to.take().map(EntryId),
            },
            "mark" => Act::Mark(self.mark()?),
            "settle" => Act::Settle(self.mark()?),
            "tag" => Act::Tag {
                name: self.name.take()?,
            },
            "edit" => Act::Edit {
                text: self.text.take()?,
            },
            "withdraw" => Act::Withdraw,
            "dismiss" => Act::Dismiss,
            later => Act::Later {
                kind: later.to_owned(),
            },
        })
    }

    /// A word of a later version is shown as a plain note.
    fn note_kind(&self) -> NoteKind {
        let word = self.note_kind.as_deref();
        word.and_then(NoteKind::from_word).unwrap_or_default()
    }

    fn mark(&mut self) -> Option<Mark> {
        Some(Mark {
            status: Status::from_word(self.status.as_deref()?)?,
            on: read(&self.on, |date| date.parse::<NaiveDate>().ok())?,
            period: read(&self.period, Period::parse)?,
            new_due: read(&self.new_due, |date| date.parse::<NaiveDate>().ok())?,
            evidence: self.evidence.take(),
            waiver: self.waiver.take(),
            reason: self.reason.take(),
        })
    }
}

/// Nothing where nothing is written; `None` where what is written cannot be read.
fn read<T>(written: &Option<String>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match written {
        None => Some(None),
        Some(written) => read(written).map(Some),
    }
}

fn ids(ids: Vec<String>) -> Vec<EntryId> {
    ids.into_iter().map(EntryId).collect()
}

impl From<AboutTwin> for About {
    fn from(twin: AboutTwin) -> Self {
        match twin {
            AboutTwin::Plan => Self::Plan,
            AboutTwin::Entries(entries) => Self::Entries(ids(entries)),
            AboutTwin::Measure { id, title, quote } => {
                Self::Measure(MeasureAnchor { id, title, quote })
            }
            AboutTwin::Milestone {
                id,
                title,
                quote,
                words,
                governs,
                nth,
            } => Self::Milestone(MilestoneAnchor {
                measure: MeasureAnchor { id, title, quote },
                text: words,
                governs,
                nth,
            }),
        }
    }
}
